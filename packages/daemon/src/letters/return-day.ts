// On which days a citizen may be told to come for the result.
import { isWorkingDay, weekdayOf, type EpochDay } from '@dunghen/core';
import type { LawContext } from '../config/context.ts';

const SATURDAY = 6;

/**
 * Whether the office gives results on a day: a working day, or a Saturday that is no holiday where it has hours on Saturdays.
 * @throws {CalendarError} `outside-calendar`.
 */
export const isReturnDay = ({ calendar, policy }: Pick<LawContext, 'calendar' | 'policy'>, day: EpochDay): boolean =>
  isWorkingDay(calendar, day) || (weekdayOf(day) === SATURDAY && policy.officeHours[SATURDAY] !== undefined && !calendar.dayOffs.has(day));

/** Whether the office is known to give no results on a day; of one that the calendar does not reach, nothing is known yet. */
export const isNoReturnDay = (law: Pick<LawContext, 'calendar' | 'policy'>, day: EpochDay): boolean =>
  day >= law.calendar.firstDay && day <= law.calendar.lastDay && !isReturnDay(law, day);
