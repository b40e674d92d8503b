// Mornings told of by a clock that ran ahead: they are made anew when their day has come.
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { DIGEST, type StoredDigest } from './digests.ts';

/** The digests of the days after `day`, ISO. */
export const readDigestsAfter = (db: Kysely<Schema>, day: string): Promise<readonly StoredDigest[]> =>
  db
    .selectFrom('digest')
    .select([...DIGEST, 'html', 'workbook'])
    .where('on_day', '>', day)
    .orderBy('id')
    .execute();

/** Forgets what was told of on days after `day`, ISO, with what rang and what was mailed; mail that they went in place of waits again. */
export async function forgetMorningsAfter(db: Kysely<Schema>, day: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ahead = trx.selectFrom('digest').select('id').where('on_day', '>', day);
    await trx.updateTable('digest_mail').set({ superseded_by: null }).where('superseded_by', 'in', ahead).execute();
    await trx.deleteFrom('digest_since').where('digest_id', 'in', ahead).execute();
    await trx.deleteFrom('digest_mail').where('digest_id', 'in', ahead).execute();
    await trx.deleteFrom('digest').where('on_day', '>', day).execute();
    await trx.deleteFrom('alert').where('rung_on', '>', day).execute();
  });
}
