// A sheet written cell by cell with its look, turned into what the workbook writer takes.
import { writeXlsx, type CellStyle, type CellValue, type MergeRange, type WriteSheet } from 'hucre/xlsx';
import { cleanText } from '../clean-text.ts';
import { LINE, linesOf } from './text-lines.ts';

type RowDef = NonNullable<WriteSheet['rowDefs']> extends Map<number, infer Def> ? Def : never;

/** A cell: its value, and its look where it is not plain. */
export interface GridCell {
  readonly value: CellValue;
  readonly style?: CellStyle | undefined;
}

/** A sheet under construction: rows of cells, and the cells that are joined. */
export interface Grid {
  readonly rows: (readonly (GridCell | null)[])[];
  readonly merges: MergeRange[];
}

/** How a sheet looks beside its cells; widths in characters. */
export interface SheetLook extends Omit<WriteSheet, 'name' | 'rows' | 'cells' | 'merges' | 'columns'> {
  readonly widths: readonly number[];
}

export const emptyGrid = (): Grid => ({ rows: [], merges: [] });

/**
 * The grid as a sheet. Texts are typed as texts, so that one beginning with "=" is never a formula, and cleaned of what a
 * name may hide.
 */
export function sheetOf(name: string, { rows, merges }: Grid, { widths, ...more }: SheetLook): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const values = rows.map((row, r) =>
    row.map((cell, c) => {
      if (cell === null) return null;
      const value = typeof cell.value === 'string' ? cleanText(cell.value) : cell.value;
      if (cell.style) cells.set(`${r},${c}`, { value, style: cell.style });
      return value;
    }),
  );
  const joined = new Set(merges.map(({ startRow, startCol }) => `${startRow},${startCol}`));
  const heights = rows.flatMap((row, r): [number, RowDef][] => {
    const lines = Math.max(1, ...row.map((cell, c) => (cell && !joined.has(`${r},${c}`) ? linesOfCell(cell, widths[c] ?? 10) : 1)));
    return lines > 1 ? [[r, { height: lines * LINE + 2 }]] : [];
  });
  return {
    name,
    rows: values,
    cells,
    merges,
    columns: widths.map((width) => ({ width })),
    ...more,
    rowDefs: new Map([...heights, ...(more.rowDefs ?? [])]),
  };
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
export function bookOf(sheets: readonly WriteSheet[], book: Book): Promise<Uint8Array> {
  return writeXlsx({
    ...book,
    sheets: sheets.map(({ pageSetup, ...sheet }) => {
      const { printTitlesRow: _, ...paper } = pageSetup ?? {};
      return { ...sheet, pageSetup: paper, headerFooter: { oddFooter: '&C&P/&N' } };
    }),
    namedRanges: sheets.flatMap(({ name, pageSetup }) =>
      pageSetup?.printTitlesRow === undefined
        ? []
        : [{ name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!${pageSetup.printTitlesRow}`, scope: name }],
    ),
  });
}

/** A filter over a list whose headings stand in a row, counted from 1; no list is wider than the alphabet. */
export const filterOver = (headRow: number, columns: number, rows: number): { readonly range: string } => ({
  range: `A${headRow}:${String.fromCodePoint(64 + columns)}${headRow + rows}`,
});

/** A day as Excel counts days; it shows what it is told as wall-clock time of UTC. */
export const excelDay = (iso: string | null | undefined): Date | null => (iso == null ? null : new Date(`${iso}T00:00:00Z`));
