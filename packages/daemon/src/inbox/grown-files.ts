// Files of the inbox that somebody went on writing after they were dealt with: they go back and are imported as they are now.
import type { Stats } from 'node:fs';
import { link, lstat, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import type { EpochDay } from '@dunghen/core';
import { lacksLinks } from '@dunghen/store';
import { hashOfFile, isOneFile, noteGrowth } from './file-away.ts';
import { dayFiled, isFiledBefore } from './filed-name.ts';
import { readReportHead } from './report-head.ts';
import { LONGEST_ABSENCE_DAYS } from '../service/clock-hold.ts';
import { isPresent, syncNames } from '../publish-file.ts';
import { isCode, THIS_MACHINE } from '../machine.ts';

/** A writer is done with a file after so long; whoever saves one later is somebody who looks into it. */
const WATCHED_MS = 3_600_000;

/** What was filed since so long ago may have grown while the service was off. */
export const LOOKED_BACK_MS: number = LONGEST_ABSENCE_DAYS * 86_400_000;

/** Of files that turned out to be as they were: their paths with their sizes and times, so that each is read once. */
export type Unchanged = Map<string, string>;

/** A file that looks the same twice has not been written meanwhile; who keeps the time of what is copied sets `mtime` back, and not `ctime`. */
export const looksOf = ({ size, mtimeMs, ctimeMs }: Stats): string => `${size}/${mtimeMs}/${ctimeMs}`;

/** What came back to the inbox, by name, with the day it was dealt with: what it says on no day of its own is of that one, as the first part of it was. */
export type GivenBack = ReadonlyMap<string, EpochDay>;

/**
 * Gives the files of `folders` (of what was dealt with, report beside each) which are no longer what their reports tell of back to
 * the inbox under the names they came with, and writes into the reports that they grew. Where the inbox has another file of the name,
 * that one's turn is first. What goes wrong with one is handed to `failed` and hinders no other; one that is locked is tried again.
 */
export async function bringBackGrown(
  inbox: string,
  folders: readonly string[],
  { unchanged, now, failed }: { readonly unchanged: Unchanged; readonly now: string; readonly failed: (error: unknown) => void },
): Promise<GivenBack> {
  const back = new Map<string, EpochDay>();
  const seen = new Set<string>();
  for (const folder of folders) {
    const names = new Set(await readdir(folder).catch(() => []));
    for (const name of names) {
      const day = dayFiled(name);
      if (day === null || !names.has(`${name}.json`) || isFiledBefore(name, Date.parse(now) - LOOKED_BACK_MS)) continue;
      const path = join(folder, name);
      seen.add(path);
      try {
        const as = (await hasGrown(path, unchanged)) ? await bringBack(path, inbox, now) : null;
        if (as !== null) back.set(as, day);
      } catch (error) {
        if (!isLocked(error)) failed(error);
      }
    }
  }
  for (const path of unchanged.keys()) if (!seen.has(path)) unchanged.delete(path);
  return back;
}

async function hasGrown(path: string, unchanged: Unchanged): Promise<boolean> {
  const [file, report] = [await lookAt(path), await lookAt(`${path}.json`)];
  // Where the file system knows no time of the change itself, it is that of what was written.
  if (!file?.isFile() || !report || (file.ctimeMs || file.mtimeMs) - report.mtimeMs > WATCHED_MS) return false;
  if (unchanged.get(path) === looksOf(file)) return false;
  const told = readReportHead(`${path}.json`);
  if (typeof told?.['sha256'] === 'string') {
    // A report of an older program does not say the size.
    if (typeof told['size'] === 'number' && told['size'] !== file.size) return true;
    const found = await hashOfFile(path);
    // Whoever writes it may have locked it.
    if (found === null) return false;
    if (found !== told['sha256']) return true;
  }
  unchanged.set(path, looksOf(file));
  return false;
}

/** Returns the name it has in the inbox now; null where it stays, since another file has that. */
async function bringBack(path: string, inbox: string, now: string): Promise<string | null> {
  const file = readReportHead(`${path}.json`)?.['file'];
  if (typeof file !== 'string') return null;
  const place = join(inbox, basename(file));
  // A second name first: whoever is killed between leaves it with both, and the next look takes the first away.
  const given = await link(path, place).then(
    () => 'linked',
    async (error: unknown) => {
      if (isCode(error, 'EEXIST')) return (await isOneFile(path, place)) ? 'linked' : 'taken';
      if (!lacksLinks(error)) throw error;
      return (await isPresent(place, THIS_MACHINE)) ? 'taken' : 'alone';
    },
  );
  if (given === 'taken') return null;
  await syncNames(inbox);
  await (given === 'linked' ? rm(path) : rename(path, place));
  await syncNames(dirname(path));
  await noteGrowth(`${path}.json`, now);
  return basename(file);
}

/** Whoever has a file open may keep others from renaming it; on Windows that comes as a lack of permission, too. */
const isLocked = (error: unknown): boolean =>
  isCode(error, 'EBUSY') || (process.platform === 'win32' && (isCode(error, 'EPERM') || isCode(error, 'EACCES')));

export const lookAt = (path: string): Promise<Stats | null> => lstat(path).catch(() => null);
