// Whether the figures of a period are settled.
import { isProvisional } from '../calendar/provisional.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { EpochDay } from '../epoch-day.ts';
import { knownDay, type Period } from './period.ts';

/** Whether figures of a period seen from `asOf` rest on days of a year that is not wholly decided: due dates in it may still move. */
export const isPeriodProvisional = (calendar: WorkingCalendar, period: Period, asOf: EpochDay): boolean =>
  isProvisional(calendar, period.from, Math.max(period.from, knownDay(period, asOf)) as EpochDay);
