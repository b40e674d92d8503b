// The telephones, citizens' numbers and passports among the words of a text, and who stands before one.
import { isNameWord } from './names-in-text.ts';
import { plain } from './plain.ts';
import type { Word } from './said-words.ts';
import { CARD_NAMES, PHONE_NAMES } from './telephone.ts';

/** A telephone has nine digits without its first, a citizen's number nine or twelve. */
const FEWEST = 9;
const DIGIT = /\d/g;
/** What stands before one, in its last word. */
const NAMES = [...PHONE_NAMES, ...CARD_NAMES].map((name) => plain(name).split(' ').at(-1));
const CALLED = new RegExp(`^(?:${NAMES.join('|')})$`);
const CALLED_IN_IT = new RegExp(`^(?:${NAMES.join('|')})\\d`);
const PASSPORT = /^[a-z]\d{7,8}$/i;
/** May stand between the two: "CCCD số 0123". */
const BETWEEN = /^(?:so|la|cua)$/;

/** The places of words that are such numbers, or parts of one, and of a name with a capital right before one; `namesShow` tells whether capitals tell anything. */
export function personalWords(words: readonly Word[], namesShow: boolean): ReadonlySet<number> {
  const found = new Set<number>();
  for (let from = 0, to = 0; from < words.length; from = Math.max(to, from + 1)) {
    to = from;
    while (hasDigit(words[to])) to++;
    if (to === from) continue;
    let before = from - 1;
    while (before > 0 && BETWEEN.test((words[before] as Word).bare)) before--;
    const isCalled = CALLED.test(words[before]?.bare ?? '') || CALLED_IN_IT.test((words[from] as Word).bare);
    const isPassport = words.slice(from, to).some(({ raw }) => PASSPORT.test(raw));
    if (!isCalled && !isPassport && digitsOf(words.slice(from, to)) < FEWEST) continue;
    for (let at = from; at < to; at++) found.add(at);
    while (CALLED.test(words[before]?.bare ?? '')) before--;
    // Never the first, which has its capital anyway.
    if (!namesShow) continue;
    for (; before > 0 && isNameWord(words[before] as Word); before--) found.add(before);
  }
  return found;
}

const hasDigit = (word: Word | undefined): boolean => word !== undefined && /\d/.test(word.raw);
const digitsOf = (words: readonly Word[]): number => words.reduce((sum, { raw }) => sum + (raw.match(DIGIT)?.length ?? 0), 0);
