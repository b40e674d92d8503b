// From a checked Word template and a letter's facts to the bytes of a .docx that depend on nothing else.
import type { LetterTemplate } from './compile-template.ts';
import type { LetterFacts } from './letter-facts.ts';
import { letterText } from './letter-text.ts';
import { hasSuchHyphens, hyphensOfWord } from './phone-on-paper.ts';
import { printable } from './printable.ts';
import { isLong } from './reason-room.ts';
import { stampLetter } from './stamp-letter.ts';
import { tightenLetter } from './tighten-letter.ts';
import { zipLetter } from './zip-letter.ts';

export { readStamp } from './stamp-letter.ts';
/** The key a letter is stamped with. */
export const letterKey = ({ dossier, appointment }: Pick<LetterFacts, 'dossier' | 'appointment'>): string =>
  `${printable(dossier)}/${appointment}`;

export { compileTemplate, type LetterTemplate } from './compile-template.ts';

/**
 * Renders a letter. The same template and facts give the same bytes on any machine and any day; values are text, never
 * template, and what XML cannot hold is removed. One whose names are too long for its page is set closer.
 */
export function renderLetter(template: LetterTemplate, facts: LetterFacts): Uint8Array {
  const words = letterText(facts);
  const zip = template.fillIn(words);
  if (hasSuchHyphens(words)) hyphensOfWord(zip);
  if (isLong(facts)) tightenLetter(zip);
  stampLetter(zip, { key: letterKey(facts), number: facts.number === undefined ? undefined : printable(facts.number) });
  return zipLetter(zip);
}
