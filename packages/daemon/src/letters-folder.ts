// Whether the letters folder is the one that letters were published to: where a share is not mounted, an empty folder lies in its place.
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
async function inodeOf({ letters, machine = THIS_MACHINE }: ScanContext): Promise<string | null> {
  try {
    return String((await machine.stat(letters.folder)).ino);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
    return null;
  }
}

/**
 * Whether another folder lies in the place of the one that letters were published to, and none of them in it. One that was deleted
 * is made anew, and a path that the configuration names for the first time is what somebody wants.
 */
export async function isAway(store: Store, context: ScanContext): Promise<boolean> {
  const inode = await inodeOf(context);
  if (inode === null || context.isNewFolder === true) return false;
  const known = await store.lettersFolder();
  if (known === null || known.path !== context.letters.folder || known.inode === inode) return false;
  return (await lettersIn(store, context)) === 'none';
}

/** Remembers the folder that was published to. */
export async function rememberFolder(store: Store, context: ScanContext): Promise<void> {
  const [inode, path] = [await inodeOf(context), context.letters.folder];
  if (inode === null) return;
  const known = await store.lettersFolder();
  if (known?.path !== path || known.inode !== inode) await store.noteLettersFolder({ path, inode });
}
