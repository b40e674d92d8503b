// A file that is whole or as it was: written under another name beside it, on the disk before it gets its own.
import {
  closeSync,
  lstatSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Writes to `path`, whole or piece by piece. Neither a full disk, a kill nor a power cut leaves half of it, or takes away what was there;
 * a pipe or a device is written to, never replaced, and so is the file that the program's own output goes to. @throws a file system's error, whose `path` is the file's own.
 */
export function writeWhole(path: string, contents: string | Uint8Array | Iterable<string>, mode?: number): void {
  const pieces = typeof contents === 'string' || contents instanceof Uint8Array ? [contents] : contents;
  const standing = statSync(path, { throwIfNoEntry: false });
  if (standing && !standing.isFile()) return writePieces(path, 'w', pieces);
  const stream = OWN_STREAMS.find((fd) => isFileOf(fd, path));
  if (stream !== undefined) return pour(pieces, stream);
  // What a link names is replaced, not the link.
  const file = standing ? realpathSync(path) : resolve(path);
  try {
    beginDraft(file, mode ?? (standing ? standing.mode & 0o777 : 0o666));
    writePieces(draftOf(file), 'r+', pieces);
    publishDraft(file);
  } catch (error) {
    rmSync(draftOf(file), { force: true });
    throw Object.assign(error as Error, { path });
  }
}

/** Makes a file that is not there yet, whole or not at all. @throws a file system's error, `EEXIST` where there is one: that stays as it is. */
export function writeNew(path: string, contents: string | Uint8Array, mode = 0o666): void {
  const file = resolve(path);
  if (isTaken(file)) throw isThere(path);
  try {
    beginDraft(file, mode);
    writePieces(draftOf(file), 'r+', [contents]);
    giveNewName(file);
    sync(dirname(file));
  } catch (error) {
    throw Object.assign(error as Error, { path });
  } finally {
    rmSync(draftOf(file), { force: true });
  }
}

function giveNewName(file: string): void {
  try {
    linkSync(draftOf(file), file);
  } catch (error) {
    // Without hard links, a file that somebody else puts there at this very moment is overwritten; there is no better way.
    if (isTaken(file)) throw isThere(file);
    if (!lacksLinks(error)) throw error;
    renameSync(draftOf(file), file);
  }
}

/** By a link to nowhere as well. */
const isTaken = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
const isThere = (path: string): Error => Object.assign(new Error(`EEXIST: file already exists, '${path}'`), { code: 'EEXIST', path });
/** A file system without hard links: FAT, some network folders; of FAT, Windows says it in a way that comes as EISDIR. */
export const lacksLinks = (error: unknown): boolean =>
  ['EPERM', 'ENOTSUP', 'ENOSYS', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** What a command tells and its faults: "--rejects /dev/stdout > tệp" names the file of the first. */
const OWN_STREAMS = [1, 2] as const;

function isFileOf(fd: number, path: string): boolean {
  const named = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (!named) return false;
  try {
    const open = fstatSync(fd, { bigint: true });
    return open.isFile() && open.ino === named.ino && open.dev === named.dev;
  } catch {
    return false;
  }
}

function writePieces(path: string, flags: 'w' | 'r+', pieces: Iterable<string | Uint8Array>): void {
  const file = openSync(path, flags);
  try {
    pour(pieces, file);
    if (flags === 'r+') fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function pour(pieces: Iterable<string | Uint8Array>, fd: number): void {
  for (const piece of pieces) writeFileSync(fd, piece);
}

/** Under which name this process makes a file before it gets its own. */
export const draftOf = (file: string): string => `${file}.${process.pid}.tmp`;

/** Makes the draft of a file, empty: never readable by others, not even for a moment. Those of programs that were killed over them go, since citizens stand in them. */
export function beginDraft(file: string, mode = 0o600): void {
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`)) continue;
    const writer = /^\.(\d+)\.tmp/.exec(name.slice(basename(file).length))?.[1];
    if (writer !== undefined && !isAlive(Number(writer))) rmSync(join(dirname(file), name), { force: true });
  }
  rmSync(draftOf(file), { force: true });
  closeSync(openSync(draftOf(file), 'wx', mode));
}

/** Gives a whole draft its name: both are on the disk when this returns. */
export function publishDraft(file: string): void {
  sync(draftOf(file));
  renameSync(draftOf(file), file);
  sync(dirname(file));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function sync(path: string): void {
  // Windows cannot open a folder; its renames are durable without it.
  if (process.platform === 'win32') return;
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
