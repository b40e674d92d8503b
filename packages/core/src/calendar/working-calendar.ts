// The working calendar compiled to two integer arrays, so that every question about working days is one or two array reads whatever the span.
import { addDays, dayOf, formatDay, weekdayOf, type EpochDay } from '../epoch-day.ts';
import { CalendarError, type Sentence } from '../fault.ts';
import type { DayOff, Decisions, MakeupWorkday, YearStatus } from './decisions.ts';
import { settledSpan } from './provisional.ts';

/**
 * Which days state offices work, over a closed span of whole years.
 *
 * Representation: `rank[i]` is the number of working days before day `firstDay + i`; `select[k]` is the k-th working day.
 * They are inverse to each other on working days, and `rank` has one entry past the last day, so a half-open interval
 * that ends with the span needs no special case. Order of override when compiling: weekend, day off, make-up workday.
 */
export interface WorkingCalendar {
  /** Identity of the decisions and the span: equal ids give equal answers. */
  readonly id: string;
  readonly firstDay: EpochDay;
  readonly lastDay: EpochDay;
  readonly rank: Int32Array;
  readonly select: Int32Array;
  readonly dayOffs: ReadonlyMap<EpochDay, DayOff>;
  readonly makeups: ReadonlyMap<EpochDay, MakeupWorkday>;
  readonly statusOf: ReadonlyMap<number, YearStatus>;
  readonly sources: ReadonlyMap<string, string>;
  /** What each year that is not settled depends on. */
  readonly dependsOn: ReadonlyMap<number, readonly Sentence[]>;
  /** The first and the last day of the run of wholly official years: an answer that looks no further is settled. */
  readonly settled: { readonly from: EpochDay; readonly to: EpochDay };
}

/**
 * Compiles decisions of consecutive years (about 0.2 ms for nine years).
 * @throws {CalendarError} `bad-calendar` when the years leave a gap or there are none.
 */
export function compileCalendar(decisions: Decisions): WorkingCalendar {
  const { years, sources } = decisions;
  const first = years[0];
  const last = years.at(-1);
  if (!first || !last || last.year - first.year + 1 !== years.length) {
    const list = years.map((y) => y.year).join(', ') || '–';
    throw new CalendarError(
      'bad-calendar',
      {
        vi: `Lịch nghỉ phải gồm các năm liền nhau, hiện có: ${list}; hãy bổ sung năm còn thiếu.`,
        en: `A calendar needs consecutive years, this has: ${list}; add the missing year.`,
      },
      list,
    );
  }
  const firstDay = dayOf(first.year, 1, 1);
  const lastDay = dayOf(last.year, 12, 31);
  const dayOffs = new Map(years.flatMap((y) => y.daysOff.map((d) => [d.date, d] as const)));
  const makeups = new Map(years.flatMap((y) => y.makeupWorkdays.map((d) => [d.date, d] as const)));

  const length = lastDay - firstDay + 1;
  const rank = new Int32Array(length + 1);
  const select = new Int32Array(length);
  let working = 0;
  let weekday = weekdayOf(firstDay);
  for (let i = 0; i < length; i++) {
    const day = addDays(firstDay, i);
    rank[i] = working;
    if ((weekday < 6 && !dayOffs.has(day)) || makeups.has(day)) select[working++] = day;
    weekday = weekday === 7 ? 1 : weekday + 1;
  }
  rank[length] = working;

  return {
    id: `vn-${first.year}-${last.year}-${fingerprint(decisions)}`,
    firstDay,
    lastDay,
    rank,
    select: select.slice(0, working),
    dayOffs,
    makeups,
    statusOf: new Map(years.map((y) => [y.year, y.status])),
    sources,
    dependsOn: new Map(years.map((y) => [y.year, y.dependsOn])),
    settled: settledSpan(years),
  };
}

/** A 64-bit FNV-1a of everything an answer can depend on: short, stable on every machine, and no dependency. Not a secret. */
function fingerprint({ years }: Decisions): string {
  const text = years
    .map((y) =>
      [y.year, y.status, ...y.daysOff.map((d) => `-${d.date}${d.kind}${d.name}`), ...y.makeupWorkdays.map((d) => `+${d.date}`)].join('|'),
    )
    .join('/');
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0').slice(0, 10);
}

/** How many working days lie before `day`, counted from the start of the span. */
function rankOf(calendar: WorkingCalendar, day: EpochDay): number {
  const rank = calendar.rank[day - calendar.firstDay];
  if (rank === undefined || day > calendar.lastDay) throw outside(calendar, day);
  return rank;
}

function selectAt(calendar: WorkingCalendar, index: number): EpochDay {
  const day = calendar.select[index];
  if (day === undefined) throw outside(calendar, index < 0 ? addDays(calendar.firstDay, -1) : addDays(calendar.lastDay, 1));
  return day as EpochDay;
}

function outside(calendar: WorkingCalendar, day: EpochDay): CalendarError {
  const from = formatDay(calendar.firstDay).slice(0, 4);
  const to = formatDay(calendar.lastDay).slice(0, 4);
  const year = Number.isFinite(day) ? formatDay(day).slice(0, 4) : String(day);
  return new CalendarError(
    'outside-calendar',
    {
      vi: `Lịch nghỉ ${from}–${to} chưa có năm ${year}; hãy thêm tệp quyết định của năm đó vào mục calendar.files trong cấu hình.`,
      en: `The calendar of ${from}–${to} lacks ${year}; add the decision file of that year to calendar.files in the configuration.`,
    },
    day,
  );
}

/**
 * Whether state offices work on `day`.
 * @throws {CalendarError} `outside-calendar` for a day the calendar does not cover: never a guess.
 * @example isWorkingDay(calendar, parseDay('2026-08-22')) // true — a make-up Saturday
 */
export function isWorkingDay(calendar: WorkingCalendar, day: EpochDay): boolean {
  const rank = rankOf(calendar, day);
  return calendar.select[rank] === day;
}

/**
 * The `n`-th working day after `day`; before it when `n` is negative; `day` itself, whatever day it is, when `n` is 0.
 * The day itself is not counted (Civil Code art. 147(2)).
 * @throws {CalendarError} `outside-calendar` when the start or the answer lies outside the span.
 * @example formatDay(shift(calendar, parseDay('2026-11-20'), 3)) // '2026-11-26' — the 24th is a holiday
 */
export function shift(calendar: WorkingCalendar, day: EpochDay, n: number): EpochDay {
  if (n > 0) {
    rankOf(calendar, day);
    return selectAt(calendar, (calendar.rank[day + 1 - calendar.firstDay] as number) + n - 1);
  }
  if (n < 0) return selectAt(calendar, rankOf(calendar, day) + n);
  rankOf(calendar, day);
  return day;
}

/**
 * `day` if offices work on it, else the next day they do (Civil Code art. 148(5)).
 * @throws {CalendarError} `outside-calendar`.
 * @example formatDay(nextOrSame(calendar, parseDay('2026-11-24'))) // '2026-11-25'
 */
export function nextOrSame(calendar: WorkingCalendar, day: EpochDay): EpochDay {
  return selectAt(calendar, rankOf(calendar, day));
}

/**
 * `day` if offices work on it, else the last day before it on which they do.
 * @throws {CalendarError} `outside-calendar`.
 * @example formatDay(previousOrSame(calendar, parseDay('2026-11-24'))) // '2026-11-23'
 */
export function previousOrSame(calendar: WorkingCalendar, day: EpochDay): EpochDay {
  const rank = rankOf(calendar, day);
  return calendar.select[rank] === day ? day : selectAt(calendar, rank - 1);
}

/**
 * The working days d with startInclusive ≤ d < endExclusive; negative when the end lies before the start.
 * @throws {CalendarError} `outside-calendar`.
 * @example workingDaysBetween(calendar, parseDay('2026-11-21'), parseDay('2026-11-27')) // 3
 */
export function workingDaysBetween(calendar: WorkingCalendar, startInclusive: EpochDay, endExclusive: EpochDay): number {
  const { firstDay, rank } = calendar;
  const start = rank[startInclusive - firstDay];
  const end = rank[endExclusive - firstDay];
  if (start === undefined) throw outside(calendar, startInclusive);
  if (end === undefined) throw outside(calendar, endExclusive);
  return end - start;
}
