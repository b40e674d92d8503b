// Reading dossiers and appending their events: the append-only half of the store.
import type { Applicant, DossierEvent } from '@dunghen/core';
import { eventToJson, parseEvent } from '@dunghen/core';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { DossierTable, Schema } from './schema.ts';
import { chainLink } from './chain.ts';
import { keepStanding, lawNumber, type Standing } from './standing.ts';
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

const PAGE_COLUMNS = ['id', 'code', 'revision', 'timeline'] as const;
type PageRow = Pick<Selectable<DossierTable>, (typeof PAGE_COLUMNS)[number]>;

async function asPage(db: Db, cache: BodyCache, rows: readonly PageRow[], withApplicants: boolean): Promise<readonly StoredDossier[]> {
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

/** What appending did to one dossier. */
export type Appended = 'created' | 'updated' | 'unchanged';

/** The file events come from; registered only once it brings something new. */
export interface ImportSource {
  readonly file: string;
  readonly sha256: string;
  /** The instant of this import, ISO 8601. */
  readonly at: string;
  /** The identity of the law by which the history check computes standings. */
  readonly law?: string;
}

/** Sees the whole history of a dossier, known and new; throws for one that cannot be, and may tell its standing. */
export type HistoryCheck = (history: readonly DossierEvent[]) => Standing | void;

/** What is to be appended to one dossier, given what is already known of it. */
export interface DossierBatch {
  readonly code: string;
  readonly events: (known: readonly DossierEvent[]) => readonly DossierEvent[];
}

/**
 * Appends the events of one dossier that are not yet known, inside the caller's transaction.
 * `check` sees the whole history, known and new; what it throws leaves the dossier as it was.
 */
export async function appendEvents(
  trx: Transaction<Schema>,
  batch: DossierBatch,
  source: ImportSource,
  check: HistoryCheck,
): Promise<Appended> {
  const known = await readDossier(trx, batch.code);
  const history = known?.events ?? [];
  const seen = new Set(history.map(identity));
  const fresh = batch.events(history).filter((e) => !seen.has(identity(e)) && seen.add(identity(e)));
  if (fresh.length === 0) return 'unchanged';
  const code = known?.code ?? batch.code;
  const owned = fresh.map((e) => ({ ...e, dossier: code }));
  const standing = check([...history, ...owned]);

  const importId = await registerImport(trx, source);
  const dossierId = known?.id ?? (await createDossier(trx, code));
  let link = known ? await readLink(trx, known.revision) : '';
  let revision = 0;
  for (const event of owned) {
    const { dossier: _, type, at, applicant, ...fields } = eventToJson(event);
    const row = { type: type as string, at: at as string, body: JSON.stringify(fields) };
    link = chainLink(link, code, row);
    const inserted = await trx
      .insertInto('event')
      .values({ ...row, dossier_id: dossierId, import_id: importId, chain: link })
      .returning('id')
      .executeTakeFirstOrThrow();
    revision = inserted.id;
    if (applicant) {
      await trx
        .insertInto('applicant')
        .values({ dossier_id: dossierId, body: JSON.stringify(applicant) })
        .execute();
    }
  }
  if (standing && source.law !== undefined) {
    await keepStanding(trx, await lawNumber(trx, source.law), { id: dossierId, revision, ...standing });
  }
  return known ? 'updated' : 'created';
}

async function readLink(trx: Transaction<Schema>, eventId: number): Promise<string> {
  return (await trx.selectFrom('event').select('chain').where('id', '=', eventId).executeTakeFirstOrThrow()).chain;
}

async function createDossier(trx: Transaction<Schema>, code: string): Promise<number> {
  const row = await trx
    .insertInto('dossier')
    .values({ code, code_key: codeKey(code) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function registerImport(trx: Transaction<Schema>, { file, sha256, at }: ImportSource): Promise<number> {
  const known = await trx.selectFrom('import').select('id').where('sha256', '=', sha256).where('imported_at', '=', at).executeTakeFirst();
  if (known) return known.id;
  const row = await trx.insertInto('import').values({ file, sha256, imported_at: at }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

const identity = (event: DossierEvent): string => `${event.type}@${event.at}`;
