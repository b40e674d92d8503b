// An XML Spreadsheet 2003, which several one-stop systems export under the name of .xls, as its sheets: rows of texts as if each cell had been typed.
import { readEntities } from './html-entities.ts';
import { damaged, endlessText, MOST_COLUMNS, MOST_SHEETS, rowsOfPages, tooManySheets, tooWide } from './format-faults.ts';
import { MergedDown } from './merged-down.ts';
import { fileFault, SAVE_AGAIN, type IntakeError } from '../intake-error.ts';
import { PackedRows } from './packed-rows.ts';
import { SaidAgain } from './said-again.ts';
import { attributesOf, scanXml } from './xml-scanner.ts';
import { XmlValues, type XmlCell } from './xml-values.ts';

/** One sheet. */
export interface XmlSheet {
  readonly name: string;
  hidden: boolean;
  /** Rows that a filter or an outline hides. */
  hiddenRows: number;
  readonly rows: PackedRows;
}

/** Rows of a sheet in Excel. */
const MOST_ROWS = 1_048_576;
/** Excel puts 32,767 characters into a cell. */
const LONGEST_TEXT = 1024 * 1024;

/** An open cell. */
interface Cell extends XmlCell {
  /** Rows below that it covers. */
  readonly down: number;
  readonly across: number;
}

/**
 * The sheets of a file, in order, without blank rows. A cell merged downwards speaks in each row it covers.
 * @throws {IntakeError} `file-unsafe` for what no list can be, `file-format` for a file that is damaged or cut off.
 */
export function spreadsheetXml(pieces: Iterable<string>, file: string): readonly XmlSheet[] {
  const reader = new Reader(file);
  scanXml(pieces, file, reader);
  return reader.sheets;
}

class Reader {
  readonly sheets: XmlSheet[] = [];
  readonly #file: string;
  readonly #values = new XmlValues();
  #row = 0;
  /** Rows below the open one that are said to be like it and have no cells. */
  #span = 0;
  #isHidden = false;
  #rowStyle: string | undefined;
  #tableStyle: string | undefined;
  /** By their places, from 0. */
  readonly #columnStyles: (string | undefined)[] = [];
  #cells: string[] | null = null;
  #column = 0;
  #cell: Cell | null = null;
  /** What the text that goes by belongs to. */
  #within: 'value' | 'visible' | 'remark' | null = null;
  readonly #again: SaidAgain;
  #merged: MergedDown;

  constructor(file: string) {
    this.#file = file;
    this.#again = new SaidAgain(file);
    this.#merged = new MergedDown(this.#again);
  }

  readonly open = (name: string, said: string): void => {
    if (this.#within !== null) return;
    if (name === 'Worksheet') this.#openSheet(attributesOf(said));
    else if (name === 'Row') this.#openRow(attributesOf(said));
    else if (name === 'Table') this.#tableStyle = attributesOf(said).get('StyleID');
    else if (name === 'Column' && this.#row === 0) this.#noteColumn(attributesOf(said));
    else if (name === 'Cell') this.#openCell(attributesOf(said));
    else if (name === 'Comment') this.#within = 'remark';
    else if (name === 'Data' && this.#cell) {
      this.#cell.type = attributesOf(said).get('Type') ?? 'String';
      this.#within = 'value';
    } else if (name === 'Visible') this.#within = 'visible';
    else if (name === 'Style') this.#openStyle(attributesOf(said));
    else if (name === 'NumberFormat') this.#values.noteFormat(readEntities(attributesOf(said).get('Format') ?? ''));
    else if (name === 'Date1904') this.#values.from1904 = true;
  };

  readonly close = (name: string): void => {
    if (name === ENDS[this.#within ?? 'none']) this.#within = null;
    if (this.#within !== null) return;
    if (name === 'Cell') this.#endCell();
    else if (name === 'Row' || name === 'Table' || name === 'Worksheet') this.#endRow();
  };

  readonly text = (text: string): void => {
    if (this.#within === 'value' && this.#cell) {
      this.#cell.text += text;
      if (this.#cell.text.length > LONGEST_TEXT) throw endlessText(this.#file);
    }
    const sheet = this.sheets.at(-1);
    if (this.#within === 'visible' && sheet && HIDDEN.test(text)) sheet.hidden = true;
  };

  #openSheet(said: ReadonlyMap<string, string>): void {
    this.#endRow();
    const name = readEntities(said.get('Name') ?? '').normalize('NFC');
    const rows = new PackedRows();
    const count = this.sheets.push({ name: name === '' ? `${this.sheets.length + 1}` : name, hidden: false, hiddenRows: 0, rows });
    if (count > MOST_SHEETS) throw tooManySheets(this.#file);
    this.#row = this.#span = 0;
    this.#merged = new MergedDown(this.#again);
    this.#tableStyle = undefined;
    this.#columnStyles.length = 0;
  }

  #openStyle(said: ReadonlyMap<string, string>): void {
    this.#values.open(said.get('ID') ?? '', said.get('Parent'));
  }

  /** The style of a column, and of those behind it that are said to be like it. */
  #noteColumn(said: ReadonlyMap<string, string>): void {
    const styles = this.#columnStyles;
    const first = Math.min(Math.max(numberOf(said.get('Index')) - 1, styles.length), MOST_COLUMNS);
    const end = Math.min(first + 1 + numberOf(said.get('Span')), MOST_COLUMNS);
    while (styles.length < first) styles.push(undefined);
    while (styles.length < end) styles.push(said.get('StyleID'));
  }

  #openRow(said: ReadonlyMap<string, string>): void {
    this.#endRow();
    this.#row = this.#placeOf(said, this.#row + this.#span + 1);
    this.#span = numberOf(said.get('Span'));
    if (this.#row > MOST_ROWS) throw tooFar(this.#file, this.#row);
    this.#rowStyle = said.get('StyleID');
    this.#isHidden = said.get('Hidden') === '1';
    this.#cells = [];
    this.#column = 0;
  }

  #openCell(said: ReadonlyMap<string, string>): void {
    this.#endCell();
    if (!this.#cells) return;
    this.#column = this.#placeOf(said, this.#column + 1) - 1;
    this.#cell = {
      isFormula: said.has('Formula'),
      style: said.get('StyleID') ?? this.#rowStyle ?? this.#columnStyles[this.#column] ?? this.#tableStyle,
      down: numberOf(said.get('MergeDown')),
      across: numberOf(said.get('MergeAcross')),
      type: null,
      text: '',
    };
  }

  /** From 1: where it says it stands, which is never before where it would stand by itself. */
  #placeOf(said: ReadonlyMap<string, string>, next: number): number {
    const index = said.get('Index');
    if (index === undefined) return next;
    const place = numberOf(index);
    if (place < next) throw damaged(this.#file);
    return place;
  }

  #endCell(): void {
    const cells = this.#cells;
    const cell = this.#cell;
    this.#cell = null;
    if (!cells || !cell) return;
    const text = this.#values.of(cell);
    if (text !== '') {
      if (this.#column >= MOST_COLUMNS) throw tooWide(this.#file, this.#column + 1, this.#row);
      while (cells.length < this.#column) cells.push('');
      cells[this.#column] = text;
      this.#merged.note(this.#column, this.#row, { text, down: cell.down });
    }
    this.#column += 1 + cell.across;
  }

  #endRow(): void {
    this.#endCell();
    const cells = this.#cells;
    this.#cells = null;
    const sheet = this.sheets.at(-1);
    if (!cells || !sheet) return;
    this.#merged.reachInto(cells, this.#row);
    if (cells.length === 0) return;
    sheet.rows.add({ row: this.#row, cells });
    if (this.#isHidden) sheet.hiddenRows++;
    if (sheet.rows.isTooMuch) throw rowsOfPages(this.#file);
  }
}

const HIDDEN = /^\s*Sheet(?:Very)?Hidden\s*$/;
/** The tag that ends what text belongs to. */
const ENDS: Readonly<Record<string, string>> = { value: 'Data', visible: 'Visible', remark: 'Comment' };

const numberOf = (text: string | undefined): number => (text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0);

const tooFar = (file: string, row: number): IntakeError =>
  fileFault('file-unsafe', file, `có dòng số ${row}, Excel không có dòng ấy`, `has a row ${row}, which Excel has not`, SAVE_AGAIN);
