// What a zip says it will unpack to, read off its directory before a byte is unpacked: 1.5 MB of zip can hold 1.5 GB of sheet.

/** Entries and unpacked bytes of a zip, or null when it has no readable directory. */
export function zipSize(bytes: Uint8Array): { readonly entries: number; readonly unpacked: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The end record is 22 bytes long and may be followed by a comment of up to 65,535.
  for (let end = bytes.length - 22; end >= Math.max(0, bytes.length - 65_557); end--) {
    if (view.getUint32(end, true) !== 0x06054b50) continue;
    const entries = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    let unpacked = 0;
    for (let i = 0; i < entries; i++) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
      unpacked += view.getUint32(at + 24, true);
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return { entries, unpacked };
  }
  return null;
}
