// The files that a letter left in a folder: itself, its PDFs, and what was withdrawn or put aside.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExpiredLetter } from '@dunghen/store';
import { ASIDE_FOLDER, nameBefore, sha256 } from '../publish-file.ts';
import { PDF_FOLDER } from './publish-pdfs.ts';
import { WITHDRAWN_FOLDER } from './withdraw-file.ts';

/** Files of letters in a folder, those beside the letters themselves by the letter's file name. */
export interface Traces {
  readonly folder: string;
  readonly letters: readonly string[];
  readonly pdfs: ReadonlyMap<string, readonly string[]>;
  /** Withdrawn letters, and files that stood in a letter's place. */
  readonly aside: ReadonlyMap<string, readonly string[]>;
}

/** A letter that was withdrawn and issued anew has a PDF of each state; what was put aside bears its own hash before its name. */
export async function tracesIn(folder: string): Promise<Traces> {
  const named = async (inside: string, own: (name: string) => string): Promise<[string, string][]> =>
    (await readdir(join(folder, inside)).catch(() => [])).map((name) => [own(name), `${inside}/${name}`]);
  const byLetter = (found: readonly [string, string][]): ReadonlyMap<string, readonly string[]> =>
    new Map([...Map.groupBy(found, ([letter]) => letter)].map(([letter, files]) => [letter, files.map(([, file]) => file)]));
  return {
    folder,
    letters: await readdir(folder).catch(() => []),
    pdfs: byLetter(await named(PDF_FOLDER, (name) => name.replace(/-[\da-f]{8}\.pdf$/, '.docx'))),
    aside: byLetter([...(await named(WITHDRAWN_FOLDER, nameBefore)), ...(await named(ASIDE_FOLDER, nameBefore))]),
  };
}

/** Removes all of them; what is somebody's own by now is kept, and named. */
export async function removeLetter(
  letter: ExpiredLetter,
  { folder, pdfs, aside }: Traces,
): Promise<{ readonly removed: number; readonly kept: readonly string[] }> {
  const kept: string[] = [];
  let removed = 0;
  for (const name of pdfs.get(letter.fileName) ?? []) await rm(join(folder, name), { force: true });
  for (const name of [letter.fileName, ...(aside.get(letter.fileName) ?? [])]) {
    const found = await removeFile(letter, folder, name);
    if (found === 'kept') kept.push(name);
    else removed += found;
  }
  return { removed, kept };
}

/** Removes a file that is a state of the letter; another one, somebody's own by now, is kept. */
async function removeFile({ sha256: now, replaces }: ExpiredLetter, folder: string, name: string): Promise<number | 'kept'> {
  const path = join(folder, name);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (bytes === null) return 0;
  const hash = sha256(bytes);
  if (hash !== now && !(replaces ?? '').includes(hash)) return 'kept';
  await rm(path);
  return 1;
}
