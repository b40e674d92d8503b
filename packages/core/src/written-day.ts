// Days as people here write them, 30/11/2026, taken as the 2026-11-30 that everything else reads. The day always stands before the month.
import { dayOf, daysInMonth, formatDay } from './epoch-day.ts';

const DAY = /^(\d{1,2})([/.-])(\d{1,2})\2([1-9]\d{3})$/;
/** A day with the hour before it or behind it: 15:30, 8:05:30, 15h30. */
const HOUR = '(\\d{1,2}[:h]\\d\\d(?::\\d\\d)?)';
const DAY_AND_HOUR = new RegExp(`^(?:${HOUR} +)?(\\S+?)(?: +${HOUR})?$`, 'i');
const ISO = /^\d{4}-/;

/**
 * A day written 30/11/2026, 30-11-2026 or 30.11.2026 as ISO 8601; anything else stays as it was typed, for whoever reads it to complain of.
 * @example dayAsWritten('30/11/2026') // '2026-11-30'
 */
export const dayAsWritten = (text: string): string =>
  text.trim().replace(DAY, (typed: string, ...[d, , m, y]: readonly string[]) => {
    const [year, month, day] = [Number(y), Number(m), Number(d)];
    return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? formatDay(dayOf(year, month, day)) : typed;
  });

/**
 * The same of a day that may have an hour, which stands before it or behind it.
 * @example momentAsWritten('15h30 30/11/2026') // '2026-11-30T15:30'
 */
export function momentAsWritten(text: string): string {
  const typed = text.trim();
  if (ISO.test(typed)) return typed;
  const [, before, day = typed, behind] = DAY_AND_HOUR.exec(typed) ?? [];
  const [on, hour] = [dayAsWritten(day), before ?? behind];
  if (hour === undefined) return on;
  // The hour of what is no day so written, or two hours, are not to be guessed at.
  return on === day || (before !== undefined && behind !== undefined) ? typed : `${on}T${hour.replace(/h/i, ':').replace(/^\d:/, '0$&')}`;
}
