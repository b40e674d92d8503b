// A part of a compound file, the container of Excel files of before 2007: a small file system of sectors and chains of them.

/** Shorter parts lie in sectors of their own, within a part of the root. */
const SMALL = 4_096;
const SMALL_SECTOR = 64;
const END = 0xfffffffa;
const ENTRY = 128;

/**
 * The bytes of the first part that has one of these names, or null. A large one is put together where the file lies, of which nothing else can be read then.
 * @throws {RangeError} for a file that is damaged.
 */
export function partOf(bytes: Uint8Array, names: readonly string[]): Buffer | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = 1 << file.readUInt16LE(30);
  const sector = (at: number): Buffer => {
    const found = file.subarray((at + 1) * size, (at + 2) * size);
    return found.length === size ? found : outside();
  };
  const table = tableOf(file, sector);
  // Where sectors follow each other, as they mostly do, nothing is copied.
  const read = (first: number): Buffer => {
    const runs = runsOf(chainOf(table, first)).map(({ from, count }) => {
      sector(from + count - 1);
      return file.subarray((from + 1) * size, (from + count + 1) * size);
    });
    return runs.length === 1 ? (runs[0] as Buffer) : joined(runs);
  };
  const directory = read(file.readUInt32LE(48));
  const entries = Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, at) => {
    const entry = directory.subarray(at * ENTRY, (at + 1) * ENTRY);
    return {
      name: entry.toString('utf16le', 0, Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2)),
      isRoot: entry[66] === 5,
      first: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    };
  });
  const part = entries.find(({ name }) => names.includes(name));
  const root = entries.find(({ isRoot }) => isRoot);
  if (!part || !root) return null;
  if (part.size >= SMALL) return read(part.first).subarray(0, part.size);
  const small = read(root.first);
  const chain = chainOf(wordsOf(read(file.readUInt32LE(60))), part.first);
  return Buffer.concat(chain.map((at) => small.subarray(at * SMALL_SECTOR, (at + 1) * SMALL_SECTOR))).subarray(0, part.size);
}

/** Which sector follows which: told in sectors whose places the head of the file begins to tell. */
function tableOf(file: Buffer, sector: (at: number) => Buffer): readonly number[] {
  const places = wordsOf(file.subarray(76, 512));
  const told = new Set<number>();
  // What is not counted is not told: some programs leave zeros there.
  const [parts, further] = [file.readUInt32LE(44), file.readUInt32LE(72)];
  for (let more = file.readUInt32LE(68); told.size < further && more < END && !told.has(more);) {
    told.add(more);
    const words = wordsOf(sector(more));
    places.push(...words.slice(0, -1));
    more = words.at(-1) as number;
  }
  const table = places.slice(0, parts).filter((place) => place < END);
  return [...new Set(table)].flatMap((place) => wordsOf(sector(place)));
}

function chainOf(table: readonly number[], first: number): readonly number[] {
  const chain: number[] = [];
  for (let at = first; at < END; at = table[at] ?? END) if (chain.push(at) > table.length) outside();
  return chain;
}

/** From so much on a copy beside the file is too much. */
const LARGE = 1024 * 1024;

/** Pieces of a file as one, large ones in the place of the first of them: what lay between them is gone from the file. */
function joined(runs: readonly Buffer[]): Buffer {
  const [first] = runs as readonly [Buffer];
  const length = runs.reduce((sum, run) => sum + run.length, 0);
  const isInOrder = runs.every((run, at) => at === 0 || run.byteOffset > (runs[at - 1] as Buffer).byteOffset);
  if (length < LARGE || !isInOrder) return Buffer.concat(runs);
  const whole = Buffer.from(first.buffer, first.byteOffset, length);
  let at = 0;
  for (const run of runs) {
    whole.set(run, at);
    at += run.length;
  }
  return whole;
}

/** Sectors that lie one behind the other. */
function runsOf(chain: readonly number[]): readonly { readonly from: number; readonly count: number }[] {
  const runs: { from: number; count: number }[] = [];
  for (const at of chain) {
    const last = runs.at(-1);
    if (last && last.from + last.count === at) last.count++;
    else runs.push({ from: at, count: 1 });
  }
  return runs;
}

const wordsOf = (bytes: Buffer): number[] => Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32LE(at * 4));

function outside(): never {
  throw new RangeError('a sector is not in the file');
}
