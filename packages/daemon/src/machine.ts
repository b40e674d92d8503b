// What publishing asks of the machine it runs on, so that a simulated machine can answer the same questions.
import { link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import process from 'node:process';
import { makeFolder } from '@dunghen/store';

/** An open file. */
export interface OpenFile {
  write(bytes: Uint8Array, offset: number): Promise<{ readonly bytesWritten: number }>;
  sync(): Promise<void>;
  stat(): Promise<{ readonly size: number }>;
  close(): Promise<void>;
}

/** What publishing asks of a machine: its files and who it is. A simulated machine answers the same questions. */
export interface Machine {
  link(from: string, to: string): Promise<void>;
  mkdir(path: string, options: { readonly recursive: true; readonly mode: number }): Promise<string | undefined>;
  open(path: string, flags: 'r' | 'wx', mode?: number): Promise<OpenFile>;
  readdir(path: string): Promise<string[]>;
  readFile(path: string): Promise<Uint8Array>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
  stat(path: string): Promise<{ readonly mtimeMs: number; readonly ino: number; readonly dev: number; isFile(): boolean }>;
  readonly pid: number;
  /** Windows cannot open a folder; its file system orders what is done in one by its own journal. */
  readonly opensFolders: boolean;
  isAlive(pid: number): boolean;
  nowMs(): number;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/** The machine this program runs on. */
export const THIS_MACHINE: Machine = {
  link,
  mkdir: async (path, { mode }) => makeFolder(path, mode),
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  pid: process.pid,
  opensFolders: process.platform !== 'win32',
  isAlive,
  nowMs: Date.now,
};

/** Whether an error of the system has this code. */
export const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException | null)?.code === code;
