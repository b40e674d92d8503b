// An example or two for the help of every command: what an officer would type, with what it is for.
import type { Lang } from '@dunghen/core';

/** The line to type (after `dunghen`), and what it does. */
type Example = readonly [line: string, vi: string, en: string];

/** By the command's full name. A test holds that every command has one and that each runs. */
export const HELP_EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  deadline: [
    [
      'deadline --received 2026-11-20 --term "3 ngày làm việc" --explain',
      'tính hạn và giải thích từng ngày',
      'compute and explain day by day',
    ],
    [
      'deadline --received 2026-11-20 --term "7 working-days" --pause 2026-11-23..2026-11-30:payment',
      'có một lần tạm dừng',
      'with a pause',
    ],
  ],
  import: [
    ['import danh-sach.xlsx', 'nhập danh sách xuất từ hệ thống một cửa', 'import a list exported from the one-stop system'],
    ['import danh-sach.xlsx --dry-run', 'chỉ xem sẽ thay đổi gì', 'only see what would change'],
  ],
  scan: [['scan', 'quét và soạn thư còn thiếu', 'scan and write the letters that are missing']],
  report: [
    ['report --month 2026-10 --by unit', 'tháng 10, chia theo đơn vị', 'October, by unit'],
    ['report --quarter 2026-Q4 --reporting', 'quý IV, chốt số liệu ngày 14', 'the fourth quarter, closed on the 14th'],
    ['report --compare 2026-09 2026-10', 'điều gì làm tỷ lệ thay đổi', 'what moved the rate'],
  ],
  stages: [['stages --month 2026-10', 'bước nào nên sửa trước', 'which step to fix first']],
  forecast: [['forecast', 'tháng này có giữ được dưới 1% không', 'whether this month will stay under 1%']],
  explain: [['explain H37.125-260918-0014', 'vì sao hồ sơ này có hạn trả ấy', 'why this dossier is due when it is']],
  list: [
    ['list overdue', 'hồ sơ đang quá hạn', 'dossiers overdue now'],
    ['list due-soon --json', 'sắp đến hạn, cho máy đọc', 'due soon, for a program'],
  ],
  export: [
    ['export > su-kien.ndjson', 'mang mọi sự kiện đi nơi khác', 'take every event elsewhere'],
    ['export --letters > so-thu.ndjson', 'mang cả sổ thư', 'take the ledger of letters as well'],
  ],
  daemon: [['daemon', 'chạy đến khi được lệnh dừng (Ctrl+C hoặc SIGTERM)', 'run until told to stop (Ctrl+C or SIGTERM)']],
  digest: [['digest', 'soạn bản tin sáng nay, nếu chưa có', "make this morning's digests unless they are there"]],
  init: [['init', 'hỏi tên cơ quan, người ký rồi tạo cấu hình', 'ask for the agency and signer, then write the configuration']],
  doctor: [['doctor', 'kiểm tra lịch, cơ sở dữ liệu, mẫu thư, đĩa', 'check calendar, database, template and disk']],
  backup: [['backup dunghen-2026-11-23.db', 'sao lưu ra một tệp', 'copy to one file']],
  migrate: [
    [
      'migrate --from sqlite:dunghen.db --to sqlite:/srv/dunghen.db',
      'chuyển sang đĩa khác; cái cũ còn nguyên',
      'move to another disk; the old one stays as it is',
    ],
  ],
  retention: [
    ['retention --dry-run --months 60', 'sẽ xóa dữ liệu công dân của bao nhiêu hồ sơ', "how many dossiers' citizens would be erased"],
    ['retention --gone /media/usb', 'USB mất hẳn, bản in ở đó không xóa được', 'a stick is lost for good, with the prints on it'],
    ['retention --moved-here', 'đã chuyển hẳn sang máy này, máy cũ không dùng nữa', 'the office moved to this machine for good'],
  ],
  'page password': [
    ['page password', 'đặt mật khẩu, rồi bật [page] trong cấu hình', 'set the password, then turn [page] on in the configuration'],
  ],
  'service install': [
    ['service install --user dunghen --out dunghen.service', 'tệp dịch vụ để chép vào systemd', 'a unit to be copied to systemd'],
  ],
  'letters list': [['letters list --state drafted', 'thư chờ ký', 'letters waiting for a signature']],
  'letters show': [['letters show H37.125-260918-0014', 'thư của một hồ sơ và các bước đã qua', "a dossier's letter and its steps"]],
  'letters request': [
    [
      'letters request H37.125-261120-0007 --reason "chờ kết quả đo đạc" --new-due 2026-12-01',
      'biết trước sẽ trễ',
      'known in advance to be late',
    ],
  ],
  'letters reason': [
    [
      'letters reason H37.125-260918-0014 --reason "chờ xác minh" --new-due 2026-12-01',
      'ghi lý do và ngày hẹn mới',
      'give the reason and the new date',
    ],
  ],
  'letters issue': [
    [
      'letters issue 12 --number 15/UBND-VP --signed-by "Nguyễn Văn Mẫu" --signed-on 2026-11-23',
      'ghi số và ngày vào thư',
      'write number and day into the letter',
    ],
  ],
  'letters sent': [['letters sent 12 --channel zalo --on 2026-11-23', 'công dân đã nhận được', 'the citizen was told']],
  'letters withdraw': [['letters withdraw 12 --reason "nhập nhầm hồ sơ"', 'thu hồi thư chưa gửi', 'withdraw a letter that was not sent']],
  'letters print': [['letters print --month 2026-11 --state drafted', 'một tệp để in và trình ký', 'one file to print and have signed']],
  'calendar show': [['calendar show 2026', 'ngày nghỉ, ngày làm bù năm 2026', 'days off and make-up days of 2026']],
  'calendar check': [['calendar check nghi-le-2028.json', 'kiểm tra tệp trước khi dùng', 'check a file before using it']],
  'calendar moves': [
    ['calendar moves --since 2026-11-01', 'hồ sơ nào đổi hạn, cần báo công dân', 'whose due date moved and who must be told'],
  ],
  completion: [
    [
      'completion bash > ~/.local/share/bash-completion/completions/dunghen',
      'gõ lệnh nhanh hơn bằng phím Tab',
      'type commands faster with Tab',
    ],
  ],
};

/** The examples of a command as its help shows them. */
export function examplesOf(name: string, lang: Lang): string {
  const examples = HELP_EXAMPLES[name] as readonly Example[];
  const lines = examples.map(([line, vi, en]) => `  dunghen ${line}\n      ${lang === 'vi' ? vi : en}`);
  return `\n${lang === 'vi' ? 'Ví dụ' : 'Examples'}:\n${lines.join('\n')}`;
}
