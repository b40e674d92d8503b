// An Excel file of before 2007 as its sheets: rows of texts as if each cell had been typed. Its texts stay in the file until a cell asks for one, and rows wait packed: as a whole it took ten times its size.
import { isDateFormat } from 'hucre';
import { partOf } from './compound-file.ts';
import { damaged, MOST_COLUMNS, MOST_SHEETS, protectedFile, tooManySheets, tooWide, unsafe } from './format-faults.ts';
import { markedRows } from './marked-rows.ts';
import { PackedRows } from './packed-rows.ts';
import { SaidAgain } from './said-again.ts';
import { shownBy } from './shown-numbers.ts';
import { cellsAt, XLS_CELLS, type XlsBook, type XlsStyle } from './xls-cells.ts';
import { KIND, recordsFrom, withMore, XlsReader, type XlsRecord } from './xls-records.ts';
import { MOST_MERGED } from './merged-down.ts';

/** One sheet, without blank rows. */
export interface XlsSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that a filter or an outline hides. */
  readonly hiddenRows: number;
  readonly rows: PackedRows;
}

/** The edition of the format that Excel 97 to 2003 write. */
const EDITION = 0x600;
/** As many cells as fit into the largest file that is read. */
const MOST_TEXTS = 4_000_000;
/** Where a row says whether it is seen. */
const ROW_FLAGS = 12;
const ROW_HIDDEN = 0x20;
/** Formats that need not be told, of dates and times. */
const KNOWN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
/**
 * The sheets of a workbook, in order.
 * @throws {IntakeError} `file-encrypted`, `file-format`, `file-unsafe` for what no list can be; anything else for a file that is damaged.
 */
export function xlsSheets(file: Uint8Array, name: string): readonly XlsSheet[] {
  const bytes = partOf(file, ['Workbook', 'Book']);
  if (!bytes) throw damaged(name);
  const formats = new Map<number, XlsStyle>();
  const styles: XlsStyle[] = [];
  const sheets: { readonly at: number; readonly hidden: boolean; readonly name: string }[] = [];
  let from1904 = false;
  let textOf: XlsBook['textOf'] = () => '';
  for (const record of recordsFrom(bytes, 0)) {
    const { kind, at, start } = record;
    if (kind === KIND.password) throw protectedFile(name);
    if (at === 0 && (kind !== KIND.begin || bytes.readUInt16LE(start) !== EDITION)) throw damaged(name);
    if (kind === KIND.from1904) from1904 = bytes.readUInt16LE(start) === 1;
    else if (kind === KIND.format) {
      const format = new XlsReader(bytes, [record], start + 2).text();
      formats.set(bytes.readUInt16LE(start), { isDate: isDateFormat(format), shown: shownBy(format) });
    } else if (kind === KIND.style) {
      const id = bytes.readUInt16LE(start + 2);
      styles.push(KNOWN_DATES.has(id) ? { isDate: true, shown: null } : (formats.get(id) ?? { isDate: false, shown: null }));
    } else if (kind === KIND.texts) textOf = textsOf(bytes, record, name);
    else if (kind === KIND.sheet) {
      const reader = new XlsReader(bytes, [record], start + 6);
      const sheet = { at: bytes.readUInt32LE(start), hidden: (bytes.readUInt8(start + 4) & 3) !== 0, name: reader.text(reader.byte()) };
      if (sheets.push(sheet) > MOST_SHEETS) throw tooManySheets(name);
    }
  }
  const book = { bytes, from1904, styles, textOf };
  const again = new SaidAgain(name, bytes.length);
  let read = 0;
  return sheets.map((sheet) => {
    const { rows, hiddenRows, end } = rowsOf(book, sheet.at, name, again);
    // Each has bytes of its own, or a small file would be read a thousand times.
    if ((read += end - sheet.at) > bytes.length) throw unsafe(name);
    return { name: sheet.name.normalize('NFC'), hidden: sheet.hidden, hiddenRows, rows };
  });
}

/** The table of texts: where each begins. */
function textsOf(bytes: Buffer, record: XlsRecord, file: string): XlsBook['textOf'] {
  const parts = [...withMore(bytes, record)];
  const places: number[] = [];
  const count = bytes.readUInt32LE(record.start + 4);
  const reader = new XlsReader(bytes, parts, record.start + 8);
  for (let place = reader.next(); place !== null && places.length < count; place = reader.next()) {
    if (places.push(place) > MOST_TEXTS) throw unsafe(file);
    reader.text();
  }
  return (number) => {
    const place = places[number];
    return place === undefined ? '' : new XlsReader(bytes, parts, place).text();
  };
}

function rowsOf(
  book: XlsBook,
  at: number,
  file: string,
  again: SaidAgain,
): { readonly rows: PackedRows; readonly hiddenRows: number; readonly end: number } {
  const { bytes } = book;
  const rowAt = (place: number): number => bytes.readUInt16LE(place + 4);
  const places: number[] = [];
  const merged: { readonly column: number; readonly first: number; readonly last: number }[] = [];
  const hidden = new Set<number>();
  let isInOrder = true;
  let behind = at;
  for (const { kind, at: place, start, end } of recordsFrom(bytes, at)) {
    if (place === at && kind !== KIND.begin) break;
    behind = end;
    const least = XLS_CELLS.get(kind);
    if (least !== undefined) {
      if (end - start < least) throw damaged(file);
      isInOrder &&= places.length === 0 || rowAt(places.at(-1) as number) <= rowAt(place);
      places.push(place);
    } else if (kind === KIND.row && end - start >= ROW_FLAGS + 2) {
      if ((bytes.readUInt16LE(start + ROW_FLAGS) & ROW_HIDDEN) !== 0) hidden.add(bytes.readUInt16LE(start));
    } else if (kind === KIND.merged) {
      for (let of = start + 2; of + 8 <= end; of += 8) {
        const [first, last] = [bytes.readUInt16LE(of) + 1, bytes.readUInt16LE(of + 2) + 1];
        if (last > first && merged.length < MOST_MERGED) merged.push({ column: bytes.readUInt16LE(of + 4), first, last });
      }
    }
  }
  // Some programs write column by column.
  if (!isInOrder) places.sort((a, b) => rowAt(a) - rowAt(b));
  const marked = markedRows({ unsolved: new Map(), merged });
  const rows = new PackedRows();
  const ends = merged.map((merge) => merge.last - 1);
  const last = Math.max(places.length === 0 ? -1 : rowAt(places.at(-1) as number), ...ends);
  let next = 0;
  let hiddenRows = 0;
  for (let row = 0; row <= last; row++) {
    const cells: string[] = [];
    for (; next < places.length && rowAt(places[next] as number) === row; next++) {
      for (const [column, text] of cellsAt(book, places[next] as number)) {
        if (text === '') continue;
        if (column >= MOST_COLUMNS) throw tooWide(file, column + 1, row + 1);
        while (cells.length < column) cells.push('');
        cells[column] = text;
      }
    }
    const whole = again.counted(marked(row + 1, cells));
    if (whole.cells.length === 0) continue;
    rows.add(whole);
    if (hidden.has(row)) hiddenRows++;
  }
  return { rows, hiddenRows, end: behind };
}
