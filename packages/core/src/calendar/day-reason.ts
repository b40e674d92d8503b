// Why offices work, or rest, on a given day: what an explanation shows a citizen.
import type { EpochDay } from '../epoch-day.ts';
import type { DayOff, MakeupWorkday } from './decisions.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** Why offices do or do not work on a day. */
export type DayReason =
  | { readonly kind: 'working' | 'weekend' }
  | { readonly kind: 'holiday'; readonly dayOff: DayOff }
  | { readonly kind: 'makeup'; readonly makeup: MakeupWorkday };

/** Why `day` is, or is not, a working day. @throws {CalendarError} `outside-calendar`. */
export function dayReason(calendar: WorkingCalendar, day: EpochDay): DayReason {
  const makeup = calendar.makeups.get(day);
  if (makeup) return { kind: 'makeup', makeup };
  const dayOff = calendar.dayOffs.get(day);
  if (dayOff) return { kind: 'holiday', dayOff };
  return { kind: isWorkingDay(calendar, day) ? 'working' : 'weekend' };
}
