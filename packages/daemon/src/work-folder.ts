// Folders for the work in hand, among what is temporary on this machine: letters on their way to LibreOffice, and its profile.
import { rmSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { THIS_MACHINE } from './machine.ts';

/** What a folder is for. */
type Purpose = 'pdf' | 'in' | 'soffice';
/** A name that nobody gives a folder of their own: what an officer calls "dunghen-in-2026-11" is theirs. */
const OURS = /^dunghen-(?:pdf|in|soffice)-pid(\d+)-[A-Za-z0-9]{6}$/;
/** No work takes this long, also where the clock is set forward by some hours meanwhile. */
const OLDEST_MS = 24 * 3_600_000;

/** Does work in a folder of its own, which is gone when it is done, also where Ctrl+C ends the program: it holds letters of citizens. */
export async function inWorkFolder<Result>(purpose: Purpose, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), `dunghen-${purpose}-pid${process.pid}-`));
  const atExit = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', atExit);
  try {
    return await work(folder);
  } finally {
    process.removeListener('exit', atExit);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes the folders that programs of this user left when they were killed. */
export async function sweepWorkFolders(): Promise<void> {
  // By the clock of the file system: a program whose own runs ahead must not take away what another works in.
  const now = (await stat(tmpdir()).catch(() => null))?.mtimeMs ?? 0;
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = OURS.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(tmpdir(), name);
    const info = await lstat(path).catch(() => null);
    if (!info?.isDirectory() || (process.getuid && info.uid !== process.getuid())) continue;
    // By its age alone only where its process number was given to another program.
    const isLeft = !THIS_MACHINE.isAlive(Number(pid)) || now - info.mtimeMs > OLDEST_MS;
    if (isLeft) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
