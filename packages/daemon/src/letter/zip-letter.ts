// Zips a letter's parts so that equal parts are equal bytes: no clock, no folder entries, the content types first.
import type PizZip from 'pizzip';

const CONTENT_TYPES = '[Content_Types].xml';
/** Zip dates are wall-clock time without a zone: made from local parts, they are the same bytes in every zone. */
const DATE = new Date(1980, 0, 1);

/**
 * The file's bytes. The content types come first: by them programs that look at the first bytes know a Word file. A part that
 * bears our date already is packed already, and goes in as it is.
 */
export function zipLetter(parts: PizZip): Uint8Array {
  const names = Object.keys(parts.files).filter((name) => parts.files[name]?.dir === false && name !== CONTENT_TYPES);
  const files: typeof parts.files = {};
  for (const name of [CONTENT_TYPES, ...names]) {
    const part = parts.files[name] as PizZip.ZipObject;
    if (part.date.getTime() !== DATE.getTime()) parts.file(name, part.asUint8Array(), { date: DATE, createFolders: false });
    files[name] = parts.files[name] as PizZip.ZipObject;
  }
  parts.files = files;
  return parts.generate({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 }, platform: 'DOS' });
}
