import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CLOCK_POLICY, officialCalendar, parseMoment } from '@dunghen/core';
import { addDuration, mergeDurations, noDurations, quantile } from '../src/stages/durations.ts';
import { workingTimeAt } from '../src/stages/working-time.ts';

const calendar = officialCalendar();
const { officeHours } = DEFAULT_CLOCK_POLICY;
const at = (text: string): number => workingTimeAt(calendar, officeHours, parseMoment(text));
const days = (from: string, to: string): number => (at(to) - at(from)) / 1000;

describe('working time', () => {
  test.each([
    ['2026-11-23T07:30:00+07:00', '2026-11-23T17:00:00+07:00', 1, 'a whole office day is one day, though it has 7.5 hours'],
    ['2026-11-23T07:30:00+07:00', '2026-11-23T11:30:00+07:00', 0.533, 'a morning is four hours of seven and a half'],
    ['2026-11-23T11:30:00+07:00', '2026-11-23T13:30:00+07:00', 0, 'lunch takes no time'],
    ['2026-11-23T17:00:00+07:00', '2026-11-25T07:30:00+07:00', 0, 'the night and 24 November take none'],
    ['2026-11-20', '2026-11-26', 3, 'days without hours: Friday, Monday, Wednesday'],
    ['2026-08-22T07:30:00+07:00', '2026-08-22T17:00:00+07:00', 1, 'a make-up Saturday is a day like any other'],
  ])('%s to %s is %f: %s', (from, to, expected) => {
    expect(days(from, to)).toBeCloseTo(expected, 3);
  });

  test('of a day whose hours nobody stated passes whole: any hour of it opens the day', () => {
    const unstated = (text: string): number => workingTimeAt(calendar, {}, parseMoment(text));
    expect(unstated('2026-11-23T10:00:00+07:00')).toBe(unstated('2026-11-23'));
    expect(unstated('2026-11-25') - unstated('2026-11-23T10:00:00+07:00')).toBe(1000);
  });
});

describe('durations', () => {
  test('give the nearest-rank quantile, to a hundredth of a day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 19_900 }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(0.5, 0.9, 1),
        (lengths, q) => {
          const durations = noDurations();
          for (const length of lengths) addDuration(durations, length);
          const sorted = lengths.toSorted((a, b) => a - b);
          expect(Math.abs((quantile(durations, q) ?? -1) - (sorted[Math.ceil(q * lengths.length) - 1] as number))).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
  test('add', () => {
    const [a, b] = [noDurations(), noDurations()];
    for (const length of [100, 200, 300]) addDuration(a, length);
    addDuration(b, 900_000);
    mergeDurations(a, b);
    expect(a).toMatchObject({ count: 4, longest: 900_000 });
    expect(quantile(a, 1)).toBe(900_000);
    expect(quantile(noDurations(), 0.5)).toBeNull();
  });
});
