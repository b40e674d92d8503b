// The digest as a workbook: one list to filter and sort, one of letters to sign.
import { writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { printable } from '../letter/printable.ts';
import { COLUMNS, monthSentence, SECTION_NAMES, showDay, TO_SIGN } from './digest-words.ts';
import { SECTIONS, type MorningView } from './morning-view.ts';

const FONT = { name: 'Times New Roman', size: 12 } as const;
const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF4' } },
  alignment: { horizontal: 'center', wrapText: true },
};
const CELL: CellStyle = { font: FONT, alignment: { vertical: 'top', wrapText: true } };

/** Bytes that depend on the view alone; text is text, whatever it begins with. */
export function digestWorkbook(view: MorningView): Promise<Uint8Array> {
  const dossiers = SECTIONS.flatMap((section) =>
    view.rows[section].map((row) => [SECTION_NAMES[section], ...COLUMNS.map(({ of }) => clean(of(row)))]),
  );
  const letters = view.toSign.map(({ id, dossier, unit, dueOn, draftedOn, hasReason }) => [
    id,
    clean(dossier),
    clean(unit),
    showDay(dueOn),
    showDay(draftedOn),
    hasReason ? 'đã có' : 'cần ghi',
  ]);
  const made = new Date(`${view.on}T00:00:00Z`);
  return writeXlsx({
    sheets: [
      sheet('Hồ sơ', monthSentence(view), ['Việc', ...COLUMNS.map(({ head }) => head)], dossiers),
      sheet(TO_SIGN, TO_SIGN, ['Thư số', 'Mã hồ sơ', 'Đang ở', 'Hẹn đã lỡ', 'Soạn ngày', 'Lý do'], letters),
    ],
    defaultFont: FONT,
    properties: { title: `Đúng Hẹn ${view.on}`, creator: 'Đúng Hẹn', created: made, modified: made },
  });
}

const clean = (value: string | number): string | number => (typeof value === 'number' ? value : printable(value).slice(0, 300));

function sheet(name: string, title: string, heads: readonly string[], rows: readonly (readonly CellValue[])[]): WriteSheet {
  const all: readonly (readonly CellValue[])[] = [[title], heads, ...rows];
  const cells = new Map<string, { value: CellValue; style: CellStyle }>();
  for (const [r, row] of all.entries()) {
    for (const [c, value] of row.entries())
      cells.set(`${r},${c}`, { value, style: r === 0 ? { font: { ...FONT, bold: true } } : r === 1 ? HEAD : CELL });
  }
  const widths = heads.map((head, c) =>
    Math.min(44, Math.max(head.length, ...rows.slice(0, 500).map((row) => String(row[c] ?? '').length)) + 3),
  );
  return {
    name,
    rows: all.map((row) => [...row]),
    cells,
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: 2, columns: 0 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$2' },
  };
}
