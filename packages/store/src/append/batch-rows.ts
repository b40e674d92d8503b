// Turns what a batch came to into rows, all of them numbered before the database is touched, so that the write lock is held for the writing alone.
import { isEndEvent, type DossierEvent, type EpochDay } from '@dunghen/core';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Change } from './plan-batch.ts';
import { codeKey } from '../dossiers.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import { isShownAlone, listingValues, shownValues } from '../sightings.ts';
import { BodySpeller, spelledApplicant, type Spelled } from './spell-body.ts';
import { timelineEntry } from '../timeline.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** The values of rows one after another: the cheapest way from one thread to another, and as they are the parameters of one statement. */
export type Values = readonly Value[];
type Value = string | number | null;

/** The rows of a batch, each table's in the order of its columns (see `write-rows.ts`); plain values, so that another thread can write them. */
export interface BatchRows {
  /** The newest event when the rows were numbered: if another writer added one since, the numbers are taken and the plan is stale. */
  readonly newestEvent: number;
  readonly importId: number;
  readonly bodies: Values;
  /** New dossiers; their key is null where it is the code. */
  readonly dossiers: Values;
  /** Dossiers that were there and move on. */
  readonly moved: Values;
  /** A dossier's beside each other in their order, see {@link EVENT_WIDTH}. */
  readonly events: Values;
  /** The bodies that the events share, by number. */
  readonly texts: ReadonlyMap<number, string>;
  readonly applicants: Values;
  /** Citizens put right: who it is to be, and who it was when that was worked out. */
  readonly corrected: Values;
  /** How one list of one day showed dossiers, and how others did. */
  readonly shown: { readonly list: string; readonly listedOn: EpochDay; readonly values: Values } | null;
  readonly listings: Values;
  /** The last day of any of these events. */
  readonly lastOn: EpochDay | null;
}

/** The same while they are being put together. */
type GrowingRows = {
  -readonly [K in Exclude<keyof BatchRows, 'texts' | 'shown'>]: BatchRows[K] extends Values ? Value[] : BatchRows[K];
} & {
  readonly texts: Map<number, string>;
  shown: { readonly list: string; readonly listedOn: EpochDay; readonly values: Value[] } | null;
};

/**
 * The values of an event: number, dossier, type, moment, number of the shared body, what is its own of the body; then for the
 * first new one of a dossier the link before it and the dossier's code, null for the others. Its own link is computed by the
 * thread that writes it, which has less to do.
 */
export const EVENT_WIDTH = 8;

/** The numbers given last, and those of the bodies met so far. */
export interface Numbering {
  event: number;
  dossier: number;
  body: number;
  readonly bodies: Map<string, number>;
  readonly speller: BodySpeller;
}

/** The numbers given last in the database as it stands. */
export async function readNumbering(db: Db): Promise<Numbering> {
  const { rows } = await lastNumbers(db, {});
  return { ...(rows[0] as (typeof rows)[number]), bodies: new Map(), speller: new BodySpeller() };
}

const lastNumbers = prepared(
  () => sql<{ event: number; dossier: number; body: number }>`select
    (select coalesce(max(id), 0) from event) as event,
    (select coalesce(max(id), 0) from dossier) as dossier,
    (select coalesce(max(id), 0) from event_body) as body`,
);

/** By what and under which law a batch is written, as the database numbers them. */
export interface Registered {
  readonly importId: number;
  readonly law: number;
}

/** Numbers and spells what changes come to; `numbering` is then that of the database once they are written. */
export async function rowsOf(db: Db, changes: readonly Change[], numbering: Numbering, { importId, law }: Registered): Promise<BatchRows> {
  const rows = noRows(numbering.event, importId);
  const spelled = changes.map(({ fresh }) => fresh.map((event) => numbering.speller.spell(event)));
  for (const [id, body] of await numberBodies(db, spelled, numbering)) rows.bodies.push(id, body);
  const links = await readLinks(db, changes);
  for (let i = 0; i < changes.length; i++) {
    const { stored, fresh, history, standing, code, listing, listed, applicant: known, corrected } = changes[i] as Change;
    const id = stored?.id ?? ++numbering.dossier;
    let timeline = stored?.timeline ?? '';
    for (let j = 0; j < fresh.length; j++) {
      const event = fresh[j] as DossierEvent;
      const { shared, own, applicant } = (spelled[i] as readonly Spelled[])[j] as Spelled;
      const body = numbering.bodies.get(shared) as number;
      rows.texts.set(body, shared);
      rows.events.push(++numbering.event, id, event.type, event.at, body, own);
      if (j > 0) rows.events.push(null, null);
      else rows.events.push(stored ? (links.get(stored.revision) ?? '') : '', code);
      timeline += `${timeline === '' ? '' : ' '}${timelineEntry(event, body)}`;
      if (applicant) rows.applicants.push(id, spelledApplicant(applicant));
      if (rows.lastOn === null || event.on > rows.lastOn) rows.lastOn = event.on;
    }
    if (fresh.length > 0) {
      const { dueOn = null, missed = 0 } = standing ?? {};
      if (stored) rows.moved.push(id);
      else rows.dossiers.push(id, code, codeKey(code) === code ? null : codeKey(code));
      const kept = stored ? rows.moved : rows.dossiers;
      kept.push(numbering.event, timeline, history.some(isEndEvent) ? 1 : 0, standing ? law : 0, dueOn, missed);
    }
    if (corrected) rows.corrected.push(id, spelledApplicant(corrected), known);
    if (listed && listing) {
      const { list, listedOn } = listing;
      const shown = (rows.shown ??= { list, listedOn, values: [] });
      if (isShownAlone(listing) && shown.list === list && shown.listedOn === listedOn) shown.values.push(id, ...shownValues(listing));
      else rows.listings.push(id, ...listingValues(listing));
    }
  }
  return rows;
}

const noRows = (newestEvent: number, importId: number): GrowingRows => ({
  newestEvent,
  importId,
  bodies: [],
  dossiers: [],
  moved: [],
  events: [],
  texts: new Map(),
  applicants: [],
  corrected: [],
  shown: null,
  listings: [],
  lastOn: null,
});

/** Gives numbers to the bodies that have none yet, and tells which those are. */
async function numberBodies(
  db: Db,
  spelled: readonly (readonly Spelled[])[],
  numbering: Numbering,
): Promise<readonly (readonly [id: number, body: string])[]> {
  const unmet = new Set<string>();
  for (const events of spelled) for (const { shared } of events) if (!numbering.bodies.has(shared)) unmet.add(shared);
  if (unmet.size === 0) return [];
  const { rows } = await numbersOf(db, { bodies: JSON.stringify([...unmet]) });
  for (const { id, body } of rows) {
    numbering.bodies.set(body, id);
    unmet.delete(body);
  }
  const added = [...unmet].map((body) => [++numbering.body, body] as const);
  for (const [id, body] of added) numbering.bodies.set(body, id);
  return added;
}

const numbersOf = prepared(
  (_, { bodies }: { bodies: string }) =>
    sql<{ id: number; body: string }>`select id, body from event_body where body in (select value from json_each(${bodies}))`,
);

/** The chain's last link of each dossier that is there already, by the id of its newest event. */
async function readLinks(db: Db, changes: readonly Change[]): Promise<ReadonlyMap<number, string>> {
  const revisions = changes.flatMap(({ stored, fresh }) => (stored && fresh.length > 0 ? [stored.revision] : []));
  if (revisions.length === 0) return new Map();
  const { rows } = await linksOf(db, { revisions: JSON.stringify(revisions) });
  return new Map(rows.map(({ id, chain }) => [id, chain]));
}

const linksOf = prepared(
  (_, { revisions }: { revisions: string }) =>
    sql<{ id: number; chain: string }>`select id, chain from event where id in (select value from json_each(${revisions}))`,
);
