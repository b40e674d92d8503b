// The commands and their options; what each does is loaded only when it is called, so that --help is immediate.
import type { Lang } from '@dunghen/core';
import { Argument, Command, Option } from 'commander';
import { completionScript, SHELLS, type Shell } from './commands/completion.ts';
import { examplesOf } from './help-examples.ts';
import { countOfMonths } from './count-of-months.ts';
import { LIST_NAMES, type ListName } from './list-names.ts';
import { speakVietnamese } from './vietnamese-help.ts';
import type { CommonOptions } from './session.ts';

/** What a command's module offers: it runs and returns its exit code. */
export type CommandAction<Args extends readonly unknown[], Options> = (
  args: Args,
  options: Options & CommonOptions,
  defaultLang: Lang,
) => Promise<number>;

/** The whole command line; `done` receives the exit code of the command that ran. Under `json` the parser itself stays silent. */
export function buildProgram(lang: Lang, json: boolean, done: (exitCode: number) => void): Command {
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const program = new Command('dunghen')
    .description(
      t(
        'Đúng Hẹn: hạn trả kết quả, tỷ lệ trễ hẹn và thư xin lỗi của bộ phận một cửa',
        'Đúng Hẹn: due dates, late rates and apology letters of a one-stop office',
      ),
    )
    .version('0.1.0', '-V, --version', t('in phiên bản', 'print the version'))
    .helpOption('-h, --help', t('xem hướng dẫn', 'show help'))
    .helpCommand('help [command]', t('xem hướng dẫn của một lệnh', 'show help of a command'))
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      t(
        '\nVí dụ:\n  dunghen deadline --received 2026-11-20 --term "3 ngày làm việc" --explain\n  dunghen import danh-sach.xlsx\n  dunghen scan\n  dunghen report --month 2026-10',
        '\nExamples:\n  dunghen deadline --received 2026-11-20 --term "3 working-days" --explain\n  dunghen import list.xlsx\n  dunghen scan\n  dunghen report --month 2026-10',
      ),
    );

  const command = (spec: string, vi: string, en: string, parent = program): Command => {
    const made = parent
      .command(spec)
      .description(t(vi, en))
      .addOption(new Option('--db <url>', t('cơ sở dữ liệu, ví dụ sqlite:dunghen.db', 'database, for example sqlite:dunghen.db')))
      .addOption(new Option('--config <file>', t('tệp cấu hình', 'configuration file')))
      .addOption(new Option('--lang <lang>', t('ngôn ngữ', 'language')).choices(['vi', 'en']))
      .addOption(new Option('--today <date>', t('coi ngày này là hôm nay (năm-tháng-ngày)', 'take this as today (YYYY-MM-DD)')))
      .addOption(new Option('--json', t('in kết quả dạng JSON', 'print the result as JSON')));
    made.addHelpText('after', examplesOf([...(parent === program ? [] : [parent.name()]), made.name()].join(' '), lang));
    if (lang === 'vi') speakVietnamese(made);
    if (json) made.configureOutput({ outputError: () => {} });
    return made;
  };

  command('deadline', 'tính hạn trả kết quả', 'compute a due date')
    .option('--received <date>', t('ngày (hoặc ngày giờ) tiếp nhận', 'date (or date-time) of receipt'))
    .option('--term <term>', t('thời hạn, ví dụ "3 ngày làm việc", "15 ngày", "trong ngày"', 'term, for example "3 working-days"'))
    .option('--explain', t('giải thích từng ngày', 'explain day by day'))
    .option(
      '--pause <range...>',
      t('tạm dừng TỪ..ĐẾN[:supplement|payment|stopped], dùng được nhiều lần', 'a pause FROM..TO[:supplement|payment|stopped], repeatable'),
    )
    .addOption(
      new Option('--supplement-rule <rule>', t('sau khi bổ sung: tính lại hay cộng thêm', 'after a supplement')).choices([
        'restart',
        'shift',
      ]),
    )
    .option('--batch', t('đọc NDJSON từ đầu vào, mỗi dòng một hồ sơ', 'read NDJSON from standard input, one dossier a line'))
    .action(async (options) => done(await (await import('./commands/deadline.ts')).deadlineCommand([], options, lang)));

  command(
    'import <files...>',
    'nhập hồ sơ từ tệp sự kiện NDJSON, danh sách Excel hoặc CSV',
    'import dossiers from NDJSON events, an Excel or a CSV list',
  )
    .option('--dry-run', t('chỉ cho biết sẽ thay đổi gì', 'only tell what would change'))
    .option('--observed-on <date>', t('ngày xuất danh sách (mặc định: hôm nay)', 'the day the list was exported (default: today)'))
    .option('--mapping <file>', t('tệp ghép cột đã xác nhận', 'the confirmed mapping of columns'))
    .option('--learn', t('chỉ xem cột nào là gì và ghi ra tệp ghép cột', 'only show which column is what and write the mapping file'))
    .option('--sheet <name>', t('trang tính có danh sách', 'the sheet that holds the list'))
    .option(
      '--rejects <file>',
      t('ghi các dòng bị từ chối ra tệp CSV, kèm lý do', 'write the refused rows to a CSV file with their reasons'),
    )
    .action(async (files: string[], options) => done(await (await import('./commands/import.ts')).importCommand([files], options, lang)));

  command('scan', 'quét hồ sơ và soạn thư xin lỗi cho hồ sơ trễ hẹn', 'scan the dossiers and write the letters that are owed').action(
    async (options) => done(await (await import('./commands/scan.ts')).scanCommand([], options, lang)),
  );

  const overPeriod = (made: Command): Command =>
    made
      .option('--month <month>', t('tháng, ví dụ 2026-10 (mặc định: tháng này)', 'month, for example 2026-10 (default: this month)'))
      .option('--quarter <quarter>', t('quý, ví dụ 2026-Q4', 'quarter, for example 2026-Q4'))
      .option('--year <year>', t('năm, ví dụ 2026', 'year, for example 2026'))
      .option(
        '--reporting',
        t('kỳ chốt số liệu: từ ngày 15 kỳ trước đến ngày 14 (NĐ 09/2019)', 'as reports close it: from the 15th to the 14th (NĐ 09/2019)'),
      )
      .option('--from <date>', t('từ ngày', 'from this day'))
      .option('--to <date>', t('đến hết ngày', 'to this day'));

  overPeriod(command('report', 'tỷ lệ trễ hẹn của một kỳ, so với mục tiêu', 'the late rate of a period against the target'))
    .option('--compare <months...>', t('so sánh hai tháng: điều gì làm tỷ lệ thay đổi', 'compare two months: what moved the rate'))
    .addOption(new Option('--by <part>', t('chia theo', 'split by')).choices(['unit', 'field', 'procedure', 'channel', 'officer', 'stage']))
    .addOption(new Option('--basis <basis>', t('cách tính chính', 'headline formula')).choices(['handled', 'resolved', 'due', 'received']))
    .option(
      '--target <percent>',
      t('mục tiêu: tỷ lệ trễ phải dưới số phần trăm này', 'target: the late rate must be under this percentage'),
    )
    .addOption(
      new Option(
        '--trend <months>',
        t('số tháng gần đây cần so sánh, ví dụ 12', 'how many months to show before it, for example 12'),
      ).argParser(countOfMonths),
    )
    .addOption(new Option('--format <format>', t('dạng kết quả', 'output format')).choices(['table', 'json', 'csv', 'xlsx', 'html']))
    .option('--out <file>', t('ghi ra tệp thay vì màn hình; "-" là đầu ra chuẩn', 'write to this file; "-" is standard output'))
    .action(async (options) => done(await (await import('./commands/report.ts')).reportCommand([], options, lang)));

  overPeriod(command('stages', 'thời gian qua từng bước, và bước nên sửa trước', 'where time goes, and which step to fix first')).action(
    async (options) => done(await (await import('./commands/stages.ts')).stagesCommand([], options, lang)),
  );

  overPeriod(command('forecast', 'dự báo tỷ lệ trễ cuối kỳ', 'where the period will end'))
    .option(
      '--target <percent>',
      t('mục tiêu: tỷ lệ trễ phải dưới số phần trăm này', 'target: the late rate must be under this percentage'),
    )
    .action(async (options) => done(await (await import('./commands/forecast.ts')).forecastCommand([], options, lang)));

  command(
    'explain <code>',
    'toàn bộ diễn biến của một hồ sơ và vì sao có hạn trả đó',
    "a dossier's whole timeline and why it is due when it is",
  ).action(async (code: string, options) => done(await (await import('./commands/explain.ts')).explainCommand([code], options, lang)));

  command('list', 'danh sách hồ sơ cần chú ý', 'dossiers that need attention')
    .addArgument(new Argument('<list>', t('danh sách nào', 'which list')).choices(LIST_NAMES))
    .action(async (name: ListName, options) => done(await (await import('./commands/list.ts')).listCommand([name], options, lang)));

  command('export', 'xuất mọi sự kiện ra NDJSON', 'write every event as NDJSON')
    .addOption(new Option('--format <format>', t('dạng kết quả', 'output format')).choices(['ndjson']))
    .action(async (options) => done(await (await import('./commands/export.ts')).exportCommand([], options, lang)));

  command(
    'daemon',
    'chạy liên tục: nhập tệp trong hộp thư đến, quét, soạn thư',
    'run on: import what arrives in the inbox, scan, write letters',
  ).action(async (options) => done(await (await import('./commands/daemon.ts')).daemonCommand([], options, lang)));

  command('digest', 'bản tin sáng của từng đơn vị', "this morning's list of each unit").action(async (options) =>
    done(await (await import('./commands/digest.ts')).digestCommand([], options, lang)),
  );

  command('init', 'tạo cấu hình có chú giải và cơ sở dữ liệu trống', 'make a commented configuration and an empty database')
    .option('--yes', t('không hỏi gì', 'ask nothing'))
    .action(async (options) => done(await (await import('./commands/init.ts')).initCommand([], options, lang)));

  command('doctor', 'cho biết điều gì chưa ổn và cách sửa', 'tell what is not right yet and how to mend it').action(async (options) =>
    done(await (await import('./commands/doctor.ts')).doctorCommand([], options, lang)),
  );

  command('backup <file>', 'sao lưu cơ sở dữ liệu trong khi vẫn làm việc', 'copy the database while work goes on').action(
    async (file: string, options) => done(await (await import('./commands/backup.ts')).backupCommand([file], options, lang)),
  );

  command('retention', 'xóa dữ liệu công dân của hồ sơ kết thúc đã lâu', 'erase the citizens of dossiers that ended long ago')
    .option(
      '--months <n>',
      t('kết thúc quá bao nhiêu tháng (mặc định: theo cấu hình)', 'ended more than so many months ago (default: the configuration)'),
    )
    .option('--dry-run', t('chỉ đếm, không xóa', 'only count, erase nothing'))
    .action(async (options) => done(await (await import('./commands/retention.ts')).retentionCommand([], options, lang)));

  const page = program.command('page').description(t('trang "việc hôm nay" cho mạng cơ quan', "today's page for the office's network"));
  if (lang === 'vi') speakVietnamese(page);
  command('password', 'đặt mật khẩu để mở trang từ máy khác', 'set the password for opening the page from another machine', page).action(
    async (options) => done(await (await import('./commands/page-password.ts')).pagePasswordCommand([], options, lang)),
  );

  const service = program
    .command('service')
    .description(t('chạy như một dịch vụ của máy (Linux, systemd)', 'run as a service of the machine (Linux, systemd)'));
  if (lang === 'vi') speakVietnamese(service);
  command('install', 'ghi tệp dịch vụ systemd', 'write the systemd unit', service)
    .option('--user <name>', t('người dùng sẽ chạy dịch vụ', 'the user that runs it'))
    .option('--out <file>', t('tệp sẽ ghi', 'the file to write'))
    .option('--force', t('ghi đè tệp đã có', 'overwrite a file that is there'))
    .action(async (options) => done(await (await import('./commands/service.ts')).serviceInstallCommand([], options, lang)));

  const letters = program
    .command('letters')
    .description(t('sổ thư xin lỗi: xem, ban hành, gửi', 'the ledger of apologies: look, issue, send'));
  if (lang === 'vi') speakVietnamese(letters);
  const lettersModule = () => import('./commands/letters.ts');
  command('list', 'mọi thư trong sổ', 'every letter of the ledger', letters)
    .addOption(
      new Option('--state <state>', t('chỉ thư ở trạng thái này', 'only letters in this state')).choices([
        'drafted',
        'issued',
        'sent',
        'withdrawn',
      ]),
    )
    .option('--month <month>', t('chỉ thư của hồ sơ lỡ hẹn trong tháng này', 'only letters of appointments missed in this month'))
    .action(async (options) => done(await (await lettersModule()).lettersList(options, lang)));
  command(
    'show <letter>',
    'một thư và các bước đã qua (số thứ tự hoặc mã hồ sơ)',
    'one letter and its steps (id or dossier code)',
    letters,
  ).action(async (key: string, options) => done(await (await lettersModule()).lettersShow(key, options, lang)));
  const by = ['--by <name>', t('ai làm (mặc định: tên đăng nhập máy)', "who does it (default: the machine's user)")] as const;
  command('request <code>', 'xin lỗi trước khi lỡ hẹn', 'apologise before the appointment is missed', letters)
    .requiredOption('--reason <text>', t('lý do', 'the reason'))
    .requiredOption('--new-due <date>', t('ngày hẹn mới', 'the new date'))
    .option(...by)
    .action(async (code: string, options) => done(await (await lettersModule()).lettersRequest(code, options, lang)));
  command('reason <letter>', 'ghi lý do và ngày hẹn mới của thư mới soạn', 'give the reason and new date of a draft', letters)
    .requiredOption('--reason <text>', t('lý do', 'the reason'))
    .option('--new-due <date>', t('ngày hẹn mới', 'the new date'))
    .option(...by)
    .action(async (key: string, options) => done(await (await lettersModule()).lettersStep('reason', key, options, lang)));
  command('issue <letter>', 'ban hành: số, người ký, ngày ký', 'issue: number, signer, day', letters)
    .requiredOption('--number <number>', t('số và ký hiệu, ví dụ 12/UBND-VP', 'number, for example 12/UBND-VP'))
    .requiredOption('--signed-by <name>', t('người ký', 'the signer'))
    .requiredOption('--signed-on <date>', t('ngày ký', 'the day of signing'))
    .option(...by)
    .action(async (key: string, options) => done(await (await lettersModule()).lettersStep('issue', key, options, lang)));
  command('sent <letter>', 'đã gửi cho công dân', 'sent to the citizen', letters)
    .requiredOption('--channel <channel>', t('bằng cách nào, ví dụ zalo, email, trực tiếp', 'how, for example zalo, email, in person'))
    .requiredOption('--on <date>', t('ngày gửi', 'the day'))
    .option(...by)
    .action(async (key: string, options) => done(await (await lettersModule()).lettersStep('sent', key, options, lang)));
  command('withdraw <letter>', 'thu hồi một thư chưa gửi', 'withdraw a letter that was not sent', letters)
    .requiredOption('--reason <text>', t('lý do thu hồi', 'why'))
    .option(...by)
    .action(async (key: string, options) => done(await (await lettersModule()).lettersStep('withdraw', key, options, lang)));

  command('print', 'thư của một tháng thành một tệp để in', 'the letters of a month as one file to print', letters)
    .requiredOption('--month <month>', t('tháng lỡ hẹn, ví dụ 2026-11', 'the month of the missed appointment, for example 2026-11'))
    .addOption(
      new Option('--state <state>', t('chỉ thư ở trạng thái này', 'only letters in this state')).choices(['drafted', 'issued', 'sent']),
    )
    .option('--out <file>', t('tệp Word sẽ ghi (mặc định: in-THÁNG.docx)', 'the Word file to write (default: in-MONTH.docx)'))
    .action(async (options) => done(await (await import('./commands/letters-print.ts')).lettersPrint(options, lang)));

  const calendar = program
    .command('calendar')
    .description(t('lịch nghỉ: xem một năm, kiểm tra tệp quyết định', 'days off: show a year, check a decision file'));
  if (lang === 'vi') speakVietnamese(calendar);
  command(
    'show <year>',
    'xem ngày nghỉ, ngày làm bù của một năm và căn cứ',
    "a year's days off and make-up days with their sources",
    calendar,
  ).action(async (year: string, options) =>
    done(await (await import('./commands/calendar.ts')).calendarShowCommand([year], options, lang)),
  );
  command('check <file>', 'kiểm tra một tệp quyết định trước khi dùng', 'check a decision file before using it', calendar).action(
    async (file: string, options) => done(await (await import('./commands/calendar.ts')).calendarCheckCommand([file], options, lang)),
  );

  command('moves', 'hồ sơ đổi hạn trả do lịch hoặc quy định thay đổi', 'due dates that another calendar or rule moved', calendar)
    .option('--since <date>', t('từ ngày (mặc định: tất cả)', 'from this day on (default: all)'))
    .action(async (options) => done(await (await import('./commands/calendar-moves.ts')).calendarMovesCommand([], options, lang)));

  program
    .command('completion')
    .description(t('kịch bản gợi ý lệnh khi gõ phím Tab', 'a script that completes commands with Tab'))
    .addArgument(new Argument('<shell>', t('vỏ lệnh', 'the shell')).choices(SHELLS))
    .addHelpText('after', examplesOf('completion', lang))
    .action((shell: Shell) => {
      process.stdout.write(completionScript(program, shell));
      done(0);
    });

  if (lang === 'vi') speakVietnamese(program);
  if (json) program.configureOutput({ outputError: () => {} });
  return program;
}
