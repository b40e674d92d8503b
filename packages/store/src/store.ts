// What the rest of the product may ask of the store: one object over one database, each part of it in a file of its own, with SQL nowhere else.
import { realpathSync } from 'node:fs';
import type { Sentence } from '@dunghen/core';
import type Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { sqlitePath } from './database-url.ts';
import { morningsOver, type Mornings } from './digests/mornings.ts';
import { ledgerId } from './ledger-id.ts';
import { ledgerOver, type LetterLedger } from './letters/letter-ledger.ts';
import { listsOver, type Lists } from './lists.ts';
import { registerOver, type Register } from './register.ts';
import { scanRecordsOver, type ScanRecords } from './scan-records.ts';
import type { Schema } from './schema.ts';
import { ImmediateSqliteDialect } from './sqlite/immediate-dialect.ts';
import { openSqlite, type Creation } from './sqlite/open.ts';
import { openToAsk } from './sqlite/open-as-it-lies.ts';
import { BodyCache } from './timeline.ts';
import { upkeepOf, type Upkeep } from './upkeep.ts';

/** A database of dossiers and letters. All writes are immediate transactions; nothing acknowledged is ever lost. */
export interface Store extends Register, Lists, LetterLedger, Mornings, ScanRecords, Upkeep {
  close(): Promise<void>;
}

/** How a database is opened. */
export interface Opening {
  readonly create?: Creation;
  /** For a command that only reads: opened as it lies where nothing can be written, of which this is told. Nothing can be written to it then. */
  readonly onlyRead?: (sentence: Sentence) => void;
}

/**
 * Opens the database named by a URL: `sqlite:PATH`, or a bare path.
 * @throws {StoreError} `bad-database-url`, `no-database` (unless `create`), `database-unusable`, `database-newer`.
 */
export function openStore(url: string, { create = false, onlyRead }: Opening = {}): Store {
  const path = sqlitePath(url);
  const database = onlyRead ? openToAsk(path, onlyRead) : openSqlite(path, create);
  return storeOver(database, queriesOver(database));
}

/** The queries of a store over an open database. */
export const queriesOver = (database: Database.Database): Kysely<Schema> => new Kysely({ dialect: new ImmediateSqliteDialect(database) });

/** The store over an open database. */
export function storeOver(database: Database.Database, db: Kysely<Schema>): Store {
  const bodies = new BodyCache();
  // In the letters the disk has: one name written in other capitals is the same database on Windows.
  const own = database.memory ? '' : ledgerId(realpathSync.native(database.name));
  return {
    ...registerOver(database, db, bodies),
    ...listsOver(db),
    ...ledgerOver(db, bodies, own),
    ...morningsOver(db),
    ...scanRecordsOver(db),
    ...upkeepOf(database, db, bodies),
    close: async () => {
      await db.destroy();
      // A store that was asked nothing has no driver yet that could close the file.
      database.close();
    },
  };
}
