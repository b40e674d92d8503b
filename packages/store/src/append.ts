// Appending events and what lists showed: many dossiers in one transaction, each standing or falling by itself.
import { DungHenError, eventToJson, type DossierEvent } from '@dunghen/core';
import { sql, type Transaction } from 'kysely';
import { codeKey, readBodies } from './dossiers.ts';
import type { Schema } from './schema.ts';
import { readListings, writeListings, type Listing } from './sightings.ts';
import { BodyCache, readTimeline } from './timeline.ts';

/** What appending did to one dossier. */
export type Appended = 'created' | 'updated' | 'unchanged';

/** What appending one dossier's events came to: done, or refused with the fault that reading or checking them threw. */
export type AppendOutcome = { readonly done: Appended } | { readonly fault: DungHenError };

/** The file events come from; registered only once it brings something new. */
export interface ImportSource {
  readonly file: string;
  readonly sha256: string;
  /** The instant of this import, ISO 8601. */
  readonly at: string;
}

/** What is to be appended to one dossier, given what is already known of it. */
export interface DossierBatch {
  readonly code: string;
  readonly events: (known: readonly DossierEvent[], last: Listing | null) => readonly DossierEvent[];
  /** How a list shows the dossier; asked for after `events`. */
  readonly listing?: () => Listing;
}

interface Known {
  readonly id: number;
  readonly code: string;
  readonly events: readonly DossierEvent[];
}

interface Plan {
  readonly key: string;
  readonly code: string;
  readonly fresh: readonly DossierEvent[];
  readonly listing: Listing | null;
  id: number | null;
}

/**
 * Appends the events that are not yet known, inside the caller's transaction. `check` sees a dossier's whole history, known
 * and new; a {@link DungHenError} it throws leaves that dossier as it was, any other error undoes everything.
 */
export async function appendEvents(
  trx: Transaction<Schema>,
  cache: BodyCache,
  batch: readonly DossierBatch[],
  source: ImportSource,
  check: (history: readonly DossierEvent[]) => void,
): Promise<readonly AppendOutcome[]> {
  const keys = batch.map((item) => codeKey(item.code));
  if (new Set(keys).size < keys.length) {
    const again = keys.findIndex((key, i) => keys.indexOf(key) < i);
    // A dossier named twice: what is left must see what the first part wrote. Not through the cache, for all of it may yet be undone.
    const first = await appendEvents(trx, cache, batch.slice(0, again), source, check);
    return [...first, ...(await appendEvents(trx, new BodyCache(), batch.slice(again), source, check))];
  }
  const known = await readKnown(trx, cache, keys);
  const listed = batch.some((item) => item.listing)
    ? await readListings(
        trx,
        [...known.values()].map(({ id }) => id),
      )
    : new Map<number, Listing>();
  const plans: Plan[] = [];
  const outcomes = batch.map((item, i): AppendOutcome => {
    const key = keys[i] as string;
    const before = known.get(key);
    try {
      const last = (before && listed.get(before.id)) ?? null;
      const fresh = unknownOf(item.events(before?.events ?? [], last), before);
      if (fresh.length > 0) check(before ? [...before.events, ...fresh] : fresh);
      const listing = item.listing?.() ?? null;
      const news = listing && !sameListing(listing, last) ? listing : null;
      if (fresh.length > 0 || (before && news))
        plans.push({ key, code: before?.code ?? item.code, fresh, listing: news, id: before?.id ?? null });
      return { done: fresh.length === 0 ? 'unchanged' : before ? 'updated' : 'created' };
    } catch (error) {
      if (!(error instanceof DungHenError)) throw error;
      return { fault: error };
    }
  });
  await write(trx, plans, source);
  return outcomes;
}

/** Many rows go to the database as one JSON text: 2 µs a row, where a statement a row costs ten. PostgreSQL has json_to_recordset for it. */
const manyRows = (rows: readonly unknown[]): string => JSON.stringify(rows);

async function readKnown(trx: Transaction<Schema>, cache: BodyCache, keys: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await sql<{ id: number; code: string; code_key: string; timeline: string }>`
    select id, code, code_key, timeline from dossier where code_key in (select value from json_each(${manyRows(keys)}))`.execute(trx);
  const bodies = await cache.of(
    rows.map((row) => row.timeline),
    (ids) => readBodies(trx, ids),
  );
  return new Map(rows.map(({ id, code, code_key, timeline }) => [code_key, { id, code, events: readTimeline(code, timeline, bodies) }]));
}

/** The events whose (type, at) is not there yet, each once, under the dossier's own code. */
function unknownOf(events: readonly DossierEvent[], known: Known | undefined): readonly DossierEvent[] {
  if (events.length === 0) return events;
  const seen = new Set(known?.events.map(identity));
  const fresh = events.filter((event) => !seen.has(identity(event)) && seen.add(identity(event)));
  return known ? fresh.map((event) => (event.dossier === known.code ? event : { ...event, dossier: known.code })) : fresh;
}

const identity = (event: DossierEvent): string => `${event.type}@${event.at}`;

const sameListing = (a: Listing, b: Listing | null): boolean =>
  b !== null &&
  a.list === b.list &&
  a.listedOn === b.listedOn &&
  a.state === b.state &&
  a.promisedOn === b.promisedOn &&
  !b.missing &&
  (!a.seenOpen || b.seenOpen);

async function write(trx: Transaction<Schema>, plans: readonly Plan[], source: ImportSource): Promise<void> {
  const created = plans.filter((plan) => plan.id === null);
  if (created.length > 0) {
    const { rows } = await sql<{ id: number; code_key: string }>`
      insert into dossier (code, code_key) select value ->> 0, value ->> 1 from json_each(${manyRows(created.map((plan) => [plan.code, plan.key]))})
      returning id, code_key`.execute(trx);
    const ids = new Map(rows.map((row) => [row.code_key, row.id]));
    for (const plan of created) plan.id = ids.get(plan.key) ?? null;
  }
  if (plans.some((plan) => plan.fresh.length > 0)) {
    const importId = await registerImport(trx, source);
    const events: unknown[] = [];
    const applicants: unknown[] = [];
    for (const { id, fresh } of plans) {
      for (const event of fresh) {
        const { dossier: _, type, at, applicant, ...body } = eventToJson(event);
        events.push([id, type, at, JSON.stringify(body), importId]);
        if (applicant) applicants.push([id, JSON.stringify(applicant)]);
      }
    }
    await sql`insert into event (dossier_id, type, at, body, import_id)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(${manyRows(events)}) order by key`.execute(trx);
    if (applicants.length > 0) {
      await sql`insert into applicant (dossier_id, body) select value ->> 0, value ->> 1 from json_each(${manyRows(applicants)})`.execute(
        trx,
      );
    }
  }
  await writeListings(
    trx,
    plans.flatMap(({ id, listing }) => (id !== null && listing ? [[id, listing] as const] : [])),
  );
}

async function registerImport(trx: Transaction<Schema>, { file, sha256, at }: ImportSource): Promise<number> {
  const known = await trx.selectFrom('import').select('id').where('sha256', '=', sha256).where('imported_at', '=', at).executeTakeFirst();
  if (known) return known.id;
  const row = await trx.insertInto('import').values({ file, sha256, imported_at: at }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}
