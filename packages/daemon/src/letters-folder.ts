// Whether the letters folder is the one that letters were published to: where a share is not mounted, an empty folder lies in its place.
import { dirname } from 'node:path';
import type { Store } from '@dunghen/store';
import { isCode, THIS_MACHINE } from './machine.ts';
import type { ScanContext } from './scan-context.ts';

/** Whether the folder plainly is the one that letters were published to: a file of theirs lies in it. */
export async function holdsLetters(store: Store, context: ScanContext): Promise<boolean> {
  return (await lettersIn(store, context)) === 'some';
}

/** Whether files of published letters lie in the folder; `unpublished` where there could be none. */
async function lettersIn(store: Store, { letters, machine = THIS_MACHINE }: ScanContext): Promise<'some' | 'none' | 'unpublished'> {
  const names = new Set(await machine.readdir(letters.folder).catch(() => []));
  let found: 'none' | 'unpublished' = 'unpublished';
  for await (const page of store.letterPages()) {
    for (const { fileName, publishedAt, state, erasedOn } of page) {
      if (publishedAt === null) continue;
      if (names.has(fileName)) return 'some';
      if (state !== 'withdrawn' && erasedOn === null) found = 'none';
    }
  }
  return found;
}

/** The number of a folder on its file system; null where there is none. */
async function inodeOf(folder: string, { machine = THIS_MACHINE }: ScanContext): Promise<string | null> {
  try {
    return String((await machine.stat(folder)).ino);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
    return null;
  }
}

/** How letters that were published are not to be seen: another folder lies in the place of theirs, or none does. */
export type Away = 'another' | 'missing';

/**
 * Whether the folder that letters were published to is where it was (`known`), may be made or taken (`unknown`), or is away: another one lies in its place, and none of them in it; or there is none,
 * and what it lay in is gone or another folder, too, as where a share is not mounted. One that was deleted where it lay is made anew,
 * and a path that the configuration names for the first time is what somebody wants.
 */
export async function findFolder(store: Store, context: ScanContext): Promise<'known' | 'unknown' | Away> {
  const { folder } = context.letters;
  const inode = await inodeOf(folder, context);
  if (context.isNewFolder === true) return 'unknown';
  const known = await store.lettersFolder();
  if (known === null || known.path !== folder) return 'unknown';
  if (known.inode === inode) return 'known';
  if (inode === null && known.parentInode !== null && known.parentInode === (await inodeOf(dirname(folder), context))) return 'unknown';
  return (await lettersIn(store, context)) === 'none' ? (inode === null ? 'missing' : 'another') : 'unknown';
}

/** Remembers the folder that was published to; of one that was known, what it lies in now, as after it was moved into another. */
export async function rememberFolder(store: Store, context: ScanContext, found: 'known' | 'unknown'): Promise<void> {
  const path = context.letters.folder;
  if (found === 'known') {
    // Instead of its own number, not beside it: a scan of every day asks the machine no more often.
    const parentInode = await inodeOf(dirname(path), context);
    const known = await store.lettersFolder();
    if (known !== null && parentInode !== null && parentInode !== known.parentInode)
      await store.noteLettersFolder({ ...known, parentInode });
    return;
  }
  const inode = await inodeOf(path, context);
  if (inode === null) return;
  await store.noteLettersFolder({ path, inode, parentInode: await inodeOf(dirname(path), context) });
}
