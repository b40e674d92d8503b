// Years without an official decision, projected from the statute; apart so that importing the core stays small.
import type { Decisions } from '../calendar/decisions.ts';
import { PROJECTION_SOURCES } from './days-off-by-law.ts';
import { projectYear, type ProjectionPolicy } from './project-year.ts';

export { lunarDay } from './lunar.ts';
export { PROJECTED_YEARS, projectYear, type ProjectionPolicy } from './project-year.ts';

/**
 * `decisions` with every year from `firstYear` to `lastYear` that has none projected; decided years stay as they are.
 * Answers that touch a projected year are provisional.
 * @throws {CalendarError} `outside-calendar` for a year that cannot be projected.
 * @example formatDay(compileCalendar(withProjection(officialDecisions(), 2019, 2030)).lastDay) // '2030-12-31'
 */
export function withProjection(decisions: Decisions, firstYear: number, lastYear: number, policy?: ProjectionPolicy): Decisions {
  const decided = new Set(decisions.years.map((year) => year.year));
  const missing = Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, i) => firstYear + i).filter(
    (year) => !decided.has(year),
  );
  return {
    years: [...decisions.years, ...missing.map((year) => projectYear(year, policy))].toSorted((a, b) => a.year - b.year),
    sources: new Map([...PROJECTION_SOURCES, ...decisions.sources]),
  };
}
