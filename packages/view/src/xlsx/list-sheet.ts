// A list as an office keeps it: a title, headings that stay and filter, real dates and numbers, widths that fit, A4 lying down.
import type { CellStyle, CellValue } from 'hucre/xlsx';
import { CELL, DAY, HEAD, numeric, TITLE } from './styles.ts';
import { filterOver, lyingDown, sheetOf, type BookSheet, type GridRow } from './grid.ts';

/** A column of a list. */
export interface ListColumn<Row> {
  readonly head: string;
  /** Characters; where absent it is fitted to the longest text, up to {@link WIDEST}. */
  readonly width?: number;
  /** A number format; texts have none. */
  readonly format?: string;
  readonly value: (row: Row) => CellValue;
}

const WIDEST = 44;
/** The row of the headings, counted from 1. */
const HEAD_ROW = 2;

/** A sheet of a list. */
export function listSheet<Row>(name: string, title: string, columns: readonly ListColumn<Row>[], rows: readonly Row[]): BookSheet {
  return sheetOf(
    name,
    { rows: rowsOf(title, columns, rows), merges: [] },
    {
      widths: columns.map((column) => column.width ?? fitted(column, rows)),
      freezePane: { rows: HEAD_ROW, columns: 1 },
      autoFilter: filterOver(HEAD_ROW, columns.length, rows.length),
      pageSetup: lyingDown(`$1:$${HEAD_ROW}`),
    },
  );
}

function* rowsOf<Row>(title: string, columns: readonly ListColumn<Row>[], rows: readonly Row[]): Generator<GridRow> {
  yield [{ value: title, style: TITLE }];
  yield columns.map(({ head }) => ({ value: head, style: HEAD }));
  const styles: readonly CellStyle[] = columns.map(({ format }) => (format === undefined ? CELL : numeric(format)));
  for (const row of rows) yield columns.map(({ value }, i) => ({ value: value(row), style: styles[i] }));
}

function fitted<Row>({ head, format, value }: ListColumn<Row>, rows: readonly Row[]): number {
  const longestWord = Math.max(...head.split(' ').map((word) => word.length)) + 4;
  if (format !== undefined) return Math.max(longestWord, format === DAY ? 13 : 10);
  // A thousand rows tell how wide a column is.
  const longest = rows.slice(0, 1000).reduce((most, row) => Math.max(most, String(value(row) ?? '').length), 0);
  return Math.min(WIDEST, Math.max(longestWord, longest + 3));
}
