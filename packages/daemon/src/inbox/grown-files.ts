// Files of the inbox that somebody went on writing after they were dealt with: they go back and are imported as they are now.
import type { Stats } from 'node:fs';
import { link, lstat, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hashOfFile, isOneFile, writeReport, type Report } from './file-away.ts';
import { isPresent, lacksLinks, syncNames } from '../publish-file.ts';
import { isCode, THIS_MACHINE } from '../machine.ts';

/** A writer is done with a file after so long. */
const WATCHED_MS = 86_400_000;
/** A file last written so long before its report is what the report tells of, and need not be read again for it. */
const SETTLED_MS = 120_000;

/** Of files that turned out to be as they were: their paths with their sizes and times, so that each is read once. */
export type Unchanged = Map<string, string>;

/** A file that looks the same twice has not been written meanwhile. */
export const looksOf = ({ size, mtimeMs }: Stats): string => `${size}/${mtimeMs}`;

/**
 * Gives the files of `folders` (of what was dealt with, report beside each) which are no longer what their reports tell of back to
 * the inbox under the names they came with, and writes into the reports that they grew. Where the inbox has another file of the name,
 * that one's turn is first. Returns how many went back.
 */
export async function bringBackGrown(inbox: string, folders: readonly string[], unchanged: Unchanged, now: string): Promise<number> {
  let back = 0;
  const seen = new Set<string>();
  for (const folder of folders) {
    const names = new Set(await readdir(folder).catch(() => []));
    for (const name of names) {
      if (!names.has(`${name}.json`)) continue;
      const path = join(folder, name);
      seen.add(path);
      if (await hasGrown(path, unchanged, Date.parse(now))) back += +(await bringBack(path, inbox, now));
    }
  }
  for (const path of unchanged.keys()) if (!seen.has(path)) unchanged.delete(path);
  return back;
}

async function hasGrown(path: string, unchanged: Unchanged, nowMs: number): Promise<boolean> {
  const [file, report] = [await lookAt(path), await lookAt(`${path}.json`)];
  if (!file?.isFile() || !report || nowMs - report.mtimeMs > WATCHED_MS || file.mtimeMs < report.mtimeMs - SETTLED_MS) return false;
  if (unchanged.get(path) === looksOf(file)) return false;
  const [told, found] = [(await readReport(path))?.sha256, await hashOfFile(path)];
  if (typeof told === 'string' && found !== null && told !== found) return true;
  unchanged.set(path, looksOf(file));
  return false;
}

async function bringBack(path: string, inbox: string, now: string): Promise<boolean> {
  const report = await readReport(path);
  const file = report?.['file'];
  if (!report || typeof file !== 'string') return false;
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
  if (given === 'taken') return false;
  await syncNames(inbox);
  await (given === 'linked' ? rm(path) : rename(path, place));
  await syncNames(dirname(path));
  await writeReport(`${path}.json`, { ...report, grewAt: now });
  return true;
}

export const lookAt = (path: string): Promise<Stats | null> => lstat(path).catch(() => null);

/** The report beside a file; nothing where what lies there is none. */
async function readReport(path: string): Promise<Report | null> {
  try {
    return JSON.parse(await readFile(`${path}.json`, 'utf8')) as Report | null;
  } catch {
    return null;
  }
}
