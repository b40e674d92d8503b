// The faults of an import, kept as the words they are told in: an error keeps where it was made, and a million of them would be a gigabyte.
import type { Lang, Sentence } from '@dunghen/core';
import type { RowFault } from '../intake-error.ts';
import { SaidOfRows } from './said-of-rows.ts';

/** A fault of a row as it is told. */
export interface FaultTold extends Omit<RowFault, 'error'> {
  readonly sentence: Sentence;
}

type Said = readonly [column: string | null, code: string, vi: string, en: string];

/** Every fault of an import, in the order of its sheets and rows, as often as they are gone through. */
export class FaultsTold implements Iterable<FaultTold> {
  readonly #rows: SaidOfRows<Said>;
  #length = 0;

  /** @param sheets The sheets of the file, in their order. */
  constructor(sheets: readonly string[] = []) {
    this.#rows = new SaidOfRows(sheets);
  }

  get length(): number {
    return this.#length;
  }

  add({ sheet, row, column, code, error: { sentence } }: RowFault): void {
    this.#rows.add(sheet, row, [column, code, sentence.vi, sentence.en]);
    this.#length++;
  }

  *[Symbol.iterator](): Generator<FaultTold> {
    for (const { sheet, row, said } of this.#rows) {
      for (const [column, code, vi, en] of said) yield { row, ...(sheet !== undefined && { sheet }), column, code, sentence: { vi, en } };
    }
  }

  /** All of them as JSON, of which only the one in hand is in memory. */
  *inJson(lang: Lang): Generator<Record<string, unknown>> {
    for (const { row, sheet, column, code, sentence } of this) {
      yield { ...(sheet !== undefined && { sheet }), row, column, code, message: sentence[lang] };
    }
  }
}
