// Whether the hour of the digests has come, on the office's clock.
import { OFFICE_OFFSET_MINUTES } from '@dunghen/core';

/** Whether `at` (HH:MM in Vietnam) has passed on the day of the instant: a machine that woke at noon tells its morning then. */
export function isMorning(at: string, nowMs: number): boolean {
  const minutes = Math.floor(nowMs / 60_000 + OFFICE_OFFSET_MINUTES) % 1_440;
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return minutes >= hour * 60 + minute;
}
