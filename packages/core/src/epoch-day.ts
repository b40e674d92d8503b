// Days as plain integers, so that calendar arithmetic costs additions and array reads and never a time zone.
import { DateError, quote } from './fault.ts';
import { twoDigits } from './two-digits.ts';

declare const brand: unique symbol;

/** A civil day as the number of days since 1970-01-01. Ordinary integer arithmetic is day arithmetic. */
export type EpochDay = number & { readonly [brand]: 'EpochDay' };

/** A civil date in the Gregorian calendar; `month` and `day` start at 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Marks an integer that is known to be a day number.
 * @example formatDay(asDay(0)) // '1970-01-01'
 */
export const asDay = (n: number): EpochDay => n as EpochDay;

/**
 * `day` moved by `n` calendar days; negative `n` goes back.
 * @example formatDay(addDays(parseDay('2026-02-28'), 1)) // '2026-03-01'
 */
export const addDays = (day: EpochDay, n: number): EpochDay => (day + n) as EpochDay;

/**
 * The day number of a civil date. Years 0001–9999; the date must exist.
 * @example dayOf(2026, 11, 20) // 20777
 */
export function dayOf(year: number, month: number, day: number): EpochDay {
  // Counting from 1 March puts the leap day last, so month lengths need no table (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468) as EpochDay;
}

/**
 * The civil date of a day number.
 * @example civilOf(parseDay('2026-11-20')) // { year: 2026, month: 11, day: 20 }
 */
export function civilOf(day: EpochDay): CivilDate {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

/**
 * The day of the week: 1 Monday … 7 Sunday (ISO 8601).
 * @example weekdayOf(parseDay('2026-11-20')) // 5 — a Friday
 */
export function weekdayOf(day: EpochDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * How many days `month` of `year` has.
 * @example daysInMonth(2028, 2) // 29
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The corresponding day `months` later; a month without that day ends the term on its last day (Civil Code art. 148(3)).
 * @example formatDay(addMonths(parseDay('2026-01-31'), 1)) // '2026-02-28'
 */
export function addMonths(day: EpochDay, months: number): EpochDay {
  const { year, month, day: dom } = civilOf(day);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayOf(y, m, Math.min(dom, daysInMonth(y, m)));
}

/**
 * A day as ISO 8601 text.
 * @example formatDay(dayOf(2026, 9, 2)) // '2026-09-02'
 */
export function formatDay(day: EpochDay): string {
  const { year, month, day: dom } = civilOf(day);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dom)}`;
}

const digits = (text: string, at: number, length: number): number => {
  let n = 0;
  for (let i = at; i < at + length; i++) {
    const c = text.charCodeAt(i) - 48;
    if (!(c >= 0 && c <= 9)) return Number.NaN;
    n = n * 10 + c;
  }
  return n;
};

/**
 * The day written as `YYYY-MM-DD` at the start of `text`, or null. Reads no further than ten characters.
 * @example readDay('2026-02-30') // null
 */
export function readDay(text: string): EpochDay | null {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const dom = digits(text, 8, 2);
  if (!(year >= 1 && month >= 1 && month <= 12 && dom >= 1 && dom <= daysInMonth(year, month))) return null;
  return dayOf(year, month, dom);
}

/**
 * Reads an ISO 8601 date.
 * @throws {DateError} `bad-date` when the text is not `YYYY-MM-DD` or no such day exists.
 * @example parseDay('2026-11-20') // 20777
 */
export function parseDay(text: string): EpochDay {
  const day = typeof text === 'string' && text.length === 10 ? readDay(text) : null;
  if (day === null) {
    throw new DateError(
      'bad-date',
      {
        vi: `Ngày ${quote(text)} không có thật hoặc không đúng dạng; hãy ghi năm-tháng-ngày, ví dụ 2026-11-20.`,
        en: `The date ${quote(text)} does not exist or is not written YYYY-MM-DD; write for example 2026-11-20.`,
      },
      text,
    );
  }
  return day;
}
