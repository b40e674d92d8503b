import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, lateBudget, meetsTarget, parseTarget, percentText } from '@dunghen/core';
import { monthPeriod, quarterPeriod, reportingPeriod, yearPeriod } from '@dunghen/core/report';
import { MANY_CASES, expectSame } from './many-cases.ts';

describe('the target', () => {
  const one = parseTarget('1');
  test.each([
    [1, 100, false],
    [1, 101, true],
    [0, 1, true],
    [0, 0, null],
    [4, 412, true],
    [5, 412, false],
  ])('%i late of %i meets "under 1%%": %s', (late, total, expected) => {
    expect(meetsTarget({ basis: 'handled', late, total }, one)).toBe(expected);
  });

  test('the budget is the largest number that still meets it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom('1', '0.5', '2,25', '0'), (total, percent) => {
        const target = parseTarget(percent);
        const { allowedLate } = lateBudget({ basis: 'handled', late: 0, total }, target);
        expectSame(meetsTarget({ basis: 'handled', late: allowedLate + 1, total }, target), false);
        if (target.numerator > 0) expectSame(meetsTarget({ basis: 'handled', late: allowedLate, total }, target), true);
      }),
      MANY_CASES,
    );
  });

  test.each([
    [3, 412, '0.73'],
    [1, 200, '0.50'],
    [1, 8, '12.50'],
    [5, 1000, '0.50'],
    [1, 2000, '0.05'],
    [1, 20_000, '0.01'],
    [0, 5, '0.00'],
    [5, 5, '100.00'],
    [0, 0, null],
  ])('%i of %i is printed %s, rounded half up', (late, total, expected) => {
    expect(percentText({ late, total })).toBe(expected);
  });

  test.each(['', 'x', '-1', '101', '1.23456', 'NaN', '1e2'])('a target of %j is refused', (text) => {
    expect(() => parseTarget(text)).toThrow(expect.objectContaining({ code: 'bad-target' }));
  });
});

describe('periods', () => {
  test.each([
    [monthPeriod('2028-02'), '2028-02-01', '2028-02-29'],
    [quarterPeriod('2026-Q4'), '2026-10-01', '2026-12-31'],
    [yearPeriod('2026'), '2026-01-01', '2026-12-31'],
  ])('%o', ({ from, to }, first, last) => {
    expect([formatDay(from), formatDay(to)]).toEqual([first, last]);
  });
  test.each(['2026-13', '2026-0', 'tháng 9', '2026-09-01'])('a month %j is refused', (text) => {
    expect(() => monthPeriod(text)).toThrow(expect.objectContaining({ code: 'bad-period' }));
  });
  test.each(['2026-Q0', '2026-Q5', '2026Q4', 'quý 4'])('a quarter %j is refused, and shown how to write one', (text) => {
    expect(() => quarterPeriod(text)).toThrow(
      expect.objectContaining({ code: 'bad-period', message: expect.stringMatching(`"${text}".*2026-Q4`) }),
    );
  });
  test.each(['26', '2026-01', 'năm nay', ''])('a year %j is refused, and shown how to write one', (text) => {
    expect(() => yearPeriod(text)).toThrow(
      expect.objectContaining({ code: 'bad-period', message: expect.stringMatching(`"${text}".*2026\\.`) }),
    );
  });
});

describe('the periods in which reports are closed', () => {
  test.each([
    [reportingPeriod(quarterPeriod('2026-Q4')), '2026-09-15', '2026-12-14'],
    [reportingPeriod(quarterPeriod('2026-Q1')), '2025-12-15', '2026-03-14'],
    [reportingPeriod(monthPeriod('2026-03')), '2026-02-15', '2026-03-14'],
    [reportingPeriod(yearPeriod('2026')), '2025-12-15', '2026-12-14'],
  ])('%o', ({ from, to }, first, last) => {
    expect([formatDay(from), formatDay(to)]).toEqual([first, last]);
  });
  test('follow each other without a gap', () => {
    const quarters = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((name) => reportingPeriod(quarterPeriod(name)));
    for (const [i, next] of quarters.slice(1).entries()) expect(next.from).toBe((quarters[i]?.to ?? 0) + 1);
  });
});
