// Erases the files that letters of erased citizens were printed into: what is still wanted of them is printed anew in a minute.
import { existsSync } from 'node:fs';
import { readFile, realpath, rm, stat } from 'node:fs/promises';
import { ledgerPath, type ExpiredPrint, type Store } from '@dunghen/store';
import type { GivenUp } from './give-up-place.ts';
import { isCode } from './machine.ts';
import { mountOf } from './mount-of.ts';
import type { OfAnother } from './of-another-ledger.ts';
import { sha256 } from './publish-file.ts';

/** What became of them, by their paths. */
export interface PrintsErased {
  readonly erased: readonly string[];
  /** Altered since, and so the office's own paper. */
  readonly kept: readonly string[];
  /** Not to be reached or removed, as on a stick that was pulled out, or where the service may not write: tried again the next time. */
  readonly left: readonly string[];
  /** Another database's. */
  readonly ofOthers: readonly OfAnother[];
  /** Not to be reached, and gone for good by an officer's word. */
  readonly givenUp: readonly GivenUp[];
}

/** Erases them. Of another database's, those that are not there are named once, to `asked` of them: where the office moved, they lie on the old machine. */
export async function erasePrints(store: Store, asked: boolean): Promise<PrintsErased> {
  const [erased, kept, left]: [string[], string[], string[]] = [[], [], []];
  const ofOthers: OfAnother[] = [];
  const givenUp: GivenUp[] = [];
  for (const print of await store.expiredPrints()) {
    if (print.otherLedger !== null) {
      const there = existsSync(print.path);
      if (there || asked) ofOthers.push({ path: print.path, ledger: ledgerPath(print.otherLedger) });
      if (!there && asked) await store.forgetPrint(print);
      continue;
    }
    const found = await erasePrint(store, print);
    if (found === 'left') {
      if (print.givenUp) givenUp.push({ path: print.path, ...print.givenUp });
      else left.push(print.path);
      continue;
    }
    if (found === 'erased') erased.push(print.path);
    if (found === 'altered') kept.push(print.path);
    await store.forgetPrint(print);
  }
  return { erased, kept, left, ofOthers, givenUp };
}

/** The files that would go, and those of another database that would stay, if these letters were erased. */
export async function printsOf(store: Store, letterIds: readonly number[]): Promise<Pick<PrintsErased, 'erased' | 'ofOthers'>> {
  const there = (await store.expiredPrints(letterIds)).filter(({ path }) => existsSync(path));
  return {
    erased: [...new Set(there.flatMap(({ path, otherLedger }) => (otherLedger === null ? [path] : [])))],
    ofOthers: there.flatMap(({ path, otherLedger }) => (otherLedger === null ? [] : [{ path, ledger: ledgerPath(otherLedger) }])),
  };
}

async function erasePrint(
  store: Store,
  { path, sha256: hash, mount }: ExpiredPrint,
): Promise<'erased' | 'altered' | 'other' | 'gone' | 'left'> {
  let found: string;
  try {
    // A pipe or a device that was printed to keeps nothing, and to read it may take for ever.
    if (!(await stat(path)).isFile()) return 'gone';
    found = sha256(await readFile(path));
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'ENOTDIR')) return unlessOfTheSystem(error);
    // Where its folder is not there, or lies on another file system, as that of a stick that was pulled out.
    const now = await mountOf(path);
    return now !== null && now === (mount ?? now) ? 'gone' : 'left';
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
