// The calendar this product ships: the Prime Minister's and the ministries' decisions for 2019–2027, compiled on first use.
import raw from '../data/vn-official-days.json' with { type: 'json' };
import { readDay, type EpochDay } from '../epoch-day.ts';
import type { DayOffKind, Decisions, YearStatus } from './decisions.ts';
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts';

let decisions: Decisions | undefined;
let calendar: WorkingCalendar | undefined;

/** Our own data was checked by `parseDecisions` when it was tested, so here its days are only read. */
const day = (iso: string): EpochDay => readDay(iso) as EpochDay;

/**
 * The official decisions of 2019–2027, each day with its source.
 * @example officialDecisions().years.length // 9
 */
export function officialDecisions(): Decisions {
  return (decisions ??= {
    sources: new Map(Object.entries(raw.meta.sources).map(([key, { title }]) => [key, title])),
    years: Object.entries(raw.years).map(([year, decided]) => ({
      year: Number(year),
      status: decided.status.replace(' ', '-') as YearStatus,
      daysOff: decided.daysOff.map(({ date, name, kind, source }) => ({ date: day(date), name, kind: kind as DayOffKind, source })),
      makeupWorkdays: decided.makeupWorkdays.map(({ date, forDate, source }) => ({ date: day(date), forDate: day(forDate), source })),
      dependsOn: 'dependsOn' in decided ? decided.dependsOn : [],
    })),
  });
}

/**
 * The working calendar of Vietnam's state offices for 2019–2027. Compiled once; the same object every time.
 * @example formatDay(officialCalendar().lastDay) // '2027-12-31'
 */
export function officialCalendar(): WorkingCalendar {
  return (calendar ??= compileCalendar(officialDecisions()));
}
