import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, asDay, civilOf, dayOf, formatDay, parseDay, weekdayOf } from '@dunghen/core';
import { MANY_CASES, expectSame } from './many-cases.ts';

const someDay = fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9999, 12, 31) }).map(asDay);

describe('days', () => {
  test('agree with the Gregorian calendar of the platform on every day of 1900–2100', () => {
    for (let day = dayOf(1900, 1, 1); day <= dayOf(2100, 12, 31); day = asDay(day + 1)) {
      const date = new Date(day * 86_400_000);
      expectSame(formatDay(day), date.toISOString().slice(0, 10));
      expectSame(weekdayOf(day), date.getUTCDay() === 0 ? 7 : date.getUTCDay());
    }
  });

  test('survive formatting and parsing', () => {
    fc.assert(
      fc.property(someDay, (day) => parseDay(formatDay(day)) === day),
      MANY_CASES,
    );
  });

  test('have a civil date that names them again', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const { year, month, day: dom } = civilOf(day);
        return dayOf(year, month, dom) === day;
      }),
      MANY_CASES,
    );
  });

  test.each([
    '2026-02-30',
    '2026-13-01',
    '31/13/2026',
    '2026-2-3',
    '20261120',
    '',
    ' 2026-11-20',
    '2026-11-2O',
    '2026-11-20\u200B',
    '0000-01-01',
  ])('refuse %j by name and say how to write it', (text) => {
    expect(() => parseDay(text)).toThrow(expect.objectContaining({ code: 'bad-date', message: expect.stringContaining('2026-11-20') }));
  });

  test('refuse what is not a text at all', () => {
    for (const value of [Number.NaN, null, undefined, 20_260_101, {}]) {
      expect(() => parseDay(value as never)).toThrow(expect.objectContaining({ code: 'bad-date' }));
    }
  });
});

describe('a month later', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-11-20', 12, '2027-11-20'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('than %s, %i times, is %s', (from, months, expected) => {
    expect(formatDay(addMonths(parseDay(from), months))).toBe(expected);
  });
});
