// The statuses of a file's lists that nobody understands, for the officer to say what they mean.
import { isNoDossier } from '../columns/no-dossier.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import { RowCells } from '../list/row-cells.ts';
import { rowReader } from '../list/rows-of-list.ts';
import { orNull } from '../words/or-null.ts';
import { statusKey } from '../words/taught-statuses.ts';
import { UnknownWords } from './unknown-words.ts';

/** More are no statuses, and nor is what is longer. */
const MOST = 50;
const LONGEST = 80;

/** The most frequent first; `taught` are those whose meaning is known. */
export function unreadStatuses({ lists }: ListFile, taught: Iterable<string>): readonly string[] {
  const known = new Set(Array.from(taught, statusKey));
  const words = new UnknownWords();
  for (const list of lists) {
    const { mapping, rows } = list;
    const read = rowReader(list);
    const cells = new RowCells(mapping, list.fonts);
    for (const row of rows.copy()) {
      cells.row = row;
      const word = orNull(() => cells.text('status'))?.trim() ?? '';
      if (word === '' || word.length > LONGEST || known.has(statusKey(word)) || isNoDossier(row.cells, mapping)) continue;
      const told = read(row);
      // Beside a day of the result the word is not needed.
      if ('seen' in told && told.seen.status === 'unknown' && !told.seen.completed && !told.seen.returned) words.status(word);
    }
  }
  return words.unread.slice(0, MOST);
}
