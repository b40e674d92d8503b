// Days and months that Excel turned around are a question as soon as chance cannot explain them, and no honest list is asked about.
import { civilOf, dayOf, weekdayOf, type EpochDay } from '@dunghen/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDateOrder } from '../src/columns/date-order.ts';
import type { Column } from '../src/columns/columns.ts';

const HEADINGS: readonly (readonly [Column, string])[] = [
  ['code', 'Số biên nhận'],
  ['receivedAt', 'Ngày nhận'],
  ['promisedOn', 'Ngày hẹn trả'],
];
const columns = new Map(HEADINGS.map(([column], at) => [column, at]));
const names = new Map(HEADINGS);

const two = (n: number): string => String(n).padStart(2, '0');
/** As a text, and as a workbook keeps it. */
const typed = (day: EpochDay): string => {
  const { year, month, day: d } = civilOf(day);
  return `${two(d)}/${two(month)}/${year}`;
};
const kept = (day: EpochDay): string => {
  const { year, month, day: d } = civilOf(day);
  return `${year}-${two(month)}-${two(d)}`;
};
/** As Excel set to English reads it. */
const turned = (day: EpochDay): string => {
  const { year, month, day: d } = civilOf(day);
  return d > 12 ? typed(day) : kept(dayOf(year, d, month));
};
type Dossier = readonly [received: EpochDay, promised: EpochDay];
const check = (dossiers: readonly Dossier[], received: (day: EpochDay) => string, promised = received): void => {
  const rows = dossiers.map(([from, to], n) => ({ row: n + 2, cells: [`BN${two(n)}`, received(from), promised(to)] }));
  checkDateOrder(rows, { columns, names, splitAt: undefined } as Parameters<typeof checkDateOrder>[1], 'a.xlsx');
};
const november = (...days: readonly (readonly [number, number])[]): readonly Dossier[] =>
  days.map(([from, to]) => [dayOf(2026, 11, from), dayOf(2026, 11, to)]);
const doubt = (column: string): unknown =>
  expect.objectContaining({ code: 'dates-doubtful', message: expect.stringContaining(`"${column}"`) });

describe('turned around by Excel', () => {
  test('all of them, so that every receipt is of the 11th', () => {
    expect(() => check(november([2, 5], [3, 6], [4, 9], [5, 10], [6, 11]), turned)).toThrow(doubt('Ngày nhận'));
  });

  test('the promises up to the 12th alone, of which three texts or twenty show how long a dossier takes', () => {
    const texts = november([16, 19], [17, 20], [18, 23]);
    expect(() => check([...november([9, 12], [10, 12], [9, 12]), ...texts], typed, turned)).toThrow(doubt('Ngày hẹn trả'));
    const many = [texts, texts, texts, texts, texts, texts].flat();
    expect(() => check([...november([9, 12], [10, 12]), ...many], typed, turned)).toThrow(doubt('Ngày hẹn trả'));
  });

  test('receipts and promises alike, of two dossiers beside three', () => {
    expect(() => check(november([10, 12], [11, 12], [16, 19], [17, 20], [18, 23]), turned)).toThrow(doubt('Ngày hẹn trả'));
  });
});

describe('nobody is asked', () => {
  test('about two promises for December that an officer typed among texts, since turned back they were before their receipts', () => {
    const later: readonly Dossier[] = [13, 16].map((day) => [dayOf(2026, 11, day), dayOf(2026, 12, 11)]);
    const texts = november([16, 19], [17, 20], [18, 23]);
    expect(() => check([...later, ...texts], typed, (day) => (civilOf(day).month === 12 ? kept(day) : typed(day)))).not.toThrow();
  });

  test('about receipts of the fifth of each month, which are of working days as they stand', () => {
    const months = [1, 2, 3, 5, 6, 8, 10, 11].map((month): Dossier => [dayOf(2026, month, 5), dayOf(2026, month, 20)]);
    expect(() => check(months, kept)).not.toThrow();
  });

  test('about honest lists of texts alone or of dates alone', () => {
    const working = fc
      .integer({ min: dayOf(2026, 9, 1), max: dayOf(2026, 11, 27) })
      .map((day) => day as EpochDay)
      .filter((day) => weekdayOf(day) <= 5);
    const dossier = fc.tuple(working, fc.integer({ min: 0, max: 40 })).map(([day, days]): Dossier => [day, (day + days) as EpochDay]);
    fc.assert(
      fc.property(fc.array(dossier, { minLength: 1, maxLength: 40 }), fc.constantFrom(typed, kept), (dossiers, written) => {
        check(dossiers, written);
      }),
      { numRuns: 2_000 },
    );
  });
});
