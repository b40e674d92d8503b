// Which cells of a sheet hold a formula without its result: some exports leave the sum to whoever opens them, and an empty due date would be a guess.
import { createInflateRaw } from 'node:zlib';
import type { ZipEntry } from './zip-directory.ts';
import { packedBytes } from './zip-directory.ts';

/** Columns (from 0) by row (from 1). */
export type UnsolvedFormulas = ReadonlyMap<number, readonly number[]>;

export const NONE_UNSOLVED: UnsolvedFormulas = new Map();

/** A cell with a formula and no value, or an empty one. */
const UNSOLVED =
  /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g;
/** A cell longer than this holds no formula that matters. */
const LONGEST = 256 * 1024;

/** Looks a packed sheet through; most hold no formula at all and cost one search for it. */
export async function unsolvedFormulas(bytes: Uint8Array, sheet: ZipEntry): Promise<UnsolvedFormulas> {
  const found = new Map<number, number[]>();
  let carry = '';
  const look = (chunk: Buffer): void => {
    const text = carry + chunk.toString('latin1');
    carry = '';
    if (!/<(?:\w+:)?f[\s>/]/.test(text)) {
      carry = text.slice(-200);
      return;
    }
    for (const [, letters, row] of text.matchAll(UNSOLVED)) {
      const columns = found.get(Number(row)) ?? [];
      columns.push(columnOf(letters as string));
      found.set(Number(row), columns);
    }
    const end = text.lastIndexOf('c>');
    carry = end < 0 ? text.slice(-LONGEST) : text.slice(end + 2).slice(-LONGEST);
  };
  const packed = packedBytes(bytes, sheet);
  if (sheet.method === 0) look(Buffer.from(packed));
  else {
    const inflate = createInflateRaw({ chunkSize: 1 << 20 });
    inflate.end(packed);
    for await (const chunk of inflate as AsyncIterable<Buffer>) look(chunk);
  }
  return found;
}

const columnOf = (letters: string): number => Array.from(letters).reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;
