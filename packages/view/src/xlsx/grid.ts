// A sheet written cell by cell with its look, turned into what the workbook writer takes.
import { writeXlsx, type CellStyle, type CellValue, type MergeRange, type WriteSheet } from 'hucre/xlsx';
import { cleanText } from '../clean-text.ts';
import { withRows, type LongRow } from './long-list.ts';
import { LINE, linesOf } from './text-lines.ts';

type RowDef = NonNullable<WriteSheet['rowDefs']> extends Map<number, infer Def> ? Def : never;

/** A cell: its value, and its look where it is not plain. */
export interface GridCell {
  readonly value: CellValue;
  readonly style?: CellStyle | undefined;
}

export type GridRow = readonly (GridCell | null)[];

interface GridOf<Rows> {
  readonly rows: Rows;
  readonly merges: MergeRange[];
}

/** A sheet under construction: rows of cells, and the cells that are joined. */
export type Grid = GridOf<GridRow[]>;

/** How a sheet looks beside its cells; widths in characters. */
export interface SheetLook extends Omit<WriteSheet, 'name' | 'rows' | 'cells' | 'merges' | 'columns'> {
  readonly widths: readonly number[];
}

export const emptyGrid = (): Grid => ({ rows: [], merges: [] });

/** A sheet as the workbook writer takes it. */
export interface BookSheet extends WriteSheet {
  /** The rows of a long list below those in `rows`, each cell with the look of the one above it; read once. */
  readonly below?: Iterable<LongRow>;
}

/** The rows of a list that the workbook writer is given: it holds every cell several times over, 130,000 rows of ten in 600 MB. */
const GIVEN = 2000;

/**
 * The grid as a sheet; one with a filter is a list, of which all rows below the headings look alike. Texts are typed as texts, so that
 * one beginning with "=" is never a formula, and cleaned of what a name may hide.
 */
export function sheetOf(name: string, { rows, merges }: GridOf<Iterable<GridRow>>, { widths, ...more }: SheetLook): BookSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const all = rows[Symbol.iterator]();
  const given = firstOf(all, more.autoFilter ? GIVEN : Infinity);
  const values = given.map((row, r) =>
    row.map((cell, c) => {
      if (cell?.style) cells.set(`${r},${c}`, { value: cleanValue(cell), style: cell.style });
      return cleanValue(cell);
    }),
  );
  const joined = new Set(merges.map(({ startRow, startCol }) => `${startRow},${startCol}`));
  const heights = given.flatMap((row, r): [number, RowDef][] => {
    const height = heightOf(row, widths, (c) => joined.has(`${r},${c}`));
    return height === null ? [] : [[r, { height }]];
  });
  return {
    name,
    rows: values,
    cells,
    merges,
    columns: widths.map((width) => ({ width })),
    ...more,
    rowDefs: new Map([...heights, ...(more.rowDefs ?? [])]),
    ...(given.length === GIVEN && { below: below(all, widths) }),
  };
}

function firstOf<T>(all: Iterator<T>, most: number): readonly T[] {
  const first: T[] = [];
  for (let next; first.length < most && !(next = all.next()).done;) first.push(next.value);
  return first;
}

function* below(all: Iterator<GridRow>, widths: readonly number[]): Generator<LongRow> {
  for (let next; !(next = all.next()).done;) yield { values: next.value.map(cleanValue), height: heightOf(next.value, widths) };
}

function cleanValue(cell: GridCell | null): CellValue {
  const value = cell?.value ?? null;
  return typeof value === 'string' ? cleanText(value) : value;
}

/** How high a row must be, in points; null for a row of one line. */
function heightOf(row: GridRow, widths: readonly number[], isJoined: (column: number) => boolean = () => false): number | null {
  const lines = Math.max(1, ...row.map((cell, c) => (cell && !isJoined(c) ? linesOfCell(cell, widths[c] ?? 10) : 1)));
  return lines > 1 ? lines * LINE + 2 : null;
}

const linesOfCell = ({ value, style }: GridCell, width: number): number =>
  style?.alignment?.wrapText === true && typeof value === 'string' ? linesOf(value, width, style.font?.bold === true) : 1;

/** Printed on A4 lying down, as wide as it is, with these rows at the top of each page (like "$1:$2"). */
export const lyingDown = (printTitlesRow: string): NonNullable<WriteSheet['pageSetup']> => ({
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow,
});

type Book = Omit<Parameters<typeof writeXlsx>[0], 'sheets' | 'namedRanges'>;

/**
 * The bytes of a workbook, whose printed pages are counted. The rows at the top of each page are named here, with the name of
 * their sheet in quotes: the writer leaves it bare, and with a space or a diacritic in it that is no reference, so that
 * LibreOffice prints no headings and Excel takes the file for damaged.
 */
export async function bookOf(sheets: readonly BookSheet[], book: Book): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    ...book,
    sheets: sheets.map(({ pageSetup, below: _below, ...sheet }) => {
      const { printTitlesRow: _, ...paper } = pageSetup ?? {};
      return { ...sheet, pageSetup: paper, headerFooter: { oddFooter: '&C&P/&N' } };
    }),
    namedRanges: sheets.flatMap(({ name, pageSetup }) =>
      pageSetup?.printTitlesRow === undefined
        ? []
        : [{ name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!${pageSetup.printTitlesRow}`, scope: name }],
    ),
  });
  return withRows(bytes, new Map(sheets.flatMap(({ below: rows }, i) => (rows ? [[`xl/worksheets/sheet${i + 1}.xml`, rows]] : []))));
}

/** A filter over a list whose headings stand in a row, counted from 1; no list is wider than the alphabet. */
export const filterOver = (headRow: number, columns: number, rows: number): { readonly range: string } => ({
  range: `A${headRow}:${String.fromCodePoint(64 + columns)}${headRow + rows}`,
});

/** A day as Excel counts days; it shows what it is told as wall-clock time of UTC. */
export const excelDay = (iso: string | null | undefined): Date | null => (iso == null ? null : new Date(`${iso}T00:00:00Z`));
