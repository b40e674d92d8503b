// Erases the files that letters of erased citizens were printed into: what is still wanted of them is printed anew in a minute.
import { existsSync } from 'node:fs';
import { access, readFile, realpath, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PrintFile, Store } from '@dunghen/store';
import { isCode } from './machine.ts';
import { sha256 } from './publish-file.ts';

/** What became of them, by their paths. */
export interface PrintsErased {
  readonly erased: readonly string[];
  /** Altered since, and so the office's own paper. */
  readonly kept: readonly string[];
  /** Not to be reached or removed, as on a stick that was pulled out, or where the service may not write: tried again the next time. */
  readonly left: readonly string[];
}

/** Erases them. */
export async function erasePrints(store: Store): Promise<PrintsErased> {
  const [erased, kept, left]: [string[], string[], string[]] = [[], [], []];
  for (const print of await store.expiredPrints()) {
    const found = await erasePrint(store, print);
    if (found === 'left') {
      left.push(print.path);
      continue;
    }
    if (found === 'erased') erased.push(print.path);
    if (found === 'altered') kept.push(print.path);
    await store.forgetPrint(print);
  }
  return { erased, kept, left };
}

/** The files that would be looked for if these letters were erased. */
export const printsOf = async (store: Store, letterIds: readonly number[]): Promise<readonly string[]> => [
  ...new Set((await store.expiredPrints(letterIds)).map(({ path }) => path).filter((path) => existsSync(path))),
];

async function erasePrint(store: Store, { path, sha256: hash }: PrintFile): Promise<'erased' | 'altered' | 'other' | 'gone' | 'left'> {
  let found: string;
  try {
    // A pipe or a device that was printed to keeps nothing, and to read it may take for ever.
    if (!(await stat(path)).isFile()) return 'gone';
    found = sha256(await readFile(path));
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'ENOTDIR')) return unlessOfTheSystem(error);
    return access(dirname(path)).then(
      () => 'gone',
      () => 'left',
    );
  }
  // A later print under the same name is known by itself.
  if (found !== hash) return (await store.isPrint({ path, sha256: found })) ? 'other' : 'altered';
  return realpath(path)
    .then(rm)
    .then(() => 'erased', unlessOfTheSystem);
}

function unlessOfTheSystem(error: unknown): 'left' {
  if (typeof (error as NodeJS.ErrnoException | null)?.syscall !== 'string') throw error;
  return 'left';
}
