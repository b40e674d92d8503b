// The codes of a list: as they are read, but for a dossier that is known by all that its cell says. Which dossier it is, its code alone tells.
import { dossierCode } from '@dunghen/core';
import { codeKey, type Store } from '@dunghen/store';
import type { Mapping } from '../columns/find-columns.ts';
import type { PackedRows } from '../formats/packed-rows.ts';
import { asWritten, isReadAsWritten } from '../words/clean-code.ts';
import { LONGEST_OF_TWO } from '../words/code-shape.ts';
import { orNull } from '../words/or-null.ts';
import { codeIn } from './lists-compared.ts';

/** Codes asked about at a time. */
const AT_A_TIME = 1_000;

export class CodesOfList {
  #isAnyOther = false;
  #known: ReadonlySet<string> = new Set();

  /** Told each code cell while the list is read. */
  note(cell: string): void {
    this.#isAnyOther ||= !isReadAsWritten(cell);
  }

  /** Learns which dossiers are known by all that their cells say. */
  async learn(store: Store, { columns }: Pick<Mapping, 'columns'>, rows: PackedRows): Promise<void> {
    if (!this.#isAnyOther) return;
    const known = new Set<string>();
    let asked = new Set<string>();
    const ask = async (): Promise<void> => {
      for (const code of await store.knownCodes([...asked])) known.add(codeKey(code));
      asked = new Set();
    };
    for (const { cells } of rows.copy()) {
      const cell = cells[columns.get('code') as number] ?? '';
      const whole = isReadAsWritten(cell) ? null : wholeCode(cell);
      if (whole === null) continue;
      if (asked.add(whole).size === AT_A_TIME) await ask();
    }
    if (asked.size > 0) await ask();
    this.#known = known;
  }

  /** The code a dossier is known by where that is all that a cell says; null else. */
  knownBy(cell: string): string | null {
    if (this.#known.size === 0 || isReadAsWritten(cell)) return null;
    const whole = wholeCode(cell);
    return whole !== null && this.#known.has(codeKey(whole)) ? whole : null;
  }

  /** The code in a cell, null where it has none that can be used. */
  in(cell: string): string | null {
    return this.knownBy(cell) ?? codeIn(cell);
  }
}

const wholeCode = (cell: string): string | null => (cell.length > LONGEST_OF_TWO ? null : orNull(() => dossierCode(asWritten(cell))));
