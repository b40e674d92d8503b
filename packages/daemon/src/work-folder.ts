// Folders for the work in hand, among what is temporary on this machine: letters on their way to LibreOffice, and its profile.
import { rmSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { THIS_MACHINE } from './machine.ts';

/** What a folder is for. */
type Purpose = 'pdf' | 'in' | 'soffice';
/** Earlier programs did not write their process number into the name. */
const OURS = /^dunghen-(?:pdf|in|soffice)-(?:(\d+)-)?/;
/** No work takes this long. */
const OLDEST_MS = 3_600_000;

/** Does work in a folder of its own, which is gone when it is done, also where Ctrl+C ends the program: it holds letters of citizens. */
export async function inWorkFolder<Result>(purpose: Purpose, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), `dunghen-${purpose}-${process.pid}-`));
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
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const [ours, pid] = OURS.exec(name) ?? [];
    if (ours === undefined) continue;
    const path = join(tmpdir(), name);
    const info = await lstat(path).catch(() => null);
    if (!info?.isDirectory() || (process.getuid && info.uid !== process.getuid())) continue;
    const isLeft = Date.now() - info.mtimeMs > OLDEST_MS || (pid !== undefined && !THIS_MACHINE.isAlive(Number(pid)));
    if (isLeft) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
