// The rows that were refused, as a file to mend and import again: every cell as it was, and why.
import { parseDay, type Lang } from '@dunghen/core';
import { writeWhole } from '@dunghen/store';
import type { Row } from '../formats/csv-rows.ts';
import { cannotWriteRejects, type RowFault } from '../intake-error.ts';
import { writtenMoment } from '../words/office-date.ts';
import { LIST_DAY, ownHeadings, REASON } from '../columns/rejected-headings.ts';
import { SaidOfRows } from './said-of-rows.ts';

/** Rows that are written together, and their characters. */
const AT_ONCE = 200;
const CHARACTERS_AT_ONCE = 256 * 1024;

/** Collects refused rows, each once with all its reasons. */
export class RejectedRows {
  readonly #headings: readonly string[];
  /** How many cells the headings were read with: a file of refused rows has its own columns of day and reason, which are written anew. */
  readonly #read: number;
  readonly #rows = new SaidOfRows<{ readonly cells: readonly string[]; readonly reason: string }>();
  readonly #lang: Lang;

  constructor(headings: readonly string[], lang: Lang) {
    this.#headings = ownHeadings(headings);
    this.#read = headings.length;
    this.#lang = lang;
  }

  add({ row, cells }: Row, { sheet, column, error }: RowFault): void {
    const place = [sheet, column ?? undefined].filter((name) => name !== undefined).join(' › ');
    this.#rows.add(sheet, row, { cells, reason: `${place === '' ? '' : `${place}: `}${error.in(this.#lang)}` });
  }

  /**
   * Writes the rows as CSV, readable by their owner alone since they hold citizens' data; a file without refused rows is
   * written too, so that an old one is never taken for today's. What a spreadsheet would run as a formula is quoted.
   * `observedOn` is the day of the list, ISO, which the rows bear from now on.
   * @throws {IntakeError} `rejects-unwritable`.
   */
  async write(path: string, observedOn?: string): Promise<void> {
    const { stringify } = await import('csv-stringify/sync');
    const day = observedOn === undefined ? '' : writtenMoment({ on: parseDay(observedOn) });
    const text = function* (rows: Iterable<readonly string[]>): Generator<string> {
      let waiting: (readonly string[])[] = [];
      let size = 0;
      let bom = true;
      const written = (): string => stringify(waiting, { bom, escape_formulas: true });
      for (const row of rows) {
        size += row.reduce((sum, cell) => sum + cell.length, 0);
        if (waiting.push(row) < AT_ONCE && size < CHARACTERS_AT_ONCE) continue;
        yield written();
        waiting = [];
        size = 0;
        bom = false;
      }
      yield written();
    };
    try {
      writeWhole(path, text(this.#lines(day)), 0o600);
    } catch (error) {
      throw cannotWriteRejects(path, error);
    }
  }

  *#lines(day: string): Generator<readonly string[]> {
    const width = this.#headings.length;
    yield [...this.#headings, LIST_DAY, REASON];
    for (const { said } of this.#rows) {
      const [{ cells }] = said;
      // A row with more cells than headings keeps them all, so that it is refused again until it is mended.
      const own = cells.length <= this.#read ? width : Math.max(width, cells.length);
      yield [...Array.from({ length: own }, (_, at) => cells[at] ?? ''), day, said.map(({ reason }) => reason).join(' ')];
    }
  }
}
