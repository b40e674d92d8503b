// The looks of cells, each once: the office's own font, thin rules, numbers with the reader's separators.
import type { CellStyle } from 'hucre/xlsx';

const FONT = { name: 'Times New Roman', size: 12 } as const;
const RULE = { style: 'thin', color: { rgb: '7F7F7F' } } as const;
const BOX = { top: RULE, right: RULE, bottom: RULE, left: RULE } as const;
/** Excel shows these with the separators of its own language: 1.234 and 2,75% where that is Vietnamese. */
export const COUNT = '#,##0';
export const PERCENT = '0.00%';
export const DAY = 'dd/mm/yyyy';
export const DAYS = '#,##0.0';
/** Which one it is, not how many: in the middle, where it does not touch the text of the next column. */
export const ORDINAL = '0';

export const TEXT: CellStyle = { font: FONT, alignment: { vertical: 'top' } };
export const TITLE: CellStyle = { font: { ...FONT, size: 14, bold: true } };
export const CENTERED: CellStyle = { font: FONT, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } };
export const CENTERED_TITLE: CellStyle = { ...CENTERED, font: { ...FONT, size: 14, bold: true } };
export const CENTERED_BOLD: CellStyle = { ...CENTERED, font: { ...FONT, bold: true } };
export const ITALIC: CellStyle = { font: { ...FONT, italic: true } };
export const BOLD: CellStyle = { font: { ...FONT, bold: true }, alignment: { vertical: 'top' } };
export const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  border: BOX,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF4' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
export const CELL: CellStyle = { font: FONT, border: BOX, alignment: { vertical: 'top', wrapText: true } };
export const FORM_HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  border: BOX,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
export const FORM_NUMBER: CellStyle = {
  font: { ...FONT, italic: true, size: 10 },
  border: BOX,
  alignment: { horizontal: 'center', vertical: 'top' },
};

/** A cell of a table with a number format. */
export const numeric = (numFmt: string, bold = false): CellStyle => ({
  font: { ...FONT, bold },
  border: BOX,
  numFmt,
  alignment: { horizontal: numFmt === DAY || numFmt === ORDINAL ? 'center' : 'right', vertical: 'top' },
});

/** The same for a total. */
export const BOLD_CELL: CellStyle = { ...CELL, font: { ...FONT, bold: true } };
