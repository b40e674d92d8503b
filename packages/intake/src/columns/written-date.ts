// Dates as their two first numbers, of which one is the day and one the month.
import { dayOf, daysInMonth, weekdayOf, type EpochDay } from '@dunghen/core';
import type { Row } from '../formats/csv-rows.ts';
import type { Column } from './columns.ts';

/** Columns of dates. */
export const DATES: readonly Column[] = ['receivedAt', 'promisedOn', 'completedAt', 'returnedAt'];

/** A date as written. `a` and `b` are its first two numbers; of one the workbook keeps as a date (not `typed`), its day and month. */
export interface Written {
  readonly text: string;
  readonly row: Row;
  readonly a: number;
  readonly b: number;
  readonly year: number;
  readonly typed: boolean;
}

/** The date a cell says in numbers, if it does. */
export function writtenDate(row: Row, cell: string): readonly Written[] {
  const text = cell.trim();
  const typed = /(?:^|\s)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:$|\s)/.exec(text);
  if (typed) return [{ text, row, a: Number(typed[1]), b: Number(typed[2]), year: Number(typed[3]), typed: true }];
  const kept = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  return kept ? [{ text, row, a: Number(kept[3]), b: Number(kept[2]), year: Number(kept[1]), typed: false }] : [];
}

export const isMonthFirst = ({ a, b, typed }: Written): boolean => typed && a <= 12 && b > 12 && b <= 31;
export const isDayFirst = ({ a, b, typed }: Written): boolean => typed && a > 12 && b <= 12;

/** The day with its day first, and with its month. */
export const asWritten = ({ year, a, b }: Written): EpochDay => dayOf(year, b, a);
export const turnedBack = ({ year, a, b }: Written): EpochDay => dayOf(year, a, b);
/** Whether it is a day both ways. */
export const isReal = ({ year, a, b }: Written): boolean =>
  a > 0 && b > 0 && a <= 12 && b <= 12 && a <= daysInMonth(year, b) && b <= daysInMonth(year, a);

const FRIDAY = 5;
export const atWeekends = (days: readonly EpochDay[]): number => days.filter((day) => weekdayOf(day) > FRIDAY).length;

/** A day as codes bear it. @example dayInCode(2026, 11, 2) // '261102' */
export const dayInCode = (year: number, month: number, day: number): string =>
  [year % 100, month, day].map((part) => String(part).padStart(2, '0')).join('');
