// What is asked of the columns row by row, all through a list: the first rows, by which the columns are found, need not show it.
import type { Row } from '../formats/csv-rows.ts';
import { limitsCheck } from './check-limits.ts';
import type { Mapping } from './find-columns.ts';
import { RivalCodes } from './rival-codes.ts';

/** Goes along while a list is read. */
export class ChecksOfAllRows {
  readonly #file: string;
  readonly #limits: ReturnType<typeof limitsCheck>;
  readonly #codes: RivalCodes;

  constructor(mapping: Mapping, file: string) {
    this.#file = file;
    this.#limits = limitsCheck(mapping, file);
    this.#codes = new RivalCodes(mapping);
  }

  /** @throws {IntakeError} `mapping-doubtful` for two limits that differ. */
  look(row: Row): void {
    this.#limits?.(row);
    this.#codes.look(row);
  }

  /** @throws {IntakeError} `mapping-doubtful` for codes of a rival column. */
  end(): void {
    this.#codes.check(this.#file);
  }
}
