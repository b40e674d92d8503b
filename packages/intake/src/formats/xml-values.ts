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

/** What a style shows a number as: a date, or more than its digits. */
interface Format {
  readonly isDate: boolean;
  readonly shown: Shown | null;
}

/** The style of what has none. */
const DEFAULT = 'Default';
/** A style is made from a named one, and that from none. */
const DEEPEST = 10;

/** The styles of a workbook, noted as they go by, and the values of cells by them. */
export class XmlValues {
  from1904 = false;
  /** The style that is open. */
  #open = '';
  /** What styles that say it show a number as. */
  readonly #formats = new Map<string, Format>();
  /** The styles that others have what they do not say themselves from. */
  readonly #parents = new Map<string, string>();

  open(style: string, parent: string | undefined): void {
    this.#open = style;
    if (parent !== undefined) this.#parents.set(style, parent);
  }

  /** Of the open style. */
  noteFormat(format: string): void {
    const isDate = DATE_NAMES.test(format) || (format !== '' && isDateFormat(format));
    this.#formats.set(this.#open, { isDate, shown: shownBy(format) ?? null });
  }

  /** The number format of a style, its own or that of the nearest it is made from. */
  #formatOf(style: string): Format | undefined {
    let from: string | undefined = style;
    for (let depth = 0; from !== undefined && depth < DEEPEST; depth++) {
      const format = this.#formats.get(from);
      if (format) return format;
      from = this.#parents.get(from);
    }
    return undefined;
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
    const format = this.#formatOf(style ?? DEFAULT);
    if (format?.isDate && number >= 0 && number < LAST_SERIAL) return textOfCell(serialToDate(number, this.from1904));
    const digits = this.from1904 ? textOfCellFrom1904(number) : textOfCell(number);
    return format?.shown ? show(digits, format.shown) : digits;
  }
}

const WALL_CLOCK = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/;
/** The last day of 9999. */
const LAST_SERIAL = 2_958_466;
