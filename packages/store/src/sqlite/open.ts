// Opens an SQLite file so that what was acknowledged survives a power cut and other users of the machine cannot read it.
import { accessSync, chmodSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { whereItLies } from '../database-url.ts';
import { makeFolder } from '../make-folder.ts';
import { isBusy, StoreError } from '../store-error.ts';
import { backUpBefore } from './back-up-before.ts';
import { backUp } from './backup.ts';
import { migrate, SCHEMA_VERSION } from './migrations.ts';
import { absent, cannotOpen, isFolder, unusable } from './open-faults.ts';
import { refuseStrangeLog } from './strange-log.ts';

/** Marks our files, so that another program's database is never written to: "DHEN". */
const APPLICATION_ID = 0x4448454e;

/** How long a writer waits for another one. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * What to do where there is no database: tell so, or make one. `in-memory` is for trying out: an empty one that leaves no file
 * stands in for one that is not there, a copy for one of an older version, and one that is up to date is only read.
 */
export type Creation = boolean | 'in-memory';

/**
 * Opens, and where `create` says so makes, the database of a name, with its tables up to date.
 * @throws {StoreError} `no-database`, `database-unusable`, `database-newer`, `database-read-only`, `database-damaged`,
 * `database-with-strange-log`.
 */
export function openSqlite(named: string, create: Creation): Database.Database {
  if (!existsSync(named)) {
    if (create === 'in-memory') return openInMemory();
    if (!create) throw absent(named);
    try {
      makeFolder(dirname(named));
      // Made by us first, so that the file is never readable by others, not even for a moment.
      closeSync(openSync(named, 'a', 0o600));
    } catch (cause) {
      throw cannotOpen(named, cause);
    }
  }
  const path = whereItLies(named);
  if (statSync(path).isDirectory()) throw isFolder(path);
  refuseStrangeLog(path);
  if (create === 'in-memory') return openToTry(path);
  makeWritable(path);
  // From the first time it was busy on: asking for the time loads a part of Node that nothing else of a start needs.
  for (let deadline: number | undefined; ;) {
    try {
      return openToWrite(path);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      deadline ??= performance.now() + BUSY_TIMEOUT_MS;
      if (!isBusy(error) || performance.now() > deadline) throw cannotOpen(path, error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ASK_EVERY_MS);
    }
  }
}

/**
 * How soon an opening that another program was in the way of is tried again: SQLite does not wait, timeout or not, where two at once
 * give a database its log, as the first programs to meet a new or a restored one do (one time in sixty, of three that start together).
 */
const ASK_EVERY_MS = 5;

/**
 * SQLite opens what it may not write for reading alone, and says so only at the first write. It gives the log beside a database the
 * mode of the database: one that could not be written for a while would leave a log that never again can be.
 */
function makeWritable(path: string): void {
  if (process.platform === 'win32') return;
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    const info = statSync(file, { throwIfNoEntry: false });
    if (info === undefined) continue;
    try {
      if (file !== path && info.uid === process.getuid?.() && (info.mode & 0o600) !== 0o600) chmodSync(file, 0o600);
      accessSync(file, constants.R_OK | constants.W_OK);
    } catch (cause) {
      // The last program that closes the database takes its log away.
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cannotOpen(file, cause);
    }
  }
}

function openToWrite(path: string): Database.Database {
  const db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    claimFile(db, path);
    setPragmas(db, path, 'wal');
    backUpBefore(db, path);
    migrate(db, path);
    if (process.platform !== 'win32') chmodSync(path, 0o600);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A database with all its tables, in memory and gone when it is closed: a copy brought up to date, or one with nothing in it. */
export function openInMemory(copied?: Buffer): Database.Database {
  const db = new Database(copied ?? ':memory:');
  prepareInMemory(db);
  return db;
}

/** Brings a database in memory, which was read from `path`, up to date. */
export function prepareInMemory(db: Database.Database, path = ':memory:'): void {
  setPragmas(db, path, 'memory');
  migrate(db, path);
}

/** Opens a database of which not one byte may change, whatever its version; 0 where it has no tables yet. */
function openToRead(path: string): { readonly db: Database.Database; readonly version: number } {
  let db: Database.Database | undefined;
  try {
    // Who may write would put away the log that another program left behind; who may only read would leave an empty one behind.
    db = new Database(path, { timeout: BUSY_TIMEOUT_MS, readonly: existsSync(`${path}-wal`) });
    db.pragma('query_only = ON');
    const version = isOurs(db, path) ? (db.pragma('user_version', { simple: true }) as number) : 0;
    if (version >= SCHEMA_VERSION) migrate(db, path);
    return { db, version };
  } catch (error) {
    db?.close();
    throw error instanceof StoreError ? error : cannotOpen(path, error);
  }
}

function openToTry(path: string): Database.Database {
  const { db, version } = openToRead(path);
  if (version >= SCHEMA_VERSION) return db;
  try {
    const bytes = version === 0 ? undefined : db.serialize();
    db.close();
    // What is in memory has no log beside it, which two bytes of the header say (SQLite's file format, 1.3.3).
    bytes?.fill(1, 18, 20);
    return openInMemory(bytes);
  } catch (error) {
    db.close();
    throw error instanceof StoreError ? error : cannotOpen(path, error);
  }
}

/**
 * Copies the database of a name to `file`, and brings the copy up to date; of the one that is copied not one byte changes.
 * @throws {StoreError} `no-database`, `database-unusable`, `database-newer`, `database-damaged`, `database-with-strange-log`,
 * `backup-exists`, `backup-failed`.
 */
export async function copyUpToDate(named: string, file: string): Promise<void> {
  if (!existsSync(named)) throw absent(named);
  const path = whereItLies(named);
  if (statSync(path).isDirectory()) throw isFolder(path);
  refuseStrangeLog(path);
  const { db } = openToRead(path);
  try {
    await backUp(db, file, (copy) => {
      claimFile(copy, file);
      setPragmas(copy, file, 'delete');
      migrate(copy, file);
    });
  } finally {
    db.close();
  }
}

function claimFile(db: Database.Database, path: string): void {
  if (!isOurs(db, path)) db.pragma(`application_id = ${APPLICATION_ID}`);
}

/** Whether a database bears our mark; an empty one bears none. @throws {StoreError} `database-unusable` for another program's. */
export function isOurs(db: Database.Database, path: string): boolean {
  // All of one moment: between two of them another program may have marked the file and begun with its tables.
  const [id, tables, version] = db.transaction(() => [
    db.pragma('application_id', { simple: true }),
    db.prepare('select count(*) from sqlite_schema').pluck().get(),
    db.pragma('user_version', { simple: true }),
  ])();
  if (id === APPLICATION_ID) return true;
  if (id !== 0 || tables !== 0 || version !== 0) throw unusable(path, 'là của một chương trình khác', 'belongs to another program');
  return false;
}

function setPragmas(db: Database.Database, path: string, journal: 'wal' | 'memory' | 'delete'): void {
  // better-sqlite3 is compiled with synchronous=NORMAL for WAL, which loses acknowledged commits when the power fails.
  const wanted: readonly (readonly [string, string | number, unknown])[] = [
    ['journal_mode', journal, journal],
    ['synchronous', 'FULL', 2],
    ['foreign_keys', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    // What is deleted is overwritten: an erased citizen is not left in a free page.
    ['secure_delete', 'ON', 1],
  ];
  for (const [name, value, expected] of wanted) {
    db.pragma(`${name} = ${value}`);
    if (db.pragma(name, { simple: true }) !== expected) throw unusable(path, `không nhận ${name}=${value}`, `refuses ${name}=${value}`);
  }
}
