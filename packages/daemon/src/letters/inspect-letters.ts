// Holds the letter files against the ledger, byte by byte where they were issued: what somebody deleted or altered is named.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@dunghen/store';
import { letterFileName } from './letter-name.ts';
import { isWordFile } from '../letter/join-letters.ts';
import { readStamp } from '../letter/render-letter.ts';
import { nameBefore, sha256 } from '../publish-file.ts';
import { WITHDRAWN_FOLDER } from './withdraw-file.ts';

/** What is wrong with the files, by their names. */
export interface LetterFaults {
  /** Not there; the next scan writes them again. */
  readonly missing: readonly string[];
  /** There, and not to be read: another user's, or no file at all. */
  readonly unreadable: readonly string[];
  /** Drafts whose file no program opens: empty, damaged, no Word file; and folders that bear the name of a letter. */
  readonly broken: readonly string[];
  /** Issued or sent, and no longer what was issued. Drafts may be altered: officers complete them in Word. */
  readonly altered: readonly string[];
  /** The ledger's own bytes do not have the hash they were kept with. */
  readonly damaged: readonly string[];
  /** Drafts by the ledger whose file bears a number: they were issued by a later state of the database than this one. */
  readonly issuedLater: readonly string[];
  /** Letters of ours that this ledger knows nothing of. */
  readonly unknown: readonly UnknownLetter[];
}

/** A letter of ours by what it bears. */
export interface UnknownLetter {
  /** Its name in the folder of letters, or below it. */
  readonly file: string;
  readonly dossier: string;
  readonly appointment: number;
  /** Where it was issued. */
  readonly number?: string | undefined;
}

/** Reads every letter file once; those of withdrawn letters are only looked through, where `amongWithdrawn`, for letters that are not in the ledger. */
export async function inspectLetters(store: Store, folder: string, amongWithdrawn = false): Promise<LetterFaults> {
  const faults = {
    missing: [] as string[],
    unreadable: [] as string[],
    broken: [] as string[],
    altered: [] as string[],
    damaged: [] as string[],
    issuedLater: [] as string[],
    unknown: [] as UnknownLetter[],
  };
  const known = new Set<string>();
  for await (const page of store.letterPages()) {
    for (const { id, state, fileName, erasedOn } of page) {
      known.add(fileName);
      if (state === 'withdrawn' || erasedOn !== null) continue;
      const kept = await store.letterFile(id);
      if (!kept || sha256(kept.bytes) !== kept.sha256) faults.damaged.push(fileName);
      const bytes = await readFile(join(folder, fileName)).catch((error: NodeJS.ErrnoException) => String(error.code));
      if (bytes === 'ENOENT') faults.missing.push(fileName);
      else if (bytes === 'EISDIR') faults.broken.push(fileName);
      else if (typeof bytes === 'string') faults.unreadable.push(fileName);
      else if (state === 'drafted' && kept && sha256(bytes) !== kept.sha256 && !isWordFile(bytes)) faults.broken.push(fileName);
      else if (state === 'drafted' && kept && sha256(bytes) !== kept.sha256 && readStamp(bytes)?.number !== undefined) {
        faults.issuedLater.push(fileName);
      } else if (state !== 'drafted' && kept && sha256(bytes) !== kept.sha256) faults.altered.push(fileName);
    }
  }
  for (const inside of amongWithdrawn ? ['', WITHDRAWN_FOLDER] : ['']) {
    for (const name of await readdir(join(folder, inside)).catch(() => [])) {
      const own = inside === '' ? name : nameBefore(name);
      if (known.has(own) || !own.endsWith('.docx')) continue;
      const letter = await readFile(join(folder, inside, name)).then(letterOf, () => null);
      // A copy under another name is an officer's own affair.
      if (letter && letterFileName(letter.dossier, letter.appointment) === own)
        faults.unknown.push({ file: join(inside, name), ...letter });
    }
  }
  return faults;
}

/** The letter that some bytes are by their stamp; null where they are none of ours. */
export function letterOf(bytes: Uint8Array): Omit<UnknownLetter, 'file'> | null {
  const stamp = readStamp(bytes);
  const [, dossier = '', appointment] = /^(.*)\/(\d+)$/s.exec(stamp?.key ?? '') ?? [];
  return appointment === undefined ? null : { dossier, appointment: Number(appointment), number: stamp?.number };
}
