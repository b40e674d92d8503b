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
