// The digest as a workbook: one list to filter and sort, one of letters to sign.
import { writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { printable } from '../letter/printable.ts';
import {
  COLUMNS,
  LETTER_COLUMNS,
  monthSentence,
  PROVISIONAL_COLUMN,
  provisionalMonth,
  SECTION_NAMES,
  TO_SIGN,
  type Column,
} from './digest-words.ts';
import { SECTIONS, type MorningView } from './morning-view.ts';

const FONT = { name: 'Times New Roman', size: 12 } as const;
const RULE = { style: 'thin', color: { rgb: '7F7F7F' } } as const;
const BOX = { top: RULE, right: RULE, bottom: RULE, left: RULE } as const;
const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  border: BOX,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF4' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const CELL: CellStyle = { font: FONT, border: BOX, alignment: { vertical: 'top', wrapText: true } };

const DAY: CellStyle = { font: FONT, border: BOX, numFmt: 'dd/mm/yyyy', alignment: { vertical: 'top', horizontal: 'center' } };
/** The row of the headings, above which the sheet says what it is. */
const HEAD_ROW = 2;

/** Bytes that depend on the view alone; text is text, whatever it begins with, and a day is a day. */
export function digestWorkbook(view: MorningView): Promise<Uint8Array> {
  const tasks = SECTIONS.flatMap((section) => view.rows[section].map((row) => ({ ...row, task: SECTION_NAMES[section] })));
  const columns: readonly Column<(typeof tasks)[number]>[] = [
    { head: 'Việc', of: ({ task }) => task, room: 22 },
    ...COLUMNS,
    ...(tasks.some((row) => PROVISIONAL_COLUMN.of(row) !== '') ? [PROVISIONAL_COLUMN] : []),
  ];
  const made = new Date(`${view.on}T00:00:00Z`);
  return writeXlsx({
    sheets: [
      sheet('Hồ sơ', [monthSentence(view), ...provisionalMonth(view)].join(' '), columns, tasks),
      sheet(TO_SIGN, TO_SIGN, LETTER_COLUMNS, view.toSign),
    ],
    defaultFont: FONT,
    properties: { title: `Đúng Hẹn ${view.on}`, creator: 'Đúng Hẹn', created: made, modified: made },
  });
}

/** A column is as wide as its longest text up to here, where the words do not say how wide. */
const LONGEST_CODE = 30;
/** What the heading needs beside its text, and any text beside its own: tenths of a digit. */
const [ARROW, EDGES] = [40, 15];

/** Points of a line of 12-point type. */
const LINE = 15.75;

/** How wide a character is, rather more than less, in tenths of a digit: in digits the width of a column is told. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\d/, 10],
  [/[\p{Lu}\p{Lo}\p{So}mw@]/u, 15],
  [/[ijlt.,;:'()\s-]/, 6],
];
const widthOfChar = (char: string): number => WIDTHS.find(([kind]) => kind.test(char))?.[1] ?? 9;
const SPACE = widthOfChar(' ');
const widthOfText = (text: string): number => Array.from(text.normalize('NFC'), widthOfChar).reduce((sum, width) => sum + width, 0);

/** The lines a wrapped text takes: programs disagree on who fits a row to it, so the file says it. Lines end where words do. */
function linesOf(text: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(' ').map(widthOfText)) {
    if (used > 0 && used + SPACE + word > room) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? SPACE : 0) + word;
    while (used > room) [lines, used] = [lines + 1, used - room];
  }
  return lines;
}

/** A day as Excel keeps it, so that it sorts and filters as one; nothing for nothing. */
function valueOf(value: string | number, isDay: boolean): CellValue {
  if (typeof value === 'number') return value;
  if (isDay) return value === '' ? null : new Date(`${value}T00:00:00Z`);
  return printable(value).slice(0, 300);
}

function sheet<Row>(name: string, title: string, columns: readonly Column<Row>[], rows: readonly Row[]): WriteSheet {
  const body = rows.map((row) => columns.map(({ of, isDay = false }) => valueOf(of(row), isDay)));
  const all: readonly (readonly CellValue[])[] = [[title], columns.map(({ head }) => head), ...body];
  const cells = new Map<string, { value: CellValue; style: CellStyle }>();
  for (const [r, row] of all.entries()) {
    for (const [c, value] of row.entries()) {
      const style = r === 0 ? { font: { ...FONT, bold: true } } : r === 1 ? HEAD : columns[c]?.isDay ? DAY : CELL;
      cells.set(`${r},${c}`, { value, style });
    }
  }
  const widthOf = (value: CellValue): number => widthOfText(value instanceof Date ? 'dd/mm/yyyy' : String(value ?? ''));
  // The arrow of the filter takes some room beside the heading, which is bold.
  const widths = columns.map(({ head, room = LONGEST_CODE }, c) =>
    Math.max(
      widthOfText(head) + ARROW,
      Math.min(room * 10, Math.max(0, ...body.slice(0, 500).map((row) => widthOf(row[c] ?? null))) + EDGES),
    ),
  );
  const heights = body.flatMap((row, r): [number, { height: number }][] => {
    const lines = Math.max(...row.map((value, c) => (typeof value === 'string' ? linesOf(value, (widths[c] as number) - EDGES) : 1)));
    return lines > 1 ? [[HEAD_ROW + r, { height: lines * LINE + 2 }]] : [];
  });
  const lastColumn = String.fromCharCode('A'.charCodeAt(0) + columns.length - 1);
  return {
    name,
    rows: all.map((row) => [...row]),
    cells,
    columns: widths.map((width) => ({ width: width / 10 })),
    rowDefs: new Map(heights),
    freezePane: { rows: HEAD_ROW, columns: 0 },
    autoFilter: { range: `A${HEAD_ROW}:${lastColumn}${HEAD_ROW + rows.length}` },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$2' },
  };
}
