// Opens a database for a command that only reads, also where nothing can be written: on a full disk, in a folder of a backup, on a disk that may only be read.
import { readFileSync, statSync } from 'node:fs';
import { formatDay, officeDayOf, type Sentence } from '@dunghen/core';
import Database from 'better-sqlite3';
import { whereItLies } from '../database-url.ts';
import { writtenDay } from '../letters/written-day.ts';
import { StoreError } from '../store-error.ts';
import { cannotOpen } from './open-faults.ts';
import { isOurs, openSqlite, prepareInMemory } from './open.ts';

/** It is read into memory, and is there twice for a moment: 270 MB in all. That of a commune has a fifth of it. */
const MOST_BYTES = 100_000_000;

/**
 * SQLite makes a log and an index beside a database before it reads it. Where neither can be made, and no log holds what the file does not
 * have yet, the file is all there is: it is read as it lies, and nothing can be written to what is opened; `tell` hears of it.
 * @throws {StoreError} as `openSqlite`; where the file cannot be read by itself either, with what to do.
 */
export function openToAsk(named: string, tell: (sentence: Sentence) => void): Database.Database {
  try {
    return openSqlite(named, false);
  } catch (error) {
    if (!(error instanceof StoreError) || !CANNOT_WRITE.has(error.code)) throw error;
    const path = whereItLies(named);
    const bytes = bytesAsTheyLie(path);
    if (bytes === null) throw elsewhere(path, error);
    let db: Database.Database | undefined;
    try {
      db = new Database(bytes);
      if (!isOurs(db, path)) throw error;
      prepareInMemory(db, path);
      // What was written would be gone with the command.
      db.pragma('query_only = ON');
    } catch (fault) {
      db?.close();
      throw fault instanceof StoreError ? fault : cannotOpen(path, fault);
    }
    tell(asItLies(path, error));
    return db;
  }
}

const CANNOT_WRITE: ReadonlySet<string> = new Set(['database-read-only', 'database-full']);

/** The bytes of a database that nobody writes to; null where a log holds more, somebody wrote meanwhile, there are too many, they may not be read, or it is no file. */
function bytesAsTheyLie(path: string): Buffer | null {
  try {
    const before = statSync(path, { bigint: true });
    if (!before.isFile() || before.size > MOST_BYTES || hasLog(path)) return null;
    const bytes = readFileSync(path);
    const after = statSync(path, { bigint: true });
    if (hasLog(path) || after.mtimeNs !== before.mtimeNs || after.size !== before.size) return null;
    // What is in memory has no log beside it, which two bytes of the header say (SQLite's file format, 1.3.3).
    bytes.subarray(18, 20).fill(1);
    return bytes;
  } catch {
    return null;
  }
}

/** A copy has its journal the other way, until a program of ours opens it. */
const hasLog = (path: string): boolean =>
  ['-wal', '-journal'].some((log) => (statSync(path + log, { throwIfNoEntry: false })?.size ?? 0) > 0);

const isFull = (fault: StoreError): boolean => fault.code === 'database-full';

/** A file that was copied without its log, or mounted by itself, is old, which nothing but its day tells. */
function asItLies(path: string, fault: StoreError): Sentence {
  const on = formatDay(officeDayOf(statSync(path).mtimeMs));
  return {
    vi: `Không ghi được gì cạnh ${path} (${isFull(fault) ? 'hết chỗ trên đĩa: hãy dọn' : 'không có quyền ghi'}); lệnh này chỉ đọc nên trả lời theo tệp như đang có, ghi lần cuối ngày ${writtenDay(on)}.`,
    en: `Nothing can be written beside ${path} (${isFull(fault) ? 'the disk is full: make room' : 'no permission'}); this command only reads, and answers by the file as it lies there, last written on ${on}.`,
  };
}

/** Reading writes too, which nobody expects who only asks. */
function elsewhere(path: string, fault: StoreError): StoreError {
  const [vi, en] = isFull(fault)
    ? ['đĩa đã hết chỗ; hãy dọn chỗ rồi chạy lại', 'the disk is full; make room and run this again']
    : [
        `không có quyền; hãy cho người chạy lệnh quyền ghi tệp và thư mục, hoặc khi không lệnh nào đang chạy trên đó, chép ${path} cùng các tệp ${path}-wal, ${path}-journal (nếu có) sang một thư mục ghi được rồi chỉ bằng --db`,
        `there is no permission; let whoever runs this write the file and its folder, or while nothing runs on it copy ${path} with ${path}-wal and ${path}-journal (where they are) to a folder that can be written and name it with --db`,
      ];
  const sentence = {
    vi: `Ngay để đọc ${path} cũng phải ghi được cạnh nó, mà ${vi}.`,
    en: `Even to read ${path} something must be written beside it, and ${en}.`,
  };
  const told = new StoreError(fault.code, sentence, path);
  told.cause = fault;
  return told;
}
