// The statuses of a file's lists that nobody understands, for the officer to say what they mean.
import { isNoDossier } from '../columns/no-dossier.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import { RowCells } from '../list/row-cells.ts';
import { looksLikeDate } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';
import { statusShape } from '../words/status-shape.ts';
import { statusBy, statusKey } from '../words/taught-statuses.ts';
import { UnknownWords } from './unknown-words.ts';

/** More are no statuses, and nor is what is longer. */
const MOST = 50;
const LONGEST = 80;

/** The most frequent first, of all rows, whatever else is wrong with them; `taught` are those whose meaning is known. */
export function unreadStatuses({ lists }: ListFile, taught: Iterable<string>): readonly string[] {
  const known = new Set(Array.from(taught, statusKey));
  const words = new UnknownWords();
  for (const { mapping, rows, fonts } of lists) {
    const cells = new RowCells(mapping, fonts);
    for (const row of rows.copy()) {
      cells.row = row;
      const text = orNull(() => cells.text('status'))?.trim() ?? '';
      const word = statusShape(text);
      if (!/\p{L}/u.test(word) || word.length > LONGEST || known.has(statusKey(text)) || known.has(statusKey(word))) continue;
      if (statusBy(mapping.statuses, text) !== 'unknown') continue;
      // Beside a day of the result the word is not needed.
      const hasEnded = (['completedAt', 'returnedAt'] as const).some((column) => looksLikeDate(cells.raw(column) ?? ''));
      if (!hasEnded && !isNoDossier(row.cells, mapping)) words.status(word);
    }
  }
  return words.unread.slice(0, MOST);
}
