// Many days shifted by the same number of working days: a province's open dossiers in one pass over two arrays.
import type { EpochDay } from '../epoch-day.ts';
import { shift, type WorkingCalendar } from './working-calendar.ts';

/**
 * `shift` for every element of `days`, written into `into` (a new array by default; `days` itself is allowed).
 * The answers of the whole calendar are tabled first, so each element costs one bounds check and one read (about 1 ns).
 * @throws {CalendarError} `outside-calendar` for the first day, or answer, outside the span; `into` is then partly written.
 * @example Array.from(shiftAll(calendar, Int32Array.of(parseDay('2026-11-20')), 3), formatDay) // ['2026-11-26']
 */
export function shiftAll(
  calendar: WorkingCalendar,
  days: Int32Array,
  n: number,
  into: Int32Array = new Int32Array(days.length),
): Int32Array {
  const { first, table } = tableOf(calendar, n);
  const done = lookUp(days, table, first, into);
  // Only a day without an answer stops the pass: shift says why.
  if (done < days.length) shift(calendar, days[done] as EpochDay, n);
  return into;
}

/** How many elements had an answer. A function of its own, so that the compiler never optimises it half-way through a run (1.0 ns instead of 2.7). */
function lookUp(days: Int32Array, table: Int32Array, first: number, into: Int32Array): number {
  const count = days.length;
  for (let i = 0; i < count; i++) {
    // The read finds out whether the table holds the day: comparing first costs a quarter more.
    const end = table[(days[i] as number) - first];
    if (end === undefined) return i;
    into[i] = end;
  }
  return count;
}

/** The answers for every day that has one, from day `first` on. */
function tableOf(calendar: WorkingCalendar, n: number): { readonly first: number; readonly table: Int32Array } {
  const { rank, select, firstDay, lastDay } = calendar;
  const span = lastDay - firstDay + 1;
  // After a day the count begins behind it; before a day it ends in front of it.
  const behind = n > 0 ? 1 : 0;
  const offset = n > 0 ? n - 1 : n;
  let first = 0;
  let count = 0;
  const table = new Int32Array(span);
  for (let i = 0; i < span; i++) {
    const index = (rank[i + behind] as number) + offset;
    if (n === 0) table[count++] = firstDay + i;
    else if (index < 0) first = i + 1;
    else if (index < select.length) table[count++] = select[index] as number;
  }
  return { first: firstDay + first, table: table.subarray(0, count) };
}
