// What a zip says it holds, read off its directory before a byte is unpacked: 1.5 MB of zip can hold 1.5 GB of sheet.
import { constants, inflateRawSync } from 'node:zlib';

/** One file inside a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly encrypted: boolean;
  readonly method: number;
  /** The checksum of the unpacked bytes. */
  readonly crc: number;
  /** Whether it is a link to somewhere else. */
  readonly link: boolean;
  /** Where its local header begins. */
  readonly offset: number;
}

/**
 * The entries of a zip, or null when it has no readable directory. A second directory, or bytes before or behind the zip, are
 * refused: two readers could see two different workbooks in them.
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The end record is 22 bytes long and may be followed by a comment of up to 65,535.
  for (let end = bytes.length - 22; end >= Math.max(0, bytes.length - 65_557); end--) {
    if (view.getUint32(end, true) !== 0x06054b50) continue;
    if (!isBlank(bytes.subarray(end + 22 + view.getUint16(end + 20, true)))) return null;
    const entries: ZipEntry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let i = view.getUint16(end + 10, true); i > 0; i--) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
      const nameLength = view.getUint16(at + 28, true);
      entries.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        link: (view.getUint16(at + 40, true) & FILE_TYPE) === SYMBOLIC_LINK,
        offset: view.getUint32(at + 42, true),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    const follows = at + 4 <= bytes.length ? view.getUint32(at, true) : 0;
    return at === end || follows === ZIP64_END || follows === SIGNATURE ? entries : null;
  }
  return null;
}

/** Web servers leave a line end or some blanks behind what they send: there is nothing in them to read in two ways. */
const isBlank = (rest: Uint8Array): boolean => rest.every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 13 || byte === 32);

const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;
/** What may stand between the directory and its end record. */
const ZIP64_END = 0x06064b50;
const SIGNATURE = 0x05054b50;

/** The packed bytes of an entry. */
export function packedBytes(bytes: Uint8Array, { offset, packed }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return bytes.subarray(start, start + packed);
}

/** Whether two entries share bytes, by which a small file can unpack to a large one. */
export function overlap(entries: readonly ZipEntry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  return inOrder.some((entry, i) => i > 0 && entry.offset < (inOrder[i - 1] as ZipEntry).offset + 30 + (inOrder[i - 1] as ZipEntry).packed);
}

/** The first bytes of an entry, unpacked, at most about `length`; null when they cannot be unpacked. */
export function startOfEntry(bytes: Uint8Array, entry: ZipEntry, length: number): Uint8Array | null {
  const at = entry.offset;
  if (at + 30 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(at, true) !== 0x04034b50) return null;
  const packed = packedBytes(bytes, entry);
  if (entry.method === 0) return packed.subarray(0, length);
  try {
    // Deflate packs at most 1,032 to 1, so a short start of the packed bytes can never unpack to much.
    return inflateRawSync(packed.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1_100 * length });
  } catch {
    return null;
  }
}
