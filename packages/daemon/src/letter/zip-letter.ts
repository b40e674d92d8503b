// Zips a letter's parts so that equal parts are equal bytes: no clock, no folder entries, the content types first.
import PizZip from 'pizzip';

const CONTENT_TYPES = '[Content_Types].xml';

/** The file's bytes. The content types come first: by them programs that look at the first bytes know a Word file. */
export function zipLetter(parts: PizZip): Uint8Array {
  const names = Object.keys(parts.files).filter((name) => parts.files[name]?.dir === false && name !== CONTENT_TYPES);
  const zip = new PizZip();
  // Zip dates are wall-clock time without a zone: made from local parts, they are the same bytes in every zone.
  const date = new Date(1980, 0, 1);
  for (const name of [CONTENT_TYPES, ...names]) {
    const content = parts.file(name)?.asUint8Array();
    if (content) zip.file(name, content, { date, createFolders: false });
  }
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 }, platform: 'DOS' });
}
