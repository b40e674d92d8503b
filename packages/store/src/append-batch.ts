// Appending several dossiers in one transaction, each standing or falling by itself; and rehearsing it without doing it.
import type { Kysely, Transaction } from 'kysely';
import { appendEvents, type Appended, type DossierBatch, type HistoryCheck, type ImportSource } from './dossiers.ts';
import type { Schema } from './schema.ts';

/** What appending one dossier's events came to: done, or refused with the fault that its history check threw. */
export type AppendOutcome = { readonly done: Appended } | { readonly fault: unknown };

async function appendAll(
  trx: Transaction<Schema>,
  batch: readonly DossierBatch[],
  source: ImportSource,
  check: HistoryCheck,
): Promise<readonly AppendOutcome[]> {
  const outcomes: AppendOutcome[] = [];
  for (const item of batch) {
    let refused: { fault: unknown } | undefined;
    // Only what the history check throws refuses a dossier; a fault of the database undoes the whole batch.
    const guarded: HistoryCheck = (history) => {
      try {
        return check(history);
      } catch (fault) {
        refused = { fault };
        throw fault;
      }
    };
    try {
      outcomes.push({ done: await appendEvents(trx, item, source, guarded) });
    } catch (error) {
      if (!refused) throw error;
      outcomes.push(refused);
    }
  }
  return outcomes;
}

/** Appends the batch in one immediate transaction. */
export function appendBatch(
  db: Kysely<Schema>,
  batch: readonly DossierBatch[],
  source: ImportSource,
  check: HistoryCheck,
): Promise<readonly AppendOutcome[]> {
  return db.transaction().execute((trx) => appendAll(trx, batch, source, check));
}

/** Thrown to undo a transaction that was only rehearsed. */
class Rehearsal extends Error {
  outcomes: readonly AppendOutcome[] = [];
}

/** What {@link appendBatch} would do. */
export async function rehearseBatch(
  db: Kysely<Schema>,
  batch: readonly DossierBatch[],
  source: ImportSource,
  check: HistoryCheck,
): Promise<readonly AppendOutcome[]> {
  const rehearsal = new Rehearsal();
  await db
    .transaction()
    .execute(async (trx) => {
      rehearsal.outcomes = await appendAll(trx, batch, source, check);
      throw rehearsal;
    })
    .catch((error: unknown) => {
      if (error !== rehearsal) throw error;
    });
  return rehearsal.outcomes;
}
