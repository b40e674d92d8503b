import { describe, expect, test } from 'vitest';
import { formatDay, formatMoment, officeDayOf, parseMoment } from '@dunghen/core';
import { expectSame } from './many-cases.ts';

describe('moments', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-20T08:30:00+07:00', '2026-11-20T08:30:00+07:00'],
    ['2026-11-20T08:30', '2026-11-20T08:30:00+07:00'],
    ['2026-11-20 08:30:15', '2026-11-20T08:30:15+07:00'],
    ['2026-11-20T18:30:00Z', '2026-11-21T01:30:00+07:00'],
    ['2026-11-20T23:30:00-05:00', '2026-11-21T11:30:00+07:00'],
    ['2026-11-20T08:30:00.250+07:00', '2026-11-20T08:30:00.250+07:00'],
  ])('%s is %s on the office clock', (text, expected) => {
    expect(formatMoment(parseMoment(text))).toBe(expected);
  });

  test.each([
    '2026-11-20T24:00:00+07:00',
    '2026-11-20T08:61',
    '2026-11-20T8:30',
    '2026-02-29T08:00',
    'hôm nay',
    '2026-11-20T08:30:00+25:00',
    '20/11/2026',
  ])('refuses %j', (text) => {
    expect(() => parseMoment(text)).toThrow(expect.objectContaining({ code: 'bad-date-time' }));
  });

  test('refuses what is not a text at all', () => {
    for (const value of [Number.NaN, null, undefined, 20_261_120, {}]) {
      expect(() => parseMoment(value as never)).toThrow(expect.objectContaining({ code: 'bad-date-time' }));
    }
  });

  test('+07:00 is what the time zone database says of Vietnam from June 1975 to 2100', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric', month: '2-digit', day: '2-digit' });
    for (let ms = Date.UTC(1975, 5, 14, 16, 59, 59, 999); ms < Date.UTC(2101, 0, 1); ms += 86_400_000) {
      expectSame(formatDay(officeDayOf(ms)), format.format(ms));
      expectSame(formatDay(officeDayOf(ms + 1)), format.format(ms + 1));
    }
  });
});
