// The commands and their options; what each does is loaded only when it is called, so that --help is immediate.
import type { Lang } from '@dunghen/core';
import { Argument, Command, Option } from 'commander';
import { completionScript, SHELLS, type Shell } from './commands/completion.ts';
import { addCalendarCommands } from './program-calendar.ts';
import { addCareCommands } from './program-care.ts';
import { examplesOf } from './help-examples.ts';
import { LIST_NAMES, type ListName } from './list-names.ts';
import { addLetterCommands } from './program-letters.ts';
import { addReportCommands } from './program-reports.ts';
import { namesNothing } from './names-nothing.ts';
import { speak } from './parser-words.ts';
import type { CommonOptions } from './session.ts';

/** What a family of commands is built with. */
export interface ProgramParts {
  readonly program: Command;
  /** A command with the options that every command takes. */
  readonly command: (spec: string, vi: string, en: string, parent?: Command) => Command;
  readonly lang: Lang;
  readonly t: (vi: string, en: string) => string;
  readonly done: (exitCode: number) => void;
}

/** What a command's module offers: it runs and returns its exit code. */
export type CommandAction<Args extends readonly unknown[], Options> = (
  args: Args,
  options: Options & CommonOptions,
  defaultLang: Lang,
) => Promise<number>;

/** The whole command line; `done` receives the exit code of the command that ran, `tell` what was typed wrongly. */
export function buildProgram(lang: Lang, json: boolean, done: (exitCode: number) => void, tell: (message: string) => void): Command {
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const program = new Command('dunghen')
    .description(
      t(
        'Đúng Hẹn: hạn trả kết quả, tỷ lệ trễ hẹn và thư xin lỗi của bộ phận một cửa',
        'Đúng Hẹn: due dates, late rates and apology letters of a one-stop office',
      ),
    )
    .version('0.1.0', '-V, --version', t('in phiên bản', 'print the version'))
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help of a command')
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
      .addOption(
        new Option(
          '--today <date>',
          t('coi ngày này là hôm nay (2026-11-30 hay 30/11/2026)', 'take this as today (2026-11-30 or 30/11/2026)'),
        ),
      )
      .addOption(new Option('--json', t('in kết quả dạng JSON', 'print the result as JSON')));
    made.addHelpText('after', examplesOf([...(parent === program ? [] : [parent.name()]), made.name()].join(' '), lang));
    return made.hook('preAction', namesNothing);
  };

  const parts: ProgramParts = { program, command, lang, t, done };

  command('deadline', 'tính hạn trả kết quả', 'compute a due date')
    .option(
      '--received <date>',
      t('ngày (hoặc ngày giờ, như 20/11/2026 15:30) tiếp nhận', 'date (or date-time, as 20/11/2026 15:30) of receipt'),
    )
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
    .option('--observed-on <date>', t('ngày của danh sách, nếu nó không tự ghi', 'the day of the list, where it says none itself'))
    .option('--mapping <file>', t('tệp ghép cột đã xác nhận', 'the confirmed mapping of columns'))
    .option('--learn', t('chỉ xem cột nào là gì và ghi ra tệp ghép cột', 'only show which column is what and write the mapping file'))
    .option(
      '--new-codes',
      t(
        'hồ sơ trong danh sách là hồ sơ khác, dù mã gần giống mã đã nhập',
        'the dossiers are others, though their codes are like known ones',
      ),
    )
    .option(
      '--same-dossiers',
      t(
        'hồ sơ trong danh sách là hồ sơ đã nhập, dù người nộp hay thủ tục ghi khác hẳn',
        'the dossiers are the known ones, though who applied or for what differs',
      ),
    )
    .option('--sheet <name>', t('trang tính có danh sách', 'the sheet that holds the list'))
    .option(
      '--rejects <file>',
      t('ghi các dòng bị từ chối ra tệp CSV, kèm lý do', 'write the refused rows to a CSV file with their reasons'),
    )
    .action(async (files: string[], options) => done(await (await import('./commands/import.ts')).importCommand([files], options, lang)));

  command('scan', 'quét hồ sơ và soạn thư xin lỗi cho hồ sơ trễ hẹn', 'scan the dossiers and write the letters that are owed')
    .option(
      '--new-folder',
      t(
        'thư mục thư trống hay chưa có này đúng là thư mục muốn dùng',
        'this letters folder is meant, though no letter is in it, or it is to be made',
      ),
    )
    .action(async (options) => done(await (await import('./commands/scan.ts')).scanCommand([], options, lang)));

  addReportCommands(parts);

  command(
    'explain <code>',
    'toàn bộ diễn biến của một hồ sơ và vì sao có hạn trả đó',
    "a dossier's whole timeline and why it is due when it is",
  ).action(async (code: string, options) => done(await (await import('./commands/explain.ts')).explainCommand([code], options, lang)));

  command('list', 'danh sách hồ sơ cần chú ý', 'dossiers that need attention')
    .addArgument(
      new Argument('<list>', t('danh sách nào: quá hạn, sắp đến hạn, dễ trễ, đang mở, thiếu thư, lỡ hẹn lần hai', 'which list')).choices(
        LIST_NAMES,
      ),
    )
    .action(async (name: ListName, options) => done(await (await import('./commands/list.ts')).listCommand([name], options, lang)));

  command(
    'export',
    'xuất mọi sự kiện ra NDJSON, hoặc sổ thư bằng --letters; cả hai là mọi điều biết về hồ sơ và thư',
    'write every event as NDJSON, or the ledger of letters with --letters; together all that is known of dossiers and letters',
  )
    .option(
      '--letters',
      t('xuất sổ thư, mỗi thư một dòng, thay cho sự kiện', 'write the ledger of letters, one a line, instead of the events'),
    )
    .addOption(new Option('--format <format>', t('dạng kết quả', 'output format')).choices(['ndjson']))
    .action(async (options) => done(await (await import('./commands/export.ts')).exportCommand([], options, lang)));

  addCareCommands(parts);
  addLetterCommands(parts);
  addCalendarCommands(parts);

  command('completion', 'kịch bản gợi ý lệnh khi gõ phím Tab', 'a script that completes commands with Tab')
    .addArgument(new Argument('<shell>', t('vỏ lệnh', 'the shell')).choices(SHELLS))
    .action((shell: Shell, options: CommonOptions) => {
      const script = completionScript(program, shell);
      process.stdout.write(options.json ? `${JSON.stringify({ shell, script })}\n` : script);
      done(0);
    });

  speak(program, lang, json, tell);
  return program;
}
