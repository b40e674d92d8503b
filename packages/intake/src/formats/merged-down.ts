// Cells merged downwards, of a sheet whose rows go by from top to bottom: such a cell speaks in each row that it covers.
import type { SaidAgain } from './said-again.ts';

/** A merge over more rows than this is a background, not a value; more merges than this are decoration. */
export const TALLEST = 5_000;
export const MOST_MERGED = 20_000;

/** Those of one sheet. */
export class MergedDown {
  readonly #reaching = new Map<number, { readonly text: string; readonly last: number }>();
  readonly #again: SaidAgain;
  #count = 0;

  constructor(again: SaidAgain) {
    this.#again = again;
  }

  /** Notes a cell that covers so many rows below its own. */
  note(column: number, row: number, { text, down }: { readonly text: string; readonly down: number }): void {
    if (down > 0 && down < TALLEST && this.#count++ < MOST_MERGED) this.#reaching.set(column, { text, last: row + down });
  }

  /** Whether any reaches down to a row. */
  reaches(row: number): boolean {
    return [...this.#reaching.values()].some(({ last }) => last >= row);
  }

  /** Puts what reaches down to a row into its blank cells. */
  reachInto(cells: string[], row: number): void {
    for (const [column, { text, last }] of this.#reaching) {
      if (last < row) this.#reaching.delete(column);
      else if ((cells[column] ?? '') === '') {
        this.#again.count(text);
        while (cells.length < column) cells.push('');
        cells[column] = text;
      }
    }
  }
}
