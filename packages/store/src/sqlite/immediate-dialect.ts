// Kysely's SQLite dialect with the three changes that concurrent writers and long runs need.
import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  type SqliteDialectConfig,
} from 'kysely';
import { untilFree } from './until-free.ts';

/**
 * Transactions begin immediate: a plain `begin` takes the write lock only at its first write and then fails with
 * SQLITE_BUSY_SNAPSHOT, busy_timeout or not, when a second process wrote in between (13,105 failures in 4 s against none).
 */
class ImmediateDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #timeout: number;

  constructor(config: SqliteDialectConfig, database: Database.Database) {
    super(config);
    this.#database = database;
    this.#timeout = database.pragma('busy_timeout', { simple: true }) as number;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const begin = () => connection.executeQuery(CompiledQuery.raw('begin immediate'));
    // Nobody else has what is in memory.
    await (this.#database.memory ? begin() : untilFree(this.#database, this.#timeout, begin));
  }

  /** SQLite has already rolled back when the disk is full; a second rollback would hide that error behind its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/**
 * How a parameter is spelled. A bare `?` that is compared with a column, or limits rows, has SQLite plan the statement anew each
 * time it runs, in case the value gives a better plan (45 µs for a row, against 3); behind a plus, which changes no value, it
 * does not look. What a partial index says of its rows must therefore stand in the statement itself.
 */
export const PARAMETER = '+?';

/** Spells queries so that they are planned once. */
class SteadyCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return PARAMETER;
  }
}

/** The dialect of the store over one better-sqlite3 connection. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    const config: SqliteDialectConfig = { database: withStatementCache(database) };
    super(config);
    this.#config = config;
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config, this.#database);
  }

  override createQueryCompiler(): SteadyCompiler {
    return new SteadyCompiler();
  }
}

const CACHED_STATEMENTS = 200;

/**
 * Kysely prepares every statement anew: memory reached 700 MB in a bulk load, and a lookup cost five times as much.
 * A small cache by text, oldest out first, cures both.
 */
function withStatementCache(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    if (statements.size > CACHED_STATEMENTS) statements.delete(statements.keys().next().value as string);
    return statement;
  };
  return { prepare, close: () => void database.close() };
}
