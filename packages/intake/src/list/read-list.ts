// A table to a dossier list: its columns settled by its first rows, every row kept for the import, blank ones left out.
import type { EpochDay } from '@dunghen/core';
import { checkAnotherTable } from '../columns/another-table.ts';
import { bareRow } from '../formats/bare-row.ts';
import type { Row } from '../formats/csv-rows.ts';
import { dayIn, DaysShown } from './days-shown.ts';
import type { Mapping } from '../columns/find-columns.ts';
import type { FontsOfList } from './fonts-of-list.ts';
import { FootOfList } from './foot-of-list.ts';
import type { GroupTitles } from '../columns/group-titles.ts';
import { fileFault } from '../intake-error.ts';
import { PackedRows } from '../formats/packed-rows.ts';
import { isOfRefused, LIST_DAY } from '../columns/rejected-headings.ts';
import { CodesOfList } from './codes-of-list.ts';
import { RepeatedCodes } from './repeated-codes.ts';
import { settledBy, type ColumnsSaid, type Settled } from './settle-columns.ts';
import type { EndsElsewhere } from '../columns/state-in-title.ts';
import type { StatusElsewhere } from '../columns/status-column.ts';
import type { Table } from '../formats/table.ts';
import { MOST_COLUMNS, rowsOfPages, tooBlank, tooWide } from '../formats/format-faults.ts';
import { isRestOf } from '../columns/torn-rows.ts';
import type { TwoDates } from '../columns/two-dates.ts';
import type { UnusedDays } from '../columns/unused-days.ts';

/** A table read whole: which column is which, and every row below the headings that is not blank. */
export interface DossierList {
  readonly sheet: string | null;
  readonly mapping: Mapping;
  /** Whether the officer said which column is which. */
  readonly confirmed: boolean;
  /** What stands above the headings. */
  readonly titles: readonly Row[];
  /** What stands below the last dossier. */
  readonly foot: readonly Row[];
  readonly rows: PackedRows;
  /** The headings of a table that stands beside the list, and was not read. */
  readonly tableBeside: readonly string[];
  /** The days the rows tell of. */
  readonly days: DaysShown;
  /** Where how a dossier stands may be written instead of in a status, if the officer said nothing of it. */
  readonly statusElsewhere: StatusElsewhere | null;
  /** The columns that are filled in where a dossier has ended, of a list that says it nowhere else, if the officer said nothing of it. */
  readonly endsElsewhere: EndsElsewhere | null;
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

/** Rows the columns are judged by, headings and titles included. */
const SAMPLE = 400;
/** And fewer where their cells are pages. */
const LONGEST_SAMPLE = 4 * 1024 * 1024;
/** Formatted but empty rows go on for ever in some files; a list does not. */
const MOST_BLANK = 50_000;

/**
 * Reads a table.
 * A table that goes on without headings goes on from the list `goesOn`.
 * @throws {IntakeError} `file-empty`, `no-headings`, `mapping-doubtful`, `bad-mapping`, or `file-unsafe` for a table no list can be.
 */
export async function readList(table: Table, name: string, said: ColumnsSaid, goesOn?: DossierList): Promise<DossierList> {
  // A workbook has several sheets, and the officer must know which one is meant.
  const file = table.sheet === null ? name : `${name} › ${table.sheet}`;
  let start: Row[] = [];
  let length = 0;
  let kept: RowsKept | null = null;
  const settle = (): RowsKept => {
    const { below, ...settled } = settledBy(start, file, said, { sheet: table.sheet, delimited: table.delimited === true, goesOn });
    const rows = new RowsKept(settled, file);
    for (const row of below) rows.keep(row);
    start = [];
    return rows;
  };
  let blank = 0;
  for await (const batch of table.rows()) {
    for (const whole of batch) {
      const row = bareRow(whole);
      if (row.cells.length > MOST_COLUMNS) throw tooWide(file, row.cells.length, row.row);
      if (row.cells.every((cell) => cell.trim() === '')) {
        if (++blank > MOST_BLANK) throw tooBlank(file, MOST_BLANK, row.row);
        continue;
      }
      blank = 0;
      if (kept) kept.keep(kept.split(row));
      else {
        for (const cell of row.cells) length += cell.length;
        if (start.push(row) === SAMPLE || length > LONGEST_SAMPLE) kept = settle();
      }
    }
  }
  if (!kept && start.length === 0) throw fileFault('file-empty', file, 'trống, không có dữ liệu', 'is empty');
  kept ??= settle();
  return kept.end(table.sheet, said.learned !== null);
}

/** The rows of a table below its headings, and what is noted of them on the way. */
class RowsKept {
  readonly #settled: Omit<Settled, 'below'>;
  readonly #file: string;
  readonly #rows = new PackedRows();
  readonly #repeated = new RepeatedCodes();
  readonly #codes = new CodesOfList();
  readonly #days: DaysShown;
  readonly #listDays = new Set<EpochDay>();
  readonly #listDayAt: number;
  readonly #codeAt: number;
  readonly #receivedAt: number;
  readonly #foot = new FootOfList();
  readonly #torn = new Set<number>();
  #before: Row | null = null;

  constructor(settled: Omit<Settled, 'below'>, file: string) {
    const { found } = settled;
    [this.#settled, this.#file] = [settled, file];
    this.#days = new DaysShown(found);
    this.#listDayAt = isOfRefused(found.headings) ? found.headings.lastIndexOf(LIST_DAY) : -1;
    this.#codeAt = found.columns.get('code') as number;
    this.#receivedAt = found.columns.get('receivedAt') as number;
  }

  split(row: Row): Row {
    return this.#settled.twoDates?.split(row) ?? row;
  }

  keep(written: Row): void {
    const { groups, asSaid, checks, width } = this.#settled;
    const { mapping } = groups;
    if (width !== null && written.cells.length < width) {
      if (this.#before && isRestOf(written, this.#before, width, mapping)) this.#torn.add(this.#before.row).add(written.row);
      this.#before = written;
    } else this.#before = null;
    const row = groups.placed(asSaid(written));
    checkAnotherTable(row, mapping, this.#file);
    checks?.look(row);
    this.#days.look(row.cells);
    const day = this.#listDayAt < 0 ? null : dayIn(row.cells[this.#listDayAt] ?? '');
    if (day !== null) this.#listDays.add(day);
    const code = row.cells[this.#codeAt] ?? '';
    this.#repeated.note(code);
    this.#codes.note(code);
    this.#rows.add(row);
    if (this.#rows.isTooMuch) throw rowsOfPages(this.#file);
    this.#foot.look(row, code, row.cells[this.#receivedAt] ?? '');
  }

  /** The list, once all rows were kept. */
  end(sheet: string | null, confirmed: boolean): DossierList {
    const { groups, checks, titles, tableBeside, statusElsewhere, endsElsewhere, unusedDays, width, fonts, twoDates } = this.#settled;
    this.#repeated.end();
    checks?.end();
    return {
      sheet,
      mapping: groups.mapping,
      confirmed,
      titles,
      foot: this.#foot.rows,
      rows: this.#rows,
      days: this.#days,
      listDays: this.#listDays,
      tableBeside,
      statusElsewhere,
      endsElsewhere,
      unusedDays,
      width: width === null ? null : width + groups.given,
      torn: this.#torn,
      repeated: this.#repeated,
      codes: this.#codes,
      fonts,
      groups,
      twoDates,
    };
  }
}
