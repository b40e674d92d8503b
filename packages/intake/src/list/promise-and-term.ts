// What a row says of the day it promises and of the term, where the cell says it in other words than a date or a term alone.
import { parseTerm, TermError, type Moment } from '@dunghen/core';
import { plain } from '../words/plain.ts';
import { readOfficeDate } from '../words/office-date.ts';
import type { Observation } from './observation.ts';
import type { RowCells } from './row-cells.ts';
import { saysAtOnce, withUnit } from '../columns/term-in-heading.ts';

const CLOCK = String.raw`\d{1,2} ?[:hg] ?(?:\d{2})?(?::\d{2})?`;
/** "06/11/2026 từ 13:30 đến 17:00": come then to collect it. */
const HOURS = new RegExp(`^(.*?\\d{4})[ ,]+(?:từ )?${CLOCK} ?(?:đến|tới|[-–]) ?(${CLOCK})$`, 'i');

/** A day, or a day with one hour, as most lists have it. */
const PLAIN = /^\d\d\/\d\d\/\d{4}(?: \d\d:\d\d(?::\d\d)?)?$/;

/** What a row promises: a day, or the result at once. */
type Promised = Moment | typeof AT_ONCE | undefined;
const AT_ONCE = 'at-once';

/**
 * What a row promises: of hours from and to the later one.
 * @throws {DateError} `bad-date`.
 */
function promiseOf(cells: RowCells): Promised {
  const text = cells.text('promisedOn');
  if (text === undefined || PLAIN.test(text)) return cells.moment('promisedOn');
  if (saysAtOnce(text)) return AT_ONCE;
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

/**
 * The day and the term of a row. "Trả ngay", "trả trong ngày" is the term of a day and no day: what came after 15:00 is handed over
 * on the next working day (Law on Civil Status Art. 5(3), Decree 23/2015/NĐ-CP Art. 7).
 * @throws {TermError | IntakeError} as {@link termOf}.
 */
export function promiseAndTerm(cells: RowCells): Pick<Observation, 'promised' | 'term' | 'unreadTerm'> {
  const promised = promiseOf(cells);
  if (promised === AT_ONCE) return { term: 'trong ngày' };
  const term = termOf(cells, promised !== undefined);
  return promised === undefined ? { ...term } : { promised, ...term };
}

/** The term of a row, or the words of one that nobody can count by. */
type TermSaid = { readonly term: string } | { readonly unreadTerm: string } | undefined;

/**
 * The term of a row. One that cannot be read is left to what the catalogue or the promise says, if the row has one.
 * @throws {TermError | IntakeError} `bad-term` where the row promises no day; `term-too-long`, `term-doubtful`.
 */
function termOf(cells: RowCells, isPromised: boolean): TermSaid {
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
