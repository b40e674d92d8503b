// The calendar this product ships: the Prime Minister's and the ministries' decisions for 2019–2027, compiled on first use.
import raw from '../data/vn-official-days.json' with { type: 'json' };
import { parseDecisions, type Decisions } from './decisions.ts';
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts';

let decisions: Decisions | undefined;
let calendar: WorkingCalendar | undefined;

/** The official decisions of 2019–2027, each day with its source. */
export function officialDecisions(): Decisions {
  return (decisions ??= parseDecisions(raw));
}

/** The working calendar of Vietnam's state offices for 2019–2027. Compiled once; the same object every time. */
export function officialCalendar(): WorkingCalendar {
  return (calendar ??= compileCalendar(officialDecisions()));
}
