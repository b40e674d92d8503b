// Telephone numbers of a letter, which are not to break over two lines; their digits and marks stay as they were given.
import type PizZip from 'pizzip';
import { textOf } from './word-parts.ts';

/** What may be a telephone number: groups of digits with one space, dot or hyphen between two of them. Told in one way only, digit by digit: of thirty digits with a letter behind them each way to part them would be tried. */
const GROUPS = /(?<![\p{L}\d])\(?\+?\d(?:\)?[ .-]?\(?\d)*\)?(?![\p{L}\d])/gu;
/** As numbers of Vietnam begin, after a bracket or none: of a line or a mobile, with the code of the country, of a hotline. */
const NUMBER = /^\(?(?:\+|0|1[89]00)/;
const [SHORTEST, LONGEST] = [8, 15];

/** A hyphen at which no line ends. */
const HYPHEN = '\u2011';

/**
 * The text with its telephone numbers kept on one line.
 * @example phonesOnOneLine('điện thoại 0205 3-888-999') // 'điện thoại 0205\u00A03\u2011888\u2011999'
 */
export const phonesOnOneLine = (text: string): string =>
  text.replace(GROUPS, (groups) => {
    const digits = groups.replace(/\D/g, '').length;
    if (!NUMBER.test(groups) || digits < SHORTEST || digits > LONGEST) return groups;
    return groups.replaceAll(' ', '\u00A0').replaceAll('-', HYPHEN);
  });

const PRINTED = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;
const TEXT = /<w:t(?: [^>]*)?>[^<]*<\/w:t>/g;

/** Writes such hyphens as Word does, since not every font has one. */
export function hyphensOfWord(zip: PizZip): void {
  for (const { name } of zip.file(PRINTED)) {
    const xml = textOf(zip, name);
    if (!xml.includes(HYPHEN)) continue;
    const written = xml.replace(TEXT, (text) =>
      text.replaceAll(HYPHEN, '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">').replace(/^<w:t>/, '<w:t xml:space="preserve">'),
    );
    zip.file(name, written, { createFolders: false });
  }
}

/** Whether there is anything for {@link hyphensOfWord} to write. */
export const hasSuchHyphens = (words: Readonly<Record<string, unknown>>): boolean =>
  Object.values(words).some((word) => typeof word === 'string' && word.includes(HYPHEN));
