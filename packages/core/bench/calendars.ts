// The calendars and the days on which ours and its peers are asked the same questions.
import {
  asDay,
  compileCalendar,
  dayOf,
  formatDay,
  officialDecisions,
  type Decisions,
  type EpochDay,
  type WorkingCalendar,
} from '@dunghen/core';

/** Starts of the questions: 1,000 days in a row. */
export const STARTS: readonly EpochDay[] = Array.from({ length: 1_000 }, (_, i) => asDay(dayOf(2023, 1, 2) + i));
export const ISO_STARTS: readonly string[] = STARTS.map(formatDay);

/** Working days asked for. */
export const SPAN = 10;

/** Years in which nobody decided anything: every weekday works. */
export function weekendsOnly(first: number, count: number): WorkingCalendar {
  const years = Array.from({ length: count }, (_, i) => ({
    year: first + i,
    status: 'official' as const,
    daysOff: [],
    makeupWorkdays: [],
    dependsOn: [],
  }));
  return compileCalendar({ years, sources: new Map() });
}

const decided: Decisions = officialDecisions();

/** The official days off without the make-up Saturdays, which date-fns and numpy do not know. */
export const withoutMakeups: WorkingCalendar = compileCalendar({
  ...decided,
  years: decided.years.map((year) => ({ ...year, makeupWorkdays: [] })),
});

export const DAYS_OFF: readonly string[] = decided.years.flatMap((year) => year.daysOff.map((day) => formatDay(day.date)));
export const MAKEUPS: readonly string[] = decided.years.flatMap((year) => year.makeupWorkdays.map((day) => formatDay(day.date)));
