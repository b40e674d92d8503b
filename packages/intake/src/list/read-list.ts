// A table to a dossier list: its columns found and checked, its rows kept for the import, blank ones left out.
import type { EpochDay } from '@dunghen/core';
import { checkAnotherTable } from '../columns/another-table.ts';
import { bareRow } from '../formats/bare-row.ts';
import { checkColumns } from '../columns/check-columns.ts';
import { checkCounts } from '../columns/check-counts.ts';
import { ChecksOfAllRows } from '../columns/checks-of-all-rows.ts';
import { checkOneRow } from '../columns/check-one-row.ts';
import { checkResults } from './check-results.ts';
import { checkTimeTaken } from '../columns/check-time-taken.ts';
import { withColumnsByCells } from '../columns/columns-by-cells.ts';
import type { Row } from '../formats/csv-rows.ts';
import { dayIn, DaysShown } from './days-shown.ts';
import { withNewestPromise, withPromiseInPlace } from '../columns/first-appointment.ts';
import { findColumns, SEARCH_ROWS, type Mapping } from '../columns/find-columns.ts';
import { findInAnyFont } from './find-in-any-font.ts';
import { checkDateOrder } from '../columns/date-order.ts';
import { FontsOfList, inUnicode } from './fonts-of-list.ts';
import { readingOfList } from './kind-of-list.ts';
import { GroupTitles } from '../columns/group-titles.ts';
import { fileFault } from '../intake-error.ts';
import { applyMapping } from '../columns/learned-mapping.ts';
import type { LearnedMapping } from '../columns/mapping-file.ts';
import { monthsNamed } from '../columns/month-first.ts';
import { PackedRows } from '../formats/packed-rows.ts';
import { isOfRefused, LIST_DAY } from '../columns/rejected-headings.ts';
import { codesApart } from '../columns/codes-apart.ts';
import { CodesOfList } from './codes-of-list.ts';
import { RepeatedCodes } from './repeated-codes.ts';
import { checkSaidOrder } from '../columns/said-order.ts';
import { statusElsewhere, type StatusElsewhere } from '../columns/status-column.ts';
import type { Table } from '../formats/table.ts';
import { tooBlank, tooWide } from '../formats/format-faults.ts';
import { isRestOf, widthOf } from '../columns/torn-rows.ts';
import { twoDatesIn, type TwoDates } from '../columns/two-dates.ts';
import { unusedDays, type UnusedDays } from '../columns/unused-days.ts';

/** A table read whole: which column is which, and every row below the headings that is not blank. */
export interface DossierList {
  readonly sheet: string | null;
  readonly mapping: Mapping;
  /** Whether the officer said which column is which. */
  readonly confirmed: boolean;
  /** What stands above the headings. */
  readonly titles: readonly Row[];
  readonly rows: PackedRows;
  /** The days the rows tell of. */
  readonly days: DaysShown;
  /** Where how a dossier stands may be written instead of in a status, if the officer said nothing of it. */
  readonly statusElsewhere: StatusElsewhere | null;
  /** Columns of days nobody took, if the officer said nothing of them. */
  readonly unusedDays: readonly UnusedDays[];
  /** The days its rows say they are of, in a file of refused rows. */
  readonly listDays: ReadonlySet<EpochDay>;
  /** How many cells a row may have; more of them are a text that was split. Null where nothing can split one. */
  readonly width: number | null;
  /** Rows that a line end within a cell tore in two, by their numbers. */
  readonly torn: ReadonlySet<number>;
  /** Codes that may stand in several rows. */
  readonly repeated: RepeatedCodes;
  /** Its codes, and which dossiers are known by more than their code. */
  readonly codes: CodesOfList;
  /** Which columns are in a font of before Unicode, where that is known. */
  readonly fonts: FontsOfList | null;
  /** The titles between its rows. */
  readonly groups: GroupTitles;
  /** How a column of two days was taken apart. */
  readonly twoDates: TwoDates | null;
}

/** What is known of the columns beside the table itself. */
export interface ColumnsSaid {
  /** Which is which, if the officer said so. */
  readonly learned: LearnedMapping | null;
  /** Whether doubts are faults. */
  readonly ask?: boolean | undefined;
  /** How lists of each kind were read before. */
  readonly readings?: ReadonlySet<string> | undefined;
}

/** Rows the columns are judged by, headings and titles included. */
const SAMPLE = 400;
/** A list with more columns than this is none. */
const MOST_COLUMNS = 1_000;
/** Formatted but empty rows go on for ever in some files; a list does not. */
const MOST_BLANK = 50_000;

/**
 * Reads a table.
 * `compare` is told every row that is kept; a table that goes on without headings goes on from the list `goesOn`.
 * @throws {IntakeError} `file-empty`, `no-headings`, `mapping-doubtful`, `bad-mapping`, or `file-unsafe` for a table no list can be.
 */
export async function readList(
  table: Table,
  name: string,
  { learned, ask = true, readings }: ColumnsSaid,
  compare?: (row: Row, mapping: Mapping) => void,
  goesOn?: DossierList,
): Promise<DossierList> {
  // A workbook has several sheets, and the officer must know which one is meant.
  const file = table.sheet === null ? name : `${name} › ${table.sheet}`;
  const rows = new PackedRows();
  const repeated = new RepeatedCodes();
  const codes = new CodesOfList();
  let start: Row[] = [];
  let mapping: Mapping | null = null;
  let titles: readonly Row[] = [];
  let days = new DaysShown({ columns: new Map() });
  let elsewhere: StatusElsewhere | null = null;
  let daysElsewhere: readonly UnusedDays[] = [];
  const listDays = new Set<EpochDay>();
  let listDayAt = -1;
  let fonts: FontsOfList | null = null;
  let width: number | null = null;
  let groups = new GroupTitles([], { headingRow: 0, columns: new Map(), names: new Map(), headings: [] });
  let checks = null as ChecksOfAllRows | null;
  let dated = (row: Row): Row => row;
  let apart = dated;
  let blank = 0;
  let before: Row | null = null;
  const torn = new Set<number>();
  const keep = (written: Row, found: Mapping): void => {
    if (width !== null && written.cells.length < width) {
      if (before && isRestOf(written, before, width, found)) torn.add(before.row).add(written.row);
      before = written;
    } else before = null;
    const row = groups.placed(apart(dated(written)));
    checkAnotherTable(row, found, file);
    checks?.look(row);
    compare?.(row, found);
    days.look(row.cells);
    const day = listDayAt < 0 ? null : dayIn(row.cells[listDayAt] ?? '');
    if (day !== null) listDays.add(day);
    const code = row.cells[found.columns.get('code') as number] ?? '';
    repeated.note(code);
    codes.note(code);
    rows.add(row);
  };
  let twoDates: TwoDates | null = null;
  const split = (row: Row): Row => (twoDates ? twoDates.split(row) : row);
  const settle = (): Mapping => {
    twoDates = goesOn ? goesOn.twoDates : twoDatesIn(start, SEARCH_ROWS);
    start = start.map(split);
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
    const isKnown = (one: Mapping): boolean => readings?.has(readingOfList(new GroupTitles(below, one).mapping)) ?? false;
    const found = goesOn
      ? byHeadings
      : learned
        ? withNewestPromise(byHeadings)
        : withColumnsByCells(legible, byHeadings, file, { ask, isKnown });
    if (!learned && ask) {
      checkColumns(withPromiseInPlace(legible, found), found, file);
      checkCounts(legible, found, file);
      checkResults(legible, found, file);
      checkTimeTaken(legible, found, file);
      checks = new ChecksOfAllRows(found, file);
    }
    // Whatever the officer said of the columns: a row is a step all the same.
    if (ask) checkOneRow(below, found, file);
    if (ask) (found.dateOrder === undefined ? checkDateOrder : checkSaidOrder)(withPromiseInPlace(below, found), found, file);
    if (!learned) {
      elsewhere = statusElsewhere(legible, found);
      daysElsewhere = unusedDays(legible, found);
    }
    fonts = new FontsOfList(below, found);
    titles = inWords.filter(({ row }) => row < found.headingRow);
    days = new DaysShown(found);
    listDayAt = isOfRefused(found.headings) ? found.headings.lastIndexOf(LIST_DAY) : -1;
    width = table.delimited ? widthOf(below, found) : null;
    groups = goesOn && goesOn.rows.count > 0 ? goesOn.groups : new GroupTitles(below, found);
    dated = monthsNamed(found);
    apart = codesApart(found);
    for (const row of below) keep(row, groups.mapping);
    start = [];
    return groups.mapping;
  };
  for await (const batch of table.rows()) {
    for (const whole of batch) {
      const row = bareRow(whole);
      if (row.cells.length > MOST_COLUMNS) throw tooWide(file, row.cells.length, row.row);
      if (row.cells.every((cell) => cell.trim() === '')) {
        if (++blank > MOST_BLANK) throw tooBlank(file, MOST_BLANK, row.row);
        continue;
      }
      blank = 0;
      if (mapping) keep(split(row), mapping);
      else if (start.push(row) === SAMPLE) mapping = settle();
    }
  }
  if (!mapping && start.length === 0) throw fileFault('file-empty', file, 'trống, không có dữ liệu', 'is empty');
  mapping ??= settle();
  repeated.end();
  checks?.end();
  return {
    sheet: table.sheet,
    mapping,
    confirmed: learned !== null,
    titles,
    rows,
    days,
    listDays,
    statusElsewhere: elsewhere,
    unusedDays: daysElsewhere,
    width: width === null ? null : width + groups.given,
    torn,
    repeated,
    codes,
    fonts,
    groups,
    twoDates,
  };
}
