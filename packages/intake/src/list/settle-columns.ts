// What the first rows of a table settle for all of it: where its headings stand, which column is which, and what is to be looked at in every row.
import { codesApart } from '../columns/codes-apart.ts';
import { checkColumns } from '../columns/check-columns.ts';
import { checkCounts } from '../columns/check-counts.ts';
import { ChecksOfAllRows } from '../columns/checks-of-all-rows.ts';
import { checkOneRow } from '../columns/check-one-row.ts';
import { checkTimeTaken } from '../columns/check-time-taken.ts';
import { withColumnsByCells } from '../columns/columns-by-cells.ts';
import { checkDateOrder } from '../columns/date-order.ts';
import { findColumns, SEARCH_ROWS, type Mapping } from '../columns/find-columns.ts';
import { withNewestPromise, withPromiseInPlace } from '../columns/first-appointment.ts';
import { GroupTitles } from '../columns/group-titles.ts';
import { applyMapping } from '../columns/learned-mapping.ts';
import type { LearnedMapping } from '../columns/mapping-file.ts';
import { monthsNamed } from '../columns/month-first.ts';
import { withoutRivalDays } from '../columns/rival-days.ts';
import { checkSaidOrder } from '../columns/said-order.ts';
import { checkStateInTitles, endsElsewhere } from '../columns/state-in-title.ts';
import { statusElsewhere } from '../columns/status-column.ts';
import { withoutTableBeside } from '../columns/table-beside.ts';
import { widthOf } from '../columns/torn-rows.ts';
import { twoDatesIn } from '../columns/two-dates.ts';
import { unusedDays } from '../columns/unused-days.ts';
import type { Row } from '../formats/csv-rows.ts';
import { checkResults } from './check-results.ts';
import { findInAnyFont } from './find-in-any-font.ts';
import { FontsOfList, inUnicode } from './fonts-of-list.ts';
import { readingOfList } from './kind-of-list.ts';
import type { DossierList } from './read-list.ts';

/** What is known of the columns beside the table itself. */
export interface ColumnsSaid {
  /** Which is which, if the officer said so. */
  readonly learned: LearnedMapping | null;
  /** Whether doubts are faults. */
  readonly ask?: boolean | undefined;
  /** How lists of each kind were read before. */
  readonly readings?: ReadonlySet<string> | undefined;
}

/** What the table is besides: whether marks part its cells, and the list that it goes on from, if it has no headings of its own. */
interface OfTable {
  readonly sheet: string | null;
  readonly delimited: boolean;
  readonly goesOn: DossierList | undefined;
}

/** What is settled. */
export interface Settled extends Pick<
  DossierList,
  'titles' | 'tableBeside' | 'statusElsewhere' | 'endsElsewhere' | 'unusedDays' | 'width' | 'fonts' | 'groups' | 'twoDates'
> {
  /** The columns as they were found, before titles between the rows gave it more. */
  readonly found: Mapping;
  /** The rows below the headings, each column of two days taken apart. */
  readonly below: readonly Row[];
  /** The row as the officer said that its dates and codes are to be read. */
  readonly asSaid: (row: Row) => Row;
  /** What is looked at in every row. */
  readonly checks: ChecksOfAllRows | null;
}

/** @throws {IntakeError} `no-headings`, `mapping-doubtful`, `dates-doubtful`, `several-rows`, `bad-mapping`. */
export function settledBy(
  first: readonly Row[],
  file: string,
  { learned, ask = true, readings }: ColumnsSaid,
  { sheet, delimited, goesOn }: OfTable,
): Settled {
  const twoDates = goesOn ? goesOn.twoDates : twoDatesIn(first, SEARCH_ROWS);
  const start = twoDates ? first.map((row) => twoDates.split(row)) : first;
  const byHeadings =
    (goesOn && { ...goesOn.groups.own, headingRow: 0 }) ??
    findInAnyFont(start.slice(0, SEARCH_ROWS + 1), (head) =>
      learned ? applyMapping(head.slice(0, SEARCH_ROWS), learned, file, twoDates) : findColumns(head, file, ask, twoDates?.at),
    );
  const below = start.filter(({ row }) => row > byHeadings.headingRow);
  // What titles and cells say is judged by their words, whatever font they are in.
  const inWords = inUnicode(start) ?? start;
  const legible = inWords.filter(({ row }) => row > byHeadings.headingRow);
  // Lists are noted with the columns that their titles give them.
  const grouped = (one: Mapping): GroupTitles => {
    const above = start.filter(({ row }) => row < one.headingRow);
    return new GroupTitles(below, one, above);
  };
  const isKnown = (one: Mapping): boolean => readings?.has(readingOfList(grouped(one).mapping)) ?? false;
  const alone = goesOn || learned ? { mapping: byHeadings, beside: [] } : withoutTableBeside(legible, byHeadings, file, ask);
  const found = goesOn
    ? byHeadings
    : learned
      ? withNewestPromise(byHeadings)
      : withoutRivalDays(legible, withColumnsByCells(legible, alone.mapping, file, { ask, isKnown }), file, ask);
  const titles = inWords.filter(({ row }) => row < found.headingRow);
  if (!learned && ask) {
    checkColumns(withPromiseInPlace(legible, found), found, file);
    checkCounts(legible, found, file);
    checkResults(legible, found, file);
    checkTimeTaken(legible, found, file);
    checkStateInTitles({ titles, sheet }, legible, found, file);
  }
  // Whatever the officer said of the columns: a row is a step all the same.
  if (ask) checkOneRow(below, found, file);
  if (ask) (found.dateOrder === undefined ? checkDateOrder : checkSaidOrder)(withPromiseInPlace(below, found), found, file);
  return {
    found,
    below,
    twoDates,
    titles,
    tableBeside: alone.beside,
    statusElsewhere: learned ? null : statusElsewhere(legible, found),
    endsElsewhere: learned ? null : endsElsewhere(legible, found),
    unusedDays: learned ? [] : unusedDays(legible, found),
    fonts: new FontsOfList(below, found),
    width: delimited ? widthOf(below, found) : null,
    groups: goesOn && goesOn.rows.count > 0 ? goesOn.groups : grouped(found),
    asSaid: asSaid(found),
    checks: !learned && ask ? new ChecksOfAllRows(found, file) : null,
  };
}

/** Stands by itself: made above, it would hold the first rows until the last one is read, a hundred MB where their cells are pages. */
function asSaid(found: Mapping): Settled['asSaid'] {
  const [dated, apart] = [monthsNamed(found), codesApart(found)];
  return (row) => apart(dated(row));
}
