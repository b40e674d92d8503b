// Rows of a list held against each other without keeping them.
import type { Mapping } from './find-columns.ts';
import { isRunningNumber } from '../words/code-shape.ts';

/**
 * What tells two rows of a list apart, as a number. A running number in the first column differs between equal rows, and a
 * code can be spelled in two ways: neither counts, nor do the blanks around what a cell says.
 */
export function fingerprints({ columns }: Pick<Mapping, 'columns'>): (cells: readonly string[]) => number {
  const codeAt = columns.get('code');
  const numbered = ![...columns.values()].includes(0);
  return (cells) => {
    let hash = 0;
    const first = cells[0] ?? '';
    for (let c = numbered && (first === '' || isRunningNumber(first)) ? 1 : 0; c < cells.length; c++) {
      if (c === codeAt) continue;
      const cell = cells[c] as string;
      let from = 0;
      let end = cell.length;
      while (from < end && isBlank(cell.charCodeAt(from))) from++;
      while (end > from && isBlank(cell.charCodeAt(end - 1))) end--;
      for (let i = from; i < end; i++) hash = (Math.imul(hash, 31) + cell.charCodeAt(i)) | 0;
      hash = (Math.imul(hash, 31) + 7) | 0;
    }
    return hash;
  };
}

const NO_BREAK_SPACE = 0xa0;
const isBlank = (unit: number): boolean => unit <= 0x20 || unit === NO_BREAK_SPACE;
