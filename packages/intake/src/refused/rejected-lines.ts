// The lines of an event file that were refused, as a file to mend and import again: every line as it was, and why.
import type { Lang } from '@dunghen/core';
import { writeWhole } from '@dunghen/store';
import type { Row } from '../formats/csv-rows.ts';
import { cannotWriteRejects, type RowFault } from '../intake-error.ts';
import { SaidOfRows } from './said-of-rows.ts';

/** The field that tells why; an import passes over it, as over any field it does not know. */
const REASON = 'rejected';

/** Collects refused lines, each once. */
export class RejectedLines {
  readonly #lines = new SaidOfRows<object>();
  readonly #lang: Lang;

  constructor(lang: Lang) {
    this.#lang = lang;
  }

  add({ row, cells: [line] }: Row, { error }: RowFault): void {
    this.#lines.add(undefined, row, { ...asObject(line as string), [REASON]: error.in(this.#lang) });
  }

  /**
   * Writes the lines as NDJSON, readable by their owner alone since they hold citizens' data; a file without refused lines is
   * written too, so that an old one is never taken for today's.
   * @throws {IntakeError} `rejects-unwritable`.
   */
  write(path: string): void {
    try {
      writeWhole(path, this.#text(), 0o600);
    } catch (error) {
      throw cannotWriteRejects(path, error);
    }
  }

  *#text(): Generator<string> {
    for (const { said } of this.#lines) yield `${JSON.stringify(said.at(-1))}\n`;
  }
}

/** A line that is no JSON object is kept whole beside its reason. */
function asObject(line: string): object {
  try {
    const json: unknown = JSON.parse(line);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : { line };
  } catch {
    return { line };
  }
}
