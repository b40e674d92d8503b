// Appending several dossiers in one transaction: first what it comes to is worked out in memory, each dossier standing or falling
// by itself, then all of it is written in a few statements.
import type { DossierEvent } from '@dunghen/core';
import type { Kysely, Transaction } from 'kysely';
import { codeKey, readDossiersByKey, type StoredDossier } from './dossiers.ts';
import type { Schema } from './schema.ts';
import type { Standing } from './standing.ts';
import type { BodyCache } from './timeline.ts';
import { writeChanges } from './write-changes.ts';

/** What appending did to one dossier. */
export type Appended = 'created' | 'updated' | 'unchanged';

/** What appending one dossier's events came to: done, or refused with the fault that its history check threw. */
export type AppendOutcome = { readonly done: Appended } | { readonly fault: unknown };

/** The file events come from; registered only once it brings something new. */
export interface ImportSource {
  readonly file: string;
  readonly sha256: string;
  /** The instant of this import, ISO 8601. */
  readonly at: string;
  /** The identity of the law by which the history check computes standings. */
  readonly law?: string;
}

/** Sees the whole history of a dossier, known and new; throws for one that cannot be, and may tell its standing. */
export type HistoryCheck = (history: readonly DossierEvent[]) => Standing | void;

/** What is to be appended to one dossier, given what is already known of it. */
export interface DossierBatch {
  readonly code: string;
  readonly events: (known: readonly DossierEvent[]) => readonly DossierEvent[];
}

/** What one dossier comes to: its new events, and its standing with them. */
export interface Change {
  readonly code: string;
  readonly stored: StoredDossier | null;
  readonly fresh: DossierEvent[];
  history: readonly DossierEvent[];
  standing: Standing | undefined;
}

/** Appends the batch in one immediate transaction; a fault of the database undoes all of it. */
export function appendBatch(
  db: Kysely<Schema>,
  cache: BodyCache,
  batch: readonly DossierBatch[],
  source: ImportSource,
  check: HistoryCheck,
): Promise<readonly AppendOutcome[]> {
  return db.transaction().execute(async (trx) => {
    const { outcomes, changes } = await plan(trx, cache, batch, check);
    if (changes.length > 0) await writeChanges(trx, changes, source);
    return outcomes;
  });
}

/** What {@link appendBatch} would come to, without writing anything. */
export async function rehearseBatch(
  db: Kysely<Schema>,
  cache: BodyCache,
  batch: readonly DossierBatch[],
  check: HistoryCheck,
): Promise<readonly AppendOutcome[]> {
  return (await plan(db, cache, batch, check)).outcomes;
}

async function plan(
  db: Kysely<Schema> | Transaction<Schema>,
  cache: BodyCache,
  batch: readonly DossierBatch[],
  check: HistoryCheck,
): Promise<{ readonly outcomes: readonly AppendOutcome[]; readonly changes: readonly Change[] }> {
  const keys = [...new Set(batch.map(({ code }) => codeKey(code)))];
  const changes = new Map<string, Change>();
  for (const stored of await readDossiersByKey(db, cache, keys)) {
    changes.set(codeKey(stored.code), { code: stored.code, stored, fresh: [], history: stored.events, standing: undefined });
  }
  const outcomes = batch.map((item): AppendOutcome => {
    const key = codeKey(item.code);
    const known = changes.get(key);
    const change = known ?? { code: item.code, stored: null, fresh: [], history: [], standing: undefined };
    const seen = new Set(change.history.map(identity));
    const fresh = item
      .events(change.history)
      .filter((event) => !seen.has(identity(event)) && seen.add(identity(event)))
      .map((event) => ({ ...event, dossier: change.code }));
    if (fresh.length === 0) return { done: 'unchanged' };
    const history = [...change.history, ...fresh];
    try {
      change.standing = check(history) ?? undefined;
    } catch (fault) {
      return { fault };
    }
    change.fresh.push(...fresh);
    change.history = history;
    changes.set(key, change);
    return { done: known ? 'updated' : 'created' };
  });
  return { outcomes, changes: [...changes.values()].filter(({ fresh }) => fresh.length > 0) };
}

const identity = (event: DossierEvent): string => `${event.type}@${event.at}`;
