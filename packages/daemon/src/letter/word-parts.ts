// The parts of a Word file.
import type PizZip from 'pizzip';

/** The text of a part; nothing where the file has no such part: beyond those of {@link isWhole} a Word file need not have any. */
export const textOf = (zip: PizZip, part: string): string => zip.file(part)?.asText() ?? '';

/** Whether the parts are there without which Word opens no file: what each part is, which is the page, and the page. */
export const isWhole = (zip: PizZip): boolean =>
  ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'].every((part) => zip.file(part) !== null);
