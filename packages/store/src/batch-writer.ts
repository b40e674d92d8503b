// Writes batches one after another in short transactions, with a breath between them in which any other program gets its turn.
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Change } from './append-batch.ts';
import { readNumbering, rowsOf, type Numbering, type Registered } from './batch-rows.ts';
import type { Schema } from './schema.ts';
import { writeRows } from './write-rows.ts';

/** What a batch came to; plain values, so that another thread can write them. */
export interface PlannedBatch {
  /** The newest event when the batch was worked out: if another writer added one since, the plan is stale. */
  readonly newestEvent: number;
  readonly changes: readonly Change[];
  readonly registered: Registered;
}

/** Writes what batches came to. */
export interface BatchWriter {
  /** Resolves once it is safely in the database, with how long that was locked; with null when another program was first. */
  write(batch: PlannedBatch): Promise<{ readonly lockedMs: number } | null>;
  close(): Promise<void>;
}

/** A program waiting for the lock asks every 3 ms (`sqlite/immediate-dialect.ts`), so it cannot miss a breath of this length. */
const BREATH_MS = 10;
/** Bodies whose numbers are remembered between batches: one office has a few thousand. */
const KEPT_BODIES = 20_000;

/** A writer over one connection. */
export function batchWriter(db: Kysely<Schema>): BatchWriter {
  let freeSince = Number.NEGATIVE_INFINITY;
  /** The numbers given last, where this writer gave them. */
  let numbering: Numbering | null = null;
  return {
    async write({ newestEvent, changes, registered }) {
      if (numbering?.event !== newestEvent) numbering = await readNumbering(db);
      if (numbering.event !== newestEvent) return null;
      if (numbering.bodies.size > KEPT_BODIES) numbering.bodies.clear();
      const numbers = numbering;
      // Numbers that were given and not written are taken back by reading them anew.
      numbering = null;
      const rows = await rowsOf(db, changes, numbers, registered);
      const breath = freeSince + BREATH_MS - performance.now();
      if (breath > 0) await pause(breath);
      let lockedSince = 0;
      const done = await db.transaction().execute((trx) => {
        lockedSince = performance.now();
        return writeRows(trx, rows);
      });
      freeSince = performance.now();
      if (!done) return null;
      numbering = numbers;
      return { lockedMs: freeSince - lockedSince };
    },
    close: () => Promise.resolve(),
  };
}
