// Whether a row below the headings is the head of another table: read under the first one's headings its days would stand in the wrong columns.
import { sheetLetter, type Mapping } from './find-columns.ts';
import { knownHeadings, readingOf } from './headings.ts';
import { plain } from '../words/plain.ts';
import { fileFault, ONE_TABLE } from '../intake-error.ts';
import type { Row } from '../formats/csv-rows.ts';
import { looksLikeDate } from '../words/office-date.ts';

const DIGIT = /\d/;
const WORD = /\p{L}{2}/u;
/** Fewer known headings than this are a row of words. */
const ENOUGH = 3;

/**
 * Refuses a second table whose columns are not those of the first; the same headings once more, as on every printed page, are
 * no second table.
 * @throws {IntakeError} `several-lists` naming the row and the first column that differs.
 */
export function checkAnotherTable({ row, cells }: Row, mapping: Pick<Mapping, 'columns' | 'names' | 'splitAt'>, file: string): void {
  const { columns, names } = mapping;
  // Nearly every row has a digit in one of its first cells and a day without a word in it, and ends here. Headings can be numbered.
  if (cells.some((cell) => DIGIT.test(cell)) && !isHeading(cells[columns.get('receivedAt') ?? -1] ?? '')) return;
  if (knownHeadings(cells) < ENOUGH) return;
  const read = new Set(cells.map((cell) => readingOf(cell)?.column));
  if (!read.has('code') || !read.has('receivedAt')) return;
  for (const [column, at] of columns) {
    const heading = cells[at] ?? '';
    const first = names.get(column) as string;
    if (plain(heading) === plain(first) || readingOf(heading)?.column === column) continue;
    const place = sheetLetter(at, mapping);
    throw fileFault(
      'several-lists',
      file,
      `có bảng thứ hai từ dòng ${row}, tiêu đề cột ${place} là "${heading}" thay vì "${first}"`,
      `holds a second table from row ${row} on, whose column ${place} is headed "${heading}" instead of "${first}"`,
      ONE_TABLE,
    );
  }
}

const isHeading = (cell: string): boolean => WORD.test(cell) && !looksLikeDate(cell);
