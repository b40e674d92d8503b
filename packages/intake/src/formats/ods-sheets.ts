// An .ods workbook as its sheets: rows of texts as if each cell had been typed. Its content goes by in pieces, since as a tree of tags it took twenty times its size.
import { endlessText, MOST_COLUMNS, MOST_SHEETS, tooManySheets, tooWide } from './format-faults.ts';
import { readEntities } from './html-entities.ts';
import { unpacked } from './inspect-zip.ts';
import { fileFault } from '../intake-error.ts';
import { MergedDown } from './merged-down.ts';
import { textOfOdsCell, type OdsCell } from './ods-values.ts';
import { PackedRows } from './packed-rows.ts';
import { SaidAgain } from './said-again.ts';
import { attributesOf, XmlScanner, type XmlHandler } from './xml-scanner.ts';
import { zipEntries } from './zip-directory.ts';

/** One sheet, without blank rows. */
export interface OdsSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that a filter or an outline hides. */
  hiddenRows: number;
  readonly rows: PackedRows;
}

/** LibreOffice puts 65,535 characters into a cell, which may be marked up word by word. */
const LONGEST_TEXT = 1024 * 1024;
/** Nobody writes the same row as often. */
const MOST_REPEATS = 100_000;

/**
 * The sheets of a workbook, in order. The zip was inspected before.
 * @throws {IntakeError} `file-unsafe` for what no list can be, `file-format` for a file that is damaged or cut off.
 */
export async function odsSheets(bytes: Uint8Array, file: string): Promise<readonly OdsSheet[]> {
  const reader = new Reader(file);
  const scanner = new XmlScanner(file, reader);
  const decoder = new TextDecoder();
  const content = zipEntries(bytes)?.find(({ name }) => name === 'content.xml');
  if (!content) return [];
  for await (const piece of unpacked(bytes, content, file)) scanner.look(decoder.decode(piece, { stream: true }));
  scanner.end();
  return reader.sheets;
}

/** An open cell. */
interface Cell extends OdsCell {
  readonly isCovered: boolean;
  /** How deep it lies. */
  readonly depth: number;
}

class Reader implements XmlHandler {
  readonly sheets: OdsSheet[] = [];
  readonly #file: string;
  #depth = 0;
  /** How deep the sheets lie; 0 outside of the tag around them. */
  #sheetsAt = 0;
  /** The style that is open, and those that hide their sheets. */
  #style = '';
  readonly #hidden = new Set<string>();
  #sheet: OdsSheet | null = null;
  readonly #again: SaidAgain;
  #merged: MergedDown;
  #row = 0;
  /** How often the open row is there. */
  #times = 1;
  #isHidden = false;
  #repeats = 0;
  #cells: string[] | null = null;
  #column = 0;
  #cell: Cell | null = null;
  /** How deep the open paragraph of the cell lies; 0 between them. */
  #paragraph = 0;

  constructor(file: string) {
    this.#file = file;
    this.#again = new SaidAgain(file);
    this.#merged = new MergedDown(this.#again);
  }

  readonly open = (name: string, said: string): void => {
    this.#depth++;
    if (this.#cell) this.#openInCell(this.#cell, name, said);
    else if (name === 'style') this.#style = attributesOf(said).get('name') ?? '';
    else if (name === 'table-properties') {
      if (attributesOf(said).get('display') === 'false' && this.#style !== '') this.#hidden.add(this.#style);
    } else if (name === 'spreadsheet') this.#sheetsAt = this.#depth + 1;
    else if (name === 'table' && this.#depth === this.#sheetsAt) this.#openSheet(attributesOf(said));
    // Whatever stands around rows: a group, as subtotals make it, or those that are repeated on each printed page.
    else if (name === 'table-row' && this.#sheet && !this.#cells) this.#openRow(attributesOf(said));
    else if (this.#cells && (name === 'table-cell' || name === 'covered-table-cell')) {
      const isCovered = name === 'covered-table-cell';
      this.#cell = { said: attributesOf(said), isCovered, depth: this.#depth, text: '', paragraphs: 0 };
    }
  };

  readonly close = (name: string): void => {
    const depth = this.#depth--;
    if (depth === this.#paragraph) this.#paragraph = 0;
    if (this.#cell) {
      if (depth === this.#cell.depth) this.#endCell(this.#cell);
    } else if (name === 'table-row') this.#endRow();
    else if (depth === this.#sheetsAt) this.#sheet = null;
    else if (name === 'spreadsheet') this.#sheetsAt = 0;
  };

  readonly text = (text: string): void => {
    if (!this.#cell || this.#paragraph === 0) return;
    this.#cell.text += text;
    if (this.#cell.text.length > LONGEST_TEXT) throw endlessText(this.#file);
  };

  /** Remarks and drawings have paragraphs of their own, further within. */
  #openInCell(cell: Cell, name: string, said: string): void {
    if (name === 'p' && this.#depth === cell.depth + 1) {
      if (cell.paragraphs++ > 0) cell.text += '\n';
      this.#paragraph = this.#depth;
    } else if (name === 's') {
      const blanks = ' '.repeat(Math.min(timesOf(attributesOf(said).get('c')), LONGEST_TEXT));
      this.#again.count(blanks);
      this.text(blanks);
    } else if (name === 'line-break') this.text('\n');
    else if (name === 'tab') this.text('\t');
  }

  #openSheet(said: ReadonlyMap<string, string>): void {
    const name = readEntities(said.get('name') ?? '').normalize('NFC');
    const hidden = this.#hidden.has(said.get('style-name') ?? '');
    this.#sheet = { name: name === '' ? `Sheet${this.sheets.length + 1}` : name, hidden, hiddenRows: 0, rows: new PackedRows() };
    if (this.sheets.push(this.#sheet) > MOST_SHEETS) throw tooManySheets(this.#file);
    this.#row = 0;
    this.#merged = new MergedDown(this.#again);
  }

  #openRow(said: ReadonlyMap<string, string>): void {
    this.#times = timesOf(said.get('number-rows-repeated'));
    this.#isHidden = /^(?:collapse|filter)$/.test(said.get('visibility') ?? '');
    this.#cells = [];
    this.#column = 0;
  }

  #endCell(cell: Cell): void {
    this.#cell = null;
    const cells = this.#cells as string[];
    const times = timesOf(cell.said.get('number-columns-repeated'));
    const text = cell.isCovered ? '' : textOfOdsCell(cell);
    if (text !== '') {
      if (this.#column + times > MOST_COLUMNS) throw tooWide(this.#file, this.#column + times, this.#row + 1);
      this.#again.count(text, times - 1);
      while (cells.length < this.#column) cells.push('');
      const down = timesOf(cell.said.get('number-rows-spanned')) - 1;
      for (let column = this.#column; column < this.#column + times; column++) {
        cells[column] = text;
        this.#merged.note(column, this.#row + 1, { text, down });
      }
    }
    this.#column += times;
  }

  #endRow(): void {
    const cells = this.#cells;
    this.#cells = null;
    if (!cells || !this.#sheet) return;
    if (this.#times > 1 && cells.length > 0 && (this.#repeats += this.#times) > MOST_REPEATS) throw tooRepeated(this.#file, this.#repeats);
    // Blank ones, up to the end of the sheet, are one of which it is said that there are many.
    for (let i = 1; i <= this.#times && (cells.length > 0 || this.#merged.reaches(this.#row + i)); i++) {
      const own = [...cells];
      if (i > 1) for (const cell of own) this.#again.count(cell);
      this.#merged.reachInto(own, this.#row + i);
      if (own.length === 0) continue;
      this.#sheet.rows.add({ row: this.#row + i, cells: own });
      if (this.#isHidden) this.#sheet.hiddenRows++;
    }
    this.#row += this.#times;
  }
}

/** How often, or over how many; once where nothing is said. */
const timesOf = (text: string | undefined): number => (text !== undefined && /^\d{1,9}$/.test(text) ? Math.max(1, Number(text)) : 1);

const tooRepeated = (file: string, times: number): Error =>
  fileFault(
    'file-unsafe',
    file,
    `có dòng lặp lại ${times} lần, không thể là danh sách hồ sơ`,
    `repeats rows ${times} times and can be no dossier list`,
  );
