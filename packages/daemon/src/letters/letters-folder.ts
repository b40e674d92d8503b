// Whether the letters folder is the one that letters were published to: where a share is not mounted, an empty folder lies in its place.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OldFolder, Store } from '@dunghen/store';
import { FOLDER_MARK, giveMark, markIn } from './folder-mark.ts';
import { isCode, THIS_MACHINE } from '../machine.ts';
import { otherLedgerOf } from '../of-another-ledger.ts';
import type { FolderContext } from '../scan-context.ts';

/** Whether the folder plainly is the one that letters were published to: a file of theirs lies in it. */
export async function holdsLetters(store: Store, context: FolderContext): Promise<boolean> {
  return (await lettersIn(store, context)) === 'some';
}

/** Whether files of published letters lie in the folder; `unpublished` where there could be none. */
async function lettersIn(store: Store, { letters, machine = THIS_MACHINE }: FolderContext): Promise<'some' | 'none' | 'unpublished'> {
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
async function inodeOf(folder: string, { machine = THIS_MACHINE }: FolderContext): Promise<string | null> {
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
 * and what it lay in is gone or another folder, too, as where a share is not mounted. One that was deleted or emptied where it lay is made anew,
 * and a path that the configuration names for the first time is what somebody wants.
 */
export async function findFolder(store: Store, context: FolderContext): Promise<'known' | 'unknown' | Away> {
  const { folder } = context.letters;
  const inode = await inodeOf(folder, context);
  if (context.isNewFolder === true) return 'unknown';
  const known = await store.lettersFolder();
  if (known === null || known.path !== folder) return 'unknown';
  // By its mark, wherever it has one; by its number where an older program noted it, or no mark could be written.
  const mark = await markIn(context);
  if (known.mark === null ? known.inode === inode : known.mark === mark) return 'known';
  if (mark === null && known.inode === inode && (await isEmptied(known.parentInode, context))) return 'known';
  if (inode === null && (await liesInTheSame(known.parentInode, context))) return 'unknown';
  return (await lettersIn(store, context)) === 'none' ? (inode === null ? 'missing' : 'another') : 'unknown';
}

/**
 * Whether a folder without a mark that has the number of the one that was published to is that one, emptied by somebody with its mark: it lies
 * where that one lay, and on the file system of what it lies in, for of two disks the roots have one number, and the first folders in them, too.
 */
async function isEmptied(parentInode: string | null, context: FolderContext): Promise<boolean> {
  const { machine = THIS_MACHINE, letters } = context;
  const names = await machine.readdir(letters.folder).catch(() => null);
  if (names === null || names.includes(FOLDER_MARK) || !(await liesInTheSame(parentInode, context))) return false;
  return (await machine.stat(letters.folder)).dev === (await machine.stat(dirname(letters.folder))).dev;
}

/** Whether what the folder lies in is what it lay in. The root of a file system has the same number on every disk, so its number says nothing. */
async function liesInTheSame(parentInode: string | null, context: FolderContext): Promise<boolean> {
  const parent = dirname(context.letters.folder);
  if (parentInode === null || parentInode !== (await inodeOf(parent, context))) return false;
  const { machine = THIS_MACHINE } = context;
  return parent !== dirname(parent) && (await machine.stat(parent)).dev === (await machine.stat(dirname(parent))).dev;
}

/** Remembers the folder that was published to, and gives it a mark where it has none; what it has is taken over, since another ledger may know it by that. */
export async function rememberFolder(store: Store, context: FolderContext): Promise<void> {
  const path = context.letters.folder;
  const inode = await inodeOf(path, context);
  if (inode === null) return;
  // On disk before the ledger knows of it: a power cut may leave a mark that nobody knows, and never a folder that lacks the one that is known.
  const mark = (await markIn(context)) ?? (await giveMark(context));
  // What a copy writes to the folder of the database it was copied from leaves that one's.
  const otherLedger = await otherLedgerOf(store, path);
  const now = { path, inode, parentInode: await inodeOf(dirname(path), context), mark, otherLedger };
  const known = await store.lettersFolder();
  const isNoted = known !== null && Object.entries(now).every(([name, value]) => known[name as keyof typeof now] === value);
  if (!isNoted) await store.noteLettersFolder(now);
}

/** Whether a folder that letters were published to before is this one, and was moved here: it has its mark and, as no copy has, its number, and is gone where it was. */
export async function isMovedHere({ path, inode, mark }: OldFolder, folder: string): Promise<boolean> {
  const context = { letters: { folder } };
  const isHere = mark !== null && (await markIn(context)) === mark && (await inodeOf(folder, context)) === inode;
  return isHere && !existsSync(path);
}

/** Whether a folder that letters were published to before is the one that lies there now. */
export async function isThere({ path, inode, mark }: OldFolder): Promise<boolean> {
  const context = { letters: { folder: path } };
  return mark === null ? (await inodeOf(path, context)) === inode : (await markIn(context)) === mark;
}
