// What a sheet says of its cells beside their values: formulas whose result it does not hold, cells merged downwards, which speak for every row they cover, rows that are not seen, and numbers shown as more than their digits.
import { ShownColumns, type Shown, type ShownRun } from './shown-numbers.ts';
import { MOST_MERGED } from './merged-down.ts';

/** Noted while the sheet is unpacked for its checks. */
export interface SheetMarks {
  /** Columns (from 0) of formulas without a result, by row (from 1). An empty due date in their place would be a guess. */
  readonly unsolved: ReadonlyMap<number, readonly number[]>;
  /** Cells merged over several rows of one column or more; only their first column has a value. */
  readonly merged: readonly { readonly column: number; readonly first: number; readonly last: number }[];
  /** By columns (from 0), from top to bottom. */
  readonly shown?: ReadonlyMap<number, readonly ShownRun[]> | undefined;
  /** Rows with cells that a filter or an outline hides. */
  readonly hiddenRows?: number;
}

/** A number with a style of its own, computed or not. */
const STYLED =
  /<(?:\w+:)?c\s([^<>]{0,300})>\s*(?:<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*)?<(?:\w+:)?v>\d+<\/(?:\w+:)?v>\s*<\/(?:\w+:)?c>/g;
const STYLE = /\bs="(\d+)"/;
const PLACE = /\br="([A-Z]{1,3})(\d{1,7})"/;
/** Of a text, its number in the table of texts. */
const NO_NUMBER = /\bt="(?!n")/;

/** A cell with a formula and no value, or an empty one. */
const UNSOLVED =
  /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g;
const FORMULA = /<(?:\w+:)?f[\s>/]/;
const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;
const HIDDEN_ROW = /<(?:\w+:)?row\s[^<>]*\bhidden="(?:1|true)"[^<>]*>\s*<(?:\w+:)?c[\s>]/g;
/** What is carried into the next piece: a cell with its formula, or a merge, that the end of the piece cut through. */
const CARRY = 16 * 1024;

/** Reads the marks off a sheet's XML, piece by piece. */
export class SheetMarksReader implements SheetMarks {
  readonly unsolved = new Map<number, number[]>();
  readonly merged: { column: number; first: number; last: number }[] = [];
  hiddenRows = 0;
  readonly #shown = new ShownColumns();
  readonly #styles: ReadonlyMap<number, Shown>;
  #carry = '';

  /** `styles` are those that show a number as more than its digits. */
  constructor(styles: ReadonlyMap<number, Shown> = new Map()) {
    this.#styles = styles;
  }

  get shown(): ReadonlyMap<number, readonly ShownRun[]> {
    return this.#shown.runs;
  }

  /** Most sheets hold no formula at all and cost two searches. */
  look(piece: Uint8Array): void {
    const text = this.#carry + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    let done = 0;
    if (FORMULA.test(text)) {
      for (const { 0: cell, 1: letters, 2: row, index } of text.matchAll(UNSOLVED)) {
        const columns = this.unsolved.get(Number(row)) ?? [];
        columns.push(columnOf(letters as string));
        this.unsolved.set(Number(row), columns);
        done = index + cell.length;
      }
    }
    if (text.includes('mergeCell')) {
      for (const { 0: merge, 1: letters, 2: first, 3: last, index } of text.matchAll(MERGED)) {
        if (first !== last && this.merged.length < MOST_MERGED) {
          this.merged.push({ column: columnOf(letters as string), first: Number(first), last: Number(last) });
        }
        done = Math.max(done, index + merge.length);
      }
    }
    if (text.includes('hidden="')) {
      for (const { 0: row, index } of text.matchAll(HIDDEN_ROW)) {
        this.hiddenRows++;
        done = Math.max(done, index + row.length);
      }
    }
    if (this.#styles.size > 0) {
      for (const { 0: cell, 1: attributes = '', index } of text.matchAll(STYLED)) {
        done = Math.max(done, index + cell.length);
        const shown = this.#styles.get(Number(STYLE.exec(attributes)?.[1]));
        const [, letters, row] = PLACE.exec(attributes) ?? [];
        if (shown && letters !== undefined && !NO_NUMBER.test(attributes)) this.#shown.note(columnOf(letters), Number(row), shown);
      }
    }
    this.#carry = text.slice(Math.max(done, text.length - CARRY));
  }
}

const columnOf = (letters: string): number => Array.from(letters).reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;
