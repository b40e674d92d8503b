// Rows waiting to be imported, packed: a file is read whole before anything is written, yet a million rows take 60 MB and leave no copy on disk.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Row } from './csv-rows.ts';

/** Few, since while they are gone through all of them live. */
const ROWS_IN_A_PACK = 200;
/** And fewer where their cells are pages. */
const LONGEST_PACK = 256 * 1024;
/** Pages take so much packed, and no more: a million dossiers take 60 MB, but a row of theirs has a few hundred letters. */
const MOST_OF_PAGES = 104 * 1024 * 1024;
const LETTERS_OF_PAGES = 8_000;
/** So few rows are pages, or the last ones, which are soon had again. */
const FEW_IN_A_PACK = 20;
/** The fastest level: 1 µs a row, a tenth of the size. */
export const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** What may wait as it is. */
interface Room {
  /** Bytes. */
  left: number;
}

/** One for all lists of a process: packing and unpacking the lists that offices have took a tenth of reading them. */
const SHARED: Room = { left: 4 * 1024 * 1024 };

interface Pack {
  /** The number of each row. */
  readonly rows: Uint32Array;
  /** JSON of the rows' cells. */
  readonly cells: Uint8Array;
  readonly compressed: boolean;
  /** What it takes of the room while it waits. */
  taken: number;
}

/** A row out of a pack, from which its cells can be had again. */
export class PackedRow implements Row {
  readonly row: number;
  readonly #pack: Pack;
  readonly #at: number;
  #cells: readonly string[] | null;

  constructor(pack: Pack, at: number, cells: readonly string[]) {
    this.row = pack.rows[at] as number;
    this.#pack = pack;
    this.#at = at;
    this.#cells = cells;
  }

  get cells(): readonly string[] {
    return (this.#cells ??= cellsOf(this.#pack)[this.#at] as readonly string[]);
  }

  /** Forgets its cells until they are asked for. */
  letGo(): void {
    this.#cells = null;
  }

  /** The same where they are pages, of which a hundred rows are too much to wait. */
  letGoOfPages(): void {
    if (this.#pack.rows.length < FEW_IN_A_PACK) this.#cells = null;
  }
}

/** Rows that can be gone through in order, once: what was handed over is forgotten, so that memory shrinks as the import goes on. */
export class PackedRows implements Iterable<PackedRow> {
  readonly #packs: Pack[] = [];
  #open: Row[] = [];
  /** Characters of the open ones. */
  #length = 0;
  #count = 0;
  /** Bytes of the packs, and letters in them. */
  #packed = 0;
  #letters = 0;
  readonly #room: Room;

  constructor(room: Room = SHARED) {
    this.#room = room;
  }

  /** How many rows there are. */
  get count(): number {
    return this.#count;
  }

  /** Whether they are rows of pages, and more of them than are read. */
  get isTooMuch(): boolean {
    return this.#packed > MOST_OF_PAGES && this.#letters > this.#count * LETTERS_OF_PAGES;
  }

  add(row: Row): void {
    this.#open.push(row);
    this.#count++;
    for (const cell of row.cells) this.#length += cell.length;
    if (this.#open.length === ROWS_IN_A_PACK || this.#length > LONGEST_PACK) {
      const pack = packed(this.#open, this.#room.left <= 0);
      this.#packs.push(pack);
      this.#packed += pack.cells.length;
      this.#letters += this.#length;
      this.#room.left -= pack.taken;
      this.#open = [];
      this.#length = 0;
    }
  }

  /** The same rows, to be gone through while these still wait. */
  copy(): PackedRows {
    const copy = new PackedRows(this.#room);
    copy.#packs.push(...this.#packs);
    copy.#open = this.#open;
    copy.#count = this.#count;
    return copy;
  }

  /** The same rows from the last to the first, which stay. */
  *fromTheEnd(): Generator<Row> {
    yield* this.#open.toReversed();
    for (const pack of this.#packs.toReversed()) yield* [...unpacked(pack)].toReversed();
  }

  *[Symbol.iterator](): Generator<PackedRow> {
    for (let pack = this.#packs.shift(); pack; pack = this.#packs.shift()) {
      this.#room.left += pack.taken;
      pack.taken = 0;
      yield* unpacked(pack);
    }
    yield* unpacked(packed(this.#open, false));
  }
}

function packed(rows: readonly Row[], compressed: boolean): Pack {
  const json = JSON.stringify(rows.map(({ cells }) => cells));
  // Copies: what is handed out lies at the beginning of 16 kB.
  const cells = new Uint8Array(compressed ? zstdCompressSync(json, FAST) : Buffer.from(json));
  return { rows: Uint32Array.from(rows, ({ row }) => row), cells, compressed, taken: compressed ? 0 : cells.length };
}

const cellsOf = ({ cells, compressed }: Pack): readonly (readonly string[])[] => {
  const json = compressed ? zstdDecompressSync(cells) : Buffer.from(cells.buffer);
  return JSON.parse(json.toString()) as readonly (readonly string[])[];
};

function* unpacked(pack: Pack): Generator<PackedRow> {
  for (const [at, cells] of cellsOf(pack).entries()) yield new PackedRow(pack, at, cells);
}
