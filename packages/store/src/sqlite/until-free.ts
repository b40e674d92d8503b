// Waits for the database's write lock as whoever shares it with an import must.
import { setTimeout as pause } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { isBusy } from '../store-error.ts';

const ASK_EVERY_MS = 3;

/**
 * Tries again while another program is in the way, for so long at most. SQLite's own wait asks ever more rarely, up to ten times a
 * second, and would miss the short breaths between an import's batches; it is set to `timeout` afterwards.
 */
export async function untilFree(
  db: Database.Database,
  patienceMs: number,
  attempt: () => unknown,
  timeout: number = patienceMs,
): Promise<void> {
  let deadline: number | undefined;
  db.exec('pragma busy_timeout = 0');
  try {
    for (;;) {
      try {
        await attempt();
        return;
      } catch (error) {
        deadline ??= performance.now() + patienceMs;
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await pause(ASK_EVERY_MS);
      }
    }
  } finally {
    db.exec(`pragma busy_timeout = ${timeout}`);
  }
}
