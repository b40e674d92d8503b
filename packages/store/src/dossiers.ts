// Reading dossiers: one by its code, pages by their ids, all in the order of their codes.
import type { Applicant, DossierEvent } from '@dunghen/core';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import { readTimeline, type Bodies, type BodyCache } from './timeline.ts';

/** A dossier as remembered. `revision` is the newest event's id: equal revisions mean equal events. */
export interface StoredDossier {
  readonly id: number;
  readonly code: string;
  readonly revision: number;
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
 * The citizens' data come along only where they are asked for. (A limit is spelled out here and elsewhere: where it is a
 * parameter, SQLite plans the statement anew each time it runs.)
 */
export function readDossierPage(
  db: Db,
  cache: BodyCache,
  after: number,
  limit: number,
  withApplicants: boolean,
): Promise<readonly StoredDossier[]> {
  return asPage(db, cache, rowsOf(db, withApplicants).where('id', '>', after).orderBy('id').limit(sql.lit(limit)));
}

/** The dossiers of these ids, in the order of the ids. */
export function readDossiersById(
  db: Db,
  cache: BodyCache,
  ids: readonly number[],
  withApplicants: boolean,
): Promise<readonly StoredDossier[]> {
  return asPage(db, cache, rowsOf(db, withApplicants).where('id', 'in', listed(ids)).orderBy('id'));
}

/** The dossiers of these codes that there are; each code as {@link codeKey} spells it. */
export function readDossiersByKey(
  db: Db,
  cache: BodyCache,
  keys: readonly string[],
  withApplicants: boolean,
): Promise<readonly StoredDossier[]> {
  return asPage(db, cache, rowsOf(db, withApplicants).where('code_key', 'in', listed(keys)));
}

/** One parameter however many values, so that a statement is planned once and not for every length of a list. */
const listed = <T>(values: readonly T[]) => sql<T>`(select value from json_each(${JSON.stringify(values)}))`;

const rowsOf = (db: Db, withApplicants: boolean) =>
  db
    .selectFrom('dossier')
    .select(['id', 'code', 'revision', 'timeline'])
    .$if(withApplicants, (rows) => rows.leftJoin('applicant', 'dossier_id', 'id').select('body as applicant'));

async function asPage(db: Db, cache: BodyCache, query: ReturnType<typeof rowsOf>): Promise<readonly StoredDossier[]> {
  const rows = await query.execute();
  const bodies = await cache.of(
    rows.map((row) => row.timeline),
    (ids) => db.selectFrom('event_body').selectAll().where('id', 'in', listed(ids)).execute(),
  );
  return rows.map((row) => new PageDossier(row, bodies));
}

type PageRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** A dossier of a page: its events are made when they are asked for, so that memory holds one dossier's at a time (130 MB against 400). */
class PageDossier implements StoredDossier {
  readonly id: number;
  readonly code: string;
  readonly revision: number;
  readonly timeline: string;
  readonly #bodies: Bodies;
  readonly #applicant: Applicant | undefined;
  readonly #spelled: boolean;

  constructor(row: PageRow, bodies: Bodies) {
    this.id = row.id;
    this.code = row.code;
    this.revision = row.revision;
    this.timeline = row.timeline;
    this.#bodies = bodies;
    this.#applicant = typeof row.applicant === 'string' ? (JSON.parse(row.applicant) as Applicant) : undefined;
    this.#spelled = row.applicant !== undefined;
  }

  get events(): readonly DossierEvent[] {
    const events = readTimeline(this.code, this.timeline, this.#bodies, this.#spelled);
    const receipt = this.#applicant && events.find((event) => event.type === 'received');
    if (receipt) Object.assign(receipt, { applicant: this.#applicant });
    return events;
  }
}

/** The dossiers after code `after`, in code order, at most `limit`: an order that does not depend on how they came in. */
export function readDossierPageByCode(db: Db, cache: BodyCache, after: string, limit: number): Promise<readonly StoredDossier[]> {
  return asPage(db, cache, rowsOf(db, true).where('code_key', '>', after).orderBy('code_key').limit(sql.lit(limit)));
}

/** The newest event id of a dossier, to see whether a decision taken outside a transaction still stands inside it. */
export async function readRevision(db: Db, dossierId: number): Promise<number> {
  const row = await db.selectFrom('dossier').select('revision').where('id', '=', dossierId).executeTakeFirst();
  return row?.revision ?? 0;
}
