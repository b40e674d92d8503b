// What the sheets of an Excel file of before 2007 say of their cells and of themselves beside the values: which numbers are shown as more than their digits, and who is hidden.
import { partOf } from './compound-file.ts';
import type { SheetMarks } from './sheet-marks.ts';
import { shownBy, ShownColumns, type Shown } from './shown-numbers.ts';

/** Kinds of records. */
const FORMULA = 0x06;
const END = 0x0a;
const PASSWORD = 0x2f;
const SHEET = 0x85;
const NUMBERS = 0xbd;
const STYLE = 0xe0;
const NUMBER = 0x203;
const SHORT_NUMBER = 0x27e;
const FORMAT = 0x41e;

/** Of one sheet. */
export interface XlsMarks {
  readonly hidden: boolean;
  readonly shown: SheetMarks['shown'];
}

/** Those of each sheet, in order. The file was read before. */
export function marksOfXls(file: Uint8Array): readonly XlsMarks[] {
  const book = partOf(file, ['Workbook', 'Book']);
  if (!book) return [];
  const formats = new Map<number, Shown>();
  const styles: (Shown | undefined)[] = [];
  const sheets: { readonly at: number; readonly hidden: boolean }[] = [];
  for (const [kind, data] of recordsFrom(book, 0)) {
    if (kind === FORMAT) {
      const shown = shownBy(formatIn(data));
      if (shown) formats.set(data.readUInt16LE(0), shown);
    } else if (kind === STYLE) styles.push(formats.get(data.readUInt16LE(2)));
    else if (kind === SHEET) sheets.push({ at: data.readUInt32LE(0), hidden: (data.readUInt8(4) & 3) !== 0 });
  }
  return sheets.map(({ at, hidden }) => ({ hidden, shown: formats.size === 0 ? undefined : shownIn(book, at, styles) }));
}

/** Whether a file is told to be read by a password alone; its records keep their kinds. */
export function isProtectedXls(file: Uint8Array): boolean {
  const book = partOf(file, ['Workbook', 'Book']);
  for (const [kind] of book ? recordsFrom(book, 0) : []) if (kind === PASSWORD) return true;
  return false;
}

/** Up to the end of what begins at `at`. */
function* recordsFrom(book: Buffer, at: number): Generator<readonly [kind: number, data: Buffer]> {
  for (let place = at; place + 4 <= book.length;) {
    const kind = book.readUInt16LE(place);
    const length = book.readUInt16LE(place + 2);
    if (kind === END) return;
    yield [kind, book.subarray(place + 4, place + 4 + length)];
    place += 4 + length;
  }
}

/** Its length, whether its letters take two bytes, its letters. */
function formatIn(data: Buffer): string {
  const length = data.readUInt16LE(2);
  return (data.readUInt8(4) & 1) === 1 ? data.toString('utf16le', 5, 5 + length * 2) : data.toString('latin1', 5, 5 + length);
}

function shownIn(book: Buffer, at: number, styles: readonly (Shown | undefined)[]): SheetMarks['shown'] {
  const columns = new ShownColumns();
  const note = (row: number, column: number, style: number): void => {
    const shown = styles[style];
    if (shown) columns.note(column, row + 1, shown);
  };
  for (const [kind, data] of recordsFrom(book, at)) {
    if (kind === NUMBER || kind === SHORT_NUMBER || kind === FORMULA) {
      note(data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4));
    } else if (kind === NUMBERS) {
      for (let cell = 0; 4 + (cell + 1) * 6 + 2 <= data.length; cell++) {
        note(data.readUInt16LE(0), data.readUInt16LE(2) + cell, data.readUInt16LE(4 + cell * 6));
      }
    }
  }
  return columns.runs;
}
