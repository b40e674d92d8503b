// The log of another database, left beside a backup that was copied into its place.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { cannotOpen, strangeLog } from './open-faults.ts';

const HEADER_UP_TO_LOG = 19;

/**
 * A backup bears in its header (byte 18 of SQLite's file format, 1.3.3) that it has no log, and it is on disk that a database has
 * one before there is any: a log beside such a file is that of the database it was copied over, left by a program that was killed.
 * SQLite would write it into the backup.
 */
export function refuseStrangeLog(path: string): void {
  if (!statSync(`${path}-wal`, { throwIfNoEntry: false })?.size) return;
  const header = Buffer.alloc(HEADER_UP_TO_LOG);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw cannotOpen(path, cause);
  }
  try {
    readSync(file, header);
  } finally {
    closeSync(file);
  }
  if (header[HEADER_UP_TO_LOG - 1] === 1) throw strangeLog(path);
}
