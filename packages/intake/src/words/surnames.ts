// Whether a word of a text is somebody's surname, or may be.
import { plain } from './plain.ts';
import { saidOf, type Word } from './said-words.ts';
import { OTHER_WORDS, SURNAMES } from './surname-table.ts';

const MIDDLE_NAMES: ReadonlySet<string> = new Set(['văn', 'thị', 'van', 'thi'].map(saidOf));

/** The table as its words are spelled in a text, with accents or without. */
function spelledBy(spell: (word: string) => string, all: readonly string[], sure: readonly string[]) {
  const setOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(spell));
  // Of several words, "đoàn thanh niên", the phrases of a status know.
  const before = Object.entries(OTHER_WORDS).map(([name, other]) => [spell(name), setOf((other.before ?? '').split('|'))] as const);
  return { all: setOf(all), sure: setOf(sure), beforeA: setOf(SURNAMES.beforeA), before: new Map(before) };
}
const ACCENTED = spelledBy(saidOf, SURNAMES.all, SURNAMES.behindTo);
const BARE = spelledBy(plain, SURNAMES.withoutAccents, SURNAMES.sureWithoutAccents);

/** "Văn" and "Thị". */
export const isMiddleName = (word: Word | undefined): boolean => word !== undefined && MIDDLE_NAMES.has(word.said);

/** Whether a word with a capital is a surname, or one of a text without accents may be. */
export function mayBeSurname(words: readonly Word[], at: number, accented: boolean): boolean {
  const { all, beforeA } = accented ? ACCENTED : BARE;
  const word = spelled(words[at], accented);
  return (all.has(word) && !isOther(words, at, accented)) || (beforeA.has(word) && words[at + 1]?.said === 'a');
}

/** Whether a word is a surname and nothing else, capital or not. */
export const isSurname = (words: readonly Word[], at: number, accented: boolean): boolean =>
  (accented ? ACCENTED : BARE).sure.has(spelled(words[at], accented)) && !isOther(words, at, accented);

const spelled = (word: Word | undefined, accented: boolean): string => (accented ? word?.said : word?.bare) ?? '';

const isOther = (words: readonly Word[], at: number, accented: boolean): boolean =>
  (accented ? ACCENTED : BARE).before.get(spelled(words[at], accented))?.has(spelled(words[at + 1], accented)) ?? false;
