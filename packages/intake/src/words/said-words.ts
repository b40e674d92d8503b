// A text of an office word by word, each as it is written, as it is said, and as it is compared.
import { plain } from './plain.ts';
import { isWord } from './remembered.ts';

/** One word, or one number with all its parts ("12/11/2026"). */
export interface Word {
  /** As it stands there. */
  readonly raw: string;
  /** Its letters with their accents; where the tone stands in it ("hòa", "hoà") makes no difference. */
  readonly said: string;
  /** Without accents. */
  readonly bare: string;
  /** The marks between it and the word before it that part clauses. */
  readonly marks: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

const WORD = /\d[\p{L}\d]*(?:[/.:-]\d[\p{L}\d]*)*|[\p{L}\p{M}\d]+/gu;
const MARKS = /[^-–—,;:()|.]+/g;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** What offices shorten, in full. */
const SHORT: ReadonlyMap<string, readonly string[]> = new Map([
  ['kq', ['kết', 'quả']],
  ['hs', ['hồ', 'sơ']],
  ['nvtc', ['nghĩa', 'vụ', 'tài', 'chính']],
  ['yc', ['yêu', 'cầu']],
  ['ycbs', ['yêu', 'cầu', 'bổ', 'sung']],
]);

/** A word whose tone stands at its end, whatever letter bears it. */
export function saidOf(word: string): string {
  const parts = word.toLowerCase().normalize('NFD');
  const tones = parts.match(TONE);
  return (tones === null ? parts : parts.replace(TONE, '') + tones.join('')).normalize('NFC');
}

/** There are a few hundred words in the statuses of an office, and some thousand names. */
const known = new Map<string, readonly Pick<Word, 'said' | 'bare'>[]>();

/** What a word says, in full. */
function spelled(raw: string): readonly Pick<Word, 'said' | 'bare'>[] {
  let words = known.get(raw);
  if (words === undefined) {
    words = (SHORT.get(raw.toLowerCase()) ?? [raw]).map((word) => ({ said: saidOf(word), bare: plain(word) }));
    if (known.size < 20_000 && isWord(raw)) known.set(raw, words);
  }
  return words;
}

/** The words of a text in NFC. @example saidWords('Đã có KQ').map((word) => word.bare) // ['da', 'co', 'ket', 'qua'] */
export function saidWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let after = 0;
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found !== null; found = WORD.exec(text)) {
    const [raw] = found;
    const start = found.index;
    const end = start + raw.length;
    const between = text.slice(after, start);
    const marks = between === ' ' || between === '' ? '' : between.replace(MARKS, '');
    after = end;
    // In full one may be several.
    let isFirst = true;
    for (const { said, bare } of spelled(raw)) {
      words.push({ raw, said, bare, marks: isFirst ? marks : '', start, end });
      isFirst = false;
    }
  }
  return words;
}

const ACCENTED = /[à-ỹ]/;
/** Whether a text is written with accents: then a word without is another one than with. */
export const hasAccents = (text: string): boolean => ACCENTED.test(text) || ACCENTED.test(text.toLowerCase());
