// Finds the heading rows of a table and reads which column holds what, asking instead of guessing where two headings claim the same.
import type { EpochDay } from '@dunghen/core';
import type { Row } from '../formats/csv-rows.ts';
import { COLUMNS, LONGEST_HEADING, type Column } from './columns.ts';
import { divides, isOfGroups, joinedHeadings, MOST_HEADING_ROWS } from './grouped-headings.ts';
import { knownHeadings, readingOf, searchingHeadings, type Reading } from './headings.ts';
import type { DateOrder } from './month-first.ts';
import { fileFault, IntakeError, ONE_TABLE } from '../intake-error.ts';
import { noHeadings } from './no-headings.ts';
import { plain } from '../words/plain.ts';
import { holdsAnyDay } from './unused-places.ts';
import type { BesideSaid } from '../words/beside-code.ts';
import type { TaughtStatuses } from '../words/taught-statuses.ts';

/** Which column is which; `names` are the headings as written. */
export interface Mapping {
  /** Row number of the last heading row: the table begins below it. */
  readonly headingRow: number;
  readonly columns: ReadonlyMap<Column, number>;
  readonly names: ReadonlyMap<Column, string>;
  /** Every heading of the table, by its place. */
  readonly headings: readonly string[];
  /** Where the promise of a row stands whose column of the first one is empty, if there are two. */
  readonly newestPromise?: number;
  /** Where the column of two days stood that was taken apart, if there was one: the sheet has one column less from there on. */
  readonly splitAt?: number | undefined;
  /** What words mean in the column of the status, by their keys, where the officer said so. */
  readonly statuses?: TaughtStatuses;
  /** How dates in numbers are written, where the officer said so. */
  readonly dateOrder?: DateOrder;
  /** The day whose list calls other dossiers by codes that are like known ones, where the officer said so. */
  readonly newCodes?: EpochDay;
  /** The day whose list shows the known dossiers although who applied, or for what, differs. */
  readonly sameDossiers?: EpochDay;
  /** Whether what stands beside its codes is part of them, where the officer said so. */
  readonly besideCode?: BesideSaid;
  /** Where columns stand of which two claim to be the one, in a proposal that leaves them to the officer. */
  readonly rivals?: ReadonlyMap<Column, readonly [number, number]>;
}

/** Rows looked at for the headings: titles and letterheads stand above them. */
export const SEARCH_ROWS = 40;

/** Columns whose meaning decides a due date or a rate: two claims to one of them are a question, not a choice. */
const DECISIVE: ReadonlySet<Column> = new Set(['code', 'receivedAt', 'promisedOn', 'completedAt', 'returnedAt', 'term', 'status']);

/**
 * Finds the heading row, or two or three rows of grouped headings: the ones with most known headings, among them the dossier code and
 * the day of receipt.
 * @throws {IntakeError} `no-headings` naming what was found and what is missing; `mapping-doubtful` for two equal claims, unless
 * `ask` is false: then they, and what is missing, are left to the officer.
 */
export function findColumns(rows: readonly Row[], file: string, ask = true, splitAt?: number): Mapping {
  const best = searchingHeadings(() => headingRowsIn(rows.slice(0, SEARCH_ROWS)));
  const claims = best.headings.flatMap((heading, at) => {
    const reading = heading.length > LONGEST_HEADING ? undefined : readingOf(heading);
    return reading ? [{ ...reading, at, heading }] : [];
  });
  const columns = new Map<Column, number>();
  const names = new Map<Column, string>();
  const rivals = new Map<Column, readonly [number, number]>();
  for (const column of COLUMNS) {
    const [claim, rival] = claims.filter((c) => c.column === column).toSorted((a, b) => a.rank - b.rank || a.at - b.at);
    if (!claim) continue;
    if (rival?.rank === claim.rank && DECISIVE.has(column)) {
      if (ask) throw isOfAnotherTable(claim, rival, claims) ? tableBeside(rival, file, splitAt) : twoAlike(claim, rival, file, splitAt);
      rivals.set(column, [claim.at, rival.at]);
      continue;
    }
    columns.set(column, claim.at);
    names.set(column, claim.heading);
  }
  const receipt = columns.has('receivedAt') ? undefined : bareReceipt(best, rows);
  if (receipt !== undefined) {
    columns.set('receivedAt', receipt);
    names.set('receivedAt', best.headings[receipt] as string);
  }
  const missing = (['code', 'receivedAt'] as const).filter((column) => !columns.has(column));
  if (missing.length > 0 && ask) throw noHeadings(file, missing, [...names.values()], best.headings);
  return { headingRow: best.row, columns, names, headings: best.headings, splitAt, ...(rivals.size > 0 && { rivals }) };
}

/**
 * "Tiếp nhận", "Nhận hồ sơ" alone, or under "Nhận và trả kết quả", may as well stand over who received it, or a step: it is the day of
 * the receipt where days stand below.
 */
const BARE_RECEIPT =
  /^(?:\d{1,2} )?(?:(?:bo phan |qua trinh )?(?:tiep )?nhan(?: ho so| hs)?(?: va)?(?: hen)? tra (?:ket qua|kq|ho so|hs) )?(?:tiep nhan(?: ho so| hs)?|nhan (?:ho so|hs))$/;

function bareReceipt({ row, headings }: Candidate, rows: readonly Row[]): number | undefined {
  const below = rows.filter((other) => other.row > row);
  const places = headings.flatMap((heading, at) =>
    heading.length <= LONGEST_HEADING && BARE_RECEIPT.test(plain(heading)) && holdsAnyDay(below, at) ? [at] : [],
  );
  return places.length === 1 ? places[0] : undefined;
}

/** A register has thirty columns: what is much wider is no form in three rows. */
const WIDEST_OF_THREE = 200;

interface Candidate {
  /** Row number of the last of them. */
  readonly row: number;
  readonly headings: readonly string[];
  readonly score: number;
  /** Where they stand among the rows searched, from `first` up to and without `end`. */
  readonly first: number;
  readonly end: number;
}

/** The rows of headings: those with most known ones, with the groups over them and the parts under them. */
function headingRowsIn(rows: readonly Row[]): Candidate {
  const candidate = (first: number, end: number): Candidate | null => {
    const block = rows.slice(first, end);
    const [top] = block;
    if (!top || first < 0 || block.length < end - first || block.some(({ row }, i) => row !== top.row + i)) return null;
    const headings = joinedHeadings(block.map(({ cells }) => cells));
    return { row: top.row + block.length - 1, headings, score: knownHeadings(headings), first, end };
  };
  const ofHeight = (height: number, widest: number): Candidate[] =>
    rows.flatMap(({ cells }, at) => (cells.length > widest ? [] : (candidate(at, at + height) ?? [])));
  const single = ofHeight(1, Number.POSITIVE_INFINITY);
  // More rows must know more: a title above the headings would be read as their group, and it bears today's date.
  let best = [...single, ...ofHeight(2, Number.POSITIVE_INFINITY), ...ofHeight(3, WIDEST_OF_THREE)].reduce(
    (a, b) => (b.score > a.score ? b : a),
    firstFull(single),
  );
  const cells = (at: number): readonly string[] => rows[at]?.cells ?? [];
  const grow = (first: number, end: number): boolean => {
    const taller = end - first > MOST_HEADING_ROWS ? null : candidate(first, end);
    if (!taller || !isKept(best, taller)) return false;
    best = taller;
    return true;
  };
  // Where they know as many, a group tells whose day it is, and a part which of two days.
  if (best.end > best.first && isOfGroups(cells(best.first - 1), cells(best.first))) grow(best.first - 1, best.end);
  while (divides(cells(best.end), cells(best.end - 1)) && grow(best.first, best.end + 1));
  return best;
}

/** Whether what a list cannot do without is still there. */
const isKept = (before: Candidate, after: Candidate): boolean => {
  const read = new Set(after.headings.map((heading) => readingOf(heading)?.column));
  return before.headings.every((heading) => {
    const column = readingOf(heading)?.column;
    return (column !== 'code' && column !== 'receivedAt') || read.has(column);
  });
};

/** Where no heading is known: the first row with some cells, or none. */
const firstFull = (rows: readonly Candidate[]): Candidate =>
  rows.find(({ headings }) => headings.filter((heading) => heading !== '').length > 2) ?? {
    row: 0,
    headings: [],
    score: 0,
    first: 0,
    end: 0,
  };

type Claim = Reading & { readonly at: number; readonly heading: string };

function twoAlike(first: Claim, rival: Claim, file: string, splitAt: number | undefined): IntakeError {
  const [a, b] = [sheetLetter(first.at, { splitAt }), sheetLetter(rival.at, { splitAt })];
  return new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file} có hai cột cùng tên "${first.heading}" (cột ${a} và ${b}); hãy đổi tên một cột, hoặc chỉ rõ bằng --mapping.`,
      en: `The file ${file} has two columns named "${first.heading}" (columns ${a} and ${b}); rename one, or say which with --mapping.`,
    },
    first.heading,
  );
}

/** Whether the second claim to the code begins a table beside the first: each of the two has its own day of receipt. */
const isOfAnotherTable = (first: Claim, rival: Claim, claims: readonly Claim[]): boolean =>
  first.column === 'code' &&
  [(at: number): boolean => at > first.at && at < rival.at, (at: number): boolean => at > rival.at].every((isThere) =>
    claims.some(({ column, at }) => column === 'receivedAt' && isThere(at)),
  );

function tableBeside({ at, heading }: Claim, file: string, splitAt: number | undefined): IntakeError {
  const place = sheetLetter(at, { splitAt });
  return fileFault(
    'several-lists',
    file,
    `có bảng thứ hai bên phải, từ cột ${place} ("${heading}")`,
    `holds a second table to the right, from column ${place} on ("${heading}")`,
    ONE_TABLE,
  );
}

/** The letter that the sheet of a list shows above the column of a place. @example sheetLetter(4, { splitAt: 1 }) // 'D' */
export const sheetLetter = (at: number, { splitAt }: Pick<Mapping, 'splitAt'>): string =>
  columnLetter(splitAt !== undefined && at > splitAt ? at - 1 : at);

/** The letter a spreadsheet shows above a column. @example columnLetter(27) // 'AB' */
export function columnLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetter(Math.floor(at / 26) - 1) + columnLetter(at % 26);
}
