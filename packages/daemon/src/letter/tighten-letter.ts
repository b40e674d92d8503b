// A letter whose names are too long for its one page, set closer: each paragraph in the style of its kind for long letters, where the template has one.
import type PizZip from 'pizzip';
import { textOf } from './word-parts.ts';

const PAGE = 'word/document.xml';
const STYLES = 'word/styles.xml';
/** How the name of a style for long letters ends. */
const LONG = 'Dai';

/** Sets a rendered letter closer. Only the page changes, so that it is still printed together with others. */
export function tightenLetter(zip: PizZip): void {
  const styles = textOf(zip, STYLES);
  const page = textOf(zip, PAGE).replace(/<w:pStyle w:val="([^"]+)"\/>/g, (whole, id: string) =>
    styles.includes(`w:styleId="${id}${LONG}"`) ? `<w:pStyle w:val="${id}${LONG}"/>` : whole,
  );
  zip.file(PAGE, page, { createFolders: false });
}
