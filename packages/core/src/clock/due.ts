// From a term and what the clock has given back to the day it ends: one small function per rule of law.
import { nextOrSame, previousOrSame, shift, workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, addMonths, type EpochDay } from '../epoch-day.ts';
import type { Moment } from '../moment.ts';
import type { CountedTerm, Term } from '../term.ts';
import { countedFrom } from './counted-from.ts';
import { afterOfficeTime, officeTimeBetween } from './office-time.ts';
import type { ClockPolicy } from './policy.ts';

const MS_PER_HOUR = 3_600_000;

/** A term under way: where it started and what pauses and extensions have added, in the term's own unit (ms of office time for hours). */
export interface Allowance {
  readonly term: Term;
  readonly start: Moment;
  /** Given back by pauses: working days, calendar days, or ms of office time. */
  readonly credit: number;
  /** Lawful extensions in the term's own unit. */
  readonly ownExtension: number;
  /** Lawful extensions in another unit, in the order they were granted. */
  readonly otherExtensions: readonly CountedTerm[];
  /** The day promised on the slip, when the dossier has no term and this day is all that is known. */
  readonly promisedOn: EpochDay | null;
}

/**
 * The last moment of the term; its hour is known only for terms in hours.
 *
 * The first day is not counted (Civil Code art. 147(2)); calendar-day and month terms that end on a day off roll to the
 * next working day (148(5)); a month without the corresponding day ends on its last day (148(3)).
 * @throws {CalendarError} `outside-calendar`.
 */
export function dueMoment(calendar: WorkingCalendar, policy: ClockPolicy, allowance: Allowance): Moment {
  const { term, credit, ownExtension, otherExtensions, promisedOn } = allowance;
  const start = countedFrom(calendar, policy, allowance.start);
  let due: Moment;
  if (promisedOn !== null) {
    due = endOf(shift(calendar, promisedOn, credit + ownExtension));
  } else if (term.unit === 'working-days') {
    due = endOf(shift(calendar, start.on, term.count + ownExtension + credit));
  } else if (term.unit === 'calendar-days' || term.unit === 'months') {
    due = endOf(nextOrSame(calendar, lastDayBeforeRoll(term, start.on, ownExtension, credit)));
  } else if (term.unit === 'same-day') {
    due = endOf(shift(calendar, sameDayDue(calendar, policy, start), credit));
  } else {
    due = afterOfficeTime(calendar, policy.officeHours, start, (term.count + ownExtension) * MS_PER_HOUR + credit);
  }
  for (const by of otherExtensions) due = extended(calendar, policy, due, by);
  return due;
}

/** A day that ends with itself, at no hour. */
const endOf = (on: EpochDay): Moment => ({ on, timeOfDay: null });

/** The last day of a calendar-day or month term before it rolls past days off (Civil Code art. 148(3), (5)). */
function lastDayBeforeRoll(term: CountedTerm, startOn: EpochDay, ownExtension: number, credit: number): EpochDay {
  const count = term.count + ownExtension;
  return addDays(term.unit === 'months' ? addMonths(startOn, count) : addDays(startOn, count), credit);
}

/** The day from which a term rolls to its due date, or null for terms that never roll. */
export function rollStart(calendar: WorkingCalendar, policy: ClockPolicy, allowance: Allowance): EpochDay | null {
  const { term, promisedOn, start, ownExtension, credit } = allowance;
  if (promisedOn !== null || (term.unit !== 'calendar-days' && term.unit !== 'months')) return null;
  return lastDayBeforeRoll(term, countedFrom(calendar, policy, start).on, ownExtension, credit);
}

/**
 * Civil status and certification are due on the day of receipt; received after 15:00:00, or on a day off, on the next
 * working day (Luật Hộ tịch art. 5(3), NĐ 23/2015 art. 7).
 */
function sameDayDue(calendar: WorkingCalendar, policy: ClockPolicy, start: Moment): EpochDay {
  const afterCutoff = start.timeOfDay !== null && start.timeOfDay > policy.sameDayCutoff;
  return afterCutoff ? shift(calendar, start.on, 1) : nextOrSame(calendar, start.on);
}

/** An extension in another unit than the term's is counted on from the due date reached so far. */
function extended(calendar: WorkingCalendar, policy: ClockPolicy, due: Moment, by: CountedTerm): Moment {
  switch (by.unit) {
    case 'working-days':
      return endOf(shift(calendar, due.on, by.count));
    case 'calendar-days':
    case 'months':
      return endOf(nextOrSame(calendar, lastDayBeforeRoll(by, due.on, 0, 0)));
    case 'working-hours': {
      // A due date without an hour ends with its day (148(6)), so the hours begin the next morning.
      const from = due.timeOfDay === null ? { on: addDays(due.on, 1), timeOfDay: 0 } : due;
      return afterOfficeTime(calendar, policy.officeHours, from, by.count * MS_PER_HOUR);
    }
  }
}

/**
 * What a pause gives back, in the term's own unit: the day of the pause is not used up, the day of the resumption counts,
 * and only days that would have counted are given back, that is max(pause, start + 1) … resumption − 1.
 */
export function pauseCredit(calendar: WorkingCalendar, policy: ClockPolicy, allowance: Allowance, from: Moment, to: Moment): number {
  const { term, promisedOn } = allowance;
  const start = countedFrom(calendar, policy, allowance.start);
  if (term.unit === 'working-hours' && promisedOn === null) {
    const begin = before(from, start) ? start : from;
    return officeTimeBetween(calendar, policy.officeHours, begin, to);
  }
  const first = Math.max(from.on, start.on + 1) as EpochDay;
  if (to.on <= first) return 0;
  const inCalendarDays = promisedOn === null && (term.unit === 'calendar-days' || term.unit === 'months');
  return inCalendarDays ? to.on - first : workingDaysBetween(calendar, first, to.on);
}

const before = (a: Moment, b: Moment): boolean => a.on < b.on || (a.on === b.on && (a.timeOfDay ?? 0) < (b.timeOfDay ?? 0));

/**
 * The last day on which an apology is in time: one day before the due date, and if that is a day off the working day
 * before it (NĐ 61/2018 art. 19(9)); for terms of 0–1 day the day of receipt, that is at once.
 * @example formatDay(apologyDeadline(calendar, parseDay('2026-11-18'), parseDay('2026-11-23'))) // '2026-11-20'
 */
export function apologyDeadline(calendar: WorkingCalendar, startOn: EpochDay, dueOn: EpochDay): EpochDay {
  if (dueOn - 1 <= startOn) return startOn;
  return Math.max(startOn, previousOrSame(calendar, addDays(dueOn, -1))) as EpochDay;
}
