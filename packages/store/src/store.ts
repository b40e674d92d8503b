// What the rest of the product may ask of the store: one object over one database, with SQL nowhere else.
import type { DossierEvent, EpochDay } from '@dunghen/core';
import type { LetterProgress, Sighting } from '@dunghen/core/report';
import { Kysely } from 'kysely';
import { appendEvents, type AppendOutcome, type DossierBatch, type ImportSource } from './append.ts';
import { codeKey, readDossier, readDossierPage, readDossierPageByCode, type StoredDossier } from './dossiers.ts';
import {
  claimLetter,
  countLetters,
  readLetterBytes,
  readLetterKeys,
  readLetterPage,
  readLetterProgress,
  settleLetter,
  type LetterDraft,
  type StoredLetter,
} from './letters.ts';
import type { Schema } from './schema.ts';
import { markMissing, readSightings, readUnlisted, type ListCover, type Unlisted } from './sightings.ts';
import { ImmediateSqliteDialect } from './sqlite/immediate-dialect.ts';
import { openSqlite } from './sqlite/open.ts';
import { StoreError } from './store-error.ts';
import { BodyCache } from './timeline.ts';

/** How dossiers are read page by page. */
export interface PageOptions {
  readonly size?: number;
  readonly withApplicants?: boolean;
}

/** A database of dossiers and letters. All writes are immediate transactions; nothing acknowledged is ever lost. */
export interface Store {
  dossier(code: string): Promise<StoredDossier | null>;
  /** Every dossier, page by page; without the citizens' data where nobody asks for them. */
  dossierPages(options?: PageOptions): AsyncGenerator<readonly StoredDossier[]>;
  /** The same in the order of their codes, slower: for what must not depend on how dossiers came in. */
  dossierPagesByCode(size?: number): AsyncGenerator<readonly StoredDossier[]>;
  /** Appends several dossiers' events in one transaction; each dossier stands or falls by itself. */
  append(
    batch: readonly DossierBatch[],
    source: ImportSource,
    check: (history: readonly DossierEvent[]) => void,
  ): Promise<readonly AppendOutcome[]>;
  /** What `append` would do, without doing it. */
  rehearse(
    batch: readonly DossierBatch[],
    source: ImportSource,
    check: (history: readonly DossierEvent[]) => void,
  ): Promise<readonly AppendOutcome[]>;
  /** What imported lists showed of dossiers, by dossier id. */
  sightings(fromDossierId: number, toDossierId: number): Promise<ReadonlyMap<number, Sighting>>;
  /** The dossiers a list should have shown and did not. */
  unlisted(cover: ListCover, limit: number): Promise<Unlisted>;
  markMissing(dossierIds: readonly number[], on: EpochDay): Promise<void>;
  letterKeys(fromDossier: number, toDossier: number): Promise<ReadonlySet<string>>;
  letterProgress(fromDossier: number, toDossier: number): Promise<ReadonlyMap<number, LetterProgress>>;
  claimLetter(draft: LetterDraft, at: string): Promise<boolean>;
  letterPages(options?: { readonly unpublished?: boolean; readonly size?: number }): AsyncGenerator<readonly StoredLetter[]>;
  letterBytes(letterId: number): Promise<Uint8Array | null>;
  settleLetter(letterId: number, at: string): Promise<boolean>;
  letterCount(): Promise<number>;
  close(): Promise<void>;
}

const PAGE = 500;

/** Thrown to undo a transaction that was only rehearsed. */
class Rehearsal extends Error {
  outcomes: readonly AppendOutcome[] = [];
}

/**
 * Opens the database named by a URL: `sqlite:PATH`, or a bare path.
 * @throws {StoreError} `bad-database-url`, `no-database` (unless `create`), `database-unusable`, `database-newer`.
 */
export function openStore(url: string, options: { readonly create?: boolean } = {}): Store {
  const bodies = new BodyCache();
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(openSqlite(sqlitePath(url), options.create ?? false)) });

  async function* pages<T extends { readonly id: number }>(next: (after: number) => Promise<readonly T[]>): AsyncGenerator<readonly T[]> {
    for (let page = await next(0); page.length > 0; page = await next((page.at(-1) as T).id)) yield page;
  }

  return {
    dossier: (code) => readDossier(db, code),
    dossierPagesByCode: async function* (size = PAGE) {
      let page = await readDossierPageByCode(db, '', size);
      for (; page.length > 0; page = await readDossierPageByCode(db, codeKey(page.at(-1)?.code ?? ''), size)) yield page;
    },
    dossierPages: ({ size = PAGE, withApplicants = true } = {}) =>
      pages((after) => readDossierPage(db, bodies, after, size, withApplicants)),
    append: (batch, source, check) => db.transaction().execute((trx) => appendEvents(trx, bodies, batch, source, check)),
    rehearse: async (batch, source, check) => {
      const rehearsal = new Rehearsal();
      await db
        .transaction()
        .execute(async (trx) => {
          rehearsal.outcomes = await appendEvents(trx, bodies, batch, source, check);
          throw rehearsal;
        })
        .catch((error: unknown) => {
          if (error !== rehearsal) throw error;
        });
      return rehearsal.outcomes;
    },
    sightings: (from, to) => readSightings(db, from, to),
    unlisted: (cover, limit) => readUnlisted(db, cover, limit),
    markMissing: (ids, on) => markMissing(db, ids, on),
    letterKeys: (from, to) => readLetterKeys(db, from, to),
    letterProgress: (from, to) => readLetterProgress(db, from, to),
    claimLetter: (draft, at) => claimLetter(db, draft, at),
    letterPages: ({ unpublished = false, size = PAGE } = {}) => pages((after) => readLetterPage(db, after, size, unpublished)),
    letterBytes: (id) => readLetterBytes(db, id),
    settleLetter: (id, at) => settleLetter(db, id, at),
    letterCount: () => countLetters(db),
    close: () => db.destroy(),
  };
}

/** The file of a database URL. @throws {StoreError} `bad-database-url`. */
export function sqlitePath(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase();
  const path = scheme === 'sqlite' ? url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '') : scheme === undefined ? url : '';
  if (path === '') {
    throw new StoreError(
      'bad-database-url',
      {
        vi: `Không hiểu cơ sở dữ liệu "${url.replace(/\/\/[^@/]*@/, '//…@')}"; hãy ghi sqlite:ĐƯỜNG_DẪN, ví dụ sqlite:dunghen.db (PostgreSQL chưa được hỗ trợ).`,
        en: `The database "${url.replace(/\/\/[^@/]*@/, '//…@')}" is not understood; write sqlite:PATH, for example sqlite:dunghen.db (PostgreSQL is not supported yet).`,
      },
      url,
    );
  }
  return path;
}
