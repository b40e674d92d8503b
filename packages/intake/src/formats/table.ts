// One table of a file, whatever the file's format: what the readers of formats hand over.
import type { Row } from './csv-rows.ts';

/** One table of a file. */
export interface Table {
  /** The name of its sheet, or null where the format has none. */
  readonly sheet: string | null;
  /** Whether its sheet is hidden, so that the officer does not see it. */
  readonly hidden?: true;
  /** How many of its rows a filter hides, where its format tells. */
  readonly hiddenRows?: number;
  /** Whether it is one of the many that only place things on a page. */
  readonly layout?: true;
  /** Whether a stray mark in a text can split its cell and shift all that follow, as a comma in CSV. */
  readonly delimited?: true;
  /** What a page says outside its tables, on the first of them. */
  readonly said?: readonly Row[];
  readonly rows: () => AsyncIterable<readonly Row[]>;
}

/** The row of what stands outside every table. */
export const OUTSIDE = 0;
/** Formats that can only be read whole. */
export const LARGEST_WHOLE = 64 * 1024 * 1024;
