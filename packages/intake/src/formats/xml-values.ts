// What the cells of an XML Spreadsheet 2003 say, by their types and the number formats of their styles, as texts that might have been typed.
import { isDateFormat, serialToDate } from 'hucre';
import { NO_VALUE, textOfCell, textOfCellFrom1904 } from './cell-text.ts';
import { readEntities } from './html-entities.ts';
import { show, shownBy, type Shown } from './shown-numbers.ts';

/** What is written of a cell. */
export interface XmlCell {
  readonly isFormula: boolean;
  readonly style: string | undefined;
  /** Null until it has a value. */
  type: string | null;
  text: string;
}

/** The names the format has for usual number formats of dates and times. */
const DATE_NAMES = /^(?:general|long|medium|short) (?:date|time)$/i;

/** The styles of a workbook, noted as they go by, and the values of cells by them. */
export class XmlValues {
  /** The one that is open. */
  style = '';
  from1904 = false;
  /** Styles that show a number as a date. */
  readonly #dates = new Set<string>();
  /** Styles that show a number as more than its digits. */
  readonly #shown = new Map<string, Shown>();

  /** Of the open style. */
  noteFormat(format: string): void {
    if (DATE_NAMES.test(format) || (format !== '' && isDateFormat(format))) this.#dates.add(this.style);
    const shown = shownBy(format);
    if (shown) this.#shown.set(this.style, shown);
  }

  /** What a cell says, by its style. */
  of({ type, text: written, isFormula, style }: XmlCell): string {
    if (type === null) return isFormula ? NO_VALUE : '';
    const text = readEntities(written);
    const moment = type === 'DateTime' && WALL_CLOCK.test(text) ? new Date(`${text}Z`) : null;
    // One that is no day is told as it stands.
    if (moment && !Number.isNaN(moment.getTime())) return textOfCell(moment);
    if (type === 'Boolean') return textOfCell(text.trim() === '1');
    const number = Number(text);
    if (type !== 'Number' || text.trim() === '' || !Number.isFinite(number)) return textOfCell(text);
    if (style !== undefined && this.#dates.has(style) && number >= 0 && number < LAST_SERIAL)
      return textOfCell(serialToDate(number, this.from1904));
    const digits = this.from1904 ? textOfCellFrom1904(number) : textOfCell(number);
    const shown = style === undefined ? undefined : this.#shown.get(style);
    return shown ? show(digits, shown) : digits;
  }
}

const WALL_CLOCK = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/;
/** The last day of 9999. */
const LAST_SERIAL = 2_958_466;
