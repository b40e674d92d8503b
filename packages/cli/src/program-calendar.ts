// `dunghen calendar …`: the days off, decision files, and what another calendar moved.
import type { ProgramParts } from './program.ts';

export function addCalendarCommands({ program, command, lang, t, done }: ProgramParts): void {
  const calendar = program
    .command('calendar')
    .description(t('lịch nghỉ: xem một năm, kiểm tra tệp quyết định', 'days off: show a year, check a decision file'));
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
}
