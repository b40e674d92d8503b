// `dunghen letters …` and its options.
import { Option, type Command } from 'commander';
import type { ProgramParts } from './program.ts';

/** The states that letters may be asked for by, in words. */
const STATES: Readonly<Record<string, string>> = { drafted: 'mới soạn', issued: 'đã ban hành', sent: 'đã gửi', withdrawn: 'đã thu hồi' };

export function addLetterCommands({ program, command, lang, t, done }: ProgramParts): void {
  const letters = program
    .command('letters')
    .description(t('sổ thư xin lỗi: xem, ban hành, gửi', 'the ledger of apologies: look, issue, send'));
  const lettersModule = () => import('./commands/letters.ts');
  const inState = (...states: readonly string[]): Option =>
    new Option('--state <state>', t(`chỉ thư ${states.map((state) => STATES[state]).join(', ')}`, 'only letters in this state')).choices(
      states,
    );
  const reason = ['--reason <text>', t('lý do', 'the reason')] as const;
  const newDue = ['--new-due <date>', t('ngày hẹn mới', 'the new date')] as const;
  const endedOn = [
    '--ended-on <date>',
    t('ngày kết thúc thật, khi danh sách bác bỏ ngày đã ghi', 'the day it really ended, where a list contradicts the one that is stated'),
  ] as const;
  const by = ['--by <name>', t('ai làm (mặc định: tên đăng nhập máy)', "who does it (default: the machine's user)")] as const;
  /** A step of a letter's way, which somebody takes. */
  const step = (name: 'reason' | 'issue' | 'sent' | 'withdraw', vi: string, en: string, withOptions: (made: Command) => Command): void => {
    withOptions(command(`${name} <letter>`, vi, en, letters))
      .option(...by)
      .action(async (key: string, options) => done(await (await lettersModule()).lettersStep(name, key, options, lang)));
  };

  command('list', 'mọi thư trong sổ', 'every letter of the ledger', letters)
    .addOption(inState('drafted', 'issued', 'sent', 'withdrawn'))
    .option('--month <month>', t('chỉ thư của hồ sơ hẹn trả trong tháng này', 'only letters of dossiers due in this month'))
    .action(async (options) => done(await (await lettersModule()).lettersList(options, lang)));
  command(
    'show <letter>',
    'một thư và các bước đã qua (số thứ tự hoặc mã hồ sơ)',
    'one letter and its steps (id or dossier code)',
    letters,
  ).action(async (key: string, options) => done(await (await lettersModule()).lettersShow(key, options, lang)));
  command(
    'request <code>',
    'xin lỗi trước khi lỡ hẹn; hoặc thư khác thay thư đã thu hồi',
    'apologise before the appointment is missed; or another letter for a withdrawn one',
    letters,
  )
    .requiredOption(...reason)
    .option(...newDue)
    .option(...endedOn)
    .option(...by)
    .action(async (code: string, options) => done(await (await lettersModule()).lettersRequest(code, options, lang)));
  step('reason', 'ghi lý do và ngày hẹn mới của thư mới soạn', 'give the reason and new date of a draft', (made) =>
    made
      .requiredOption(...reason)
      .option(...newDue)
      .option(...endedOn),
  );
  step('issue', 'ban hành: số, người ký, ngày ký', 'issue: number, signer, day', (made) =>
    made
      .requiredOption('--number <number>', t('số và ký hiệu, ví dụ 12/UBND-VP', 'number, for example 12/UBND-VP'))
      .requiredOption('--signed-by <name>', t('người ký', 'the signer'))
      .requiredOption('--signed-on <date>', t('ngày ký', 'the day of signing')),
  );
  step('sent', 'đã gửi cho công dân', 'sent to the citizen', (made) =>
    made
      .requiredOption('--channel <channel>', t('bằng cách nào, ví dụ zalo, email, trực tiếp', 'how, for example zalo, email, in person'))
      .requiredOption('--on <date>', t('ngày gửi', 'the day')),
  );
  step('withdraw', 'thu hồi một thư chưa gửi', 'withdraw a letter that was not sent', (made) =>
    made.requiredOption('--reason <text>', t('lý do thu hồi', 'why')),
  );
  command('print', 'thư của một tháng thành một tệp để in', 'the letters of a month as one file to print', letters)
    .requiredOption('--month <month>', t('tháng của ngày hẹn trả, ví dụ 2026-11', 'the month of the due day, for example 2026-11'))
    .addOption(inState('drafted', 'issued', 'sent'))
    .option('--out <file>', t('tệp Word sẽ ghi (mặc định: in-THÁNG.docx)', 'the Word file to write (default: in-MONTH.docx)'))
    .action(async (options) => done(await (await import('./commands/letters-print.ts')).lettersPrint(options, lang)));
}
