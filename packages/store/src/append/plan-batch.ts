// What a batch comes to, worked out in memory against what is known of its dossiers; each stands or falls by itself, and nothing is written.
import { DungHenError, type Applicant, type DossierEvent } from '@dunghen/core';
import type { Kysely, Transaction } from 'kysely';
import { codeKey, readApplicants, readDossiersByKey, type StoredDossier } from '../dossiers.ts';
import type { Schema } from '../schema.ts';
import { readListings, sameListing, type Listing } from '../sightings.ts';
import type { Standing } from '../standing.ts';
import type { BodyCache } from '../timeline.ts';
import type { AppendOutcome, DossierBatch, HistoryCheck } from './append-batch.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

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
