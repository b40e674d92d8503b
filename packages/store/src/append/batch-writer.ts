// Writes what was put together in one short transaction after another, with a breath between them in which any other program gets its turn.
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { BatchRows } from './batch-rows.ts';
import { SharedBodies } from './shared-bodies.ts';
import type { Schema } from '../schema.ts';
import { linked, writeRows, type LinkedRows } from './write-rows.ts';

/** Gathers rows and writes them. */
export interface BatchWriter {
  /** Adds to what the next `write` writes; numbered one after another. Each text that bodies share is told of once. */
  put(rows: BatchRows): void;
  /** Takes back what was put since the last `write`, and forgets. */
  drop(): void;
  /** Forgets the texts that bodies share: from here on it is told of each again. */
  forget(): void;
  /** Resolves once the rows are safely in the database, with how long it was locked; with null when another program was first. */
  write(): Promise<{ readonly lockedMs: number } | null>;
  close(): Promise<void>;
}

/** A program waiting for the lock asks every 3 ms (`sqlite/until-free.ts`), twice within a breath; another 4 ms of it are a tenth of a long import. */
const BREATH_MS = 6;

/** A writer over one connection. */
export function batchWriter(db: Kysely<Schema>): BatchWriter {
  let freeSince = Number.NEGATIVE_INFINITY;
  let parts: LinkedRows[] = [];
  const bodies = new SharedBodies();
  return {
    put: (rows) => void parts.push(linked(rows, bodies)),
    drop() {
      parts = [];
      // Numbers that were not written are given anew.
      bodies.forget();
    },
    forget: () => bodies.forget(),
    async write() {
      const rows = parts;
      parts = [];
      // Another program had brought it all: there is nothing that it could make stale.
      if (rows.length === 0) return { lockedMs: 0 };
      const breath = freeSince + BREATH_MS - performance.now();
      if (breath > 0) await pause(breath);
      let lockedSince = 0;
      const done = await db.transaction().execute((trx) => {
        lockedSince = performance.now();
        return writeRows(trx, rows);
      });
      freeSince = performance.now();
      return done ? { lockedMs: freeSince - lockedSince } : null;
    },
    close: () => Promise.resolve(),
  };
}
