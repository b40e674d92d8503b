import { addDays, officialCalendar, parseDay } from '@dunghen/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueWithin, workingDaysLeft } from '../src/due-within.ts';

const calendar = officialCalendar();
/** Any day of a year with its days off, and its days of work to make up for them. */
const anyDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays(parseDay('2026-01-01'), days));

test('what is due within some working days has at most so many left, also seen from a day off', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(40), fc.nat(10), (today, ahead, days) => {
      const dueOn = addDays(today, ahead);
      expect(workingDaysLeft(calendar, today, dueOn) <= days).toBe(dueOn <= dueWithin(calendar, today, days));
    }),
  );
});

test('what has passed has a negative number left, one less each working day', () => {
  const left = (today: string, dueOn: string): number => workingDaysLeft(calendar, parseDay(today), parseDay(dueOn));
  expect(['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'].map((today) => left(today, '2026-11-27'))).toEqual([-1, -1, -1, -2]);
  expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map((today) => left(today, '2026-11-30'))).toEqual([1, 1, 1, 0]);
});
