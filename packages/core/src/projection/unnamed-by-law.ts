// What the statute makes days off and a decision does not name; apart, since nobody outside asks.
import type { DayOff } from '../calendar/decisions.ts';
import { weekdayOf, type EpochDay } from '../epoch-day.ts';
import { daysOffByLaw, usualChoice, type YearlyChoice } from './days-off-by-law.ts';
import { PROJECTED_YEARS } from './project-year.ts';

/**
 * What a decision may choose: any five days on end with mùng 1 among them, the likelier first. Three before and two after are chosen
 * as lawfully as what was usual so far, and the law names no number of days: to refuse a decision would stop every command.
 */
const CHOICES: readonly YearlyChoice[] = [2, 1, 3, 0, 4].flatMap((tetBefore) => [
  { tetBefore, nationalDayWith: 1 },
  { tetBefore, nationalDayWith: 3 },
]);

/** The first whole year of five days of Tết (Labour Code 2012): of what the law gave before, this program knows nothing. */
const FIRST_OF_FIVE = 2014;

/** The statutory days of a year that a decision does not name. */
export interface UnnamedDays {
  /** Weekdays, those in lieu among them (art. 111(3)): without them due dates are wrong. */
  readonly lacking: readonly DayOff[];
  /** Holidays on a rest day, which need not be named: an office open on Saturdays is closed on them. */
  readonly onRestDays: readonly DayOff[];
}

/**
 * The days the law makes days off (art. 112, 111(3)) that are not among the `named`, under the yearly choices that fit these best;
 * none of a year before 2014 or after 2100.
 */
export function unnamedByLaw(year: number, named: ReadonlySet<EpochDay>): UnnamedDays {
  if (year < FIRST_OF_FIVE || year > PROJECTED_YEARS.last) return { lacking: [], onRestDays: [] };
  const fits = [usualChoice(year), ...CHOICES].map((choice) => {
    const byLaw = daysOffByLaw(year, choice, false);
    const unnamed = byLaw.filter(({ date }) => !named.has(date));
    const lacking = unnamed.filter(({ date }) => weekdayOf(date) < 6);
    return { lacking, onRestDays: unnamed.filter(({ date }) => weekdayOf(date) > 5), fitting: byLaw.length - unnamed.length };
  });
  // Where the weekdays leave it open which days of Tết were chosen, the rest days that are named tell.
  return fits.reduce((best, other) => ((other.lacking.length - best.lacking.length || best.fitting - other.fitting) < 0 ? other : best));
}
