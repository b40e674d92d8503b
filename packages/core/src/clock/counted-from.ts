// From which moment a term is counted, where that is not the stamp itself.
import { nextOrSame, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Moment } from '../moment.ts';
import type { ClockPolicy } from './policy.ts';

/** Where counting starts when the receipt is stamped on a day off: policy `receiptOnDayOff`. */
export function countedFrom(calendar: WorkingCalendar, policy: ClockPolicy, start: Moment): Moment {
  if (policy.receiptOnDayOff === 'as-stamped') return start;
  const on = nextOrSame(calendar, start.on);
  return on === start.on ? start : { on, timeOfDay: 0 };
}
