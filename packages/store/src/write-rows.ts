// Writes the rows of a batch in as few statements as it takes: a million dossiers are a thousand statements, not five million.
import { sql, type Transaction } from 'kysely';
import type { ImportSource } from './append-batch.ts';
import type { BatchRows, Registered } from './batch-rows.ts';
import type { Schema } from './schema.ts';
import { writeListings } from './sightings.ts';
import { lawNumber } from './standing.ts';

type Trx = Transaction<Schema>;

/**
 * Writes a batch with all that is derived from its events; false, and nothing written, when another writer was first. The
 * derived columns are those the trigger on the event table keeps for whoever writes event rows alone; it stands aside where
 * the dossier's revision already says so.
 */
export async function writeRows(trx: Trx, rows: BatchRows): Promise<boolean> {
  if (rows.events !== '') {
    const newest = await sql<{ id: number | null }>`select max(id) as id from event`.execute(trx);
    if ((newest.rows[0]?.id ?? 0) !== rows.newestEvent) return false;
  }
  if (rows.bodies !== '') {
    await sql`insert into event_body (id, body) select value ->> 0, value ->> 1 from json_each(${rows.bodies})`.execute(trx);
  }
  if (rows.dossiers !== '') {
    await sql`insert into dossier (id, code, code_key, revision, timeline, ended, law_id, due_day, missed)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8
      from json_each(${rows.dossiers})`.execute(trx);
  }
  if (rows.moved !== '') {
    await sql`update dossier set revision = value ->> 1, timeline = value ->> 2, ended = value ->> 3, law_id = value ->> 4,
        due_day = value ->> 5, missed = value ->> 6
      from json_each(${rows.moved}) where dossier.id = value ->> 0`.execute(trx);
  }
  if (rows.events !== '') {
    // The rows come in order, a dossier's beside each other: the function goes by that (see `linksInOrder`).
    await sql`insert into event (id, dossier_id, type, at, body, import_id, chain)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, whole, ${rows.importId},
        event_link(value ->> 6, value ->> 7, value ->> 2, value ->> 3, whole)
      from (
        select value,
          coalesce(substr(body, 1, length(body) - 1) || iif(body = '{}', '', ',') || (value ->> 5) || '}', body) as whole
        from json_each(${rows.events}) cross join event_body on event_body.id = value ->> 4
      )`.execute(trx);
    await trx.updateTable('newest').set({ last_on: rows.lastOn }).where('last_on', '<', rows.lastOn).execute();
  }
  if (rows.applicants !== '') {
    await sql`insert into applicant (dossier_id, body) select value ->> 0, value ->> 1 from json_each(${rows.applicants})`.execute(trx);
  }
  if (rows.listings !== '') await writeListings(trx, rows.listings);
  return true;
}

/** The numbers of an import and of its law, given to them where they have none. */
export async function register(db: Trx, { file, sha256, at, observedOn, law }: ImportSource): Promise<Registered> {
  const known = await db.selectFrom('import').select('id').where('sha256', '=', sha256).where('imported_at', '=', at).executeTakeFirst();
  const row =
    known ??
    (await db
      .insertInto('import')
      .values({ file, sha256, imported_at: at, observed_on: observedOn ?? null })
      .returning('id')
      .executeTakeFirstOrThrow());
  return { importId: row.id, law: law === undefined ? 0 : await lawNumber(db, law) };
}
