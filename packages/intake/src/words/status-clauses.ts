// A status cell as the clauses it consists of, each in plain words.
import { plain } from './plain.ts';

const ACCENTED = /[à-ỹ]/;
const FOR = /(?<!\p{L})cho(?!\p{L})/gu;

/** "Cho" is for somebody and "chờ" is waiting: where a text has its accents, the first is written like "đến", which says the same here. */
function withoutFor(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  return ACCENTED.test(lower) ? lower.replace(FOR, 'đến') : lower;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['kq', 'ket qua'],
  ['hs', 'ho so'],
  ['nvtc', 'nghia vu tai chinh'],
  ['yc', 'yeu cau'],
  ['ycbs', 'yeu cau bo sung'],
]);
/** "BS" alone may be a doctor or a copy. */
const TO_ADD = /\b(?<=^(?:hs |ho so )?|\b(?:cho|yeu cau|de nghi|can|phai|chua|da) )bs(?=$| (?:ho so|giay to|lan|them)\b)/g;

const spelledOut = (words: string): string =>
  words
    .split(' ')
    .map((word) => SHORT.get(word) ?? word)
    .join(' ')
    .replace(TO_ADD, 'bo sung');

/** The clauses of a status in plain words, its abbreviations spelled out. @example clausesOf('Đã có KQ - chưa trả') // ['da co ket qua', 'chua tra'] */
export const clausesOf = (text: string): readonly string[] =>
  withoutFor(text)
    .split(/[-–—,;:()|.]+/)
    .map((part) => spelledOut(plain(part)))
    .filter((words) => words !== '');
