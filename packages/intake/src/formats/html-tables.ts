// The tables of a web page as grids of texts: many one-stop systems export one under the name of .xls, with tags left open, merged cells and letters spelled as entities.
import { readEntities } from './html-entities.ts';
import { cutOff, fileFault, SAVE_AGAIN, type IntakeError } from '../intake-error.ts';
import { PackedRows } from './packed-rows.ts';
import { SaidAgain } from './said-again.ts';
import { Unseen } from './unseen-text.ts';
import { TALLEST } from './merged-down.ts';

/** One more than a list may have, so that such a table is refused for its width. */
const WIDEST = 1_001;
/** Beyond this a cell is looked at no more. */
const LONGEST_TEXT = 1024 * 1024;
/** A cell that holds another table says what stands in it; a cell that holds the page's whole table does not. */
const LONGEST_INNER = 2_000;
/** A page with more tables than this is no list, and one in another without end is an attack. */
const MOST_TABLES = 2_000;
/** How many tables around it are told what a cell says. */
const AROUND = 3;
/** What is between these is no text of the page. */
const UNSHOWN = 'script|style|template|noscript|xml';
const TOKEN = new RegExp(String.raw`<!--[^]*?(?:-->|$)|<(${UNSHOWN})\b[^]*?(?:</\1\s*>|$)|<(/?)([a-z][\w:]{0,40})([^<>]{0,4000})>`, 'gi');
/** Tags that part words; others, like <b>, stand inside them. */
const PARTING = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'table', 'tr', 'td', 'th']);

/** A table that is being read. */
interface Open {
  /** One for all of a page. */
  readonly again: SaidAgain;
  readonly rows: PackedRows;
  /** Rows so far, blank ones included. */
  row: number;
  cells: string[] | null;
  /** The texts of the open cell; null between cells. */
  texts: string[] | null;
  span: readonly [columns: number, rows: number];
  /** By column: what a cell of an earlier row says down to this one, for so many rows more. */
  readonly reaching: Map<number, { text: string; left: number }>;
  /** Characters of inner tables that the open cell was told. */
  inner: number;
}

/**
 * Every table of a page, in the order they begin, without blank rows. The page goes by in pieces that end with a tag. A merged cell
 * speaks in each row it covers and in the first of its columns. `outside` is told what the page says above, between and below its
 * tables, a piece at a time, lines parted by line ends.
 * @throws {IntakeError} `file-unsafe` for more tables than a page can mean, `file-format` for a page that was cut off in one.
 */
export function htmlTables(pieces: Iterable<string>, file: string, outside: (text: string) => void = () => {}): readonly PackedRows[] {
  const tables: PackedRows[] = [];
  const open: Open[] = [];
  const again = new SaidAgain(file);
  const ends = new Ends();
  const unseen = new Unseen();
  const say = (text: string): void => {
    if (open.length === 0) outside(text.replace(/\s+/g, ' '));
    else if (!unseen.isOpen) addText(open, text);
  };
  const tagged = (name: string, isEnd: boolean, attributes: string): void => {
    const tag = name.toLowerCase();
    const table = open.at(-1);
    unseen.look(tag, isEnd, attributes, (table?.texts ?? null) !== null);
    if (PARTING.has(tag)) {
      if (open.length === 0) outside('\n');
      else if (!unseen.isOpen) addText(open, ' ');
    }
    ends.look(tag, isEnd, table !== undefined);
    if (tag === 'table' && !isEnd) {
      const rows = new PackedRows();
      if (tables.push(rows) > MOST_TABLES) throw tooMany(file);
      open.push({ again, rows, row: 0, cells: null, texts: null, span: [1, 1], reaching: new Map(), inner: 0 });
    } else if (!table) return;
    else if (tag === 'table') {
      endRow(table);
      open.pop();
    } else if (tag === 'tr') {
      endRow(table);
      if (!isEnd) table.cells = [];
    } else if (tag === 'td' || tag === 'th') {
      endCell(table);
      if (isEnd) return;
      table.cells ??= [];
      table.texts = [];
      table.span = [spanOf(attributes, 'colspan', WIDEST), spanOf(attributes, 'rowspan', 65_534)];
    }
  };
  /** The end of what is not shown, where it was still to come. */
  let end: RegExp | null = null;
  for (const piece of pieces) {
    let at: number = end ? behind(piece, end) : 0;
    if (at < 0) continue;
    end = null;
    TOKEN.lastIndex = at;
    for (const match of piece.matchAll(TOKEN)) {
      const { 0: whole, 1: unshown, 2: closing, 3: name, 4: attributes = '', index } = match;
      say(piece.slice(at, index));
      at = index + whole.length;
      if (name === undefined) end = missingEnd(whole, unshown);
      else tagged(name, closing !== '', attributes);
    }
    say(piece.slice(at));
  }
  const last = open.at(-1);
  if (last && ends.missing(last.cells !== null ? open.length : 0)) throw cutOff(file);
  for (const table of open.toReversed()) endRow(table);
  return tables;
}

/** Behind the first of these; −1 where there is none. */
function behind(piece: string, end: RegExp): number {
  const found = end.exec(piece);
  return found ? found.index + found[0].length : -1;
}

/** What ends a remark, or something else that is not shown, of which the end does not stand in its piece. */
function missingEnd(whole: string, unshown: string | undefined): RegExp | null {
  const end = unshown === undefined ? /-->/ : new RegExp(String.raw`</${unshown}\s*>`, 'i');
  return end.test(whole.slice(unshown === undefined ? REMARK : 0)) ? null : end;
}

const REMARK = '<!--'.length;

/** Rows that were closed, before it is a habit of the program that wrote them. */
const HABIT = 2;

/** Whether the page has an end. Some programs close no table, so a table left open alone is no sign of a page cut off. */
class Ends {
  readonly #begun = { html: 0, body: 0, tr: 0 };
  readonly #ended = { html: 0, body: 0, tr: 0 };
  /** A page that begins within a table is what the server said when it failed. */
  #inside = false;

  look(tag: string, closing: boolean, inTable: boolean): void {
    if (tag !== 'tr' && tag !== 'html' && tag !== 'body') return;
    (closing ? this.#ended : this.#begun)[tag]++;
    if (tag !== 'tr' && !closing && inTable) this.#inside = true;
  }

  /** Of a page with a table left open: so many rows are open in it and in those around it. */
  missing(rows: number): boolean {
    const [begun, ended] = [this.#begun, this.#ended];
    const page = begun.html > 0 ? 'html' : 'body';
    const rowsClosed = ended.tr >= HABIT && begun.tr - ended.tr === rows && rows > 0;
    return this.#inside || begun[page] > ended[page] || rowsClosed;
  }
}

/** Outside of a cell, text has no place in a table. The cell around an inner table is told what it says, as far as that is a cell's text. */
function addText(open: readonly Open[], text: string): void {
  if (text === '') return;
  for (let depth = open.length - 1; depth >= 0 && depth >= open.length - AROUND; depth--) {
    const table = open[depth] as Open;
    if (table.texts && (depth === open.length - 1 || (table.inner += text.length) < LONGEST_INNER)) table.texts.push(text);
  }
}

function endCell(table: Open): void {
  const { cells, texts } = table;
  if (!cells || !texts) return;
  table.texts = null;
  table.inner = 0;
  fillReaching(table, cells);
  const [columns, rows] = table.span;
  const written = texts.join('');
  // So long, it refuses its row whatever the blanks in it.
  const text = written.length > LONGEST_TEXT ? written : readEntities(written).replace(/\s+/g, ' ').trim();
  for (let i = 0; i < columns && cells.length < WIDEST; i++) {
    if (rows > 1) table.reaching.set(cells.length, { text: i === 0 && rows <= TALLEST ? text : '', left: rows - 1 });
    cells.push(i === 0 ? text : '');
  }
}

/** Gives the next columns to the cells that reach down from above. */
function fillReaching({ again, reaching }: Open, cells: string[]): void {
  for (let above = reaching.get(cells.length); above; above = reaching.get(cells.length)) {
    again.count(above.text);
    if (--above.left === 0) reaching.delete(cells.length);
    cells.push(above.text);
  }
}

function endRow(table: Open): void {
  endCell(table);
  const { cells, rows } = table;
  if (!cells) return;
  fillReaching(table, cells);
  table.row++;
  if (cells.some((cell) => cell !== '')) rows.add({ row: table.row, cells });
  table.cells = null;
}

/** The number of an attribute like `colspan="2"`; 0 means as far as it goes. */
function spanOf(attributes: string, name: string, most: number): number {
  const value = new RegExp(String.raw`\b${name}\s*=\s*["']?\s*(\d{1,6})`, 'i').exec(attributes)?.[1];
  return value === undefined ? 1 : Math.min(Number(value) || most, most);
}

const tooMany = (file: string): IntakeError =>
  fileFault('file-unsafe', file, `có hơn ${MOST_TABLES} bảng`, `has more than ${MOST_TABLES} tables`, SAVE_AGAIN);
