// The codes of a list without what stands beside them, where its officer said that it is no part of them.
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { codeApart } from '../words/beside-code.ts';

/** Rows with their codes alone, for a list of which that was said; else as they are. What has no receipt may be a title ("1 - Đất đai"). */
export function codesApart({ columns, besideCode }: Mapping): (row: Row) => Row {
  if (besideCode !== 'apart') return (row) => row;
  const [codeAt, receivedAt] = [columns.get('code'), columns.get('receivedAt') as number];
  return (row) =>
    (row.cells[receivedAt] ?? '').trim() === ''
      ? row
      : { row: row.row, cells: row.cells.map((cell, at) => (at === codeAt ? codeApart(cell) : cell)) };
}
