// `dunghen init`: asks the few things it must know and leaves a commented configuration that works, with an empty database and the letter template.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { writeNew } from '@dunghen/store';
import { findConfig, fromConfig, inFormOf, loadConfig } from '@dunghen/daemon/config';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type CommonOptions, type Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { cannotWrite } from '../write-out.ts';
import { reply } from '../show/say.ts';

interface Options {
  readonly yes?: boolean;
}

/** The few things nobody else can know. */
const QUESTIONS = [
  ['parent', 'Cơ quan cấp trên (ví dụ: UBND tỉnh Lạng Sơn)', 'Superior agency'],
  ['name', 'Tên cơ quan (ví dụ: UBND xã Đình Lập)', 'Name of the agency'],
  ['place', 'Địa danh ghi trên thư (ví dụ: Đình Lập)', 'Place written on letters'],
  [
    'signerTitle',
    'Chức vụ người ký (ví dụ: TM. Ủy ban nhân dân / Chủ tịch; dấu / là xuống dòng)',
    "Signer's title (a / between two spaces begins a new line)",
  ],
  ['signerName', 'Họ tên người ký', "Signer's name"],
  ['returnPlace', 'Nơi trả kết quả', 'Where results are handed over'],
  ['contact', 'Liên hệ ghi trên thư (điện thoại, nơi tiếp)', 'Contact written on letters'],
] as const;
type Answers = Readonly<Partial<Record<(typeof QUESTIONS)[number][0], string>>>;

/** The letter template, where none is; null where there is one. @throws {DungHenError} `cannot-write`. */
async function putTemplate({ loaded }: Session): Promise<string | null> {
  const { restoreTemplate } = await import('@dunghen/daemon');
  try {
    return restoreTemplate(loaded);
  } catch (error) {
    throw cannotWrite(fromConfig(loaded, loaded.config.letters.template ?? ''), error);
  }
}

export const initCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const lang = options.lang ?? defaultLang;
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const path = resolve(options.config ?? (process.env['DUNGHEN_CONFIG'] || (findConfig(process.cwd()) ?? 'dunghen.config.toml')));
  const kept = existsSync(path);
  if (!kept) {
    const answers = options.yes ? {} : await ask(t);
    // Never over a file that appeared meanwhile.
    try {
      writeNew(path, inFormOf(path, configuration(answers, lang)), 0o600);
    } catch (error) {
      throw cannotWrite(path, error);
    }
    loadConfig(path, process.cwd());
  }
  const session = openSession({ ...options, config: path } satisfies CommonOptions, lang);
  const store = await session.openStore({ create: true });
  await store.close();
  const template = await putTemplate(session);
  const told = kept
    ? t(`Giữ nguyên cấu hình đã có: ${path}`, `Kept the configuration that is there: ${path}`)
    : t(`Đã tạo cấu hình: ${path}`, `Made the configuration: ${path}`);
  const made = template === null ? '' : t(`Đã đặt mẫu thư xin lỗi: ${template}\n`, `Put the letter template: ${template}\n`);
  const next = t(
    'Cơ sở dữ liệu đã sẵn sàng. Tiếp theo: dunghen import danh-sach.xlsx, rồi dunghen scan. Kiểm tra lại bằng dunghen doctor.',
    'The database is ready. Next: dunghen import list.xlsx, then dunghen scan. Check with dunghen doctor.',
  );
  reply(session, { config: path, created: !kept, template }, () => `${told}\n${made}${next}\n`);
  return EXIT.done;
};

async function ask(t: (vi: string, en: string) => string): Promise<Answers> {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      'Không có bàn phím để hỏi; hãy thêm --yes để tạo cấu hình mẫu rồi điền sau.',
      'There is no keyboard to ask at; add --yes to write a configuration to be filled in later.',
    );
  }
  const answers: Record<string, string> = {};
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Answers that were pasted together come before their questions, and a line nobody asked for is lost.
  const early: string[] = [];
  lines.on('line', (line) => early.push(line));
  try {
    for (const [key, vi, en] of QUESTIONS) {
      const prompt = `${t(vi, en)}: `;
      const before = early.shift();
      if (before !== undefined) process.stderr.write(`${prompt}${before}\n`);
      const answer = (before ?? (await lines.question(prompt))).trim();
      if (answer !== '') answers[key] = answer;
    }
  } finally {
    lines.close();
  }
  return answers;
}

/** A TOML basic string is a JSON string. */
const quoted = (text: string): string => JSON.stringify(text);

function configuration(answers: Answers, lang: string): string {
  const agency = QUESTIONS.map(
    ([key, vi]) => (answers[key] === undefined ? `# ${key} = ""` : `${key} = ${quoted(answers[key])}`).padEnd(40) + ` # ${vi}`,
  );
  return `# Cấu hình Đúng Hẹn. Bỏ dấu # ở đầu dòng để dùng; mọi mục đều có giá trị mặc định hợp lý.
# Kiểm tra sau khi sửa: dunghen doctor

lang = ${quoted(lang)}                              # ngôn ngữ: "vi" hoặc "en"
database = "sqlite:dunghen.db"           # cạnh tệp này; chỉ dùng đĩa của chính máy này
inbox = "inbox"                          # tệp bỏ vào đây được dịch vụ nhập, rồi chuyển vào done/ hoặc rejected/

[agency]
${agency.join('\n')}

[letters]
folder = "letters"                       # thư xin lỗi được ghi vào đây
newAppointmentDays = 3                   # hẹn lại sau bao nhiêu ngày làm việc
pdf = true                               # bản PDF của thư đã ban hành, nếu máy có LibreOffice
template = "mau-thu.docx"                # mẫu thư, sửa được bằng Word; xóa nó rồi chạy dunghen init là có lại mẫu gốc
# defaultReason = ""                     # lý do ghi khi hồ sơ không có lý do riêng

[letters.newAppointmentDaysByProcedure]  # riêng cho từng thủ tục
# "1.013978" = 10

[kpi]
basis = "handled"                        # handled | resolved | due | received
target = "1"                             # tỷ lệ trễ phải DƯỚI số phần trăm này
withdrawn = "count"                      # hồ sơ công dân rút: count | exclude

[clock]
supplementRule = "restart"               # sau khi bổ sung: restart (tính lại) | shift (cộng thêm)
receiptOnDayOff = "as-stamped"           # nhận vào ngày nghỉ: as-stamped | next-working-day

[officeHours]                            # giờ làm việc, cho thời hạn tính bằng giờ
weekdays = "07:30-11:30, 13:30-17:00"
# saturday = "07:30-11:30"               # nếu sáng thứ Bảy có làm việc

[schedule]
scan = "*/10 * * * *"                    # dịch vụ quét lúc nào: phút giờ ngày tháng thứ

[health]
port = 8737                              # trang theo dõi, chỉ mở trên chính máy này; 0 là không mở

[log]
level = "info"                           # nhật ký của dịch vụ: debug | info | warn | error | silent

[alerts]
workingDaysBefore = [2, 1, 0]            # báo trước hạn mấy ngày làm việc
workingDaysAfter = [1]                   # báo lại khi đã quá hạn mấy ngày làm việc

[digests]
folder = "digests"                       # bản tin sáng của từng đơn vị
at = "07:00"                             # từ giờ này, ngày làm việc

[digests.to]                             # ai nhận qua thư điện tử; "*" là toàn cơ quan
# "*" = ["chu-tich@xa.example"]
# "Phòng Kinh tế" = ["kinh-te@xa.example"]

# [smtp]
# host = "mail.xa.example"
# port = 587
# user = "dung-hen"
# passwordFile = "mat-khau-thu.txt"      # tệp chỉ chứa mật khẩu
# from = "dung-hen@xa.example"

# Xóa họ tên, địa chỉ, điện thoại của công dân khi hồ sơ đã kết thúc quá ngần này tháng; số liệu không đổi.
# [retention]
# months = 60

# Mở trang "việc hôm nay" cho máy khác trong mạng cơ quan; đặt mật khẩu trước bằng: dunghen page password
# [page]
# listen = "0.0.0.0"                     # hoặc địa chỉ của máy này trong mạng
# port = 8738
# passwordFile = "mat-khau-trang.txt"    # chỉ chứa mã băm của mật khẩu

[calendar]
files = []                               # tệp quyết định nghỉ lễ của năm mới, ví dụ ["${join('lich', 'nghi-le-2028.json')}"]

# Thủ tục riêng của địa phương, hoặc thời hạn khác với danh mục có sẵn:
# [[procedures]]
# code = "1.001612"
# name = "Đăng ký thành lập hộ kinh doanh"
# term = "3 ngày làm việc"
`;
}
