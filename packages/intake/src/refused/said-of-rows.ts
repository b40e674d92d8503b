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

/** Rows that are packed together, of which those that are wide are unpacked part by part. */
const ROWS_OF_A_GROUP = 10_000;
/** Characters that are unpacked together, more or less. */
const AT_ONCE = 512 * 1024;
/** Characters of a group that wait to be packed. */
const OPEN = 64 * 1024;

interface Pack {
  readonly bytes: Uint8Array;
  /** The lowest and the highest row in it. */
  readonly first: number;
  readonly last: number;
}

interface Group {
  readonly packs: Pack[];
  open: string[];
  size: number;
  /** The rows that are open. */
  first: number;
  last: number;
  /** All that was said, in characters. */
  whole: number;
}

const NONE_OPEN = { size: 0, first: Number.POSITIVE_INFINITY, last: 0 };

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
    if (!group) {
      groups.set(number, (group = { packs: [], open: [], ...NONE_OPEN, whole: 0 }));
      // Rows come nearly in their order: of one that long ago there is little to come.
      packOpen(groups.get(number - 2));
    }
    const line = JSON.stringify([row, said]);
    group.open.push(line);
    group.whole += line.length;
    group.first = Math.min(group.first, row);
    group.last = Math.max(group.last, row);
    if ((group.size += line.length) >= OPEN) packOpen(group);
  }

  *[Symbol.iterator](): Generator<SaidOfRow<T>> {
    for (const [sheet, groups] of this.#sheets) {
      for (const [number, group] of [...groups].toSorted(([a], [b]) => a - b)) {
        const step = Math.ceil(ROWS_OF_A_GROUP / Math.max(1, Math.ceil(group.whole / AT_ONCE)));
        const end = (number + 1) * ROWS_OF_A_GROUP;
        for (let from = number * ROWS_OF_A_GROUP; from < end; from += step)
          for (const [row, said] of inOrder<T>(linesOf(group, from, from + step))) yield { sheet, row, said };
      }
    }
  }
}

function packOpen(group: Group | undefined): void {
  if (!group || group.open.length === 0) return;
  // A copy: what is handed out lies at the beginning of far more.
  const bytes = new Uint8Array(zstdCompressSync(group.open.join('\n'), FAST));
  group.packs.push({ bytes, first: group.first, last: group.last });
  group.open = [];
  Object.assign(group, NONE_OPEN);
}

function inOrder<T>(lines: Iterable<string>): readonly (readonly [number, [T, ...T[]]])[] {
  const rows = new Map<number, [T, ...T[]]>();
  for (const line of lines) {
    const [row, said] = JSON.parse(line) as readonly [number, T];
    const known = rows.get(row);
    if (known) known.push(said);
    else rows.set(row, [said]);
  }
  return [...rows].toSorted(([a], [b]) => a - b);
}

/** What is said of the rows from one to before another. */
function* linesOf({ packs, open }: Group, from: number, end: number): Generator<string> {
  const isOf = (line: string): boolean => {
    const row = Number.parseInt(line.slice(1, line.indexOf(',')), 10);
    return row >= from && row < end;
  };
  for (const { bytes, first, last } of packs) {
    if (first < end && last >= from) yield* zstdDecompressSync(bytes).toString().split('\n').filter(isOf);
  }
  yield* open.filter(isOf);
}
