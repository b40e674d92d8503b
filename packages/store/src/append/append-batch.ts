// Appending several dossiers in one transaction: first what it comes to is worked out in memory, each dossier standing or falling
// by itself, then all of it is written in a few statements.
import type { Applicant, DossierEvent, DungHenError, EpochDay } from '@dunghen/core';
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Listing } from '../sightings.ts';
import type { Standing } from '../standing.ts';
import type { BodyCache } from '../timeline.ts';
import { readNumbering, rowsOf } from './batch-rows.ts';
import { plan, readKnown } from './plan-batch.ts';
import { SharedBodies } from './shared-bodies.ts';
import { linked, register, writeRows } from './write-rows.ts';

/** What appending did to one dossier. */
export type Appended = 'created' | 'updated' | 'unchanged';

/** What appending one dossier's events came to: done, or refused with the fault that reading or checking them threw. */
export type AppendOutcome = { readonly done: Appended } | { readonly fault: DungHenError };

/** The file events come from; registered once it brings something new, a list also where it brings nothing. */
export interface ImportSource {
  readonly file: string;
  readonly sha256: string;
  /** The instant of this import, ISO 8601. */
  readonly at: string;
  /** The day the list was seen, for lists. */
  readonly observedOn?: EpochDay;
  /** The kind of the list and how its columns were read, as `<kind>:<columns>`, for lists. */
  readonly reading?: string;
  /** The identity of the law by which the history check computes standings. */
  readonly law?: string;
}

/** Sees the whole history of a dossier, known and new; throws a {@link DungHenError} for one that cannot be, and may tell its standing. */
export type HistoryCheck = (history: readonly DossierEvent[]) => Standing | void;

/** What is to be appended to one dossier, given what is already known of it. */
export interface DossierBatch {
  readonly code: string;
  /** The events, given what is known, how a list last showed the dossier, and who its citizen is (JSON of `Applicant`, null for nobody). */
  readonly events: (known: readonly DossierEvent[], last: Listing | null, applicant: string | null) => readonly DossierEvent[];
  /** How a list shows the dossier now, null if it says nothing of it; asked for after `events`. */
  readonly listing?: () => Listing | null;
  /** Who the citizen is to be from now on, given who is known (JSON of `Applicant`, null for nobody); null for no change. Asked for after `events`. */
  readonly applicant?: (known: string | null) => Applicant | null;
  /** Told what it came to, each time it was worked out: thousands wait to be written, and seldom is one asked again. */
  readonly worked?: (outcome: AppendOutcome) => void;
}

/** What appending would do: the outcome of each item, and what would change of each dossier that changes. */
export interface Rehearsal {
  readonly outcomes: readonly AppendOutcome[];
  readonly changes: readonly RehearsedChange[];
}

/** What one dossier would be given. */
export interface RehearsedChange {
  readonly code: string;
  readonly isNew: boolean;
  readonly events: readonly DossierEvent[];
  /** Whether who its citizen is would be put right. */
  readonly correctsApplicant: boolean;
}

/** Appends the batch in one immediate transaction; a fault of the database undoes all of it. */
export function appendBatch(
  db: Kysely<Schema>,
  cache: BodyCache,
  batch: readonly DossierBatch[],
  source: ImportSource,
  check: HistoryCheck,
): Promise<readonly AppendOutcome[]> {
  return db.transaction().execute((trx) => appendIn(trx, cache, batch, source, check));
}

/** The same inside the caller's transaction. */
export async function appendIn(
  trx: Transaction<Schema>,
  cache: BodyCache,
  batch: readonly DossierBatch[],
  source: ImportSource,
  check: HistoryCheck,
): Promise<readonly AppendOutcome[]> {
  const { outcomes, changes } = plan(await readKnown(trx, cache, batch), batch, check);
  if (changes.length > 0) {
    const numbering = await readNumbering(trx);
    const rows = await rowsOf(trx, changes, numbering, await register(trx, source, { complete: true }));
    await writeRows(trx, [linked(rows, new SharedBodies())]);
  }
  return outcomes;
}

/** What {@link appendBatch} would come to, without writing anything. */
export async function rehearseBatch(
  db: Kysely<Schema>,
  cache: BodyCache,
  batch: readonly DossierBatch[],
  check: HistoryCheck,
): Promise<Rehearsal> {
  const { outcomes, changes } = plan(await readKnown(db, cache, batch), batch, check);
  return {
    outcomes,
    changes: changes
      .filter(({ fresh, corrected }) => fresh.length > 0 || corrected)
      .map(({ code, stored, fresh, corrected }) => ({
        code,
        isNew: stored === null,
        events: fresh,
        correctsApplicant: corrected !== null,
      })),
  };
}
