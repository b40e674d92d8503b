// What a zip says it holds, read off its directory before a byte is unpacked: 1.5 MB of zip can hold 1.5 GB of sheet.
import { constants, inflateRawSync } from 'node:zlib';

/** One file inside a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly encrypted: boolean;
  readonly method: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** The entries of a zip, or null when it has no readable directory. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The end record is 22 bytes long and may be followed by a comment of up to 65,535.
  for (let end = bytes.length - 22; end >= Math.max(0, bytes.length - 65_557); end--) {
    if (view.getUint32(end, true) !== 0x06054b50) continue;
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
        offset: view.getUint32(at + 42, true),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  }
  return null;
}

/** The first bytes of an entry, unpacked, at most about `length`; null when they cannot be unpacked. */
export function startOfEntry(bytes: Uint8Array, entry: ZipEntry, length: number): Uint8Array | null {
  const at = entry.offset;
  if (at + 30 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(at, true) !== 0x04034b50) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed.subarray(0, length);
  try {
    // Deflate packs at most 1,032 to 1, so a short start of the packed bytes can never unpack to much.
    return inflateRawSync(packed.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1_100 * length });
  } catch {
    return null;
  }
}
