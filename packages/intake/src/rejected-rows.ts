// The rows that were refused, as a file to mend and import again: every cell as it was, and why.
import { parseDay, type Lang } from '@dunghen/core';
import type { Row } from './csv-rows.ts';
import { cannotWriteRejects, type RowFault } from './intake-error.ts';
import { writtenMoment } from './office-date.ts';
import { LIST_DAY, ownHeadings, REASON } from './rejected-headings.ts';
import { writeSynced } from './write-synced.ts';

/** Collects refused rows, each once with all its reasons. */
export class RejectedRows {
  readonly #headings: readonly string[];
  /** How many cells the headings were read with: a file of refused rows has its own columns of day and reason, which are written anew. */
  readonly #read: number;
  /** By sheet, where there are several, and row. */
  readonly #sheets = new Map<string | undefined, Map<number, { readonly cells: readonly string[]; readonly reasons: string[] }>>();
  readonly #lang: Lang;

  constructor(headings: readonly string[], lang: Lang) {
    this.#headings = ownHeadings(headings);
    this.#read = headings.length;
    this.#lang = lang;
  }

  add({ row, cells }: Row, { sheet, column, error }: RowFault): void {
    const rows = this.#sheets.get(sheet) ?? new Map<number, { readonly cells: readonly string[]; readonly reasons: string[] }>();
    this.#sheets.set(sheet, rows);
    const known = rows.get(row) ?? { cells, reasons: [] };
    const place = [sheet, column ?? undefined].filter((name) => name !== undefined).join(' › ');
    known.reasons.push(`${place === '' ? '' : `${place}: `}${error.in(this.#lang)}`);
    rows.set(row, known);
  }

  /**
   * Writes the rows as CSV, readable by their owner alone since they hold citizens' data; a file without refused rows is
   * written too, so that an old one is never taken for today's. What a spreadsheet would run as a formula is quoted.
   * `observedOn` is the day of the list, ISO, which the rows bear from now on.
   * @throws {IntakeError} `rejects-unwritable`.
   */
  async write(path: string, observedOn?: string): Promise<void> {
    const { stringify } = await import('csv-stringify/sync');
    const width = this.#headings.length;
    const day = observedOn === undefined ? '' : writtenMoment({ on: parseDay(observedOn) });
    const rows = [...this.#sheets.values()]
      .flatMap((sheet) => [...sheet].toSorted(([a], [b]) => a - b))
      .map(([, { cells, reasons }]) => {
        // A row with more cells than headings keeps them all, so that it is refused again until it is mended.
        const own = cells.length <= this.#read ? width : Math.max(width, cells.length);
        const filled = Array.from({ length: own }, (_, at) => cells[at] ?? '');
        return [...filled, day, reasons.join(' ')];
      });
    try {
      const text = stringify([[...this.#headings, LIST_DAY, REASON], ...rows], { bom: true, escape_formulas: true });
      writeSynced(path, text, 0o600);
    } catch (error) {
      throw cannotWriteRejects(path, error);
    }
  }
}
