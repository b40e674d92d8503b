// The codes of a list without what stands beside them, where its officer said that it is no part of them.
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { codeApart } from '../words/beside-code.ts';

/** Rows with their codes alone, for a list of which that was said; else as they are. */
export function codesApart({ columns, besideCode }: Mapping): (row: Row) => Row {
  if (besideCode !== 'apart') return (row) => row;
  const codeAt = columns.get('code');
  return ({ row, cells }) => ({ row, cells: cells.map((cell, at) => (at === codeAt ? codeApart(cell) : cell)) });
}
