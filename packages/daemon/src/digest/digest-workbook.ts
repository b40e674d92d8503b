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
  TO_SIGN,
  withProvisional,
  type Column,
} from './digest-words.ts';
import { SECTIONS, type MorningView } from './morning-view.ts';

/** The row of the headings, above which the sheet says what it is. */
const HEAD_ROW = 2;

/** Bytes that depend on the view alone; text is text, whatever it begins with, and a day is a day. */
export function digestWorkbook(view: MorningView): Promise<Uint8Array> {
  const tasks = SECTIONS.flatMap((section) => view.rows[section].map((row) => ({ ...row, task: SECTION_NAMES[section] })));
  const columns: readonly Column<(typeof tasks)[number]>[] = [
    { head: 'Việc', of: ({ task }) => task, room: 22 },
    ...withProvisional(COLUMNS, tasks),
  ];
  const made = excelDay(view.on) as Date;
  return bookOf(
    [
      sheet('Hồ sơ', [monthSentence(view), ...provisionalMonth(view)].join(' '), columns, tasks),
      sheet(TO_SIGN, TO_SIGN, withProvisional(letterColumns(view.toSign), view.toSign), view.toSign),
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

function sheet<Row>(name: string, title: string, columns: readonly Column<Row>[], rows: readonly Row[]): BookSheet {
  const body = rows.map((row) => columns.map(({ of, isDay = false }) => valueOf(of(row), isDay)));
  const cells = function* (): Generator<GridRow> {
    yield [{ value: title, style: BOLD }];
    yield columns.map(({ head }) => ({ value: head, style: HEAD }));
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
      freezePane: { rows: HEAD_ROW, columns: 0 },
      autoFilter: filterOver(HEAD_ROW, columns.length, rows.length),
      pageSetup: lyingDown(`$1:$${HEAD_ROW}`),
    },
  );
}
