// What officers were told of their lists and need not hear of at every import.
import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** All of it. */
export async function readToldOnce(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ what: string }>`select what from told_once`.execute(db);
  return new Set(rows.map(({ what }) => what));
}

/** Notes what was told; what has changed since is to be told again. */
export async function noteToldOnce(db: Kysely<Schema>, told: readonly string[], changed: readonly string[]): Promise<void> {
  if (told.length + changed.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await sql`insert or ignore into told_once (what) select value from json_each(${JSON.stringify(told)})`.execute(trx);
    await sql`delete from told_once where what in (select value from json_each(${JSON.stringify(changed)}))`.execute(trx);
  });
}
