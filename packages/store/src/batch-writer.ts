// Writes batches one after another in short transactions, with a breath between them in which any other program gets its turn.
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { BatchRows } from './batch-rows.ts';
import type { Schema } from './schema.ts';
import { linkedEvents, writeRows } from './write-rows.ts';

/** Writes the rows of a batch. */
export interface BatchWriter {
  /** Resolves once the rows are safely in the database, with how long it was locked; with null when another program was first. */
  write(rows: BatchRows): Promise<{ readonly lockedMs: number } | null>;
  close(): Promise<void>;
}

/** A program waiting for the lock asks every 3 ms (`sqlite/immediate-dialect.ts`), so it cannot miss a breath of this length. */
const BREATH_MS = 10;

/** A writer over one connection. */
export function batchWriter(db: Kysely<Schema>): BatchWriter {
  let freeSince = Number.NEGATIVE_INFINITY;
  return {
    async write(rows) {
      // While others have their turn.
      const events = linkedEvents(rows);
      const breath = freeSince + BREATH_MS - performance.now();
      if (breath > 0) await pause(breath);
      let lockedSince = 0;
      const done = await db.transaction().execute((trx) => {
        lockedSince = performance.now();
        return writeRows(trx, rows, events);
      });
      freeSince = performance.now();
      return done ? { lockedMs: freeSince - lockedSince } : null;
    },
    close: () => Promise.resolve(),
  };
}
