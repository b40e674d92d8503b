// What the rest of the product may ask of the store: one object over one database, with SQL nowhere else.
import type { DossierEvent } from '@dunghen/core';
import type { LetterProgress } from '@dunghen/core/report';
import { Kysely, type Transaction } from 'kysely';
import {
  appendEvents,
  codeKey,
  readDossier,
  readDossierPage,
  readDossierPageByCode,
  type Appended,
  type DossierBatch,
  type ImportSource,
  type StoredDossier,
} from './dossiers.ts';
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
import { ImmediateSqliteDialect } from './sqlite/immediate-dialect.ts';
import { openSqlite } from './sqlite/open.ts';
import { StoreError } from './store-error.ts';
import { BodyCache } from './timeline.ts';

/** What appending one dossier's events came to: done, or refused with the fault that its history check threw. */
export type AppendOutcome = { readonly done: Appended } | { readonly fault: unknown };

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

  const append = async (
    trx: Transaction<Schema>,
    batch: readonly DossierBatch[],
    source: ImportSource,
    check: (history: readonly DossierEvent[]) => void,
  ): Promise<readonly AppendOutcome[]> => {
    const outcomes: AppendOutcome[] = [];
    for (const item of batch) {
      let refused: { fault: unknown } | undefined;
      // Only what the history check throws refuses a dossier; a fault of the database undoes the whole batch.
      const guarded = (history: readonly DossierEvent[]): void => {
        try {
          check(history);
        } catch (fault) {
          refused = { fault };
          throw fault;
        }
      };
      try {
        outcomes.push({ done: await appendEvents(trx, item, source, guarded) });
      } catch (error) {
        if (!refused) throw error;
        outcomes.push(refused);
      }
    }
    return outcomes;
  };

  return {
    dossier: (code) => readDossier(db, code),
    dossierPagesByCode: async function* (size = PAGE) {
      let page = await readDossierPageByCode(db, '', size);
      for (; page.length > 0; page = await readDossierPageByCode(db, codeKey(page.at(-1)?.code ?? ''), size)) yield page;
    },
    dossierPages: ({ size = PAGE, withApplicants = true } = {}) =>
      pages((after) => readDossierPage(db, bodies, after, size, withApplicants)),
    append: (batch, source, check) => db.transaction().execute((trx) => append(trx, batch, source, check)),
    rehearse: async (batch, source, check) => {
      const rehearsal = new Rehearsal();
      await db
        .transaction()
        .execute(async (trx) => {
          rehearsal.outcomes = await append(trx, batch, source, check);
          throw rehearsal;
        })
        .catch((error: unknown) => {
          if (error !== rehearsal) throw error;
        });
      return rehearsal.outcomes;
    },
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
