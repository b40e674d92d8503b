// Turns what a batch came to into rows, all of them numbered before the database is touched, so that the write lock is held for the writing alone.
import { eventToJson, formatDay, isEndEvent, type Applicant, type DossierEvent, type EpochDay } from '@dunghen/core';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Change } from './append-batch.ts';
import { codeKey } from './dossiers.ts';
import type { Schema } from './schema.ts';
import { listingRow } from './sightings.ts';
import { timelineEntry } from './timeline.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** Many rows go to the database as one JSON text: 2 µs a row, where a statement a row costs ten. PostgreSQL has json_to_recordset for it. */
export type JsonRows = string;
const joined = (rows: readonly string[]): JsonRows => (rows.length === 0 ? '' : `[${rows.join(',')}]`);

/** The rows of a batch, '' where there are none; plain texts, so that another thread can write them. */
export interface BatchRows {
  /** The newest event when the rows were numbered: if another writer added one since, the numbers are taken and the plan is stale. */
  readonly newestEvent: number;
  readonly importId: number;
  readonly bodies: JsonRows;
  /** New dossiers. */
  readonly dossiers: JsonRows;
  /** Dossiers that were there and move on. */
  readonly moved: JsonRows;
  readonly events: JsonRows;
  readonly applicants: JsonRows;
  readonly listings: JsonRows;
  /** The last day of any of these events, ISO. */
  readonly lastOn: string;
}

/** The numbers given last, and those of the bodies met so far. */
export interface Numbering {
  event: number;
  dossier: number;
  body: number;
  readonly bodies: Map<string, number>;
}

/** The numbers given last in the database as it stands. */
export async function readNumbering(db: Db): Promise<Numbering> {
  const { rows } = await sql<{ event: number; dossier: number; body: number }>`select
    (select coalesce(max(id), 0) from event) as event,
    (select coalesce(max(id), 0) from dossier) as dossier,
    (select coalesce(max(id), 0) from event_body) as body`.execute(db);
  return { ...(rows[0] as (typeof rows)[number]), bodies: new Map() };
}

/** By what and under which law a batch is written, as the database numbers them. */
export interface Registered {
  readonly importId: number;
  readonly law: number;
}

/** Numbers and spells the rows of a batch; `numbering` is then that of the database once they are written. */
export async function rowsOf(db: Db, changes: readonly Change[], numbering: Numbering, { importId, law }: Registered): Promise<BatchRows> {
  const newestEvent = numbering.event;
  const spelled = changes.map(({ fresh }) => fresh.map(spell));
  const bodies = await numberBodies(db, spelled, numbering);
  const links = await readLinks(db, changes);
  // Each row is spelled by itself: half the time of a JSON text of all of them, and no arrays on the way.
  const events: string[] = [];
  const applicants: string[] = [];
  const dossiers: string[] = [];
  const moved: string[] = [];
  const listings: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < changes.length; i++) {
    const { stored, fresh, history, standing, code, listing, listed } = changes[i] as Change;
    const id = stored?.id ?? ++numbering.dossier;
    const spelledCode = JSON.stringify(code);
    let before = stored ? `"${links.get(stored.revision) ?? ''}"` : '""';
    let timeline = stored?.timeline ?? '';
    for (let j = 0; j < fresh.length; j++) {
      const event = fresh[j] as DossierEvent;
      const { shared, promised, applicant } = (spelled[i] as readonly Spelled[])[j] as Spelled;
      const body = numbering.bodies.get(shared) as number;
      const own = promised === null ? 'null' : `"${promised}"`;
      events.push(`[${++numbering.event},${id},"${event.type}","${event.at}",${body},${own},${before},${spelledCode}]`);
      before = 'null';
      timeline += `${timeline === '' ? '' : ' '}${timelineEntry(event, body)}`;
      if (applicant) applicants.push(`[${id},${JSON.stringify(JSON.stringify(applicant))}]`);
      if (event.on > last) last = event.on;
    }
    if (fresh.length > 0) {
      const { dueOn = null, missed = 0 } = standing ?? {};
      const kept = `${history.some(isEndEvent) ? 1 : 0},${standing ? law : 0},${dueOn === null ? 'null' : `"${dueOn}"`},${missed}`;
      if (stored) moved.push(`[${id},${numbering.event},"${timeline}",${kept}]`);
      else dossiers.push(`[${id},${spelledCode},${JSON.stringify(codeKey(code))},${numbering.event},"${timeline}",${kept}]`);
    }
    if (listed && listing) listings.push(listingRow(id, listing));
  }
  return {
    newestEvent,
    importId,
    bodies: joined(bodies.map((body) => JSON.stringify(body))),
    dossiers: joined(dossiers),
    moved: joined(moved),
    events: joined(events),
    applicants: joined(applicants),
    listings: joined(listings),
    lastOn: events.length === 0 ? '' : formatDay(last as EpochDay),
  };
}

interface Spelled {
  /** The body without what is the dossier's own: many events share it. */
  readonly shared: string;
  /** What makes it the dossier's own, spelled inside a JSON text; null where nothing does. */
  readonly promised: string | null;
  readonly applicant: Applicant | undefined;
}

/** An event's body in its parts, and the citizen, who stands apart from it. */
function spell(event: DossierEvent): Spelled {
  const { dossier: _dossier, type: _type, at: _at, applicant, promisedOn, ...fields } = eventToJson(event);
  const promised = promisedOn === undefined ? null : String.raw`\"promisedOn\":\"${promisedOn as string}\"`;
  return { shared: JSON.stringify(fields), promised, applicant: applicant as Applicant | undefined };
}

/** Gives numbers to the bodies that have none yet, and tells which those are. */
async function numberBodies(
  db: Db,
  spelled: readonly (readonly Spelled[])[],
  numbering: Numbering,
): Promise<readonly (readonly [id: number, body: string])[]> {
  const unmet = new Set<string>();
  for (const events of spelled) for (const { shared } of events) if (!numbering.bodies.has(shared)) unmet.add(shared);
  if (unmet.size === 0) return [];
  const { rows } = await sql<{ id: number; body: string }>`
    select id, body from event_body where body in (select value from json_each(${JSON.stringify([...unmet])}))`.execute(db);
  for (const { id, body } of rows) {
    numbering.bodies.set(body, id);
    unmet.delete(body);
  }
  const added = [...unmet].map((body) => [++numbering.body, body] as const);
  for (const [id, body] of added) numbering.bodies.set(body, id);
  return added;
}

/** The chain's last link of each dossier that is there already, by the id of its newest event. */
async function readLinks(db: Db, changes: readonly Change[]): Promise<ReadonlyMap<number, string>> {
  const revisions = changes.flatMap(({ stored, fresh }) => (stored && fresh.length > 0 ? [stored.revision] : []));
  if (revisions.length === 0) return new Map();
  const { rows } = await sql<{ id: number; chain: string }>`
    select id, chain from event where id in (select value from json_each(${JSON.stringify(revisions)}))`.execute(db);
  return new Map(rows.map(({ id, chain }) => [id, chain]));
}
