// Which answers are settled and which wait for a decision that has not been taken yet.
import { asDay, civilOf, dayOf, type EpochDay } from '../epoch-day.ts';
import type { Sentence } from '../fault.ts';
import type { YearDecision } from './decisions.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** The longest run of official years that ends last; nothing is settled where no year is official. */
export function settledSpan(years: readonly YearDecision[]): WorkingCalendar['settled'] {
  const last = years.findLastIndex((y) => y.status === 'official');
  if (last < 0) return { from: asDay(0), to: asDay(-1) };
  const before = years.slice(0, last).findLastIndex((y) => y.status !== 'official');
  return { from: dayOf((years[before + 1] as YearDecision).year, 1, 1), to: dayOf((years[last] as YearDecision).year, 12, 31) };
}

/**
 * Whether an answer that looked at the days `from` … `to` may still change by a decision not yet taken.
 * @example isProvisional(calendar, parseDay('2026-12-28'), parseDay('2027-01-05')) // true — 2027 is only partly decided
 */
export const isProvisional = ({ settled }: WorkingCalendar, from: EpochDay, to: EpochDay): boolean =>
  from < settled.from || to > settled.to;

/** What a provisional answer that looked at the days `from` … `to` depends on, oldest year first; empty for a settled one. */
export function openDecisions(calendar: WorkingCalendar, from: EpochDay, to: EpochDay): readonly Sentence[] {
  if (!isProvisional(calendar, from, to)) return [];
  const first = civilOf(from).year;
  const last = civilOf(to).year;
  return [...calendar.dependsOn].flatMap(([year, open]) => (year >= first && year <= last ? open : []));
}
