// How long the law gives an office: a closed set of units, because "15 ngày" and "15 ngày làm việc" are different terms and must never turn into each other.
import { quote, TermError } from './fault.ts';

/** The units a term is stated in. `months` covers years too (1 year = 12 months, Civil Code art. 146). */
export type CountedUnit = 'working-days' | 'calendar-days' | 'working-hours' | 'months';

/** A term stated as a count of one unit. */
export interface CountedTerm {
  readonly unit: CountedUnit;
  readonly count: number;
}

/** A term of law: a count of one unit, or "trong ngày" (the day of receipt, under the 15:00 rule). */
export type Term = CountedTerm | { readonly unit: 'same-day' };

/** The longest count accepted: beyond it a term is a typing error, not a law. */
export const LONGEST_COUNT = 36_500;

/** Names of the units as `plain` leaves them: singular, without accents or hyphens; with how many of the unit one of them is. */
const UNITS: Readonly<Record<string, readonly [CountedUnit, number]>> = {
  'working day': ['working-days', 1],
  wd: ['working-days', 1],
  'ngay lam viec': ['working-days', 1],
  'calendar day': ['calendar-days', 1],
  day: ['calendar-days', 1],
  d: ['calendar-days', 1],
  ngay: ['calendar-days', 1],
  'ngay lich': ['calendar-days', 1],
  'working hour': ['working-hours', 1],
  'gio lam viec': ['working-hours', 1],
  month: ['months', 1],
  thang: ['months', 1],
  year: ['months', 12],
  nam: ['months', 12],
};

const SAME_DAY = new Set(['same day', 'trong ngay', 'trong ngay lam viec', 'ngay trong ngay']);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    // Only a hyphen between words is one: "-3" stays negative and is refused.
    .replace(/\s+|(?<=[a-z])-(?=[a-z])/g, ' ')
    .trim()
    .replace(/(day|hour|month|year)s$/, '$1');

/**
 * Reads a term in the notation of the interface or in Vietnamese; case, accents and runs of spaces do not matter.
 * Counts are whole numbers from 0 to 36,500.
 * @throws {TermError} `bad-term` for anything else, `term-too-long` for a count beyond the limit.
 * @example parseTerm('3 ngày làm việc') // { unit: 'working-days', count: 3 }
 * @example parseTerm('trong ngày') // { unit: 'same-day' }
 */
export function parseTerm(text: string): Term {
  const before = known.get(text);
  if (before) return before;
  const term = Object.freeze(readTerm(text));
  if (known.size < MOST_KNOWN) known.set(text, term);
  return term;
}

/** Terms read before. An office writes a few dozen a million times over, and reading one takes thrice as long as the rest of its due date. */
const known = new Map<string, Term>();
const MOST_KNOWN = 500;

function readTerm(text: string): Term {
  if (typeof text !== 'string') throw notATerm(text);
  const words = plain(text);
  if (SAME_DAY.has(words)) return { unit: 'same-day' };
  const match = /^(\d+) ?([a-z][a-z ]*)$/.exec(words);
  const unit = match && Object.hasOwn(UNITS, match[2] as string) ? UNITS[match[2] as string] : undefined;
  if (!match || !unit) throw notATerm(text);
  const count = Number(match[1]) * unit[1];
  if (count > LONGEST_COUNT) {
    throw new TermError(
      'term-too-long',
      {
        vi: `Thời hạn ${quote(text)} quá dài; hãy ghi số không quá ${LONGEST_COUNT}.`,
        en: `The term ${quote(text)} is too long; write a number up to ${LONGEST_COUNT}.`,
      },
      text,
    );
  }
  return { unit: unit[0], count };
}

function notATerm(text: unknown): TermError {
  return new TermError(
    'bad-term',
    {
      vi: `Thời hạn ${quote(text)} không đọc được; hãy ghi "3 ngày làm việc", "15 ngày", "1 tháng", "8 giờ làm việc" hoặc "trong ngày".`,
      en: `The term ${quote(text)} cannot be read; write "3 working-days", "15 calendar-days", "1 months", "8 working-hours" or "same-day".`,
    },
    text,
  );
}

/**
 * A term in the notation of the interface; `parseTerm` reads it back.
 * @example formatTerm({ unit: 'working-days', count: 3 }) // '3 working-days'
 */
export function formatTerm(term: Term): string {
  return term.unit === 'same-day' ? 'same-day' : `${term.count} ${term.unit}`;
}

const WORDS_VI: Readonly<Record<CountedUnit, string>> = {
  'working-days': 'ngày làm việc',
  'calendar-days': 'ngày',
  'working-hours': 'giờ làm việc',
  months: 'tháng',
};

/**
 * A term as a Vietnamese officer writes it.
 * @example termInVietnamese({ unit: 'calendar-days', count: 15 }) // '15 ngày'
 */
export function termInVietnamese(term: Term): string {
  return term.unit === 'same-day' ? 'trong ngày' : `${term.count} ${WORDS_VI[term.unit]}`;
}
