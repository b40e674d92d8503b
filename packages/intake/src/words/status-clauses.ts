// A status cell as the clauses it consists of, each in plain words.
import { isTitleOf } from './officers.ts';
import { plain } from './plain.ts';

const ACCENTED = /[à-ỹ]/;
const FOR = /(?<!\p{L})cho(?!\p{L})/gu;

/** "Mời … nhận": the citizen is asked to come, where "mới nhận" was only just received. */
const INVITES = /mời(?<=(?:^|[-–—,;:()|.]) ?mời)(?= (?:(?:công dân|người dân|người nộp|tổ chức|dân|đến|tới|về) )*(?:nhận|lấy)(?!\p{L}))/gu;

/** A name, where "cho huyện" is an office. */
const HUYEN = /(?<=(?<!\p{L})cho )huyền(?!\p{L})/gu;
/** Who may apply, in two words that a comma parts. */
const BODIES = /(?<=(?<!\p{L})c[ơo] quan), ?(?=t[ổo] ch[ứu]c(?!\p{L}))/gu;

/**
 * Words that are others once they have lost their accents, where a text has them: "cho" is for somebody and "chờ" is waiting, so the
 * first is written like "đến", which says the same here.
 */
function toldApart(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  return ACCENTED.test(lower) ? lower.replace(HUYEN, 'bà $&').replace(FOR, 'đến').replace(INVITES, 'kính mời') : lower;
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

/** A clause, and the marks that part it from the one before. */
export interface Clause {
  readonly words: string;
  readonly marks: string;
}

const MARKS = /([-–—,;:()|.]+)/;

/** The clauses of a status in plain words, its abbreviations spelled out. @example clausesOf('Đã có KQ: chưa trả') // [{ words: 'da co ket qua', marks: '' }, { words: 'chua tra', marks: ':' }] */
export function clausesOf(text: string): readonly Clause[] {
  const parts = toldApart(text).replace(BODIES, ' ').split(MARKS);
  const clauses: Clause[] = [];
  for (const [i, part] of parts.entries()) {
    const words = i % 2 === 0 ? spelledOut(plain(part)) : '';
    const before = clauses.at(-1);
    if (words === '') continue;
    if (before !== undefined && isTitleOf(before.words, words))
      clauses[clauses.length - 1] = { ...before, words: `${before.words} ${words}` };
    else clauses.push({ words, marks: parts[i - 1] ?? '' });
  }
  return clauses;
}
