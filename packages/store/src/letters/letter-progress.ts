// How far the letters of dossiers had come by a day, which is all that a report asks of the ledger.
import type { LetterProgress } from '@dunghen/core/report';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** Of a letter sent before it was drafted: the office's day on which its dossier was first imported. */
const KNOWN_ON = sql<string | null>`case when sent_on < drafted_on then (
  select date(imported_at, '+7 hours') from event join import on import.id = import_id
  where event.dossier_id = letter.dossier_id order by event.id limit 1) end`.as('known_on');

/**
 * How far the letters of dossiers `from`…`to` had come by the day `asOf` (ISO), by dossier id; withdrawn letters count as none.
 */
export async function readLetterProgress(db: Db, from: number, to: number, asOf: string): Promise<ReadonlyMap<number, LetterProgress>> {
  const rows = await db
    .selectFrom('letter')
    .select(['dossier_id', 'apology_by', 'drafted_on', 'signed_on', 'sent_on', KNOWN_ON])
    .where('dossier_id', '>=', from)
    .where('dossier_id', '<=', to)
    .where('appointment', '=', 1)
    .where('state', '!=', 'withdrawn')
    .where('drafted_on', '<=', asOf)
    .execute();
  return new Map(
    rows.map(({ dossier_id, apology_by, drafted_on, signed_on, sent_on, known_on }) => {
      const issued = signed_on !== null && signed_on <= asOf;
      const sent = sent_on !== null && sent_on <= asOf;
      // A letter that the ledger did not have yet, though it knew the dossier, cannot be said to have been in time.
      const backdated =
        sent && sent_on < drafted_on && (known_on ?? sent_on) <= sent_on ? { draftedOn: drafted_on, sentOn: sent_on } : undefined;
      const sentLate = sent && apology_by !== null && (backdated?.draftedOn ?? sent_on) > apology_by;
      return [dossier_id, { drafted: true, issued, sent, sentLate, ...(backdated && { backdated }) }];
    }),
  );
}
