// Whether a database could be written just now, told without writing anything.
import type Database from 'better-sqlite3';
import type { StoreError } from '../store-error.ts';
import { cannotOpen } from './open-faults.ts';
import { untilFree } from './until-free.ts';

/** An import lets others in every few moments; who holds the lock for longer hinders them. */
const PATIENCE_MS = 3_000;
/** Why nothing can be written, with the file's name; null when it can. */
export async function writeFault(db: Database.Database): Promise<StoreError | null> {
  const timeout = db.pragma('busy_timeout', { simple: true }) as number;
  try {
    await untilFree(db, PATIENCE_MS, () => db.exec('begin immediate').exec('rollback'), timeout);
    return null;
  } catch (error) {
    return cannotOpen(db.name, error);
  }
}
