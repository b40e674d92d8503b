// The usual reporting periods by their names: month, quarter, year, and the same as reports close them, on the 14th.
import { addDays, civilOf, dayOf, daysInMonth } from '../epoch-day.ts';
import { DateError, quote } from '../fault.ts';
import type { Period } from './period.ts';

function notAPeriod(text: string, example: string): DateError {
  return new DateError(
    'bad-period',
    {
      vi: `Kỳ báo cáo ${quote(text)} không đọc được; hãy ghi dạng ${example}.`,
      en: `The period ${quote(text)} cannot be read; write it like ${example}.`,
    },
    text,
  );
}

/**
 * The days of a month written `YYYY-MM`.
 * @throws {DateError} `bad-period`.
 * @example formatDay(monthPeriod('2026-09').to) // '2026-09-30'
 */
export function monthPeriod(text: string): Period {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (!match) throw notAPeriod(text, '2026-09');
  const [year, month] = [Number(match[1]), Number(match[2])];
  return { from: dayOf(year, month, 1), to: dayOf(year, month, daysInMonth(year, month)) };
}

/**
 * The days of a calendar quarter written `YYYY-Qn`.
 * @throws {DateError} `bad-period`.
 * @example formatDay(quarterPeriod('2026-Q4').from) // '2026-10-01'
 */
export function quarterPeriod(text: string): Period {
  const match = /^(\d{4})-[Qq]([1-4])$/.exec(text);
  if (!match) throw notAPeriod(text, '2026-Q4');
  const [year, last] = [Number(match[1]), Number(match[2]) * 3];
  return { from: dayOf(year, last - 2, 1), to: dayOf(year, last, daysInMonth(year, last)) };
}

/**
 * The days of a year written `YYYY`.
 * @throws {DateError} `bad-period`.
 * @example formatDay(yearPeriod('2026').to) // '2026-12-31'
 */
export function yearPeriod(text: string): Period {
  if (!/^\d{4}$/.test(text)) throw notAPeriod(text, '2026');
  return { from: dayOf(Number(text), 1, 1), to: dayOf(Number(text), 12, 31) };
}

/**
 * The days on which the figures of a report are closed: the 15th before the period to the 14th of its last month (NĐ 09/2019
 * art. 12), for a month, a quarter or a year alike.
 * @example formatDay(reportingPeriod(quarterPeriod('2026-Q4')).from) // '2026-09-15' — to 2026-12-14
 */
export function reportingPeriod({ from, to }: Period): Period {
  const before = civilOf(addDays(from, -1));
  const last = civilOf(to);
  return { from: dayOf(before.year, before.month, 15), to: dayOf(last.year, last.month, 14) };
}
