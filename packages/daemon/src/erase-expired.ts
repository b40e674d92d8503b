// Erases the citizens of dossiers that ended long ago, their letters' files first: the ledger would write a lost file again.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addMonths, formatDay, type EpochDay } from '@dunghen/core';
import type { ExpiredLetter, Store } from '@dunghen/store';
import { sha256 } from './publish-file.ts';
import { PDF_FOLDER, pdfName } from './publish-pdfs.ts';

/** After how long, and where the letters lie. */
export interface Erasure {
  /** Dossiers that ended more than so many months before `today`. */
  readonly months: number;
  readonly today: EpochDay;
  readonly folder: string;
  /** The instant, ISO 8601. */
  readonly at: string;
  readonly dryRun?: boolean;
  /** Whether the database is written anew even when nothing was erased: an erasure cut short may have left traces. */
  readonly thorough?: boolean;
}

/** What erasing came to. */
export interface Erased {
  /** Dossiers that ended before this day, ISO. */
  readonly before: string;
  readonly dossiers: number;
  readonly letters: number;
  readonly files: number;
  /** Letter files that somebody altered since: they are the office's own papers by now, and are left to it. */
  readonly filesKept: readonly string[];
}

/** Erases, a page of dossiers in one transaction. Once more after a crash: what was not erased yet is. */
export async function eraseExpired(
  store: Store,
  { months, today, folder, at, dryRun = false, thorough = false }: Erasure,
): Promise<Erased> {
  const before = formatDay(addMonths(today, -months));
  let [dossiers, letters, files] = [0, 0, 0];
  const filesKept: string[] = [];
  for await (const page of store.expired(before)) {
    for (const letter of page.flatMap((expired) => expired.letters)) {
      letters++;
      if (dryRun) continue;
      const removed = await removeFile(letter, folder);
      if (removed === 'kept') filesKept.push(letter.fileName);
      else files += removed;
    }
    dossiers += page.length;
    if (!dryRun) {
      await store.erase(
        page.map(({ dossierId }) => dossierId),
        formatDay(today),
        at,
      );
    }
  }
  if (!dryRun && (thorough || dossiers > 0)) await store.compact();
  return { before, dossiers, letters, files, filesKept };
}

async function removeFile(letter: ExpiredLetter, folder: string): Promise<number | 'kept'> {
  await rm(join(folder, PDF_FOLDER, pdfName(letter)), { force: true });
  const path = join(folder, letter.fileName);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (bytes === null) return 0;
  const hash = sha256(bytes);
  if (hash !== letter.sha256 && !(letter.replaces ?? '').includes(hash)) return 'kept';
  await rm(path);
  return 1;
}
