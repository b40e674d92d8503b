// Rows as the readers of formats hand them over: a few hundred at a time, so that little of a file lives at once.
import type { Row } from './csv-rows.ts';

/** Rows that are handed over together: so many, or fewer where their cells are pages. */
export class Batch {
  #rows: Row[] = [];
  #length = 0;

  /** Whether it is full now. */
  add(row: Row): boolean {
    for (const cell of row.cells) this.#length += cell.length;
    return this.#rows.push(row) === ROWS_IN_A_BATCH || this.#length > LONGEST_BATCH;
  }

  take(): readonly Row[] {
    const rows = this.#rows;
    [this.#rows, this.#length] = [[], 0];
    return rows;
  }
}

const ROWS_IN_A_BATCH = 500;
const LONGEST_BATCH = 1024 * 1024;

export async function* inBatches(rows: Iterable<Row>): AsyncGenerator<readonly Row[]> {
  const batch = new Batch();
  for (const row of rows) if (batch.add(row)) yield batch.take();
  yield batch.take();
}
