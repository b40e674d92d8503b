// `dunghen calendar moves`: the open dossiers whose due date a changed calendar or rule moved; their citizens must be told.
import { formatDay, officeDayOf, parseDay } from '@dunghen/core';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';
import { table } from '../show/table.ts';
import { showDay } from '../show/text.ts';

export const calendarMovesCommand: CommandAction<[], { readonly since?: string }> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const { t, lang } = session;
  const since = options.since === undefined ? null : parseDay(options.since);
  const store = await session.openStore();
  try {
    const moves = (await store.dueMoves())
      .map(({ at, on, ...move }) => ({ ...move, on: on === null ? officeDayOf(Date.parse(at)) : parseDay(on) }))
      .filter(({ on }) => since === null || on >= since)
      .map((move) => ({ ...move, on: formatDay(move.on) }));
    if (session.json) process.stdout.write(`${JSON.stringify({ count: moves.length, moves })}\n`);
    else {
      const day = (iso: string | null): string => (iso === null ? '–' : showDay(iso, lang));
      const rows = moves.map(({ dossier, before, after, on }) => [dossier, day(before), day(after), day(on)]);
      const head = [t('Mã hồ sơ', 'Dossier'), t('Hạn cũ', 'Before'), t('Hạn mới', 'After'), t('Ghi ngày', 'Recorded')];
      const count = t(`${moves.length} hồ sơ đổi hạn trả`, `${moves.length} due dates moved`);
      process.stdout.write(rows.length === 0 ? `${count}\n` : `${count}\n\n${table(head, rows)}\n`);
    }
    return EXIT.done;
  } finally {
    await store.close();
  }
};
