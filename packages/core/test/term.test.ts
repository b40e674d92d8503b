import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTerm, parseTerm, termInVietnamese, type Term } from '@dunghen/core';
import { MANY_CASES } from './many-cases.ts';

const someTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.constant<Term>({ unit: 'same-day' }),
  fc.record({
    unit: fc.constantFrom('working-days', 'calendar-days', 'working-hours', 'months' as const),
    count: fc.integer({ min: 0, max: 36_500 }),
  }),
);

describe('terms', () => {
  test.each<[string, string]>([
    ['3 working-days', '3 working-days'],
    ['3 ngày làm việc', '3 working-days'],
    ['03 NGÀY LÀM VIỆC', '3 working-days'],
    ['15 ngày', '15 calendar-days'],
    ['15 ngày'.normalize('NFD'), '15 calendar-days'],
    ['1 tháng', '1 months'],
    ['2 năm', '24 months'],
    ['8 giờ làm việc', '8 working-hours'],
    ['trong ngày', 'same-day'],
    [' Trong  ngày làm việc ', 'same-day'],
    ['0 working-days', '0 working-days'],
  ])('%j is read as %s', (text, expected) => {
    expect(formatTerm(parseTerm(text))).toBe(expected);
  });

  test('never confuse days and working days', () => {
    expect(parseTerm('15 ngày')).not.toEqual(parseTerm('15 ngày làm việc'));
  });

  test('survive both notations', () => {
    fc.assert(
      fc.property(someTerm, (term) => formatTerm(parseTerm(formatTerm(term))) === formatTerm(term)),
      MANY_CASES,
    );
    fc.assert(
      fc.property(someTerm, (term) => formatTerm(parseTerm(termInVietnamese(term))) === formatTerm(term)),
      MANY_CASES,
    );
  });

  test.each([
    '',
    '3',
    'ngày',
    '- 3 ngày',
    '-3 ngày',
    '1.5 ngày',
    '1,5 ngày',
    '3 tuần',
    'NaN ngày',
    '3 ngày\u200Blàm việc',
    '３ ngày',
    '1e3 ngày',
    '3 constructor',
    '3 toString',
    '3 __proto__',
  ])('refuse %j and show how to write one', (text) => {
    expect(() => parseTerm(text)).toThrow(
      expect.objectContaining({ code: 'bad-term', message: expect.stringContaining('3 ngày làm việc') }),
    );
  });

  test('refuse what is not a text at all', () => {
    for (const value of [3, null, undefined, { unit: 'working-days', count: 3 }]) {
      expect(() => parseTerm(value as never)).toThrow(expect.objectContaining({ code: 'bad-term' }));
    }
  });

  test('refuse a count no law has', () => {
    expect(() => parseTerm('99999999999999999999 ngày')).toThrow(expect.objectContaining({ code: 'term-too-long' }));
  });
});
