import { addBusinessDays } from 'date-fns/addBusinessDays';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  asDay,
  compileCalendar,
  dayOf,
  formatDay,
  isWorkingDay,
  mergeDecisions,
  nextOrSame,
  officialCalendar,
  officialDecisions,
  parseDay,
  previousOrSame,
  shift,
  shiftAll,
  workingDaysBetween,
} from '@dunghen/core';
import { parseDecisions } from '@dunghen/core/decisions';
import { goldenJson } from './fixtures.ts';
import { MANY_CASES } from './many-cases.ts';

const calendar = officialCalendar();
const inside = fc.integer({ min: dayOf(2020, 1, 1), max: dayOf(2026, 12, 31) }).map(asDay);

describe('the official calendar', () => {
  test.each([
    ['2026-08-22', true, 'a make-up Saturday'],
    ['2026-08-31', false, 'swapped against it'],
    ['2026-11-23', true, 'the proposed swap was not adopted'],
    ['2026-11-24', false, 'Ngày Văn hóa Việt Nam, from 2026'],
    ['2025-11-24', true, 'the day before the law made it one'],
    ['2026-11-28', false, 'an ordinary Saturday'],
    ['2026-02-16', false, 'Tết'],
    ['2026-04-27', false, 'compensates Giỗ Tổ on a Sunday'],
    ['2027-02-10', false, 'compensates Tết'],
  ])('%s is a working day: %s (%s)', (day, expected) => {
    expect(isWorkingDay(calendar, parseDay(day))).toBe(expected);
  });

  test('is what the checks of a decision file read from the same data', () => {
    expect(parseDecisions(goldenJson('../../packages/core/src/data/vn-official-days.json'))).toEqual(officialDecisions());
  });

  test('lists exactly the weekdays off that its source counted independently', () => {
    const raw = goldenJson<{ years: Record<string, { weekdaysOff: string[] }> }>('../../packages/core/src/data/vn-official-days.json');
    for (const [year, { weekdaysOff }] of Object.entries(raw.years)) {
      const off: string[] = [];
      for (let day = dayOf(Number(year), 1, 1); day <= dayOf(Number(year), 12, 31); day = addDays(day, 1)) {
        const weekday = new Date(day * 86_400_000).getUTCDay();
        if (weekday > 0 && weekday < 6 && !isWorkingDay(calendar, day)) off.push(formatDay(day));
      }
      expect(off).toEqual(weekdaysOff);
    }
  });

  test.each(['2018-12-31', '2028-01-01'])('refuses %s, says what it covers and how to add a year', (day) => {
    const fault = expect.objectContaining({ code: 'outside-calendar', message: expect.stringMatching(/2019–2027.*calendar\.files/s) });
    expect(() => isWorkingDay(calendar, parseDay(day))).toThrow(fault);
    expect(() => shift(calendar, parseDay(day), 0)).toThrow(fault);
    expect(() => nextOrSame(calendar, parseDay(day))).toThrow(fault);
  });

  test('refuses an answer past its end', () => {
    expect(() => shift(calendar, parseDay('2027-12-31'), 1)).toThrow(expect.objectContaining({ code: 'outside-calendar' }));
    expect(() => shift(calendar, parseDay('2019-01-01'), -1)).toThrow(expect.objectContaining({ code: 'outside-calendar' }));
    expect(() => shift(calendar, asDay(Number.NaN), 1)).toThrow(expect.objectContaining({ code: 'outside-calendar' }));
  });

  test('counts to its very end, and refuses to count from before it or beyond it', () => {
    // 30 and 31 December 2027 are a Thursday and a Friday.
    expect(workingDaysBetween(calendar, parseDay('2027-12-30'), parseDay('2028-01-01'))).toBe(2);
    const outside = (year: string) => expect.objectContaining({ code: 'outside-calendar', message: expect.stringContaining(year) });
    expect(() => workingDaysBetween(calendar, parseDay('2018-12-31'), parseDay('2019-01-04'))).toThrow(outside('2018'));
    expect(() => workingDaysBetween(calendar, parseDay('2027-12-30'), parseDay('2028-01-02'))).toThrow(outside('2028'));
  });

  test('cannot be made of no year at all', () => {
    expect(() => compileCalendar({ years: [], sources: new Map() })).toThrow(
      expect.objectContaining({ code: 'bad-calendar', message: expect.stringContaining('hiện có: –') }),
    );
  });
});

describe('the arithmetic of working days', () => {
  test('shift and workingDaysBetween are inverse', () => {
    fc.assert(
      fc.property(inside, fc.integer({ min: 1, max: 200 }), (day, n) => {
        const end = shift(calendar, day, n);
        return workingDaysBetween(calendar, addDays(day, 1), addDays(end, 1)) === n && isWorkingDay(calendar, end);
      }),
      MANY_CASES,
    );
  });

  test('shifting back undoes shifting forward from a working day', () => {
    fc.assert(
      fc.property(inside, fc.integer({ min: 1, max: 200 }), (day, n) => {
        const start = nextOrSame(calendar, day);
        return shift(calendar, shift(calendar, start, n), -n) === start;
      }),
      MANY_CASES,
    );
  });

  test('a later day never gives an earlier answer', () => {
    fc.assert(
      fc.property(inside, inside, fc.integer({ min: 0, max: 200 }), (a, b, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        return shift(calendar, early, n) <= shift(calendar, late, n) && nextOrSame(calendar, early) <= nextOrSame(calendar, late);
      }),
      MANY_CASES,
    );
  });

  test('nextOrSame and previousOrSame close in on working days', () => {
    fc.assert(
      fc.property(inside, (day) => {
        const next = nextOrSame(calendar, day);
        const previous = previousOrSame(calendar, day);
        const working = isWorkingDay(calendar, day);
        return working ? next === day && previous === day : previous < day && day < next && shift(calendar, previous, 1) === next;
      }),
      MANY_CASES,
    );
  });

  test('with weekends only it equals date-fns addBusinessDays', () => {
    const years = [2024, 2025, 2026, 2027].map((year) => ({
      year,
      status: 'official' as const,
      daysOff: [],
      makeupWorkdays: [],
      dependsOn: [],
    }));
    const weekendsOnly = compileCalendar({ years, sources: new Map() });
    const start = fc.integer({ min: dayOf(2024, 1, 1), max: dayOf(2026, 1, 1) }).map(asDay);
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 400 }), (day, n) => {
        const { year, month, dom } = {
          year: Number(formatDay(day).slice(0, 4)),
          month: Number(formatDay(day).slice(5, 7)),
          dom: Number(formatDay(day).slice(8)),
        };
        const expected = addBusinessDays(new Date(year, month - 1, dom), n);
        return shift(weekendsOnly, day, n) === dayOf(expected.getFullYear(), expected.getMonth() + 1, expected.getDate());
      }),
      MANY_CASES,
    );
  });

  test('an added holiday never brings a date forward', () => {
    const extra = fc.integer({ min: dayOf(2026, 1, 1), max: dayOf(2026, 12, 31) }).map(asDay);
    fc.assert(
      fc.property(extra, inside, fc.integer({ min: 1, max: 60 }), (holiday, day, n) => {
        const decisions = officialDecisions();
        const year = decisions.years.find((y) => y.year === 2026);
        if (!year || year.daysOff.some((d) => d.date === holiday) || year.makeupWorkdays.some((d) => d.date === holiday)) return true;
        const added = {
          ...year,
          daysOff: [...year.daysOff, { date: holiday, name: 'x', kind: 'statutory' as const, source: ['COMPUTED'] }],
        };
        const more = compileCalendar(mergeDecisions(decisions, { years: [added], sources: new Map() }));
        return shift(more, day, n) >= shift(calendar, day, n);
      }),
      { numRuns: 60 },
    );
  });
});

describe('many days at once', () => {
  test('shift as each would alone', () => {
    fc.assert(
      fc.property(fc.array(inside, { maxLength: 50 }), fc.integer({ min: -200, max: 200 }), (days, n) => {
        expect([...shiftAll(calendar, Int32Array.from(days), n)]).toEqual(days.map((day) => shift(calendar, day, n)));
      }),
    );
  });
  test('may be shifted in place', () => {
    const days = Int32Array.of(parseDay('2026-11-20'), parseDay('2026-08-21'));
    expect(shiftAll(calendar, days, 1, days)).toBe(days);
    expect(Array.from(days, (day) => formatDay(asDay(day)))).toEqual(['2026-11-23', '2026-08-22']);
  });
  test.each([
    [dayOf(2018, 12, 31), 1],
    [dayOf(2027, 12, 31), 1],
    [dayOf(2019, 1, 1), -1],
    [dayOf(2028, 1, 1), 0],
  ])('refuse a day or an answer outside the calendar (%i, %i)', (day, n) => {
    expect(() => shiftAll(calendar, Int32Array.of(day), n)).toThrow(expect.objectContaining({ code: 'outside-calendar' }));
  });
});
