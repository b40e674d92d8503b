// How near a due date is, for whoever must have the result by then: promised for a Sunday, it must be ready on the Friday.
import { addDays, type EpochDay } from '../epoch-day.ts';
import { isWorkingDay, shift, workingDaysBetween, type WorkingCalendar } from './working-calendar.ts';

/**
 * The working days left after `today` to have ready what is due on `dueOn`: 0 where today is the last of them, negative once the due
 * date has passed. What is due on a day off must be ready on the working day before it.
 * @example workingDaysLeft(calendar, parseDay('2026-11-27'), parseDay('2026-11-29')) // 0 — the 29th is a Sunday
 */
export function workingDaysLeft(calendar: WorkingCalendar, today: EpochDay, dueOn: EpochDay): number {
  // From a Saturday the Monday is a day that is left.
  if (dueOn >= today) return workingDaysBetween(calendar, addDays(today, 1), addDays(dueOn, 1));
  return workingDaysBetween(calendar, today, dueOn) - (isWorkingDay(calendar, dueOn) ? 0 : 1);
}

/**
 * The latest due date that leaves at most `days` working days after `today`.
 * @example formatDay(dueWithin(calendar, parseDay('2026-11-27'), 0)) // '2026-11-29' — the office opens again on the 30th
 */
export const dueWithin = (calendar: WorkingCalendar, today: EpochDay, days: number): EpochDay =>
  addDays(shift(calendar, today, days + 1), -1);
