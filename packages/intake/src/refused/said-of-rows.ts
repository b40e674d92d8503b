// What is said of rows of a file, packed and gathered by row: it comes in any order and is told in that of the rows, and a hundred and fifty thousand faults as objects took half a gigabyte.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { FAST } from '../formats/packed-rows.ts';

/** One row and all that is said of it, in the order in which it came. */
export interface SaidOfRow<T> {
  /** The sheet of the row, where there are several. */
  readonly sheet: string | undefined;
  readonly row: number;
  readonly said: readonly [T, ...T[]];
}

/** Rows that are unpacked together: a few megabytes. */
const ROWS_OF_A_GROUP = 10_000;
/** Characters of a group that wait to be packed. */
const OPEN = 64 * 1024;

interface Group {
  readonly packs: Uint8Array[];
  open: string[];
  size: number;
}

/** Gone through sheet by sheet and row by row, as often as wanted. `T` is what JSON can hold. */
export class SaidOfRows<T> implements Iterable<SaidOfRow<T>> {
  readonly #sheets: Map<string | undefined, Map<number, Group>>;

  /** @param sheets The order of the sheets, where that is known; others follow as they are first named. */
  constructor(sheets: readonly string[] = []) {
    this.#sheets = new Map(sheets.map((sheet) => [sheet, new Map<number, Group>()]));
  }

  add(sheet: string | undefined, row: number, said: T): void {
    let groups = this.#sheets.get(sheet);
    if (!groups) this.#sheets.set(sheet, (groups = new Map<number, Group>()));
    const number = Math.floor(row / ROWS_OF_A_GROUP);
    let group = groups.get(number);
    if (!group) groups.set(number, (group = { packs: [], open: [], size: 0 }));
    const line = JSON.stringify([row, said]);
    group.open.push(line);
    if ((group.size += line.length) < OPEN) return;
    // A copy: what is handed out lies at the beginning of far more.
    group.packs.push(new Uint8Array(zstdCompressSync(group.open.join('\n'), FAST)));
    group.open = [];
    group.size = 0;
  }

  *[Symbol.iterator](): Generator<SaidOfRow<T>> {
    for (const [sheet, groups] of this.#sheets) {
      for (const [, group] of [...groups].toSorted(([a], [b]) => a - b)) {
        const rows = new Map<number, [T, ...T[]]>();
        for (const line of linesOf(group)) {
          const [row, said] = JSON.parse(line) as readonly [number, T];
          const known = rows.get(row);
          if (known) known.push(said);
          else rows.set(row, [said]);
        }
        for (const [row, said] of [...rows].toSorted(([a], [b]) => a - b)) yield { sheet, row, said };
      }
    }
  }
}

function* linesOf({ packs, open }: Group): Generator<string> {
  for (const packed of packs) yield* zstdDecompressSync(packed).toString().split('\n');
  yield* open;
}
