// Reading dossiers: one by its code, or all of them page by page.
import type { Applicant, DossierEvent } from '@dunghen/core';
import { parseEvent } from '@dunghen/core';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { DossierTable, Schema } from './schema.ts';
import { readTimeline, type Bodies, type BodyCache } from './timeline.ts';

/** A dossier as remembered. `revision` is the newest event's id: equal revisions mean equal events. */
export interface StoredDossier {
  readonly id: number;
  readonly code: string;
  readonly revision: number;
  readonly events: readonly DossierEvent[];
}

type Db = Kysely<Schema> | Transaction<Schema>;

/** Two spellings of one code are one dossier. */
export const codeKey = (code: string): string => code.normalize('NFC').toUpperCase();

/** The dossier of a code, or null. */
export async function readDossier(db: Db, code: string): Promise<StoredDossier | null> {
  const row = await db.selectFrom('dossier').select(['id', 'code']).where('code_key', '=', codeKey(code)).executeTakeFirst();
  if (!row) return null;
  const [stored] = await withEvents(db, [row]);
  return stored ?? null;
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
  const rows = await db
    .selectFrom('dossier')
    .select(['id', 'code', 'revision', 'timeline'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const bodies = await cache.of(
    rows.map((row) => row.timeline),
    (ids) => readBodies(db, ids),
  );
  const applicants = withApplicants ? await readApplicants(db, rows) : new Map<number, Applicant>();
  return rows.map((row) => new PageDossier(row, bodies, applicants.get(row.id)));
}

/** A dossier of a page: its events are made when they are asked for, so that memory holds one dossier's at a time (130 MB against 400). */
class PageDossier implements StoredDossier {
  readonly id: number;
  readonly code: string;
  readonly revision: number;
  readonly #timeline: string;
  readonly #bodies: Bodies;
  readonly #applicant: Applicant | undefined;

  constructor(
    row: Pick<Selectable<DossierTable>, 'id' | 'code' | 'revision' | 'timeline'>,
    bodies: Bodies,
    applicant: Applicant | undefined,
  ) {
    this.id = row.id;
    this.code = row.code;
    this.revision = row.revision;
    this.#timeline = row.timeline;
    this.#bodies = bodies;
    this.#applicant = applicant;
  }

  get events(): readonly DossierEvent[] {
    const events = readTimeline(this.code, this.#timeline, this.#bodies);
    const receipt = this.#applicant && events.find((event) => event.type === 'received');
    if (receipt) Object.assign(receipt, { applicant: this.#applicant });
    return events;
  }
}

/** Parameters in one statement: far below what any database allows. */
const IDS_AT_ONCE = 500;

/** The bodies of these numbers. */
export async function readBodies(db: Db, ids: readonly number[]): Promise<readonly { id: number; body: string }[]> {
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
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return new Map();
  const found = await db
    .selectFrom('applicant')
    .selectAll()
    .where('dossier_id', '>=', first.id)
    .where('dossier_id', '<=', last.id)
    .execute();
  return new Map(found.map((row) => [row.dossier_id, JSON.parse(row.body) as Applicant]));
}

/** The dossiers after code `after`, in code order, at most `limit`: an order that does not depend on how they came in. */
export async function readDossierPageByCode(db: Db, after: string, limit: number): Promise<readonly StoredDossier[]> {
  const rows = await db
    .selectFrom('dossier')
    .select(['id', 'code'])
    .where('code_key', '>', after)
    .orderBy('code_key')
    .limit(limit)
    .execute();
  return (await Promise.all(rows.map((row) => withEvents(db, [row])))).flat();
}

async function withEvents(db: Db, rows: readonly { id: number; code: string }[]): Promise<readonly StoredDossier[]> {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return [];
  const events = await db
    .selectFrom('event')
    .select(['id', 'dossier_id', 'type', 'at', 'body'])
    .where('dossier_id', '>=', first.id)
    .where('dossier_id', '<=', last.id)
    .orderBy('id')
    .execute();
  const applicantOf = await readApplicants(db, rows);
  const eventsOf = new Map<number, { id: number; event: DossierEvent }[]>(rows.map((row) => [row.id, []]));
  const codeOf = new Map(rows.map((row) => [row.id, row.code]));
  for (const { id, dossier_id, type, at, body } of events) {
    const extra = JSON.parse(body) as Record<string, unknown>;
    if (type === 'received') {
      const applicant = applicantOf.get(dossier_id);
      if (applicant) extra['applicant'] = applicant;
    }
    const event = parseEvent({ ...extra, dossier: codeOf.get(dossier_id), type, at });
    eventsOf.get(dossier_id)?.push({ id, event });
  }
  return rows.map(({ id, code }) => {
    const own = eventsOf.get(id) ?? [];
    return { id, code, revision: own.reduce((max, e) => Math.max(max, e.id), 0), events: own.map((e) => e.event) };
  });
}

/** The newest event id of a dossier, to see whether a decision taken outside a transaction still stands inside it. */
export async function readRevision(db: Db, dossierId: number): Promise<number> {
  const row = await db.selectFrom('dossier').select('revision').where('id', '=', dossierId).executeTakeFirst();
  return row?.revision ?? 0;
}
