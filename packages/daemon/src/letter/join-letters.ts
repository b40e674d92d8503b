// Many letters as one Word file to print: each on pages of its own, as it would print alone.
import PizZip from 'pizzip';
import { stampLetter } from './stamp-letter.ts';
import { isWhole, textOf } from './word-parts.ts';
import { zipLetter } from './zip-letter.ts';

const PAGE = 'word/document.xml';
/** What a page leans on, headers and pictures too: only letters that share all of it can share a file. */
const sharedBy = (a: PizZip, b: PizZip): boolean => {
  const parts = (zip: PizZip): readonly string[] => Object.keys(zip.files).filter((part) => part.startsWith('word/') && part !== PAGE);
  return parts(a).length === parts(b).length && parts(a).every((part) => textOf(a, part) === textOf(b, part));
};

/** A letter's page in its parts. */
interface Page {
  readonly before: string;
  readonly content: string;
  readonly section: string;
  readonly after: string;
}

/** The joined file, and the letters (by their place in the list) that could not be joined: saved by another program, of another template, or with a header of their own. */
export interface Joined {
  readonly bytes: Uint8Array | null;
  readonly apart: readonly number[];
}

/** Joins letters in their order. `key` marks the file as what it is. */
export function joinLetters(letters: readonly Uint8Array[], key: string): Joined {
  const zips = letters.map(open);
  const first = zips.find((zip) => zip !== null && pageOf(zip) !== null) ?? null;
  if (!first) return { bytes: null, apart: letters.map((_, i) => i) };
  const apart: number[] = [];
  const pages: Page[] = [];
  for (const [i, zip] of zips.entries()) {
    const page = zip && sharedBy(zip, first) ? pageOf(zip) : null;
    if (page) pages.push(page);
    else apart.push(i);
  }
  const [{ before, after } = { before: '', after: '' }] = pages;
  const last = pages.length - 1;
  const body = pages.map(({ content, section }, i) =>
    i === last ? content + numbered(section) : endingSection(content, numbered(section)),
  );
  first.file(PAGE, before + body.join('') + after, { createFolders: false });
  stampLetter(first, { key });
  return { bytes: zipLetter(first), apart };
}

function open(bytes: Uint8Array): PizZip | null {
  try {
    const zip = new PizZip(bytes);
    return isWhole(zip) ? zip : null;
  } catch {
    return null;
  }
}

function pageOf(zip: PizZip): Page | null {
  const match = /^(.*<w:body>)(.*)(<w:sectPr\b(?:(?!<w:sectPr\b).)*<\/w:sectPr>)(<\/w:body>.*)$/s.exec(textOf(zip, PAGE));
  return match ? { before: match[1] as string, content: match[2] as string, section: match[3] as string, after: match[4] as string } : null;
}

/** Every letter counts its pages from 1. The schema wants the number type after the margins. */
const numbered = (section: string): string =>
  section.includes('<w:pgNumType') ? section : section.replace(/(<w:pgMar\b[^>]*\/>)/, '$1<w:pgNumType w:start="1"/>');

/** The section ends within the letter's own last paragraph: one more would run over a full page. */
function endingSection(content: string, section: string): string {
  return content.endsWith('</w:pPr></w:p>')
    ? `${content.slice(0, -'</w:pPr></w:p>'.length)}${section}</w:pPr></w:p>`
    : `${content}<w:p><w:pPr>${section}</w:pPr></w:p>`;
}
