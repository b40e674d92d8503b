// The dates of a list whose officer said that it writes the month first, with the month named: then nobody can take it for the day.
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { otherEnds } from './other-ends.ts';
import { OF_MONTH_FIRST } from '../words/date-notations.ts';
import { readOfficeDate } from '../words/office-date.ts';
import { DATES } from './written-date.ts';

/** How a list writes its dates in numbers: day or month first. */
export type DateOrder = 'dmy' | 'mdy';
export const isDateOrder = (said: unknown): said is DateOrder => said === 'dmy' || said === 'mdy';

const WRITTEN = /(?<=^|[\s,'-])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/;
/** What could be read with the day first all the same. */
const IN_NUMBERS = /(?<!\d)\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2})(?!\d)/;
/** The year first has one order. */
const YEAR_FIRST = /^\s*\d{4}[/.-]/;
const TIME_FIRST = /^(\d{1,2}[:hg][^,]*?)[ ,-]+(?:ngày )?(?=\d{1,2}-[A-Z][a-z]{2}-)(.*)$/s;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date with its month named; one that has no such month with what it would have to be, so that it is read as no other. @example monthNamed('11/05/2026 08:30') // '05-Nov-2026 08:30' */
export function monthNamed(written: string): string {
  // What was refused comes back with its date mended.
  const text = written.endsWith(OF_MONTH_FIRST) ? written.slice(0, -OF_MONTH_FIRST.length) : written;
  const [date, month, day, year] = WRITTEN.exec(text) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (date === undefined || name === undefined) return IN_NUMBERS.test(text) && !YEAR_FIRST.test(text) ? text + OF_MONTH_FIRST : text;
  const named = text.replace(date, `${day}-${name}-${year}`).replace(TIME_FIRST, '$2 $1');
  return isDate(named) ? named : text + OF_MONTH_FIRST;
}

function isDate(text: string): boolean {
  try {
    readOfficeDate(text);
    return true;
  } catch {
    return false;
  }
}

/** Rows with their dates so, for a list that is said to write the month first; else as they are. */
export function monthsNamed(mapping: Mapping): (row: Row) => Row {
  const { columns, newestPromise, dateOrder } = mapping;
  if (dateOrder !== 'mdy') return (row) => row;
  const places = new Set([...DATES.map((column) => columns.get(column)), newestPromise, ...otherEnds(mapping).map(({ at }) => at)]);
  return ({ row, cells }) => ({ row, cells: cells.map((cell, at) => (places.has(at) ? monthNamed(cell) : cell)) });
}

const DATE_IN_TITLE = /(?<!\d)(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})(?!\d)/g;

/** The titles above such a list without their days that can be of either order: a person may have written them. */
export function titlesInOrder({ dateOrder }: Pick<Mapping, 'dateOrder'>, titles: readonly Row[]): readonly Row[] {
  if (dateOrder !== 'mdy') return titles;
  const inOrder = (date: string, first: string, second: string, year: string): string => {
    const [a, b] = [Number(first), Number(second)];
    if (a > 12 || a === b) return date;
    return b > 12 ? `${second}/${first}/${year}` : '';
  };
  return titles.map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell.replace(DATE_IN_TITLE, inOrder)) }));
}
