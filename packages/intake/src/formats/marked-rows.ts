// The rows of a sheet with its marks applied: a formula without its result is named, a merged cell stands in every row it covers, a number is what its format shows.
import { NO_VALUE } from './cell-text.ts';
import type { Row } from './csv-rows.ts';
import type { SheetMarks } from './sheet-marks.ts';
import { show } from './shown-numbers.ts';
import { TALLEST } from './merged-down.ts';

/** Goes along while rows are read from top to bottom. */
export function markedRows({ unsolved, merged, shown }: SheetMarks): (row: number, cells: string[]) => Row {
  const waiting = merged.filter(({ first, last }) => last - first < TALLEST).toSorted((a, b) => a.first - b.first);
  let open: { readonly column: number; readonly last: number; readonly text: string }[] = [];
  let next = 0;
  const formats = [...(shown ?? [])].map(([column, runs]) => ({ column, runs, at: 0 }));
  return (row, cells) => {
    for (const format of formats) {
      const { column, runs } = format;
      while ((runs[format.at]?.last ?? Number.POSITIVE_INFINITY) < row) format.at++;
      const run = runs[format.at];
      if (run && run.first <= row) cells[column] = show(cells[column] ?? '', run.shown);
    }
    for (const column of unsolved.get(row) ?? []) cells[column] = NO_VALUE;
    if (next === waiting.length && open.length === 0) return { row, cells };
    for (const { column, text, last } of open) {
      if (row > last || (cells[column] ?? '') !== '') continue;
      while (cells.length < column) cells.push('');
      cells[column] = text;
    }
    open = open.filter(({ last }) => last > row);
    for (let merge = waiting[next]; merge && merge.first <= row; merge = waiting[++next]) {
      const text = merge.first === row ? (cells[merge.column] ?? '') : '';
      if (text !== '') open.push({ ...merge, text });
    }
    return { row, cells };
  };
}
