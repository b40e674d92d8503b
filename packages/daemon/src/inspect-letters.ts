// Holds the letter files against the ledger, byte by byte where they were issued: what somebody deleted or altered is named.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@dunghen/store';
import { sha256 } from './publish-file.ts';

/** What is wrong with the files, by their names. */
export interface LetterFaults {
  /** Not there; the next scan writes them again. */
  readonly missing: readonly string[];
  /** Issued or sent, and no longer what was issued. Drafts may be altered: officers complete them in Word. */
  readonly altered: readonly string[];
  /** The ledger's own bytes do not have the hash they were kept with. */
  readonly damaged: readonly string[];
}

/** Reads every letter file once; withdrawn letters are of no interest. */
export async function inspectLetters(store: Store, folder: string): Promise<LetterFaults> {
  const faults = { missing: [] as string[], altered: [] as string[], damaged: [] as string[] };
  for await (const page of store.letterPages()) {
    for (const { id, state, fileName, erasedOn } of page) {
      if (state === 'withdrawn' || erasedOn !== null) continue;
      const kept = await store.letterFile(id);
      if (!kept || sha256(kept.bytes) !== kept.sha256) faults.damaged.push(fileName);
      const bytes = await readFile(join(folder, fileName)).catch(() => null);
      if (bytes === null) faults.missing.push(fileName);
      else if (state !== 'drafted' && kept && sha256(bytes) !== kept.sha256) faults.altered.push(fileName);
    }
  }
  return faults;
}
