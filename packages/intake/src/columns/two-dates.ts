// A column of two days, "Ngày tiếp nhận - Ngày hẹn trả" over "05/11/2026 - 12/11/2026", as the two columns it is.
import type { Row } from '../formats/csv-rows.ts';
import { LONGEST_HEADING, type Column } from './columns.ts';
import { readingOf } from './headings.ts';
import { plain } from '../words/plain.ts';
import { readOfficeDate, saysNoDate } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';
import { isOfRefused } from './rejected-headings.ts';

const DAYS: ReadonlySet<Column | undefined> = new Set<Column>(['receivedAt', 'promisedOn', 'completedAt', 'returnedAt']);
/** Whether a column is of days. */
export const isOfDays = (column: Column | undefined): boolean => DAYS.has(column);

const BETWEEN_HEADINGS = /\s*(?:[\r\n]+|→|[-=]+>|[-–—/;,|&+]+|\svà\s)\s*/;
/** Between dates a mark says more than a blank, which also stands between a date and its hour. */
const MARKS = /\s*(?:[\r\n]+|→|[-=]+>|[-–—/;|]|\sđến\s)\s*/g;
const BLANKS = /[\s,]+/g;
const LONGEST_CELL = 80;

/** Splits the rows of a table with such a column. */
export class TwoDates {
  readonly #at: number;
  readonly #headings: readonly [string, string];
  readonly #heading: string;

  constructor(at: number, heading: string, headings: readonly [string, string]) {
    [this.#at, this.#heading, this.#headings] = [at, heading, headings];
  }

  split({ row, cells }: Row): Row {
    if (cells.length <= this.#at) return { row, cells };
    const cell = cells[this.#at] as string;
    const [first, second] = cell === this.#heading ? this.#headings : datesIn(cell);
    return { row, cells: cells.toSpliced(this.#at, 1, first, second) };
  }

  /** The cells of a split row as they stood in the sheet, for a file of refused rows. */
  joined(cells: readonly string[]): readonly string[] {
    if (cells.length <= this.#at) return cells;
    const [first = '', second = ''] = cells.slice(this.#at, this.#at + 2);
    const isHeading = first === this.#headings[0] && second === this.#headings[1];
    const both = second === '' ? first : `${first} - ${second}`.trim();
    return cells.toSpliced(this.#at, 2, isHeading ? this.#heading : both);
  }

  /** Where it stands in the sheet. */
  get at(): number {
    return this.#at;
  }

  /** Where a column of the sheet lies in split rows; null for the column of two days itself, which lies in two places. */
  placeOf(at: number): number | null {
    return at === this.#at ? null : at > this.#at ? at + 1 : at;
  }

  /** Whether a heading is the one over both days. */
  isNamed = (heading: string): boolean => plain(heading) === plain(this.#heading);

  /** The part of that heading which says `column`; undefined where neither does. */
  partFor = (column: Column): string | undefined => this.#headings.find((heading) => readingOf(heading)?.column === column);

  /** What a mapping file may say of the two days. */
  get example(): string {
    return this.#headings.map((heading) => `${readingOf(heading)?.column} = "${heading}"`).join(', ');
  }
}

/**
 * The column of two days among the first rows of a table; null where there is none, where either day has a column of its own, or where the cells
 * below mostly hold but one day: which of the two that is, the heading does not say. Of refused rows it was said by their list.
 */
export function twoDatesIn(rows: readonly Row[], headRows: number): TwoDates | null {
  for (const [i, { cells }] of rows.slice(0, headRows).entries()) {
    for (const [at, heading] of cells.entries()) {
      const pair = headingsIn(heading);
      if (!pair) continue;
      const columns = pair.map((part) => readingOf(part)?.column);
      if (cells.some((other) => other.length <= LONGEST_HEADING && columns.includes(readingOf(other)?.column ?? ('' as Column))))
        return null;
      const below = rows.slice(i + 1).flatMap((row) => (/\d/.test(row.cells[at] ?? '') ? [row.cells[at] as string] : []));
      const withTwo = below.filter((cell) => datesIn(cell).every((part) => part !== ''));
      if (isOfRefused(cells)) return new TwoDates(at, heading, pair);
      return withTwo.length > 0 && withTwo.length * 2 >= below.length ? new TwoDates(at, heading, pair) : null;
    }
  }
  return null;
}

/** Whether a heading is that of two days, which are these columns. */
export const isOfBoth = (heading: string, a: Column, b: Column): boolean => {
  const columns = headingsIn(heading)?.map((part) => readingOf(part)?.column) ?? [];
  return columns.includes(a) && columns.includes(b);
};

function headingsIn(heading: string): readonly [string, string] | null {
  if (heading.length > LONGEST_HEADING || readingOf(heading)) return null;
  const parts = heading.normalize('NFC').trim().split(BETWEEN_HEADINGS);
  const [first, second] = parts.map((part) => readingOf(part)?.column);
  return parts.length === 2 && first !== second && DAYS.has(first) && DAYS.has(second) ? [parts[0] as string, parts[1] as string] : null;
}

/**
 * The two dates of a cell; what is one date, or cannot be told apart in one way only, stands in the first place as it is.
 * @example datesIn('05/11/2026 08:30 → 12/11/2026') // ['05/11/2026 08:30', '12/11/2026']
 */
export function datesIn(cell: string): readonly [string, string] {
  const text = cell.normalize('NFC').trim();
  if (text.length > LONGEST_CELL) return [cell, ''];
  for (const between of [MARKS, BLANKS]) {
    const ways = [...text.matchAll(between)].flatMap(({ index, 0: mark }) => {
      const sides = [text.slice(0, index), text.slice(index + mark.length)] as const;
      return sides.every(isDateOrNone) && sides.some((side) => /\d/.test(side)) ? [sides] : [];
    });
    if (ways.length === 1) return ways[0] as readonly [string, string];
  }
  return [cell, ''];
}

const isDateOrNone = (text: string): boolean =>
  text === '' || saysNoDate(text) || (/\d{4}/.test(text) && orNull(() => readOfficeDate(text)) !== null);
