// Reading dossiers: one by its code, pages by their ids, all in the order of their codes.
import type { Applicant, DossierEvent } from '@dunghen/core';
import { sql, type Kysely, type Transaction } from 'kysely';
import { prepared, type Prepared } from './prepared.ts';
import type { Schema } from './schema.ts';
import { readTimeline, type Bodies, type BodyCache } from './timeline.ts';

/** By which state of a dossier something was judged. */
export interface JudgedBy {
  /** The newest event's id: equal revisions mean equal events. */
  readonly revision: number;
  /** Who the citizen is, as JSON, which can be put right without an event; null where that is not known, or was not asked for. */
  readonly applicant: string | null;
}

/** A dossier as remembered. */
export interface StoredDossier extends JudgedBy {
  readonly id: number;
  readonly code: string;
  /** The events in short, see `timeline.ts`. */
  readonly timeline: string;
  readonly events: readonly DossierEvent[];
}

type Db = Kysely<Schema> | Transaction<Schema>;

/** Two spellings of one code are one dossier. */
export const codeKey = (code: string): string => (AS_KEY.test(code) ? code : code.normalize('NFC').toUpperCase());

/** ASCII without small letters, as nearly every code is: already its own key. */
const AS_KEY = /^[ -`{-~]*$/;

/** The dossier of a code, or null. */
export async function readDossier(db: Db, cache: BodyCache, code: string): Promise<StoredDossier | null> {
  return (await readDossiersByKey(db, cache, [codeKey(code)], true))[0] ?? null;
}

/**
 * The dossiers after key `after`, in key order, at most `limit`: memory holds one page, and a writer is never kept waiting.
 * The citizens' data come along only where they are asked for.
 */
export function readDossierPage(
  db: Db,
  cache: BodyCache,
  after: number,
  limit: number,
  withApplicants: boolean,
): Promise<readonly StoredDossier[]> {
  return asPage(db, cache, nextById(withApplicants), { after, limit });
}

/** The dossiers of these ids, in the order of the ids. */
export function readDossiersById(
  db: Db,
  cache: BodyCache,
  ids: readonly number[],
  withApplicants: boolean,
): Promise<readonly StoredDossier[]> {
  return asPage(db, cache, ofIds(withApplicants), { ids: JSON.stringify(ids) });
}

/** The dossiers of these codes that there are; each code as {@link codeKey} spells it. */
export function readDossiersByKey(
  db: Db,
  cache: BodyCache,
  keys: readonly string[],
  withApplicants: boolean,
): Promise<readonly StoredDossier[]> {
  return asPage(db, cache, ofKeys(withApplicants), { keys: JSON.stringify(keys) });
}

/** One parameter however many values, so that a statement is planned once and not for every length of a list; `json`: the list. */
const listed = <T>(json: string) => sql<T>`(select value from json_each(${json}))`;

const rowsOf = (db: Db, withApplicants: boolean) =>
  db
    .selectFrom('dossier')
    .select(['id', 'code', 'revision', 'timeline'])
    .$if(withApplicants, (rows) => rows.leftJoin('applicant', 'dossier_id', 'id').select('body as applicant'));

type Rows = ReturnType<typeof rowsOf>;
type PageRow = Awaited<ReturnType<Rows['execute']>>[number];

/** A query of dossiers, to be had with the citizens' data or without them. */
function dossiersThat<Values extends object>(
  choose: (rows: Rows, values: Values) => Rows,
): (withApplicants: boolean) => Prepared<Values, PageRow> {
  const [bare, whole] = [false, true].map((withApplicants) =>
    prepared((db, values: Values) => choose(rowsOf(db, withApplicants), values)),
  ) as [Prepared<Values, PageRow>, Prepared<Values, PageRow>];
  return (withApplicants) => (withApplicants ? whole : bare);
}

const nextById = dossiersThat((rows, { after, limit }: { after: number; limit: number }) =>
  rows.where('id', '>', after).orderBy('id').limit(limit),
);
const nextByCode = dossiersThat((rows, { after, limit }: { after: number; limit: number }) =>
  rows
    // By the key that is stored: by another one, pages would come again and again.
    .where('code_key', '>', sql<string>`coalesce((select code_key from dossier where id = ${after}), '')`)
    .orderBy('code_key')
    .limit(limit),
);
const ofIds = dossiersThat((rows, { ids }: { ids: string }) => rows.where('id', 'in', listed<number>(ids)).orderBy('id'));
const ofKeys = dossiersThat((rows, { keys }: { keys: string }) => rows.where('code_key', 'in', listed<string>(keys)));
const bodiesOf = prepared((db, { ids }: { ids: string }) => db.selectFrom('event_body').selectAll().where('id', 'in', listed<number>(ids)));

async function asPage<Values>(
  db: Db,
  cache: BodyCache,
  query: Prepared<Values, PageRow>,
  values: Values,
): Promise<readonly StoredDossier[]> {
  const { rows } = await query(db, values);
  const bodies = await readBodies(
    db,
    cache,
    rows.map((row) => row.timeline),
  );
  return rows.map((row) => new PageDossier(row, bodies));
}

/** The bodies that timelines speak of. */
export const readBodies = (db: Db, cache: BodyCache, timelines: readonly string[]): Promise<Bodies> =>
  cache.of(timelines, async (ids) => (await bodiesOf(db, { ids: JSON.stringify(ids) })).rows);

/** The citizens of some dossiers as JSON, by dossier id. */
export async function readApplicants(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await applicantsOf(db, { ids: JSON.stringify(ids) });
  return new Map(rows.map(({ dossier_id, body }) => [dossier_id, body]));
}

const applicantsOf = prepared((db, { ids }: { ids: string }) =>
  db
    .selectFrom('applicant')
    .selectAll()
    .where('dossier_id', 'in', sql<number>`(select value from json_each(${ids}))`),
);

/** A dossier of a page: its events are made when they are asked for, so that memory holds one dossier's at a time (130 MB against 400). */
class PageDossier implements StoredDossier {
  readonly id: number;
  readonly code: string;
  readonly revision: number;
  readonly timeline: string;
  readonly applicant: string | null;
  readonly #bodies: Bodies;
  readonly #spelled: boolean;

  constructor(row: PageRow, bodies: Bodies) {
    this.id = row.id;
    this.code = row.code;
    this.revision = row.revision;
    this.timeline = row.timeline;
    this.#bodies = bodies;
    this.applicant = row.applicant ?? null;
    this.#spelled = row.applicant !== undefined;
  }

  get events(): readonly DossierEvent[] {
    const events = readTimeline(this.code, this.timeline, this.#bodies, this.#spelled);
    const receipt = this.applicant === null ? undefined : events.find((event) => event.type === 'received');
    if (receipt) Object.assign(receipt, { applicant: JSON.parse(this.applicant as string) as Applicant });
    return events;
  }
}

/** The dossiers after the one of the id `after`, in code order, at most `limit`: an order that does not depend on how they came in. */
export function readDossierPageByCode(db: Db, cache: BodyCache, after: number, limit: number): Promise<readonly StoredDossier[]> {
  return asPage(db, cache, nextByCode(true), { after, limit });
}

/** The newest event id of a dossier, to see whether a decision taken outside a transaction still stands inside it. */
export async function readRevision(db: Db, dossierId: number): Promise<number> {
  return (await revisionOf(db, { dossierId })).rows[0]?.revision ?? 0;
}

const revisionOf = prepared((db, { dossierId }: { dossierId: number }) =>
  db.selectFrom('dossier').select('revision').where('id', '=', dossierId),
);

/** Whether a dossier, read a moment ago, and its citizen are still what something was judged by. */
export async function standsAsJudged(db: Db, by: JudgedBy, now: { dossier_id: number; revision: number }): Promise<boolean> {
  if (by.revision !== now.revision) return false;
  const [citizen] = (await citizenOf(db, { dossierId: now.dossier_id })).rows;
  return by.applicant === (citizen?.body ?? null);
}

const citizenOf = prepared((db, { dossierId }: { dossierId: number }) =>
  db.selectFrom('applicant').select('body').where('dossier_id', '=', dossierId),
);
