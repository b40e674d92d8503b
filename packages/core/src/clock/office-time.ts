// Working time in hours: walks the office's sessions, for terms the law states in hours and for those only.
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { isWorkingDay } from '../calendar/working-calendar.ts';
import { addDays, weekdayOf, type EpochDay } from '../epoch-day.ts';
import type { Moment } from '../moment.ts';
import type { OfficeHours } from './policy.ts';

const MINUTE = 60_000;
const NONE: readonly (readonly [number, number])[] = [];

/** The sessions of one day: a make-up Saturday keeps the hours of the weekday it stands in for; a day off has none. */
export function sessionsOn(calendar: WorkingCalendar, hours: OfficeHours, day: EpochDay): readonly (readonly [number, number])[] {
  const like = calendar.makeups.get(day)?.forDate ?? day;
  // A Saturday on which the office opens for half a day is in its hours though the calendar calls it a weekend.
  return isWorkingDay(calendar, day) || !calendar.dayOffs.has(day) ? (hours[weekdayOf(like)] ?? NONE) : NONE;
}

/**
 * The instant at which `ms` of office time have passed since `start`; a start with no hour counts from the day's first session.
 * A term that is used up exactly when a session closes ends there, not when the next one opens.
 * @throws {CalendarError} `outside-calendar`.
 */
export function afterOfficeTime(calendar: WorkingCalendar, hours: OfficeHours, start: Moment, ms: number): Moment {
  let left = ms;
  for (let day = start.on; ; day = addDays(day, 1)) {
    const from = day === start.on ? (start.timeOfDay ?? 0) : 0;
    for (const [open, close] of sessionsOn(calendar, hours, day)) {
      const begin = Math.max(open * MINUTE, from);
      const room = close * MINUTE - begin;
      if (room <= 0) continue;
      if (left <= room) return { on: day, timeOfDay: begin + left };
      left -= room;
    }
  }
}

/** The office time, in ms, between two instants. @throws {CalendarError} `outside-calendar`. */
export function officeTimeBetween(calendar: WorkingCalendar, hours: OfficeHours, start: Moment, end: Moment): number {
  let total = 0;
  for (let day = start.on; day <= end.on; day = addDays(day, 1)) {
    const from = day === start.on ? (start.timeOfDay ?? 0) : 0;
    const to = day === end.on ? (end.timeOfDay ?? 0) : Number.POSITIVE_INFINITY;
    for (const [open, close] of sessionsOn(calendar, hours, day)) {
      total += Math.max(0, Math.min(close * MINUTE, to) - Math.max(open * MINUTE, from));
    }
  }
  return total;
}
