// Mail that waited until there was a newer digest for the same reader: the newer one tells all that is still to do, so that one alone is sent.
import { sql, type Kysely, type Transaction } from 'kysely';
import type { MailDue } from './digests.ts';
import type { Schema } from '../schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** Mail that was not sent since a newer digest went in its place: how much, and the first and the last day it told of, ISO. */
export interface SupersededMail {
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** The digests of the unit and reader of an outer `digest_mail` and `digest`. */
const ofItsReader = sql`from digest_mail as other join digest as its on its.id = other.digest_id
  where its.unit = digest.unit and other.recipient = digest_mail.recipient`;

/**
 * Notes what waits though there is a newer digest of its unit for its reader; returns how many were not noted before. What was
 * never to be sent, since no mail was set up on its morning, is let go.
 */
export async function supersedeMail(db: Db): Promise<number> {
  await sql`
    delete from digest_mail where set_up = 0 and sent_at is null and exists (
      select 1 from digest where digest.id = digest_mail.digest_id and digest_id < (select max(other.digest_id) ${ofItsReader})
    )`.execute(db);
  const { numAffectedRows = 0n } = await sql`
    update digest_mail set superseded_by = (select max(other.digest_id) ${ofItsReader})
    from digest where digest.id = digest_mail.digest_id and sent_at is null and superseded_by is null
      and digest_id < (select max(other.digest_id) ${ofItsReader})`.execute(db);
  return Number(numAffectedRows);
}

/** A mail of a reader; without an id the one that is to come. */
export type Awaited = Pick<MailDue, 'unit' | 'recipient'> & Partial<Pick<MailDue, 'id'>>;

/** The days, ISO, of which a reader of a mail heard nothing since the last one that reached them, though mail was set up. */
export async function readDaysUnsent(db: Db, { id, unit, recipient }: Awaited): Promise<readonly string[]> {
  const mails = db
    .selectFrom('digest_mail')
    .innerJoin('digest', 'digest.id', 'digest_id')
    .where('unit', '=', unit)
    .where('recipient', '=', recipient)
    .$if(id !== undefined, (older) => older.where('digest.id', '<', id as number));
  const lastSent = mails.where('sent_at', 'is not', null).select(({ fn }) => fn.coalesce(fn.max('digest.id'), sql.lit(0)).as('id'));
  const rows = await mails.where('digest.id', '>', lastSent).where('set_up', '=', 1).select('on_day').orderBy('digest.id').execute();
  return rows.map(({ on_day }) => on_day);
}

/** What was superseded of the digests of a day, ISO, and later ones. */
export async function readSuperseded(db: Db, since: string): Promise<SupersededMail> {
  return db
    .selectFrom('digest_mail')
    .innerJoin('digest', 'digest.id', 'digest_id')
    .where('superseded_by', 'is not', null)
    .where('sent_at', 'is', null)
    .where('on_day', '>=', since)
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('on_day').as('first'), fn.max('on_day').as('last')])
    .executeTakeFirstOrThrow();
}
