// Parts of a zip made anew, piece by piece, while the others stay as they were packed.
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, inflateRawSync } from 'node:zlib';

/** Says of a part, whose text it may ask for, what it becomes; undefined where it stays. */
export type Remake = (name: string, text: () => string) => Iterable<string> | undefined;

/** A zip of our own workbook writer with some of its parts made anew; without any it is the same. */
export async function withParts(zip: Uint8Array, remake: Remake): Promise<Uint8Array> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
  const end = bytes.subarray(-22);
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (let at = end.readUInt32LE(16), left = end.readUInt16LE(10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const record = Buffer.from(bytes.subarray(at, (at += 46 + nameLength)));
    const start = record.readUInt32LE(42);
    const local = Buffer.from(bytes.subarray(start, start + 30 + nameLength));
    const packed = bytes.subarray(start + local.length, start + local.length + record.readUInt32LE(20));
    const pieces = remake(record.toString('utf8', 46), () => (record.readUInt16LE(10) === 0 ? packed : inflateRawSync(packed)).toString());
    const made = pieces && (await pack(pieces));
    if (made) {
      // The same four numbers stand in both: how it is packed, its sum, and its two sizes.
      for (const [header, from] of [
        [local, 8],
        [record, 10],
      ] as const) {
        header.writeUInt16LE(8, from);
        header.writeUInt32LE(made.sum, from + 6);
        header.writeUInt32LE(made.packed.length, from + 10);
        header.writeUInt32LE(made.length, from + 14);
      }
    }
    record.writeUInt32LE(offset, 42);
    const data = made?.packed ?? packed;
    parts.push(local, data);
    directory.push(record);
    offset += local.length + data.length;
  }
  const last = Buffer.from(end);
  last.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, last]);
}

interface Packed {
  readonly packed: Uint8Array;
  readonly sum: number;
  readonly length: number;
}

/** How many characters are packed at once. */
const PIECE = 64 * 1024;

async function pack(pieces: Iterable<string>): Promise<Packed> {
  const packed: Uint8Array[] = [];
  let [sum, length] = [0, 0];
  await pipeline(
    function* () {
      for (const bytes of inPieces(pieces)) {
        [sum, length] = [crc32(bytes, sum), length + bytes.length];
        yield bytes;
      }
    },
    createDeflateRaw(),
    async (made: AsyncIterable<Uint8Array>) => {
      for await (const piece of made) packed.push(piece);
    },
  );
  return { packed: Buffer.concat(packed), sum, length };
}

function* inPieces(texts: Iterable<string>): Generator<Uint8Array> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}
