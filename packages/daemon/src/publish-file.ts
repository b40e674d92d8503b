// Puts bytes on disk under their final name whole or not at all, so that neither a crash, a power cut nor a full disk leaves half a letter.
import { hash as hashOf } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { lacksLinks } from '@dunghen/store';
import { isCode, THIS_MACHINE, type Machine, type OpenFile } from './machine.ts';

/** SHA-256 of bytes, in hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => hashOf('sha256', bytes);

/** What publishing found: the file was written, was already there with these bytes, or another file had to be moved aside or was left. */
export type Published = 'written' | 'present' | 'moved-aside' | 'left';

/** How the name of a file still being written begins; then the process that writes it, then a hash. */
const TEMPORARY = '.tam-';

/** Where a file that is not ours but bears our name is kept. */
export const ASIDE_FOLDER = 'tep-khac';

/**
 * Publishes `bytes` at `path`. An existing file with the same bytes is done; one with other bytes is moved into
 * `tep-khac/` beside it, never overwritten.
 *
 * A file that still has bytes hashed in `replaces`, earlier states of the same letter, is replaced at once; one that `leave`
 * knows stays where it is.
 *
 * Order, each step durable before the next: temporary file in the same folder, fsync, link to the final name (which fails
 * rather than overwrites), fsync of the folder. `rename` without the folder's fsync lost the last letter in 42 of 60 power cuts.
 */
export async function publishFile(
  path: string,
  bytes: Uint8Array,
  replaces: string | null = null,
  machine: Machine = THIS_MACHINE,
  leave: (existing: Uint8Array) => boolean | Promise<boolean> = () => false,
): Promise<Published> {
  const folder = dirname(path);
  await makeFolder(folder, machine);
  let outcome: Published = 'written';
  const temporary = temporaryFor(path, machine);
  await machine.rm(temporary, { force: true });
  try {
    await writeDurably(temporary, bytes, machine);
    for (;;) {
      try {
        await machine.link(temporary, path);
        break;
      } catch (error) {
        if (!isCode(error, 'EEXIST')) {
          if (!lacksLinks(error)) throw error;
          // Without hard links, a file that somebody else puts there between these two lines is overwritten; there is no better way.
          if (!(await isPresent(path, machine))) {
            await machine.rename(temporary, path);
            break;
          }
        }
      }
      const existing = await machine.readFile(path);
      if (sha256(existing) === sha256(bytes)) {
        outcome = 'present';
        break;
      }
      if (replaces?.includes(sha256(existing))) {
        await machine.rename(temporary, path);
        break;
      }
      if (await leave(existing)) {
        outcome = 'left';
        break;
      }
      if (!(await keepAside(path, sha256(existing), machine))) continue;
      outcome = 'moved-aside';
      await machine.rename(temporary, path);
      break;
    }
  } finally {
    await machine.rm(temporary, { force: true });
  }
  await syncFolder(folder, machine);
  return outcome;
}

/** Under which name this process writes a file before it gets its own: {@link sweepTemporaries} knows it. */
export const temporaryFor = (path: string, machine: Machine = THIS_MACHINE): string =>
  join(dirname(path), `${TEMPORARY}${machine.pid}-${sha256(Buffer.from(basename(path))).slice(0, 12)}`);

/** A file's name with its hash before it: two of one name can lie in one folder. */
export const nameAside = (hash: string, name: string): string => `${hash.slice(0, 12)}-${name}`;

/** The name that a file had before {@link nameAside}. */
export const nameBefore = (aside: string): string => aside.replace(/^[0-9a-f]{12}-/, '');

/** Whether a file of this name came into `tep-khac/` of the folder since an instant. */
export async function wentAsideSince(folder: string, name: string, ms: number): Promise<boolean> {
  const aside = join(folder, ASIDE_FOLDER);
  const there = await readdir(aside).catch(() => []);
  const found = await Promise.all(there.filter((one) => nameBefore(one) === name).map((one) => stat(join(aside, one)).catch(() => null)));
  // What is given another name keeps the time at which it was saved, and changes by it.
  return found.some((file) => file !== null && Math.max(file.mtimeMs, file.ctimeMs) >= ms);
}

/**
 * Gives a stranger's file, which had this hash a moment ago, a second name in `tep-khac/`, so that its first may be taken over.
 * False when another file has the first name by now: two writers may meet here, and a plain rename would lose what one saved.
 */
async function keepAside(path: string, hash: string, machine: Machine): Promise<boolean> {
  const folder = join(dirname(path), ASIDE_FOLDER);
  const aside = join(folder, nameAside(hash, basename(path)));
  await makeFolder(folder, machine);
  const given = await giveSecondName(path, aside, machine);
  if (given === 'gone') return false;
  const found = sha256(await machine.readFile(aside));
  if (found !== hash) {
    // What came to the first name meanwhile has that one still; anything else has only this one, and keeps one of its own.
    if (given === 'linked') await machine.rm(aside, { force: true });
    else await machine.rename(aside, join(folder, nameAside(found, basename(path))));
  }
  await syncFolder(folder, machine);
  return found === hash || given === 'moved';
}

/** `moved`: where there are no hard links, the second name is the only one. `taken`: something had that name already. */
async function giveSecondName(path: string, aside: string, machine: Machine): Promise<'linked' | 'moved' | 'taken' | 'gone'> {
  try {
    await machine.link(path, aside);
    return 'linked';
  } catch (error) {
    if (isCode(error, 'EEXIST')) return 'taken';
    if (isCode(error, 'ENOENT')) return 'gone';
    if (!lacksLinks(error)) throw error;
  }
  if (await isPresent(aside, machine)) return 'taken';
  await machine.rename(path, aside);
  return 'moved';
}

/** A writer this old is dead, even if its process number was given to another program. */
const OLDEST_WRITER_MS = 3_600_000;

/** Removes what writers that were killed left behind in a folder. */
export async function sweepTemporaries(folder: string, machine: Machine = THIS_MACHINE): Promise<void> {
  const names = await machine.readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(TEMPORARY)) continue;
    const path = join(folder, name);
    const writer = Number.parseInt(name.slice(TEMPORARY.length), 10);
    const now = machine.nowMs();
    const age =
      now -
      (await machine.stat(path).then(
        (s) => s.mtimeMs,
        () => now,
      ));
    if (age > OLDEST_WRITER_MS || !machine.isAlive(writer)) await machine.rm(path, { force: true });
  }
}

async function writeDurably(path: string, bytes: Uint8Array, machine: Machine): Promise<void> {
  const file = await machine.open(path, 'wx', 0o640);
  try {
    // One write may be short when the disk fills: count what arrived.
    for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done)).bytesWritten;
    await file.sync();
    if ((await file.stat()).size !== bytes.length) throw Object.assign(new Error('short write'), { code: 'ESHORT', syscall: 'write' });
  } finally {
    await file.close();
  }
}

async function makeFolder(folder: string, machine: Machine): Promise<void> {
  const first = await machine.mkdir(folder, { recursive: true, mode: 0o750 });
  if (first !== undefined) await syncFolder(dirname(first), machine);
}

/** Makes the names in a folder durable. A folder that is not there has none. */
export async function syncNames(folder: string, machine: Machine = THIS_MACHINE): Promise<void> {
  await syncFolder(folder, machine).catch((error: unknown) => {
    if (!isCode(error, 'ENOENT')) throw error;
  });
}

async function syncFolder(folder: string, machine: Machine): Promise<void> {
  let handle: OpenFile | undefined;
  try {
    handle = await machine.open(folder, 'r');
    await handle.sync();
  } catch (error) {
    if (machine.opensFolders) throw error;
  } finally {
    await handle?.close();
  }
}

/** Whether a file is there, and is none of the earlier states that a slow writer may have put back. */
export async function isInPlace(path: string, replaces: string | null, machine: Machine = THIS_MACHINE): Promise<boolean> {
  if (!(await isPresent(path, machine))) return false;
  return replaces === null || !replaces.includes(sha256(await machine.readFile(path)));
}

/** Whether a file is there at all. */
export async function isPresent(path: string, machine: Machine): Promise<boolean> {
  try {
    return (await machine.stat(path)).isFile();
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return false;
    throw error;
  }
}
