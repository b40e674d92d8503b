// Reading dossiers: one by its code, pages by their ids, all in the order of their codes.
import type { Applicant, DossierEvent } from '@dunghen/core';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { DossierTable, Schema } from './schema.ts';
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
export const codeKey = (code: string): string => code.normalize('NFC').toUpperCase();

/** The dossier of a code, or null. */
export async function readDossier(db: Db, cache: BodyCache, code: string): Promise<StoredDossier | null> {
  return (await readDossiersByKey(db, cache, [codeKey(code)], true))[0] ?? null;
}

/**
 * The dossiers after key `after`, in key order, at most `limit`: memory holds one page, and a writer is never kept waiting.
 * The citizens' data come along only where they are asked for.
 */
export async function readDossierPage(
  db: Db,
  cache: BodyCache,
  after: number,
  limit: number,
  withApplicants: boolean,
): Promise<readonly StoredDossier[]> {
  const rows = await db.selectFrom('dossier').select(PAGE_COLUMNS).where('id', '>', after).orderBy('id').limit(limit).execute();
  return asPage(db, cache, rows, withApplicants);
}

/** The dossiers of these ids, in the order of the ids; there must not be more than a statement takes. */
export async function readDossiersById(
  db: Db,
  cache: BodyCache,
  ids: readonly number[],
  withApplicants: boolean,
): Promise<readonly StoredDossier[]> {
  const rows = await db.selectFrom('dossier').select(PAGE_COLUMNS).where('id', 'in', ids).orderBy('id').execute();
  return asPage(db, cache, rows, withApplicants);
}

/** The dossiers of these codes that there are; each code as {@link codeKey} spells it. */
export async function readDossiersByKey(
  db: Db,
  cache: BodyCache,
  keys: readonly string[],
  withApplicants: boolean,
): Promise<readonly StoredDossier[]> {
  const found: StoredDossier[] = [];
  for (let i = 0; i < keys.length; i += IDS_AT_ONCE) {
    const rows = await db
      .selectFrom('dossier')
      .select(PAGE_COLUMNS)
      .where('code_key', 'in', keys.slice(i, i + IDS_AT_ONCE))
      .execute();
    found.push(...(await asPage(db, cache, rows, withApplicants)));
  }
  return found;
}

const PAGE_COLUMNS = ['id', 'code', 'revision', 'timeline'] as const;
type PageRow = Pick<Selectable<DossierTable>, (typeof PAGE_COLUMNS)[number]>;

async function asPage(db: Db, cache: BodyCache, rows: readonly PageRow[], withApplicants: boolean): Promise<readonly StoredDossier[]> {
  const bodies = await cache.of(
    rows.map((row) => row.timeline),
    (ids) => readBodies(db, ids),
  );
  const applicants = withApplicants ? await readApplicants(db, rows) : new Map<number, Applicant>();
  return rows.map((row) => new PageDossier(row, bodies, applicants.get(row.id), withApplicants));
}

/** A dossier of a page: its events are made when they are asked for, so that memory holds one dossier's at a time (130 MB against 400). */
class PageDossier implements StoredDossier {
  readonly id: number;
  readonly code: string;
  readonly revision: number;
  readonly timeline: string;
  readonly #bodies: Bodies;
  readonly #applicant: Applicant | undefined;
  readonly #spelled: boolean;

  constructor(row: PageRow, bodies: Bodies, applicant: Applicant | undefined, spelled: boolean) {
    this.id = row.id;
    this.code = row.code;
    this.revision = row.revision;
    this.timeline = row.timeline;
    this.#bodies = bodies;
    this.#applicant = applicant;
    this.#spelled = spelled;
  }

  get events(): readonly DossierEvent[] {
    const events = readTimeline(this.code, this.timeline, this.#bodies, this.#spelled);
    const receipt = this.#applicant && events.find((event) => event.type === 'received');
    if (receipt) Object.assign(receipt, { applicant: this.#applicant });
    return events;
  }
}

/** Parameters in one statement: far below what any database allows. */
const IDS_AT_ONCE = 500;

async function readBodies(db: Db, ids: readonly number[]): Promise<readonly { id: number; body: string }[]> {
  const found: { id: number; body: string }[] = [];
  for (let i = 0; i < ids.length; i += IDS_AT_ONCE) {
    found.push(
      ...(await db
        .selectFrom('event_body')
        .selectAll()
        .where('id', 'in', ids.slice(i, i + IDS_AT_ONCE))
        .execute()),
    );
  }
  return found;
}

async function readApplicants(db: Db, rows: readonly { readonly id: number }[]): Promise<ReadonlyMap<number, Applicant>> {
  const found = new Map<number, Applicant>();
  for (let i = 0; i < rows.length; i += IDS_AT_ONCE) {
    const ids = rows.slice(i, i + IDS_AT_ONCE).map(({ id }) => id);
    for (const { dossier_id, body } of await db.selectFrom('applicant').selectAll().where('dossier_id', 'in', ids).execute()) {
      found.set(dossier_id, JSON.parse(body) as Applicant);
    }
  }
  return found;
}

/** The dossiers after code `after`, in code order, at most `limit`: an order that does not depend on how they came in. */
export async function readDossierPageByCode(db: Db, cache: BodyCache, after: string, limit: number): Promise<readonly StoredDossier[]> {
  const rows = await db.selectFrom('dossier').select(PAGE_COLUMNS).where('code_key', '>', after).orderBy('code_key').limit(limit).execute();
  return asPage(db, cache, rows, true);
}

/** The newest event id of a dossier, to see whether a decision taken outside a transaction still stands inside it. */
export async function readRevision(db: Db, dossierId: number): Promise<number> {
  const row = await db.selectFrom('dossier').select('revision').where('id', '=', dossierId).executeTakeFirst();
  return row?.revision ?? 0;
}
