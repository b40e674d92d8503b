// The digest as a workbook: one list to filter and sort, one of letters to sign.
import {
  BOLD,
  bookOf,
  CELL,
  DAY,
  EDGES,
  excelDay,
  filterOver,
  HEAD,
  lyingDown,
  numeric,
  sheetOf,
  widthOfText,
  type BookSheet,
  type GridRow,
} from '@dunghen/view/xlsx';
import type { CellValue } from 'hucre/xlsx';
import { printable } from '../letter/printable.ts';
import {
  COLUMNS,
  letterColumns,
  monthSentence,
  provisionalMonth,
  SECTION_NAMES,
  titleOf,
  TO_SIGN,
  withProvisional,
  type Column,
} from './digest-words.ts';
import { SECTIONS, type MorningView } from './morning-view.ts';

/** Bytes that depend on the view alone; text is text, whatever it begins with, and a day is a day. */
export function digestWorkbook(view: MorningView, unit: string): Promise<Uint8Array> {
  const tasks = SECTIONS.flatMap((section) => view.rows[section].map((row) => ({ ...row, task: SECTION_NAMES[section] })));
  const columns: readonly Column<(typeof tasks)[number]>[] = [
    { head: 'Việc', of: ({ task }) => task, room: 22 },
    ...withProvisional(COLUMNS, tasks),
  ];
  const title = titleOf(view, unit);
  const made = excelDay(view.on) as Date;
  return bookOf(
    [
      sheet('Hồ sơ', [title, [monthSentence(view), ...provisionalMonth(view)].join(' ')], columns, tasks),
      sheet(TO_SIGN, [`${title}: ${TO_SIGN.toLowerCase()}`], withProvisional(letterColumns(view.toSign), view.toSign), view.toSign),
    ],
    {
      defaultFont: { name: 'Times New Roman', size: 12 },
      properties: { title: `Đúng Hẹn ${view.on}`, creator: 'Đúng Hẹn', created: made, modified: made },
    },
  );
}

/** A column is as wide as its longest text up to here, where the words do not say how wide. */
const LONGEST_CODE = 30;
const DAY_CELL = numeric(DAY);
/** In the middle: at the right edge it would touch the text of the next column in print. */
const NUMBER_CELL = { ...CELL, alignment: { ...CELL.alignment, horizontal: 'center' } } as const;
/** What the filter's arrow needs beside the heading, in tenths of a digit. */
const ARROW = 40;

/** A day as Excel keeps it, so that it sorts and filters as one; nothing for nothing. */
function valueOf(value: string | number, isDay: boolean): CellValue {
  if (typeof value === 'number') return value;
  if (isDay) return value === '' ? null : excelDay(value);
  return printable(value).slice(0, 300);
}

/** A sheet that says what it is above its headings, and that there is nothing where there is nothing. */
function sheet<Row>(name: string, titles: readonly string[], columns: readonly Column<Row>[], rows: readonly Row[]): BookSheet {
  const headRow = titles.length + 1;
  const body = rows.map((row) => columns.map(({ of, isDay = false }) => valueOf(of(row), isDay)));
  const cells = function* (): Generator<GridRow> {
    for (const title of titles) yield [{ value: printable(title), style: BOLD }];
    yield columns.map(({ head }) => ({ value: head, style: HEAD }));
    if (body.length === 0) yield [{ value: 'Không có.', style: CELL }];
    for (const row of body)
      yield row.map((value, c) => ({ value, style: columns[c]?.isDay ? DAY_CELL : typeof value === 'number' ? NUMBER_CELL : CELL }));
  };
  const widthOf = (value: CellValue): number => widthOfText(value instanceof Date ? 'dd/mm/yyyy' : String(value ?? ''));
  const widths = columns.map(({ head, room = LONGEST_CODE }, c) =>
    Math.max(
      widthOfText(head) + ARROW,
      Math.min(room * 10, Math.max(0, ...body.slice(0, 500).map((row) => widthOf(row[c] ?? null))) + EDGES),
    ),
  );
  return sheetOf(
    name,
    { rows: cells(), merges: [] },
    {
      widths: widths.map((width) => width / 10),
      freezePane: { rows: headRow, columns: 0 },
      autoFilter: filterOver(headRow, columns.length, rows.length),
      pageSetup: lyingDown(`$1:$${headRow}`),
    },
  );
}
