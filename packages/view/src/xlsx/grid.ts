// A sheet written cell by cell with its look, turned into what the workbook writer takes.
import type { CellStyle, CellValue, MergeRange, WriteSheet } from 'hucre/xlsx';
import { cleanText } from '../clean-text.ts';

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

export const emptyGrid = (): Grid => ({ rows: [], merges: [] });

/**
 * The grid as a sheet. Texts are typed as texts, so that one beginning with "=" is never a formula, and cleaned of what a
 * name may hide.
 */
export function sheetOf(name: string, { rows, merges }: Grid, more: Omit<WriteSheet, 'name' | 'rows' | 'cells' | 'merges'>): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const values = rows.map((row, r) =>
    row.map((cell, c) => {
      if (cell === null) return null;
      const value = typeof cell.value === 'string' ? cleanText(cell.value) : cell.value;
      if (cell.style) cells.set(`${r},${c}`, { value, style: cell.style });
      return value;
    }),
  );
  return { name, rows: values, cells, merges, ...more };
}

/** A day as Excel counts days; it shows what it is told as wall-clock time of UTC. */
export const excelDay = (iso: string | null | undefined): Date | null => (iso == null ? null : new Date(`${iso}T00:00:00Z`));
