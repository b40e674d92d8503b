// Appending several dossiers in one transaction: first what it comes to is worked out in memory, each dossier standing or falling
// by itself, then all of it is written in a few statements.
import { DungHenError, type Applicant, type DossierEvent, type EpochDay } from '@dunghen/core';
import type { Kysely, Transaction } from 'kysely';
import { codeKey, readApplicants, readDossiersByKey, type StoredDossier } from '../dossiers.ts';
import type { Schema } from '../schema.ts';
import { readListings, sameListing, type Listing } from '../sightings.ts';
import type { Standing } from '../standing.ts';
import type { BodyCache } from '../timeline.ts';
import { readNumbering, rowsOf } from './batch-rows.ts';
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

type Db = Kysely<Schema> | Transaction<Schema>;

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

/** What one dossier comes to: its new events, and its standing with them. */
export interface Change {
  readonly code: string;
  readonly stored: StoredDossier | null;
  readonly fresh: DossierEvent[];
  history: readonly DossierEvent[];
  standing: Standing | undefined;
  /** How a list showed it last, and whether that is new. */
  listing: Listing | null;
  listed: boolean;
  /** The citizen who is known, as JSON, and who it is to be instead. */
  readonly applicant: string | null;
  corrected: Applicant | null;
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

/** What is known of the dossiers of a batch, by the key of their code. */
export type Known = Map<string, Change>;

/** Reads what is known of the dossiers of a batch. */
export async function readKnown(db: Db, cache: BodyCache, batch: readonly DossierBatch[]): Promise<Known> {
  if (batch.length === 0) return new Map();
  const keys = [...new Set(batch.map(({ code }) => codeKey(code)))];
  const stored = await readDossiersByKey(db, cache, keys, false);
  const listings = batch.some((item) => item.listing)
    ? await readListings(
        db,
        stored.map(({ id }) => id),
      )
    : new Map<number, Listing>();
  const applicants = batch.some((item) => item.applicant)
    ? await readApplicants(
        db,
        stored.map(({ id }) => id),
      )
    : new Map<number, string>();
  return new Map(
    stored.map((dossier) => {
      const listing = listings.get(dossier.id) ?? null;
      const applicant = applicants.get(dossier.id) ?? null;
      return [codeKey(dossier.code), { ...unchanged(dossier.code), stored: dossier, history: dossier.events, listing, applicant }];
    }),
  );
}

/** Works out what dossiers come to, against what is known of them; what is the same dossier must be in one call. */
export function plan(
  known: Known,
  batch: readonly DossierBatch[],
  check: HistoryCheck,
): { readonly outcomes: readonly AppendOutcome[]; readonly changes: readonly Change[] } {
  const changed = new Set<Change>();
  const outcomes = batch.map((item): AppendOutcome => {
    const key = codeKey(item.code);
    const before = known.get(key);
    const change = before ?? unchanged(item.code);
    try {
      const fresh = unknownOf(item.events(change.history, change.listing, change.applicant), change);
      const history = [...change.history, ...fresh];
      if (fresh.length > 0) change.standing = check(history) ?? undefined;
      const listing = item.listing?.() ?? null;
      if (listing && (before || fresh.length > 0) && !sameListing(listing, change.listing)) {
        change.listing = listing;
        change.listed = true;
        changed.add(change);
      }
      change.corrected = (before && item.applicant?.(change.applicant)) ?? null;
      if (change.corrected) changed.add(change);
      if (fresh.length === 0) return change.corrected ? UPDATED : UNCHANGED;
      for (const event of fresh) change.fresh.push(event);
      change.history = history;
      changed.add(change);
    } catch (error) {
      // What is wrong with one dossier refuses that one; any other error undoes the whole batch.
      if (!(error instanceof DungHenError)) throw error;
      return { fault: error };
    }
    known.set(key, change);
    return before ? UPDATED : CREATED;
  });
  return { outcomes, changes: [...changed] };
}

const CREATED: AppendOutcome = { done: 'created' };
const UPDATED: AppendOutcome = { done: 'updated' };
const UNCHANGED: AppendOutcome = { done: 'unchanged' };

const unchanged = (code: string): Change => ({
  code,
  stored: null,
  fresh: [],
  history: [],
  standing: undefined,
  listing: null,
  listed: false,
  applicant: null,
  corrected: null,
});

/** The events whose (type, at) is not there yet, each once, under the dossier's own code. */
function unknownOf(events: readonly DossierEvent[], { history, code }: Change): readonly DossierEvent[] {
  if (events.length === 0 || (history.length === 0 && plainlyNew(events, code))) return events;
  const seen = new Set(history.map(identity));
  return events
    .filter((event) => !seen.has(identity(event)) && seen.add(identity(event)))
    .map((event) => (event.dossier === code ? event : { ...event, dossier: code }));
}

/** A new dossier has a few events, which are seen to differ without spelling their identities. */
function plainlyNew(events: readonly DossierEvent[], code: string): boolean {
  if (events.length > 4) return false;
  return events.every(
    ({ dossier, type, at }, i) => dossier === code && !events.some((other, j) => j < i && other.type === type && other.at === at),
  );
}

const identity = (event: DossierEvent): string => `${event.type}@${event.at}`;
