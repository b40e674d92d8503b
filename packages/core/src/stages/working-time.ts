// Time as an office spends it, in thousandths of a working day: integers that add, whatever the hours of the day are.
import { isWorkingDay, workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { sessionsOn } from '../clock/office-time.ts';
import type { OfficeHours } from '../clock/policy.ts';
import { addDays } from '../epoch-day.ts';
import type { Moment } from '../moment.ts';

/** Thousandths in one working day. */
export const PER_DAY = 1000;

const MINUTE = 60_000;

/**
 * Where a moment lies on the office's own time line: the working days since the calendar began, in thousandths, so that the
 * difference of two is the working time between them. A whole office day is one day whether it has 7 or 8 hours; a moment
 * known only by its date opens that day; the night and days off take no time.
 * @throws {CalendarError} `outside-calendar`.
 */
export function workingTimeAt(calendar: WorkingCalendar, hours: OfficeHours, moment: Moment): number {
  const whole = workingDaysBetween(calendar, calendar.firstDay, moment.on) * PER_DAY;
  if (moment.timeOfDay === null || !isWorkingDay(calendar, moment.on)) return whole;
  let passed = 0;
  let length = 0;
  for (const [open, close] of sessionsOn(calendar, hours, moment.on)) {
    length += close - open;
    passed += Math.min(Math.max(moment.timeOfDay / MINUTE - open, 0), close - open);
  }
  return length === 0 ? whole : whole + Math.round((passed * PER_DAY) / length);
}

/** Where a dossier's end lies: one known only by its date closes that day, as in its clock. */
export function workingTimeOfEnd(calendar: WorkingCalendar, hours: OfficeHours, end: Moment): number {
  return workingTimeAt(calendar, hours, end.timeOfDay === null ? { on: addDays(end.on, 1), timeOfDay: null } : end);
}
