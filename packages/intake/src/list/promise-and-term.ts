// What a row says of the day it promises and of the term, where the cell says it in other words than a date or a term alone.
import { parseTerm, TermError, type Moment } from '@dunghen/core';
import { plain } from '../words/plain.ts';
import { readOfficeDate } from '../words/office-date.ts';
import type { RowCells } from './row-cells.ts';
import { saysAtOnce, withUnit } from '../columns/term-in-heading.ts';

const CLOCK = String.raw`\d{1,2} ?[:hg] ?(?:\d{2})?(?::\d{2})?`;
/** "06/11/2026 từ 13:30 đến 17:00": come then to collect it. */
const HOURS = new RegExp(`^(.*?\\d{4})[ ,]+(?:từ )?${CLOCK} ?(?:đến|tới|[-–]) ?(${CLOCK})$`, 'i');

/**
 * The day a row promises: of hours from and to the later one; "trả ngay" is the day of the receipt.
 * @throws {DateError} `bad-date`.
 */
export function promiseOf(cells: RowCells, received: Moment): Moment | undefined {
  const text = cells.text('promisedOn');
  if (text === undefined || /^\d\d\/\d\d\/\d{4}$/.test(text)) return cells.moment('promisedOn');
  if (saysAtOnce(text)) return { on: received.on, timeOfDay: null };
  const [, day, until] = HOURS.exec(text.normalize('NFC')) ?? [];
  return day === undefined || until === undefined ? cells.moment('promisedOn') : readOfficeDate(`${day} ${until.replaceAll(' ', '')}`);
}

/** What stands in a column of terms where there is none. */
const NO_TERM = new Set([
  '',
  'khong',
  'khong co',
  'khong quy dinh',
  'chua quy dinh',
  'khong xac dinh',
  'khong co thoi han',
  'chua co',
  'null',
  'n a',
]);

/** The term of a row, or the words of one that nobody can count by. */
export type TermSaid = { readonly term: string } | { readonly unreadTerm: string } | undefined;

/**
 * The term of a row. One that cannot be read is left to what the catalogue or the promise says, if the row has one.
 * @throws {TermError | IntakeError} `bad-term` where the row promises no day; `term-too-long`, `term-doubtful`.
 */
export function termOf(cells: RowCells, isPromised: boolean): TermSaid {
  const written = cells.text('term');
  if (written === undefined || (!/\d/.test(written) && NO_TERM.has(plain(written)))) return undefined;
  const term = withUnit(written, cells.heading) as string;
  try {
    parseTerm(term);
    return { term };
  } catch (error) {
    if (isPromised && error instanceof TermError && error.code === 'bad-term') return { unreadTerm: written };
    throw error;
  }
}
