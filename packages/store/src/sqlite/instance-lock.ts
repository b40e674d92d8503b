// One instance at a time: a lock that the operating system frees the moment its holder dies, even by kill -9.
import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreError } from '../store-error.ts';

/**
 * Holds an exclusive lock on `path` (a small SQLite file of its own, since a lock file with a process number goes stale)
 * until the returned function is called or the process ends.
 * @throws {StoreError} `already-running`.
 */
export function holdInstanceLock(path: string): () => void {
  const db = new Database(path, { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('begin exclusive');
  } catch (cause) {
    db.close();
    if ((cause as { code?: string }).code !== 'SQLITE_BUSY') throw cause;
    throw new StoreError(
      'already-running',
      {
        vi: `Đã có một tiến trình "dunghen daemon" đang chạy với ${path}; chỉ được chạy một.`,
        en: `A "dunghen daemon" is running with ${path} already; there can be only one.`,
      },
      path,
    );
  }
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return () => db.close();
}
