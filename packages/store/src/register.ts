// The part of the store that is the register of dossiers: reading them, and appending what happened to them.
import type Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import {
  appendBatch,
  rehearseBatch,
  type Rehearsal,
  type AppendOutcome,
  type DossierBatch,
  type HistoryCheck,
  type ImportSource,
} from './append/append-batch.ts';
import { appenderTo, type Appender, type Told } from './append/appender.ts';
import { batchWriter } from './append/batch-writer.ts';
import { threadedWriter } from './append/threaded-writer.ts';
import { readDossier, readDossierPage, readDossierPageByCode, readDossiersById, type StoredDossier } from './dossiers.ts';
import { readEventSources, type EventSource } from './imports.ts';
import { PAGE, pages, slices } from './pages.ts';
import type { Schema } from './schema.ts';
import { idsNeedingCare, lastEventDay, newestEvent, openIds, readIsPast, readUnits, staleIds } from './standing.ts';
import type { BodyCache } from './timeline.ts';

/** How dossiers are read page by page. */
export interface PageOptions {
  readonly size?: number;
  readonly withApplicants?: boolean;
  /** Only some of them: those of these numbers, whose standing is stale under a law, or who are open by it (due by a day, stale ones not included). */
  readonly only?:
    | { readonly ids: readonly number[] }
    | { readonly stale: { readonly law: string } }
    /** Those a scan has to look into, see `idsNeedingCare`. */
    | { readonly needingCare: { readonly law: string; readonly dueBy: string } }
    | { readonly open: { readonly law: string; readonly dueBy?: string } };
}

/** What may be asked of the register of dossiers. */
export interface Register {
  dossier(code: string): Promise<StoredDossier | null>;
  /** Every dossier, page by page; without the citizens' data where nobody asks for them. */
  dossierPages(options?: PageOptions): AsyncGenerator<readonly StoredDossier[]>;
  /** The same in the order of their codes, slower: for what must not depend on how dossiers came in. */
  dossierPagesByCode(size?: number): AsyncGenerator<readonly StoredDossier[]>;
  dossiersById(ids: readonly number[], withApplicants?: boolean): Promise<readonly StoredDossier[]>;
  /** Appends several dossiers' events in one transaction; each dossier stands or falls by itself. */
  append(batch: readonly DossierBatch[], source: ImportSource, check: HistoryCheck): Promise<readonly AppendOutcome[]>;
  /** The same for the many batches of a large file. */
  appender<Item extends DossierBatch>(source: ImportSource, check: HistoryCheck, told: Told<Item>): Appender<Item>;
  /** What `append` would do, without doing it. */
  rehearse(batch: readonly DossierBatch[], check: HistoryCheck): Promise<Rehearsal>;
  /** Which file, or letter, brought each event of a dossier. */
  eventSources(dossierId: number): Promise<readonly EventSource[]>;
  /** The number of the newest event: while it stays the same, nothing is known that was not. */
  newestEvent(): Promise<number>;
  /** Every unit that a dossier was ever in, as they were written, in order. */
  units(): Promise<readonly string[]>;
  /** The last day on which anything happened, ISO; '' in an empty database. */
  lastEventDay(): Promise<string>;
  /** Whether what happened says that a day, ISO, is past: something did up to the last of some `later` days, or to several dossiers after that. */
  isPast(day: string, later: readonly string[]): Promise<boolean>;
}

/** The register over the queries of a database. */
export const registerOver = (database: Database.Database, db: Kysely<Schema>, bodies: BodyCache): Register => ({
  dossier: (code) => readDossier(db, bodies, code),
  dossierPages: ({ size = PAGE, withApplicants = true, only } = {}) => {
    if (!only) return pages(size, (after) => readDossierPage(db, bodies, after, size, withApplicants));
    const chosen = (ids: readonly number[]) => (ids.length === 0 ? Promise.resolve([]) : readDossiersById(db, bodies, ids, withApplicants));
    if ('ids' in only) return slices(() => Promise.resolve(only.ids), size, chosen);
    if ('stale' in only) return pages(size, async (after) => chosen(await staleIds(db, only.stale.law, after, size)));
    if ('needingCare' in only) return slices(() => idsNeedingCare(db, only.needingCare.law, only.needingCare.dueBy), size, chosen);
    return slices(() => openIds(db, only.open.law, only.open.dueBy), size, chosen);
  },
  dossierPagesByCode: async function* (size = PAGE) {
    let page = await readDossierPageByCode(db, bodies, 0, size);
    for (; page.length > 0; page = await readDossierPageByCode(db, bodies, (page.at(-1) as StoredDossier).id, size)) yield page;
  },
  dossiersById: (ids, withApplicants = false) =>
    ids.length === 0 ? Promise.resolve([]) : readDossiersById(db, bodies, ids, withApplicants),
  append: (batch, source, check) => appendBatch(db, bodies, batch, source, check),
  appender: (source, check, told) => appenderTo(db, bodies, source, check, threadedWriter(database.name, batchWriter(db)), told),
  rehearse: (batch, check) => rehearseBatch(db, bodies, batch, check),
  eventSources: (dossierId) => readEventSources(db, dossierId),
  newestEvent: () => newestEvent(db),
  units: () => readUnits(db),
  lastEventDay: () => lastEventDay(db),
  isPast: (day, later) => readIsPast(db, day, later),
});
