// What the cells of an Excel file of before 2007 say, by their records and styles, as texts that might have been typed.
import { serialToDate } from 'hucre';
import { textOfCell, textOfCellFrom1904 } from './cell-text.ts';
import { show, type Shown } from './shown-numbers.ts';
import { KIND, recordAt, recordsAt, withMore, XlsReader, type XlsRecord } from './xls-records.ts';

/** What a style shows a number as. */
export interface XlsStyle {
  readonly isDate: boolean;
  readonly shown: Shown | null;
}

/** What the workbook says of all its sheets. */
export interface XlsBook {
  readonly bytes: Buffer;
  readonly from1904: boolean;
  readonly styles: readonly XlsStyle[];
  readonly textOf: (number: number) => string;
}

/** Kinds of records with cells in them, and the least bytes of each. */
export const XLS_CELLS: ReadonlyMap<number, number> = new Map<number, number>([
  [KIND.formula, 20],
  [KIND.shortNumbers, 12],
  [KIND.markedText, 8],
  [KIND.textOfTable, 10],
  [KIND.number, 14],
  [KIND.text, 8],
  [KIND.boolean, 8],
  [KIND.shortNumber, 10],
]);
/** What may stand between a formula and the text that it gives. */
const OF_FORMULAS = new Set([0x4bc, 0x221, 0x236]);

const FAULTS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** The cells of a record. */
export function* cellsAt(book: XlsBook, place: number): Generator<readonly [column: number, text: string]> {
  const { bytes, textOf } = book;
  const record = recordAt(bytes, place) as XlsRecord;
  const { kind, start, end } = record;
  const column = bytes.readUInt16LE(start + 2);
  if (kind === KIND.shortNumbers) {
    for (let cell = start + 4, at = column; cell + 8 <= end; cell += 6, at++)
      yield [at, numberOf(book, shortNumber(bytes.readInt32LE(cell + 2)), bytes.readUInt16LE(cell))];
  } else if (kind === KIND.textOfTable) yield [column, textOfCell(textOf(bytes.readUInt32LE(start + 6)))];
  else if (kind === KIND.text || kind === KIND.markedText) yield [column, textOfCell(textAt(bytes, record, start + 6))];
  else if (kind === KIND.boolean) {
    const value = bytes.readUInt8(start + 6);
    yield [column, bytes.readUInt8(start + 7) === 1 ? faultOf(value) : textOfCell(value !== 0)];
  } else {
    const style = bytes.readUInt16LE(start + 4);
    if (kind === KIND.shortNumber) yield [column, numberOf(book, shortNumber(bytes.readInt32LE(start + 6)), style)];
    else if (kind === KIND.formula && bytes.readUInt16LE(start + 12) === NO_NUMBER) yield [column, resultOf(bytes, record)];
    else yield [column, numberOf(book, bytes.readDoubleLE(start + 6), style)];
  }
}

/** Stands at the end of what a formula gives where that is no number. */
const NO_NUMBER = 0xffff;

/** What a formula gives but a number: a text, which stands behind it, yes or no, or why it failed. */
function resultOf(bytes: Buffer, { start, end }: XlsRecord): string {
  const [kind, value] = [bytes.readUInt8(start + 6), bytes.readUInt8(start + 8)];
  if (kind === 1) return textOfCell(value !== 0);
  if (kind === 2) return faultOf(value);
  if (kind !== 0) return '';
  for (const next of recordsAt(bytes, end)) {
    if (next.kind === KIND.textOfFormula) return textOfCell(textAt(bytes, next, next.start));
    if (!OF_FORMULAS.has(next.kind)) break;
  }
  return '';
}

const textAt = (bytes: Buffer, record: XlsRecord, at: number): string => new XlsReader(bytes, [...withMore(bytes, record)], at).text();

const faultOf = (value: number): string => FAULTS[value] ?? '#ERR!';

const IS_HUNDREDTH = 1;
const IS_WHOLE = 2;

/** A number in four bytes: a whole one, or the first half of one of eight, of which two bits say how it is to be taken. */
function shortNumber(bits: number): number {
  const half = Buffer.alloc(8);
  half.writeInt32LE(bits & ~(IS_HUNDREDTH | IS_WHOLE), 4);
  const number = bits & IS_WHOLE ? bits >> 2 : half.readDoubleLE(0);
  return bits & IS_HUNDREDTH ? number / 100 : number;
}

function numberOf({ styles, from1904 }: XlsBook, number: number, style: number): string {
  const { isDate, shown } = styles[style] ?? { isDate: false, shown: null };
  if (isDate) return textOfCell(serialToDate(number, from1904));
  const digits = from1904 ? textOfCellFrom1904(number) : textOfCell(number);
  return shown ? show(digits, shown) : digits;
}
