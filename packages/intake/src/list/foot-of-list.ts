// What stands below the last dossier of a list: its totals, the day it was taken out and who signs.
import type { Row } from '../formats/csv-rows.ts';
import { looksLikeCode } from '../words/code-shape.ts';

const LONGEST_FOOT = 20;
const LONGEST_NOTE = 200;

const isOfDossier = (code: string): boolean => /^\s*\S+\s*$/.test(code) && looksLikeCode(code);

/** Is shown the rows of a list one after another; of what may be the foot it keeps the first. */
export class FootOfList {
  #rows: Row[] = [];

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Nearly every row has a receipt, and ends what may have been the foot. What is noted of a dossier that was not received yet is none. */
  look(row: Row, code: string, receivedAt: string): void {
    if (receivedAt.trim() !== '') {
      if (this.#rows.length > 0) this.#rows = [];
    } else if (this.#rows.length < LONGEST_FOOT && !isOfDossier(code) && row.cells.every((cell) => cell.length < LONGEST_NOTE))
      this.#rows.push(row);
  }
}
