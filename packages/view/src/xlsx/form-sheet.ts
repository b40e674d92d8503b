// Form II.06a/VPCP/KSTT in its official layout, ready to be pasted into the report: merged headings, columns numbered 1–13, a total.
import type { Form06a } from '@dunghen/core';
import type { WriteSheet } from 'hucre/xlsx';
import type { ReportPage } from '../report-page.ts';
import { FORM_06A, showDay, type Words } from '../words/index.ts';
import { emptyGrid, lyingDown, sheetOf, type Grid, type GridCell } from './grid.ts';
import { BOLD_CELL, CELL, CENTERED, CENTERED_BOLD, CENTERED_TITLE, COUNT, FORM_HEAD, FORM_NUMBER, ITALIC, numeric } from './styles.ts';

const COLUMNS = FORM_06A.flatMap(({ columns }) => columns);
const WIDTH = COLUMNS.length + 2;
const FIRST = 2;

/** The sheet of the form. */
export function formSheet(page: ReportPage, words: Words): WriteSheet {
  const { report, units } = page;
  const { t } = words;
  const grid = emptyGrid();
  title(grid, page, words);
  heading(grid, words);
  const counts = (form: Form06a, bold = false): readonly GridCell[] =>
    COLUMNS.map(({ key }) => ({ value: form[key], style: numeric(COUNT, bold) }));
  for (const [i, { label, form06a }] of units.entries()) {
    const name = label === '' ? t('(không ghi đơn vị)', '(unit not stated)') : label;
    grid.rows.push([{ value: i + 1, style: FORM_NUMBER }, { value: name, style: CELL }, ...counts(form06a)]);
  }
  grid.rows.push([{ value: null, style: CELL }, { value: t('Tổng số', 'Total'), style: BOLD_CELL }, ...counts(report.form06a, true)]);
  return sheetOf('II.06a', grid, {
    widths: [6, 34, ...COLUMNS.map(() => 10)],
    freezePane: { rows: HEADING_ROW + 4, columns: 2 },
    pageSetup: lyingDown(`$${HEADING_ROW + 1}:$${HEADING_ROW + 4}`),
    rowDefs: new Map([[HEADING_ROW + 2, { height: 66 }]]),
  });
}

/** Rows above the heading. */
const HEADING_ROW = 6;

function across(grid: Grid, from: number, to: number, cell: GridCell): void {
  const row = grid.rows.length;
  grid.rows.push(Array.from({ length: WIDTH }, (_, c) => (c === from ? cell : null)));
  grid.merges.push({ startRow: row, startCol: from, endRow: row, endCol: to });
}

function title(grid: Grid, { agency, report }: ReportPage, { t, lang }: Words): void {
  const { from, to } = report.period;
  const period = t(`Từ ngày ${showDay(from, lang)} đến ngày ${showDay(to, lang)}`, `From ${from} to ${to}`);
  across(grid, 0, 3, { value: 'Biểu số II.06a/VPCP/KSTT', style: ITALIC });
  across(grid, 0, WIDTH - 1, {
    value: t('TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH', 'RESULTS OF ADMINISTRATIVE PROCEDURES'),
    style: CENTERED_TITLE,
  });
  across(grid, 0, WIDTH - 1, {
    value: [agency.name, agency.parent].filter((part) => part !== undefined).join(' – '),
    style: CENTERED_BOLD,
  });
  across(grid, 0, WIDTH - 1, { value: period, style: CENTERED });
  across(grid, WIDTH - 4, WIDTH - 1, { value: t('Đơn vị tính: hồ sơ', 'Unit: dossiers'), style: ITALIC });
  grid.rows.push([]);
}

/** Three rows of headings as the form joins them, and the row of the column numbers. */
function heading(grid: Grid, { t }: Words): void {
  const top = grid.rows.length;
  const rows = Array.from({ length: 3 }, () => Array.from({ length: WIDTH }, (): GridCell => ({ value: null, style: FORM_HEAD })));
  const put = (row: number, column: number, value: string, endRow: number, endColumn: number): void => {
    (rows[row] as GridCell[])[column] = { value, style: FORM_HEAD };
    if (endRow > row || endColumn > column) {
      grid.merges.push({ startRow: top + row, startCol: column, endRow: top + endRow, endCol: endColumn });
    }
  };
  put(0, 0, t('STT', 'No.'), 2, 0);
  put(0, 1, t('Lĩnh vực, đơn vị giải quyết', 'Unit'), 2, 1);
  let at = FIRST;
  for (const { head, columns } of FORM_06A) {
    put(0, at, t(...head), 0, at + columns.length - 1);
    for (const [i, { head: own, under }] of columns.entries()) {
      put(under ? 2 : 1, at + i, t(...own), 2, at + i);
      if (under && columns[i - 1]?.under !== under)
        put(1, at + i, t(...under), 1, at + columns.findLastIndex((column) => column.under === under));
    }
    at += columns.length;
  }
  grid.rows.push(
    ...rows,
    Array.from({ length: WIDTH }, (_, i) => ({ value: `(${i + 1})`, style: FORM_NUMBER })),
  );
}
