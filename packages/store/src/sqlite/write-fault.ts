// Whether a database could be written just now, told without writing anything.
import { setTimeout as pause } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { isBusy, type StoreError } from '../store-error.ts';
import { cannotOpen } from './open-faults.ts';

/** An import lets others in every few moments; who holds the lock for longer hinders them. */
const PATIENCE_MS = 3_000;
/** How soon the lock is asked for again: an import's breaths are short. */
const ASK_EVERY_MS = 3;

/** Why nothing can be written, with the file's name; null when it can. */
export async function writeFault(db: Database.Database): Promise<StoreError | null> {
  const timeout = db.pragma('busy_timeout', { simple: true }) as number;
  const deadline = performance.now() + PATIENCE_MS;
  db.pragma('busy_timeout = 0');
  try {
    for (;;) {
      try {
        db.exec('begin immediate');
        db.exec('rollback');
        return null;
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) return cannotOpen(db.name, error);
        await pause(ASK_EVERY_MS);
      }
    }
  } finally {
    db.pragma(`busy_timeout = ${timeout}`);
  }
}
