// The words of a status as what each of them is: a deed, a paper, a desk, somebody's name.
import { RESULT_WORDS, type ResultKind } from './result-words.ts';
import { hasAccents, saidWords, type Word } from './said-words.ts';
import { isMiddleName, isSurname } from './surnames.ts';
import { isSyllable } from './vietnamese-syllable.ts';

export type PartKind = ResultKind | 'name' | 'number' | 'other';

/** Some words of a text, and what they are. */
export interface Part {
  readonly kind: PartKind;
  /** The first of its words, and the first behind it. */
  readonly from: number;
  readonly to: number;
  /** The marks before it. */
  readonly marks: string;
}

/** A text, its words, and what they are. */
export interface Told {
  readonly words: readonly Word[];
  readonly parts: readonly Part[];
  /** Whether it is written with accents. */
  readonly accented: boolean;
  /** Whether names can be told in it by their capitals. */
  readonly namesShow: boolean;
}

/** No name has more words. */
const LONGEST_NAME = 5;
const ADDRESSES: ReadonlySet<PartKind> = new Set(['person', 'body', 'household']);
/** "Cho", "đến", "tới" somebody; "về", "sang" and others are said of places. */
const TO_SOMEBODY: ReadonlySet<string> = new Set(['cho', 'den', 'toi']);
/** A policeman is "công an", and somebody "Công An". */
const NAMED_SO = /^C[ôo]ng An$/;

const startsSmall = ({ raw }: Word): boolean => /^\p{Ll}/u.test(raw);
/** "Nam", "A", "NGUYỄN"; "TNMT" is none. */
export const isNameWord = ({ raw }: Word): boolean =>
  /^\p{Lu}[\p{Ll}\p{M}]*$/u.test(raw) || (raw.length < 9 && /^\p{Lu}+$/u.test(raw) && isSyllable(raw));

/** Reads a text in NFC. */
export function tell(text: string): Told {
  const words = saidWords(text);
  const accented = hasAccents(text);
  // Of a text in capitals, or with one at every word, they say nothing.
  const lettered = words.filter(({ raw }) => /^\p{L}/u.test(raw));
  const namesShow = lettered.some(startsSmall) && lettered.some((word) => !startsSmall(word));
  const parts: Part[] = [];
  const phrase = (i: number, fewest: number): ReturnType<typeof RESULT_WORDS.at> => RESULT_WORDS.at(words, i, accented, fewest);
  const isTogether = (i: number): boolean => words[i] !== undefined && words[i].marks === '';
  const isNamedSo = (i: number): boolean => {
    const [first, second] = [words[i], words[i + 1]];
    return namesShow && first !== undefined && second !== undefined && NAMED_SO.test(`${first.raw} ${second.raw}`);
  };

  /** Words with a capital, up to a phrase. */
  function capitals(from: number): number {
    let i = from;
    while (i < from + LONGEST_NAME && (i === from || isTogether(i)) && words[i] !== undefined && isNameWord(words[i] as Word)) {
      if (i > from && phrase(i, 2) !== null && !isNamedSo(i)) break;
      i++;
    }
    return i - from;
  }
  /** Words that no table has. */
  function others(from: number): number {
    let i = from;
    while (i < from + LONGEST_NAME && (i === from || isTogether(i)) && words[i] !== undefined && phrase(i, 1) === null) {
      if (/^\d/.test(words[i]?.bare ?? '')) break;
      i++;
    }
    return i - from;
  }

  /** How many words of somebody's name begin there. */
  function nameAt(i: number): number {
    const word = words[i] as Word;
    const before = word.marks === '' ? parts.at(-1) : undefined;
    const last = before === undefined ? undefined : words[before.to - 1];
    const isAddressed = before !== undefined && ADDRESSES.has(before.kind);
    const isGiven = before?.kind === 'to' && last !== undefined && TO_SOMEBODY.has(last.bare);
    const single = isNamedSo(i) ? undefined : phrase(i, 1)?.kind;
    const surname = isSurname(word, words[i + 1], accented);
    if (namesShow) {
      const run = isNameWord(word) ? capitals(i) : 0;
      const next = words[i + run];
      const goesOn = next !== undefined && next.marks === '' && startsSmall(next) && phrase(i + run, 1) === null;
      if (run > 0 && isAddressed && single !== 'desk' && single !== 'title' && single !== 'sits') return run;
      if (isGiven && !goesOn && (run > 1 ? single === undefined || surname : run === 1 && single === undefined)) return run;
      // "Về Hà Giang" is a place.
      if (run > 1 && surname && (before?.kind !== 'to' || isGiven)) return run;
    }
    if (before?.kind === 'person') return others(i);
    if (!namesShow && surname) {
      // Behind a middle name stands one more, whatever else it says: "nguyen thi moi".
      const isNamed = isMiddleName(words[i + 1]) && isTogether(i + 1) && isTogether(i + 2);
      const run = isNamed ? 3 + (isTogether(i + 3) ? others(i + 3) : 0) : 1 + (isTogether(i + 1) ? others(i + 1) : 0);
      if (isNamed || (isGiven && run > 1)) return Math.min(run, LONGEST_NAME);
    }
    return 0;
  }

  for (let i = 0; i < words.length;) {
    const word = words[i] as Word;
    const found = /^\d/.test(word.bare) && phrase(i, 2) === null ? { kind: 'number' as const, words: 1 } : partAt(i);
    parts.push({ kind: found.kind, from: i, to: i + found.words, marks: word.marks });
    i += found.words;
  }
  return { words, parts, accented, namesShow };

  function partAt(i: number): { readonly kind: PartKind; readonly words: number } {
    const together = phrase(i, 2);
    const isPerson = parts.at(-1)?.kind === 'person' && (words[i] as Word).marks === '';
    if (together !== null && !(isPerson && isNamedSo(i))) return together;
    const name = nameAt(i);
    if (name > 0) return { kind: 'name', words: name };
    const single = phrase(i, 1);
    if (single === null) return { kind: 'other', words: 1 };
    // Without accents "chi", "ba", "con" are other words as well.
    const isElsewhere = single.kind === 'person' && !accented && parts.at(-1)?.kind !== 'to' && parts.at(-1)?.kind !== 'person';
    if (isElsewhere && !(namesShow && words[i + 1] !== undefined && isNameWord(words[i + 1] as Word))) return { kind: 'other', words: 1 };
    // "So 12" is no department.
    if (single.kind === 'desk' && !accented && (words[i] as Word).bare === 'so' && /^\d/.test(words[i + 1]?.bare ?? ''))
      return { kind: 'detail', words: 1 };
    return single;
  }
}
