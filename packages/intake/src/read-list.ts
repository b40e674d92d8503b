// A table to a dossier list: its columns found and checked, its rows kept for the import, blank ones left out.
import type { EpochDay } from '@dunghen/core';
import { checkAnotherTable } from './another-table.ts';
import { bareRow } from './bare-row.ts';
import { checkColumns } from './check-columns.ts';
import { checkOneRow } from './check-one-row.ts';
import { checkResults } from './check-results.ts';
import { checkTimeTaken } from './check-time-taken.ts';
import type { Row } from './csv-rows.ts';
import { dayIn, DaysShown } from './days-shown.ts';
import { findColumns, SEARCH_ROWS, type Mapping } from './find-columns.ts';
import { checkDateOrder } from './date-order.ts';
import { FontsOfList, inUnicode } from './fonts-of-list.ts';
import { fileFault, IntakeError } from './intake-error.ts';
import { applyMapping, type LearnedMapping } from './learned-mapping.ts';
import { looksLikeCode } from './no-dossier.ts';
import { looksLikeDate } from './office-date.ts';
import { PackedRows } from './packed-rows.ts';
import { isOfRefused, LIST_DAY } from './rejected-headings.ts';
import { statusElsewhere, withTellingStatus, type StatusElsewhere } from './status-column.ts';
import type { Table } from './tables-of-file.ts';

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
  /** The days its rows say they are of, in a file of refused rows. */
  readonly listDays: ReadonlySet<EpochDay>;
  /** How many cells a row may have; more of them are a text that was split. Null where nothing can split one. */
  readonly width: number | null;
  /** Rows that a line end within a cell tore in two, by their numbers. */
  readonly torn: ReadonlySet<number>;
  /** Which columns are in a font of before Unicode, where that is known. */
  readonly fonts: FontsOfList | null;
}

/** Rows the columns are judged by, headings and titles included. */
const SAMPLE = 400;
/** A list with more columns than this is none. */
const MOST_COLUMNS = 1_000;
/** Formatted but empty rows go on for ever in some files; a list does not. */
const MOST_BLANK = 50_000;

/**
 * Reads a table.
 * `compare` is told every row that is kept; a table that goes on without headings has the columns of `goesOn`.
 * @throws {IntakeError} `file-empty`, `no-headings`, `mapping-doubtful`, `bad-mapping`, or `file-unsafe` for a table no list can be.
 */
export async function readList(
  table: Table,
  name: string,
  learned: LearnedMapping | null,
  ask = true,
  compare?: (row: Row, mapping: Mapping) => void,
  goesOn?: Mapping,
): Promise<DossierList> {
  // A workbook has several sheets, and the officer must know which one is meant.
  const file = table.sheet === null ? name : `${name} › ${table.sheet}`;
  const rows = new PackedRows();
  let start: Row[] = [];
  let mapping: Mapping | null = null;
  let titles: readonly Row[] = [];
  let days = new DaysShown({ columns: new Map() });
  let elsewhere: StatusElsewhere | null = null;
  const listDays = new Set<EpochDay>();
  let listDayAt = -1;
  let fonts: FontsOfList | null = null;
  let width: number | null = null;
  let blank = 0;
  let before: Row | null = null;
  const torn = new Set<number>();
  const keep = (row: Row, found: Mapping): void => {
    if (width !== null && row.cells.length < width) {
      if (before && isRestOf(row, before, width, found)) torn.add(before.row).add(row.row);
      before = row;
    } else before = null;
    checkAnotherTable(row, found, file);
    compare?.(row, found);
    days.look(row.cells);
    const day = listDayAt < 0 ? null : dayIn(row.cells[listDayAt] ?? '');
    if (day !== null) listDays.add(day);
    rows.add(row);
  };
  const settle = (): Mapping => {
    const byHeadings =
      goesOn ??
      findInAnyFont(start.slice(0, SEARCH_ROWS + 1), (head) =>
        learned ? applyMapping(head.slice(0, SEARCH_ROWS), learned, file) : findColumns(head, file, ask),
      );
    const below = start.filter(({ row }) => row > byHeadings.headingRow);
    const found = learned || goesOn ? byHeadings : withTellingStatus(below, byHeadings);
    if (!learned && ask) {
      checkColumns(below, found, file);
      checkResults(below, found, file);
      checkTimeTaken(below, found, file);
    }
    // Whatever the officer said of the columns: a row is a step all the same.
    if (ask) checkOneRow(below, found, file);
    checkDateOrder(below, found, file);
    if (!learned) elsewhere = statusElsewhere(below, found);
    fonts = new FontsOfList(below, found);
    titles = start.filter(({ row }) => row < found.headingRow);
    days = new DaysShown(found);
    listDayAt = isOfRefused(found.headings) ? found.headings.lastIndexOf(LIST_DAY) : -1;
    width = table.delimited ? widthOf(below, found) : null;
    for (const row of below) keep(row, found);
    start = [];
    return found;
  };
  for await (const batch of table.rows()) {
    for (const whole of batch) {
      const row = bareRow(whole);
      if (row.cells.length > MOST_COLUMNS) throw tooWide(file, row);
      if (row.cells.every((cell) => cell.trim() === '')) {
        if (++blank > MOST_BLANK) throw tooBlank(file, row);
        continue;
      }
      blank = 0;
      if (mapping) keep(row, mapping);
      else if (start.push(row) === SAMPLE) mapping = settle();
    }
  }
  if (!mapping && start.length === 0) throw fileFault('file-empty', file, 'trống, không có dữ liệu', 'is empty');
  mapping ??= settle();
  return {
    sheet: table.sheet,
    mapping,
    confirmed: learned !== null,
    titles,
    rows,
    days,
    listDays,
    statusElsewhere: elsewhere,
    width,
    torn,
    fonts,
  };
}

/** Finds the columns by the headings as they are, or failing that by what they say in a font of before Unicode. */
function findInAnyFont(head: readonly Row[], find: (head: readonly Row[]) => Mapping): Mapping {
  try {
    return find(head);
  } catch (error) {
    const converted = error instanceof IntakeError && NOT_FOUND.has(error.code) ? inUnicode(head) : null;
    if (!converted) throw error;
    return find(converted);
  }
}

const NOT_FOUND = new Set(['no-headings', 'bad-mapping']);

/** The headings say how many columns there are, unless most rows have more: then some columns have no heading. */
function widthOf(below: readonly Row[], { headings }: Pick<Mapping, 'headings'>): number | null {
  const wider = below.filter((row) => isSplit(row, headings.length)).length;
  // In a file of refused rows all may be split, and every one is there to be mended.
  return wider * 2 > below.length && !isOfRefused(headings) ? null : headings.length;
}

/** Whether a row has text beyond so many cells. */
export const isSplit = ({ cells }: Row, width: number): boolean =>
  cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');

const DATES = ['receivedAt', 'promisedOn', 'completedAt', 'returnedAt'] as const;

/** Whether two short rows are one: together they have the cells of a whole one, and what the second adds are its days, in their columns. */
function isRestOf({ row, cells }: Row, before: Row, width: number, { columns }: Mapping): boolean {
  const torn = before.cells.length - 1;
  if (row !== before.row + 1 || torn + cells.length !== width) return false;
  const code = columns.get('code') ?? -1;
  if (!looksLikeCode(before.cells[code] ?? '') || looksLikeCode(cells[code] ?? '')) return false;
  const days = DATES.map((column) => cells[(columns.get(column) ?? -1) - torn]?.trim() ?? '').filter((text) => text !== '');
  return days.length > 0 && days.every((text) => /^\d/.test(text) && looksLikeDate(text));
}

const tooWide = (file: string, { row, cells }: Row): Error =>
  fileFault(
    'file-unsafe',
    file,
    `có ${cells.length} cột ở dòng ${row}, không thể là danh sách hồ sơ`,
    `has ${cells.length} columns in row ${row} and can be no dossier list`,
  );
const tooBlank = (file: string, { row }: Row): Error =>
  fileFault(
    'file-unsafe',
    file,
    `có hơn ${MOST_BLANK} dòng trống liền nhau (đến dòng ${row})`,
    `has more than ${MOST_BLANK} blank rows on end (up to row ${row})`,
    ['hãy xóa các dòng trống rồi nhập lại', 'delete the blank rows and import again'],
  );
