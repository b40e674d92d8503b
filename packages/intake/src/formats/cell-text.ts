// A cell of a workbook as the text an officer would have typed, and the texts that stand for no value at all.
import type { CellValue } from 'hucre';

/** Stands in the place of a formula whose result the file does not hold. */
export const NO_VALUE = '#FORMULA!';

/** From here on a number has more digits than a cell can hold, and the last ones are invented. */
const DIGITS_LOST = 1e15;

/** Dates come as wall-clock time written as UTC: the hours are the office's own. */
export function textOfCell(cell: CellValue): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.normalize('NFC');
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'number') return Math.abs(cell) < DIGITS_LOST ? String(cell) : cell.toExponential();
  if (!(cell instanceof Date)) return String(cell);
  if (Number.isNaN(cell.getTime())) return '';
  // Excel's day numbers are fractions: 08:30 comes as 08:29:59.999.
  const iso = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** In a workbook that counts its days from 1904 a bare number could be a day of either count, four years apart: it is marked, and no date reads it. */
export const textOfCellFrom1904 = (cell: CellValue): string =>
  typeof cell === 'number' && cell > 34_000 && cell < 76_000 ? `${cell} (1904)` : textOfCell(cell);

/** Whether a cell holds what a formula left behind when it failed, in Excel or in LibreOffice. @example isFailure('#N/A') // true */
export const isFailure = (text: string): boolean =>
  (text.charCodeAt(0) === HASH && /^#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FORMULA!)$/i.test(text)) ||
  (text.charCodeAt(0) === CAPITAL_E && /^Err:\d{3}$/.test(text));

const HASH = 35;
const CAPITAL_E = 69;
