// Where somebody's name stands in a status: by capitals, by a surname, by "ông" or "cho" before it.
import { isNoName, officeWordsAt } from './office-words.ts';
import type { Word } from './said-words.ts';
import { isMiddleName, isSurname, mayBeSurname } from './surnames.ts';
import { isSyllable } from './vietnamese-syllable.ts';

/** No name has more words. */
const LONGEST_NAME = 5;

/** What stands before a name: who is addressed, a company, "cho", another word that says where to, or anything else. */
export type Before = 'person' | 'body' | 'to-somebody' | 'to' | null;
/** What a table says of the words at a place: a phrase of several words, one word that is an office's or another one, or nothing. */
export type Known = 'phrase' | 'office' | 'word' | null;

const startsSmall = ({ raw }: Word): boolean => /^\p{Ll}/u.test(raw);
/** "Nam", "A", "NGUYỄN"; "TNMT" is none. */
export const isNameWord = ({ raw }: Word): boolean =>
  /^\p{Lu}[\p{Ll}\p{M}]*$/u.test(raw) || (raw.length < 9 && /^\p{Lu}+$/u.test(raw) && isSyllable(raw));

/** Offices in short that are spelled like a name: the police, committees, a court. */
const IN_SHORT: ReadonlySet<string> = new Set(['CA', 'TU', 'TƯ', 'HU', 'ĐU', 'TA']);
export const isInShort = ({ raw }: Word): boolean => IN_SHORT.has(raw);

/** The names in the words of a text. */
export class NamesInText {
  /** Whether names can be told by their capitals: where all words have one, or none, they say nothing. */
  readonly show: boolean;
  readonly #words: readonly Word[];
  readonly #accented: boolean;
  readonly #known: (at: number) => Known;

  constructor(words: readonly Word[], accented: boolean, known: (at: number) => Known) {
    this.show = words.some(startsSmall) && words.some((word) => !startsSmall(word) && /^\p{L}/u.test(word.raw));
    this.#words = words;
    this.#accented = accented;
    this.#known = known;
  }

  /** A policeman is "công an", and somebody "Công An". */
  isNamedSo(at: number): boolean {
    const raw = this.#words[at]?.raw;
    return this.show && (raw === 'Công' || raw === 'Cong') && this.#words[at + 1]?.raw === 'An';
  }

  /** How many words of a name begin there. */
  lengthAt(at: number, before: Before): number {
    if (this.#words[at] === undefined) return 0;
    return this.#byCapitals(at, before) || this.#addressed(at, before) || this.#bySurname(at, before);
  }

  #isTogether(at: number): boolean {
    return this.#words[at]?.marks === '';
  }

  #byCapitals(from: number, before: Before): number {
    const word = this.#words[from] as Word;
    if (!this.show || !isNameWord(word)) return 0;
    let at = from + 1;
    while (at < from + LONGEST_NAME && this.#isTogether(at) && isNameWord(this.#words[at] as Word)) {
      if (this.#known(at) === 'phrase' && !this.isNamedSo(at)) break;
      at++;
    }
    const run = at - from;
    const known = this.isNamedSo(from) ? null : this.#known(from);
    if (before === 'person' || before === 'body') return known === 'office' ? 0 : run;
    if ((run === 1 && isInShort(word)) || isNoName(word) || this.#isOffice(from, at)) return 0;
    const isSurnamed = run > 1 && mayBeSurname(this.#words, from, this.#accented);
    // "Về Hà Giang" is a place, "cho Trung tâm Y tế" none of somebody.
    if (before === 'to') return 0;
    const goesOn = this.#isTogether(at) && startsSmall(this.#words[at] as Word) && this.#known(at) === null;
    if (before === 'to-somebody' && !goesOn && known === null) return run;
    return isSurnamed ? run : 0;
  }

  /** "Công Thương", "Hà Nội", "Kế Hoạch Đầu Tư". */
  #isOffice(from: number, to: number): boolean {
    let at = from;
    for (let words = 1; at < to && words > 0; at += words) words = officeWordsAt(this.#words, at, this.#accented);
    return at >= to;
  }

  /** "Ông nam", "ông nguyễn văn nam"; in "anh nam trắc địa" one word is his. */
  #addressed(at: number, before: Before): number {
    if (before !== 'person') return 0;
    const run = this.#unknown(at);
    return mayBeSurname(this.#words, at, this.#accented) ? run : Math.min(run, 1);
  }

  /** Typed without capitals. */
  #bySurname(at: number, before: Before): number {
    const word = this.#words[at] as Word;
    if (this.show && !startsSmall(word)) return 0;
    // Behind a middle name stands one more, whatever else it says: "nguyen thi moi".
    const isWhole = isMiddleName(this.#words[at + 1]) && this.#isTogether(at + 1) && this.#isTogether(at + 2);
    if (isWhole && mayBeSurname(this.#words, at, this.#accented)) return Math.min(3 + this.#more(at + 3), LONGEST_NAME);
    if (before !== 'to-somebody' || !isSurname(this.#words, at, this.#accented)) return 0;
    const rest = this.#more(at + 1);
    return rest > 0 ? Math.min(1 + rest, LONGEST_NAME) : 0;
  }

  #more(at: number): number {
    return this.#isTogether(at) ? this.#unknown(at) : 0;
  }

  /** Words of which no table says anything. */
  #unknown(from: number): number {
    let at = from;
    while (
      at < from + LONGEST_NAME &&
      (at === from || this.#isTogether(at)) &&
      this.#known(at) === null &&
      /^\p{L}/u.test(this.#words[at]?.raw ?? '')
    )
      at++;
    return at - from;
  }
}
