// Whether a word is spelled as a Vietnamese syllable: by that a text in a font of before Unicode is told from one that is right.
import { isWord } from './remembered.ts';

const ONSET = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?';
/** Vowels with their tones taken off; î and the like never occur. */
const NUCLEUS =
  '(?:i[eê]u|y[eê]u|u[oô]i|ư[oơ]i|ư[oơ]u|o[aă]i|oay|oeo|u[aâ]y|uy[eê]|uya|uyu|uêu|i[aê]|y[eê]|u[aâêiôơy]|ư[aơiu]|o[aăei]|ôi|ơi|oo|a[iouy]|â[uy]|e[o]|êu|iu|[aăâeêioôơuưy])';
const CODA = '(?:ng|nh|ch|[cmnpt])?';
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`);
/** One of the five marks of a tone, after which no other may come. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** There are some seven thousand syllables; a million rows repeat them. */
const known = new Map<string, boolean>();

/** @example isSyllable('Nguyễn') // true; isSyllable('NguyÔn') // false */
export function isSyllable(word: string): boolean {
  let is = known.get(word);
  if (is === undefined) {
    is = spelled(word);
    if (known.size < 20_000 && isWord(word)) known.set(word, is);
  }
  return is;
}

function spelled(word: string): boolean {
  // A capital in the middle of small letters is the mark of an old font.
  if (word !== word.toLowerCase() && word !== word.toUpperCase() && word.slice(1) !== word.slice(1).toLowerCase()) return false;
  const marked = word.toLowerCase().normalize('NFD');
  const bare = marked.replace(TONES, '').normalize('NFC');
  return (marked.match(TONES)?.length ?? 0) <= 1 && SYLLABLE.test(bare);
}

/** The same of a word whose accents may have been left out: "Huong", "LIEN". */
export const isSyllableWithout = (word: string): boolean =>
  isSyllable(word) ||
  isSyllable(
    word
      .toLowerCase()
      .replace('uo', 'uô')
      .replace(/[iy]e/, (vowels) => vowels.replace('e', 'ê')),
  );
