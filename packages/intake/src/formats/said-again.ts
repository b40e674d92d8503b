// What a file says again without writing it again: merged cells, which speak in each row they cover, cells and rows that are said to be there so often, and texts that many cells share. Six hundred bytes could say a hundred gigabytes.
import type { Row } from './csv-rows.ts';
import { fileFault } from '../intake-error.ts';

/** Letters: 200,000 dossiers with four merged columns say two thirds of it again. */
const MOST = 48 * 1024 * 1024;
/** What a cell costs besides its letters. */
const CELL = 16;

/** Of one file. */
export class SaidAgain {
  readonly #file: string;
  #left: number;

  /** Where what is written for the first time is counted as well, `written` is how much that may be. */
  constructor(file: string, written = 0) {
    this.#file = file;
    this.#left = MOST + written;
  }

  /** Counts a cell. @throws {IntakeError} `file-unsafe` beyond what a list can be. */
  count(text: string, times = 1): void {
    this.#left -= (text.length + CELL) * times;
    if (this.#left >= 0) return;
    throw fileFault(
      'file-unsafe',
      this.#file,
      'có ô gộp hay ô lặp lại chứa quá nhiều chữ, không thể là danh sách hồ sơ',
      'has merged or repeated cells that say too much and can be no dossier list',
      ['hãy bỏ gộp hoặc bỏ các ô ấy rồi nhập lại', 'split those cells or leave them out and import again'],
    );
  }

  /** A row, its cells counted. @throws {IntakeError} as `count`. */
  counted(row: Row): Row {
    for (const cell of row.cells) if (cell !== '') this.count(cell);
    return row;
  }
}
