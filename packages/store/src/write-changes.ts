// Writes what a batch came to in as few statements as it takes: a million rows are a thousand statements, not five million.
import { eventToJson, formatDay, isEndEvent, type Applicant, type DossierEvent } from '@dunghen/core';
import { sql, type Transaction } from 'kysely';
import type { Change, ImportSource } from './append-batch.ts';
import { chainLink } from './chain.ts';
import { codeKey } from './dossiers.ts';
import type { Schema } from './schema.ts';
import { writeListings } from './sightings.ts';
import { lawNumber } from './standing.ts';
import { timelineEntry } from './timeline.ts';

type Trx = Transaction<Schema>;

/** Many rows go to the database as one JSON text: 2 µs a row, where a statement a row costs ten. PostgreSQL has json_to_recordset for it. */
const asJson = (rows: readonly unknown[]): string => JSON.stringify(rows);

/**
 * Writes the events of a batch with all that is derived from them. The derived columns are those the trigger on the event
 * table keeps for whoever writes event rows alone; it stands aside where the dossier's revision already says so.
 */
export async function writeChanges(trx: Trx, changes: readonly Change[], source: ImportSource): Promise<void> {
  const ids = await writeEvents(
    trx,
    changes.filter(({ fresh }) => fresh.length > 0),
    source,
  );
  const listings = changes.flatMap((change) => {
    const id = change.stored?.id ?? ids.get(change);
    return change.listed && change.listing && id !== undefined ? [[id, change.listing] as const] : [];
  });
  await writeListings(trx, listings);
}

/** Writes the events and their dossiers; returns the ids of the dossiers. */
async function writeEvents(trx: Trx, changes: readonly Change[], source: ImportSource): Promise<ReadonlyMap<Change, number>> {
  const ids = new Map<Change, number>();
  if (changes.length === 0) return ids;
  const importId = await registerImport(trx, source);
  const law = source.law === undefined ? 0 : await lawNumber(trx, source.law);
  const links = await readLinks(trx, changes);
  // An immediate transaction holds the write lock: nobody else gives these numbers.
  let eventId = await newestId(trx, 'event');
  let dossierId = await newestId(trx, 'dossier');

  const events: EventRow[] = [];
  const applicants: (readonly [dossierId: number, body: string])[] = [];
  for (const change of changes) {
    const id = change.stored?.id ?? ++dossierId;
    ids.set(change, id);
    let link = change.stored ? (links.get(change.stored.revision) ?? '') : '';
    for (const event of change.fresh) {
      const { row, applicant } = rowOf(event);
      link = chainLink(link, change.code, row);
      events.push([++eventId, id, row.type, row.at, row.body, importId, link]);
      if (applicant) applicants.push([id, JSON.stringify(applicant)]);
    }
  }

  const bodies = await numberBodies(trx, [...new Set(events.map(([, , , , body]) => body))]);
  const dossiers: unknown[] = [];
  let at = 0;
  for (const change of changes) {
    const { stored, fresh, history, standing, code } = change;
    const own = events.slice(at, (at += fresh.length));
    const entries = fresh.map((event, i) => timelineEntry(event, bodies.get((own[i] as EventRow)[4]) as number));
    const row = {
      revision: (own.at(-1) as EventRow)[0],
      timeline: [...(stored ? [stored.timeline] : []), ...entries].join(' '),
      ended: history.some(isEndEvent) ? 1 : 0,
      law_id: standing ? law : 0,
      due_day: standing?.dueOn ?? null,
      missed: standing?.missed ?? 0,
    };
    if (stored) await trx.updateTable('dossier').set(row).where('id', '=', stored.id).execute();
    else dossiers.push([ids.get(change), code, codeKey(code), ...Object.values(row)]);
  }
  if (dossiers.length > 0) {
    await sql`insert into dossier (id, code, code_key, revision, timeline, ended, law_id, due_day, missed)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8
      from json_each(${asJson(dossiers)})`.execute(trx);
  }
  await sql`insert into event (id, dossier_id, type, at, body, import_id, chain)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 from json_each(${asJson(events)})`.execute(
    trx,
  );
  if (applicants.length > 0) {
    await sql`insert into applicant (dossier_id, body) select value ->> 0, value ->> 1 from json_each(${asJson(applicants)})`.execute(trx);
  }
  const last = formatDay(changes.flatMap(({ fresh }) => fresh.map(({ on }) => on)).reduce((a, b) => (a > b ? a : b)));
  await trx.updateTable('newest').set({ last_on: last }).where('last_on', '<', last).execute();
  return ids;
}

type EventRow = readonly [id: number, dossierId: number, type: string, at: string, body: string, importId: number, chain: string];

/** An event as its row, and the citizen, who stands apart from it. */
function rowOf(event: DossierEvent): {
  readonly row: { type: string; at: string; body: string };
  readonly applicant: Applicant | undefined;
} {
  const { dossier: _, type, at, applicant, ...fields } = eventToJson(event);
  return { row: { type: type as string, at: at as string, body: JSON.stringify(fields) }, applicant: applicant as Applicant | undefined };
}

async function newestId(trx: Trx, table: 'event' | 'dossier'): Promise<number> {
  const row = await trx
    .selectFrom(table)
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** The chain's last link of each dossier that is there already, by the id of its newest event. */
async function readLinks(trx: Trx, changes: readonly Change[]): Promise<ReadonlyMap<number, string>> {
  const revisions = changes.flatMap(({ stored }) => (stored ? [stored.revision] : []));
  if (revisions.length === 0) return new Map();
  const { rows } = await sql<{ id: number; chain: string }>`
    select id, chain from event where id in (select value from json_each(${asJson(revisions)}))`.execute(trx);
  return new Map(rows.map(({ id, chain }) => [id, chain]));
}

/** The numbers of these bodies, given to those that have none yet. */
async function numberBodies(trx: Trx, bodies: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const json = asJson(bodies);
  await sql`insert or ignore into event_body (body) select value from json_each(${json})`.execute(trx);
  const { rows } = await sql<{ id: number; body: string }>`
    select id, body from event_body where body in (select value from json_each(${json}))`.execute(trx);
  return new Map(rows.map(({ id, body }) => [body, id]));
}

async function registerImport(trx: Trx, { file, sha256, at }: ImportSource): Promise<number> {
  const known = await trx.selectFrom('import').select('id').where('sha256', '=', sha256).where('imported_at', '=', at).executeTakeFirst();
  if (known) return known.id;
  const row = await trx.insertInto('import').values({ file, sha256, imported_at: at }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}
