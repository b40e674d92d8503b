// One year that nobody has decided yet, projected from the statute and the usual choices of earlier years.
import type { YearDecision } from '../calendar/decisions.ts';
import { dayOf, formatDay, weekdayOf } from '../epoch-day.ts';
import { CalendarError, type Sentence } from '../fault.ts';
import { daysOffByLaw, usualChoice } from './days-off-by-law.ts';

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

/**
 * The days off of a year without a decision (Labour Code art. 112, 111(3); NQ 28/2026/QH16). No swap and no make-up
 * Saturday is projected: those are the Prime Minister's alone.
 * @throws {CalendarError} `outside-calendar` for a year outside 2000–2100.
 */
export function projectYear(year: number, policy: ProjectionPolicy = { compensateCultureDay: false }): YearDecision {
  if (!(year >= PROJECTED_YEARS.first && year <= PROJECTED_YEARS.last)) throw unprojectable(year);
  const daysOff = daysOffByLaw(year, usualChoice(year), policy.compensateCultureDay);
  return { year, status: 'projected', daysOff, makeupWorkdays: [], dependsOn: dependsOn(year, policy) };
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
      vi: `cách hiểu rằng ngày 24/11/${year} rơi vào cuối tuần thì ${vi} được nghỉ bù`,
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
