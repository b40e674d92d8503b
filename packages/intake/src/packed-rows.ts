// Rows waiting to be imported, packed: a file is read whole before anything is written, yet a million rows take 60 MB and leave no copy on disk.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Row } from './csv-rows.ts';

const ROWS_IN_A_PACK = 400;
/** The fastest level: 1 µs a row, a tenth of the size. */
export const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

interface Pack {
  /** The number of each row. */
  readonly rows: Uint32Array;
  /** JSON of the rows' cells. */
  readonly cells: Uint8Array;
}

/** Rows that can be gone through in order, once: what was handed over is forgotten, so that memory shrinks as the import goes on. */
export class PackedRows implements Iterable<Row> {
  readonly #packs: Pack[] = [];
  #open: Row[] = [];
  #count = 0;

  /** How many rows there are. */
  get count(): number {
    return this.#count;
  }

  add(row: Row): void {
    this.#open.push(row);
    this.#count++;
    if (this.#open.length === ROWS_IN_A_PACK) {
      this.#packs.push(packed(this.#open));
      this.#open = [];
    }
  }

  /** The same rows, to be gone through while these still wait. */
  copy(): PackedRows {
    const copy = new PackedRows();
    copy.#packs.push(...this.#packs);
    copy.#open = this.#open;
    copy.#count = this.#count;
    return copy;
  }

  *[Symbol.iterator](): Generator<Row> {
    for (let pack = this.#packs.shift(); pack; pack = this.#packs.shift()) yield* unpacked(pack);
    yield* this.#open;
  }
}

const packed = (rows: readonly Row[]): Pack => ({
  rows: Uint32Array.from(rows, ({ row }) => row),
  cells: zstdCompressSync(JSON.stringify(rows.map(({ cells }) => cells)), FAST),
});

function* unpacked({ rows, cells }: Pack): Generator<Row> {
  const texts = JSON.parse(zstdDecompressSync(cells).toString()) as readonly (readonly string[])[];
  for (const [at, row] of rows.entries()) yield { row, cells: texts[at] as readonly string[] };
}
