// `dunghen calendar moves`: the open dossiers whose due date a changed calendar or rule moved, and those that were promised a day which is one off now; their citizens must be told.
import { formatDay, officeDayOf, parseDay } from '@dunghen/core';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';
import { table } from '../show/table.ts';
import { showDay } from '../show/text.ts';
import { say } from '../show/say.ts';

export const calendarMovesCommand: CommandAction<[], { readonly since?: string }> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const { t, lang } = session;
  const since = options.since === undefined ? null : parseDay(options.since);
  const store = await session.openToRead();
  try {
    const moves = (await store.dueMoves())
      .map(({ at, on, ...move }) => ({ ...move, on: on === null ? officeDayOf(Date.parse(at)) : parseDay(on) }))
      .filter(({ on }) => since === null || on >= since)
      .map((move) => ({ ...move, on: formatDay(move.on) }));
    const { promisesOnDaysOff } = await import('@dunghen/daemon');
    const daysOff = await promisesOnDaysOff(store, { law: await session.lawOfDossiers(), today: session.today });
    if (session.json) process.stdout.write(`${JSON.stringify({ count: moves.length, moves, promisedDaysOff: daysOff })}\n`);
    else {
      const day = (iso: string | null): string => (iso === null ? '–' : showDay(iso, lang));
      const rows = moves.map(({ dossier, before, after, on }) => [dossier, day(before), day(after), day(on)]);
      const head = [t('Mã hồ sơ', 'Dossier'), t('Hạn cũ', 'Before'), t('Hạn mới', 'After'), t('Ghi ngày', 'Recorded')];
      const count = t(`${moves.length} hồ sơ đổi hạn trả`, `${moves.length} due dates moved`);
      say(rows.length === 0 ? `${count}\n` : `${count}\n\n${table(head, rows)}\n`);
      if (daysOff.length > 0) {
        const told = t(
          `${daysOff.length} hồ sơ đã hẹn công dân vào ngày nay là ngày nghỉ; ngày hẹn giữ nguyên, hãy báo công dân hoặc trả trước ngày đó`,
          `${daysOff.length} dossiers were promised for a day that is one off now; the promise stays, so tell the citizen or have the result ready before it`,
        );
        const headings = [t('Mã hồ sơ', 'Dossier'), t('Ngày đã hẹn', 'Promised'), t('Hẹn bằng', 'By')];
        const by = (byLetter: boolean): string => (byLetter ? t('thư', 'letter') : t('giấy hẹn, danh sách', 'slip, list'));
        const listed = daysOff.map(({ dossier, promisedOn, byLetter }) => [dossier, day(promisedOn), by(byLetter)]);
        say(`\n${told}\n\n${table(headings, listed)}\n`);
      }
    }
    return EXIT.done;
  } finally {
    await store.close();
  }
};
