// The days off that the statute gives a year: holidays, the yearly choices it leaves open, compensation.
import type { DayOff } from '../calendar/decisions.ts';
import { addDays, dayOf, weekdayOf, type EpochDay } from '../epoch-day.ts';
import { lunarDay } from './lunar.ts';

const SOURCE = ['PROJECTED'] as const;
const CULTURE_DAY = 'Ngày Văn hóa Việt Nam';

/** Titles of the sources a projected day cites. */
export const PROJECTION_SOURCES: ReadonlyMap<string, string> = new Map([
  ['PROJECTED', 'Dự kiến theo Bộ luật Lao động 2019, Điều 111(3) và 112; chưa có quyết định của năm'],
]);

/** The statutory days of one date (Labour Code art. 112(1)a, c, d, đ), by month and day, under the names of the official decisions. */
const FIXED = [
  [1, 1, 'Tết Dương lịch'],
  [4, 30, 'Ngày Chiến thắng'],
  [5, 1, 'Ngày Quốc tế lao động'],
  [9, 2, 'Quốc khánh'],
] as const;

/** What of the statutory days is decided yearly. */
export interface YearlyChoice {
  /** How many of the five days of Tết (art. 112(1)b) lie before mùng 1. */
  readonly tetBefore: number;
  /** The day of September beside National Day (art. 112(1)đ). */
  readonly nationalDayWith: 1 | 3;
}

/**
 * The choice that every decision so far made: all nine of 2019–2027 gave one day of Tết before and four after mùng 1 when it
 * fell on a Tuesday, and two and three otherwise; all seven of 2021–2027 chose 3 September when 2 September was a Monday or
 * Thursday, and 1 September otherwise.
 */
export function usualChoice(year: number): YearlyChoice {
  const nationalDay = weekdayOf(dayOf(year, 9, 2));
  return {
    tetBefore: weekdayOf(lunarDay(year, 1, 1)) === 2 ? 1 : 2,
    nationalDayWith: nationalDay === 1 || nationalDay === 4 || nationalDay === 7 ? 3 : 1,
  };
}

/**
 * The statutory days of a year under a choice, with the days in lieu of those on a rest day; 24 November on one has such a day only
 * where `compensateCultureDay`.
 */
export function daysOffByLaw(year: number, choice: YearlyChoice, compensateCultureDay: boolean): readonly DayOff[] {
  const statutory: DayOff[] = [];
  const add = (date: EpochDay, name: string): void => void statutory.push({ date, name, kind: 'statutory', source: SOURCE });

  for (const [month, day, name] of FIXED) add(dayOf(year, month, day), name);
  add(lunarDay(year, 3, 10), 'Giỗ Tổ Hùng Vương (10/3 âm lịch)');
  for (const { date, name } of tetDays(lunarDay(year, 1, 1), choice.tetBefore)) add(date, name);
  if (year >= 2021) add(dayOf(year, 9, choice.nationalDayWith), 'Quốc khánh (ngày liền kề)');
  if (year >= 2026) add(dayOf(year, 11, 24), CULTURE_DAY);
  statutory.sort((a, b) => a.date - b.date);

  const compensated = statutory.filter((day) => day.name !== CULTURE_DAY || compensateCultureDay);
  return [...statutory, ...compensations(compensated, statutory)].toSorted((a, b) => a.date - b.date);
}

/** The five days of Tết (art. 112(1)b). */
function tetDays(firstDay: EpochDay, before: number): readonly { readonly date: EpochDay; readonly name: string }[] {
  return Array.from({ length: 5 }, (_, i) => {
    const offset = i - before;
    const name = offset < 0 ? `Tết Nguyên đán (${-offset} ngày trước mùng 1)` : `Tết Nguyên đán (Mùng ${offset + 1} Tết)`;
    return { date: addDays(firstDay, offset), name };
  });
}

/** A holiday on a weekly rest day gives the next working day off (art. 111(3)); several in a row push one another on. */
function compensations(holidays: readonly DayOff[], statutory: readonly DayOff[]): readonly DayOff[] {
  const taken = new Set<EpochDay>(statutory.map((day) => day.date));
  return holidays
    .filter((day) => weekdayOf(day.date) > 5)
    .map(({ date, name }) => {
      let next = addDays(date, 1);
      while (taken.has(next) || weekdayOf(next) > 5) next = addDays(next, 1);
      taken.add(next);
      return { date: next, name: `Nghỉ bù ${name}`, kind: 'compensatory', source: SOURCE };
    });
}
