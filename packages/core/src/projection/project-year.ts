// One year that nobody has decided yet, projected from the statute: holidays, the usual choices of earlier years, compensation.
import type { DayOff, YearDecision } from '../calendar/decisions.ts';
import { addDays, dayOf, formatDay, weekdayOf, type EpochDay } from '../epoch-day.ts';
import { CalendarError, type Sentence } from '../fault.ts';
import { lunarDay } from './lunar.ts';

/** The years the lunar calendar was checked for against an independent library. */
export const PROJECTED_YEARS: { readonly first: number; readonly last: number } = { first: 2000, last: 2100 };

/** What the law leaves open about a projected year. */
export interface ProjectionPolicy {
  /**
   * Whether 24 November on a weekend gives a day off in lieu. Labour Code art. 111(3) names the holidays of art. 112(1);
   * whether it covers the day made by NQ 28/2026/QH16 is open: by default it does not.
   */
  readonly compensateCultureDay: boolean;
}

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
interface YearlyChoice {
  /** Days of Tết before mùng 1 (art. 112(1)b): one before and four after, or two before and three after. */
  readonly tetBefore: 1 | 2;
  /** The day of September beside National Day (art. 112(1)đ). */
  readonly nationalDayWith: 1 | 3;
}

const CHOICES: readonly YearlyChoice[] = [
  { tetBefore: 2, nationalDayWith: 1 },
  { tetBefore: 2, nationalDayWith: 3 },
  { tetBefore: 1, nationalDayWith: 1 },
  { tetBefore: 1, nationalDayWith: 3 },
];

/**
 * The choice that every decision so far made: all nine of 2019–2027 gave one day of Tết before and four after mùng 1 when it
 * fell on a Tuesday, and two and three otherwise; all seven of 2021–2027 chose 3 September when 2 September was a Monday or
 * Thursday, and 1 September otherwise.
 */
function usualChoice(year: number): YearlyChoice {
  const nationalDay = weekdayOf(dayOf(year, 9, 2));
  return {
    tetBefore: weekdayOf(lunarDay(year, 1, 1)) === 2 ? 1 : 2,
    nationalDayWith: nationalDay === 1 || nationalDay === 4 || nationalDay === 7 ? 3 : 1,
  };
}

/**
 * The days off of a year without a decision (Labour Code art. 112, 111(3); NQ 28/2026/QH16). No swap and no make-up
 * Saturday is projected: those are the Prime Minister's alone.
 * @throws {CalendarError} `outside-calendar` for a year outside 2000–2100.
 */
export function projectYear(year: number, policy: ProjectionPolicy = { compensateCultureDay: false }): YearDecision {
  if (!(year >= PROJECTED_YEARS.first && year <= PROJECTED_YEARS.last)) throw unprojectable(year);
  const daysOff = daysOffByLaw(year, usualChoice(year), policy);
  return { year, status: 'projected', daysOff, makeupWorkdays: [], dependsOn: dependsOn(year, policy) };
}

/** The first whole year of five days of Tết (Labour Code 2012): of what the law gave before, this program knows nothing. */
const FIRST_OF_FIVE = 2014;

/**
 * The weekdays the law makes days off (art. 112, 111(3)) that `named` lacks, under the yearly choices that fit it best;
 * none of a year before 2014 or after 2100. A holiday on a rest day need not be named, only its day in lieu.
 */
export function lackingByLaw(year: number, named: ReadonlySet<EpochDay>): readonly DayOff[] {
  if (year < FIRST_OF_FIVE || year > PROJECTED_YEARS.last) return [];
  const lacking = [usualChoice(year), ...CHOICES].map((choice) =>
    daysOffByLaw(year, choice, { compensateCultureDay: false }).filter(({ date }) => weekdayOf(date) < 6 && !named.has(date)),
  );
  return lacking.reduce((best, other) => (other.length < best.length ? other : best));
}

/** The statutory days of a year under a choice, with the days in lieu of those on a rest day. */
function daysOffByLaw(year: number, choice: YearlyChoice, policy: ProjectionPolicy): readonly DayOff[] {
  const statutory: DayOff[] = [];
  const add = (date: EpochDay, name: string): void => void statutory.push({ date, name, kind: 'statutory', source: SOURCE });

  for (const [month, day, name] of FIXED) add(dayOf(year, month, day), name);
  add(lunarDay(year, 3, 10), 'Giỗ Tổ Hùng Vương (10/3 âm lịch)');
  for (const { date, name } of tetDays(lunarDay(year, 1, 1), choice.tetBefore)) add(date, name);
  if (year >= 2021) add(dayOf(year, 9, choice.nationalDayWith), 'Quốc khánh (ngày liền kề)');
  if (year >= 2026) add(dayOf(year, 11, 24), CULTURE_DAY);
  statutory.sort((a, b) => a.date - b.date);

  const compensated = statutory.filter((day) => day.name !== CULTURE_DAY || policy.compensateCultureDay);
  return [...statutory, ...compensations(compensated, statutory)].toSorted((a, b) => a.date - b.date);
}

/** The five days of Tết (art. 112(1)b). */
function tetDays(firstDay: EpochDay, before: number): readonly { readonly date: EpochDay; readonly name: string }[] {
  return Array.from({ length: 5 }, (_, i) => {
    const offset = i - before;
    const name = offset < 0 ? `Tết Nguyên đán (trước mùng 1 ${-offset} ngày)` : `Tết Nguyên đán (Mùng ${offset + 1} Tết)`;
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

function dependsOn(year: number, { compensateCultureDay }: ProjectionPolicy): readonly Sentence[] {
  const open: Sentence[] = [
    { vi: `quyết định nghỉ Tết Nguyên đán ${year}`, en: `the decision on Tết ${year}` },
    { vi: `quyết định ngày nghỉ liền kề Quốc khánh ${year}`, en: `the decision on the day beside National Day ${year}` },
    { vi: `việc hoán đổi ngày làm việc năm ${year}, nếu có`, en: `swaps of working days in ${year}, if any` },
  ];
  const culture = dayOf(year, 11, 24);
  if (year >= 2026 && weekdayOf(culture) > 5) {
    const [vi, en] = compensateCultureDay ? ['có', 'is'] : ['không', 'is not'];
    open.push({
      vi: `cách hiểu rằng ngày ${formatDay(culture)} rơi vào cuối tuần thì ${vi} được nghỉ bù`,
      en: `the reading that ${formatDay(culture)}, a weekend, ${en} compensated`,
    });
  }
  return open;
}

function unprojectable(year: number): CalendarError {
  const { first, last } = PROJECTED_YEARS;
  return new CalendarError(
    'outside-calendar',
    {
      vi: `Năm ${year} chưa có quyết định và chỉ dự kiến được các năm ${first}–${last}; hãy thêm tệp quyết định của năm đó vào mục calendar.files trong cấu hình.`,
      en: `There is no calendar for ${year}: no decision is known and only ${first}–${last} can be projected. Add the decision file of ${year} to calendar.files in the configuration.`,
    },
    year,
  );
}
