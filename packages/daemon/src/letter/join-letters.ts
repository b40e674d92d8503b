// Many letters as one Word file to print: each on pages of its own, as it would print alone.
import { createHash } from 'node:crypto';
import PizZip from 'pizzip';
import { endSection, startSection } from './letter-section.ts';
import { withOwnLists } from './own-lists.ts';
import { withOwnNumbers } from './own-numbers.ts';
import { stampLetter } from './stamp-letter.ts';
import { isWhole, textOf } from './word-parts.ts';
import { zipLetter } from './zip-letter.ts';

const [PAGE, LISTS] = ['word/document.xml', 'word/numbering.xml'] as const;

/** A letter that may be joined with those that lean on the same. */
interface Letter {
  readonly zip: PizZip;
  readonly before: string;
  readonly content: string;
  readonly section: string;
  readonly after: string;
  /** What its page leans on, headers and pictures too: only letters that share all of it can share a file. */
  readonly leansOn: string;
}

/** The joined file, and the letters (by their place in the list) that could not be joined: saved by another program, of another template, or with a header of their own. */
export interface Joined {
  readonly bytes: Uint8Array | null;
  readonly apart: readonly number[];
  /** The fields of the letters that count on from one letter to the next. */
  readonly countOn: readonly string[];
}

/**
 * Joins letters in their order: of those that cannot share a file the most, so that an old one, or one that somebody altered, does not
 * keep all others out. `key` marks the file as what it is.
 */
export function joinLetters(letters: readonly Uint8Array[], key: string): Joined {
  const opened = letters.map(open);
  const alike = [...Map.groupBy(opened.flatMap((letter) => letter ?? []), ({ leansOn }) => leansOn).values()]; // prettier-ignore
  const joined = alike.reduce<readonly Letter[]>((most, group) => (group.length > most.length ? group : most), []);
  const apart = opened.flatMap((letter, i) => (letter !== null && joined.includes(letter) ? [] : [i]));
  const [first] = joined;
  if (!first) return { bytes: null, apart, countOn: [] };
  const last = joined.length - 1;
  const lists = { numbering: textOf(first.zip, LISTS), styles: textOf(first.zip, 'word/styles.xml') };
  const { letters: contents, numbering } = withOwnLists(
    joined.map(({ content }) => content),
    lists,
  );
  const fields = new Set<string>();
  const body = joined.map(({ section }, i) => {
    const { letter: content, countOn } = i === 0 ? { letter: contents[0] as string, countOn: [] } : withOwnNumbers(contents[i] as string);
    for (const field of countOn) fields.add(field);
    return startSection(i === last ? content + section : endSection(content, section));
  });
  if (numbering !== lists.numbering) first.zip.file(LISTS, numbering, { createFolders: false });
  first.zip.file(PAGE, first.before + body.join('') + first.after, { createFolders: false });
  stampLetter(first.zip, { key });
  return { bytes: zipLetter(first.zip), apart, countOn: [...fields] };
}

/** Whether a program could open these bytes as a Word file, as far as its parts tell. */
export function isWordFile(bytes: Uint8Array): boolean {
  try {
    return isWhole(new PizZip(bytes));
  } catch {
    return false;
  }
}

/** Null for what cannot be joined: no Word file, a damaged one, or one without a section of its own. */
function open(bytes: Uint8Array): Letter | null {
  try {
    const zip = new PizZip(bytes);
    if (!isWhole(zip)) return null;
    const match = /^(.*<w:body>)(.*)(<w:sectPr\b(?:(?!<w:sectPr\b).)*<\/w:sectPr>)(<\/w:body>.*)$/s.exec(textOf(zip, PAGE));
    if (!match) return null;
    const [, before, content, section, after] = match as unknown as readonly [string, string, string, string, string];
    const hash = createHash('sha256').update(before).update(after);
    const others = Object.values(zip.files).filter(({ name, dir }) => !dir && name.startsWith('word/') && name !== PAGE);
    for (const part of others.toSorted((a, b) => (a.name < b.name ? -1 : 1))) hash.update(`\0${part.name}\0`).update(part.asUint8Array());
    return { zip, before, content, section, after, leansOn: hash.digest('hex') };
  } catch {
    return null;
  }
}
