// What SQLite alone takes to write the rows that an import wrote: the same tables with all their guards, the same statements, nothing else done.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openStore } from '@dunghen/store';

/** The tables of an import with their columns, in the order in which rows may refer to those before. */
const TABLES = [
  ['law', 'id, law'],
  ['import', 'id, file, sha256, imported_at, observed_on'],
  ['event_body', 'id, body'],
  ['dossier', 'id, code, code_key, revision, timeline, ended, law_id, due_day, missed'],
  ['event', 'id, dossier_id, type, at, body, import_id, chain'],
  ['applicant', 'dossier_id, body'],
  ['sighting', 'dossier_id, list, listed_on, received_on, state, said_running, promised_on, seen_open_on, missing_on, left_out_on, kinds'],
] as const;

/** As an import does: see `write-rows.ts` and `appender.ts` of the store. */
const ROWS_OF_A_STATEMENT = 100;
const DOSSIERS_OF_A_TRANSACTION = 1_000;

type Rows = readonly (readonly unknown[])[];

/** Writes what the database at `path` holds into a new one, thousand dossiers a transaction; seconds of the writing. */
export async function bareInserts(path: string): Promise<number> {
  const source = new Database(path, { readonly: true });
  const target = `${path}.bare`;
  await openStore(target, { create: true }).close();
  const db = new Database(target);
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  const statement = (table: string, columns: string, rows: number): Database.Statement => {
    const row = `(${columns.replaceAll(/\w+/g, '?')})`;
    return db.prepare(`insert into ${table} (${columns}) values ${Array<string>(rows).fill(row).join(', ')}`);
  };
  const writers = new Map(TABLES.map(([table, columns]) => [table, [ROWS_OF_A_STATEMENT, 1].map((n) => statement(table, columns, n))]));
  const write = (table: (typeof TABLES)[number][0], rows: Rows): void => {
    const [many, one] = writers.get(table) as [Database.Statement, Database.Statement];
    const whole = rows.length - (rows.length % ROWS_OF_A_STATEMENT);
    for (let at = 0; at < whole; at += ROWS_OF_A_STATEMENT) many.run(...rows.slice(at, at + ROWS_OF_A_STATEMENT).flat());
    for (const row of rows.slice(whole)) one.run(...row);
  };
  try {
    const [newest] = source.prepare('select max(id) from dossier').pluck().all() as [number];
    let took = 0;
    for (let after = 0; after < newest; after += DOSSIERS_OF_A_TRANSACTION) {
      const parts = TABLES.map(([table, columns], place): readonly [typeof table, Rows] => {
        if (place < 3) return [table, after === 0 ? (source.prepare(`select ${columns} from ${table}`).raw().all() as Rows) : []];
        const key = table === 'dossier' ? 'id' : 'dossier_id';
        const rows = source.prepare(`select ${columns} from ${table} where ${key} > ? and ${key} <= ? order by 1`).raw();
        return [table, rows.all(after, after + DOSSIERS_OF_A_TRANSACTION) as Rows];
      });
      const start = performance.now();
      db.exec('begin immediate');
      for (const [table, rows] of parts) write(table, rows);
      db.exec('commit');
      took += performance.now() - start;
    }
    return took / 1000;
  } finally {
    db.close();
    source.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(target + suffix, { force: true });
  }
}
