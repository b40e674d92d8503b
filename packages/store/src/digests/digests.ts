// The mornings that were told of: which dossier rang at which step, the digests made of it, and the mail still to go out.
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/** A dossier told of at one step of the ladder; told once, whatever happens. */
export interface Alert {
  readonly dossierId: number;
  /** The due date the step was counted from, ISO: a new due date starts a new ladder. */
  readonly dueOn: string;
  /** Working days left; negative for days past. */
  readonly step: number;
}

/** A reader of a digest. */
export interface DigestReader {
  readonly recipient: string;
  /** The first morning, ISO, that did not come to them; null where all came. */
  readonly newSince: string | null;
  /** Whether mail was set up: if not, a later morning does not say that this one did not come. */
  readonly isSetUp: boolean;
}

/** A digest for those who heard nothing since a morning, where more is new to them than in that of all. */
export interface DigestSince {
  readonly newSince: string;
  readonly html: string;
  readonly workbook: Uint8Array;
}

/** A digest about to be claimed, whole. */
export interface DigestDraft {
  /** The unit it is for. */
  readonly unit: string;
  /** Path below the digests' folder, without an extension. */
  readonly file: string;
  readonly subject: string;
  readonly html: string;
  readonly workbook: Uint8Array;
  readonly readers: readonly DigestReader[];
  readonly sinces: readonly DigestSince[];
}

/** A morning: what rang, and what is told of it. */
export interface Morning {
  /** ISO day. */
  readonly on: string;
  readonly alerts: readonly Alert[];
  readonly digests: readonly DigestDraft[];
}

/** A digest of the ledger. */
export interface StoredDigest {
  readonly id: number;
  readonly on: string;
  readonly unit: string;
  readonly file: string;
  readonly html: string;
  readonly workbook: Uint8Array;
}

/** A digest that has not reached one of its readers yet. */
export interface MailDue extends StoredDigest {
  readonly subject: string;
  readonly recipient: string;
  /** Since which morning, ISO, more is marked as new in it; null where nothing is. */
  readonly newSince: string | null;
  readonly attempts: number;
}

type Db = Kysely<Schema> | Transaction<Schema>;

/** Whether the digests of a day were claimed. */
export async function isMorningTold(db: Db, on: string): Promise<boolean> {
  return (await db.selectFrom('digest').select('id').where('on_day', '=', on).limit(1).executeTakeFirst()) !== undefined;
}

/** The steps already rung of the dossiers `from`…`to`, as "dossierId/dueOn/step", each with the day of its morning, ISO. */
export async function readAlerts(db: Db, from: number, to: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('alert')
    .select(['dossier_id', 'due_on', 'step', 'rung_on'])
    .where('dossier_id', '>=', from)
    .where('dossier_id', '<=', to)
    .execute();
  return new Map(rows.map((row) => [`${row.dossier_id}/${row.due_on}/${row.step}`, row.rung_on]));
}

/** Claims a morning in one transaction, alerts, digests and mail together; false when another program was first. */
export async function claimMorning(db: Kysely<Schema>, { on, alerts, digests }: Morning): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (await isMorningTold(trx, on)) return false;
    for (const { dossierId, dueOn, step } of alerts) {
      await trx
        .insertInto('alert')
        .values({ dossier_id: dossierId, due_on: dueOn, step, rung_on: on })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const { unit, file, subject, html, workbook, readers, sinces } of digests) {
      const { id } = await trx
        .insertInto('digest')
        .values({ on_day: on, unit, file, subject, html, workbook: Buffer.from(workbook), published_at: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (const { newSince, ...more } of sinces) {
        await trx
          .insertInto('digest_since')
          .values({ digest_id: id, new_since: newSince, html: more.html, workbook: Buffer.from(more.workbook) })
          .execute();
      }
      for (const { recipient, newSince, isSetUp } of readers) {
        const mail = { digest_id: id, recipient, attempts: 0, next_at: '', sent_at: null, fault: null, superseded_by: null };
        await trx
          .insertInto('digest_mail')
          .values({ ...mail, new_since: newSince, set_up: isSetUp ? 1 : 0 })
          .execute();
      }
    }
    return true;
  });
}

/** The columns of a {@link StoredDigest} that are read of every digest. */
export const DIGEST = ['digest.id as id', 'on_day as on', 'unit', 'file'] as const;

/** Digests whose files are not known to be on disk. */
export const readUnpublishedDigests = (db: Db): Promise<readonly StoredDigest[]> =>
  db
    .selectFrom('digest')
    .select([...DIGEST, 'html', 'workbook'])
    .where('published_at', 'is', null)
    .orderBy('id')
    .execute();

/** Settles a digest whose files are safely on disk. */
export async function settleDigest(db: Db, id: number, at: string): Promise<void> {
  await db.updateTable('digest').set({ published_at: at }).where('id', '=', id).where('published_at', 'is', null).execute();
}

/** The mail whose time has come, oldest first. */
export const readMailDue = (db: Db, at: string, limit: number): Promise<readonly MailDue[]> =>
  db
    .selectFrom('digest_mail')
    .innerJoin('digest', 'digest.id', 'digest_mail.digest_id')
    .leftJoin('digest_since as more', (join) =>
      join.onRef('more.digest_id', '=', 'digest_mail.digest_id').onRef('more.new_since', '=', 'digest_mail.new_since'),
    )
    .select([...DIGEST, 'subject', 'recipient', 'digest_mail.new_since as newSince', 'attempts'])
    .select(({ fn }) => [
      fn.coalesce('more.html', 'digest.html').as('html'),
      fn.coalesce('more.workbook', 'digest.workbook').as('workbook'),
    ])
    .where('sent_at', 'is', null)
    .where('superseded_by', 'is', null)
    .where('next_at', '<=', at)
    .orderBy('digest.id')
    .orderBy('recipient')
    .limit(limit)
    .execute();

/** How much mail waits since some of it failed, and why; what follows a failure was often not tried at all. */
export async function readMailWaiting(db: Db): Promise<{ readonly count: number; readonly fault: string | null }> {
  const row = await db
    .selectFrom('digest_mail')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('fault').as('fault')])
    .where('sent_at', 'is', null)
    .where('superseded_by', 'is', null)
    .executeTakeFirstOrThrow();
  return { count: row.fault === null ? 0 : row.count, fault: row.fault };
}

/** Lets go of the digests of which no mail waits any more. */
export async function dropUnawaited(db: Db): Promise<void> {
  await sql`
    delete from digest_since where not exists (
      select 1 from digest_mail as mail where mail.digest_id = digest_since.digest_id and mail.new_since = digest_since.new_since
        and sent_at is null and superseded_by is null
    )`.execute(db);
}

/** Gives up a mail that did not go. */
export async function dropMail(db: Db, { id, recipient }: Pick<MailDue, 'id' | 'recipient'>): Promise<void> {
  await db.deleteFrom('digest_mail').where('digest_id', '=', id).where('recipient', '=', recipient).where('sent_at', 'is', null).execute();
}

/** Notes that a mail went, or why it did not and when to try again. */
export async function noteMail(
  db: Db,
  mail: Pick<MailDue, 'id' | 'recipient' | 'attempts'>,
  outcome: { readonly sentAt: string } | { readonly fault: string; readonly nextAt: string },
): Promise<void> {
  await db
    .updateTable('digest_mail')
    .set(
      'sentAt' in outcome
        ? { sent_at: outcome.sentAt, fault: null, attempts: mail.attempts + 1 }
        : { fault: outcome.fault, next_at: outcome.nextAt, attempts: mail.attempts + 1 },
    )
    .where('digest_id', '=', mail.id)
    .where('recipient', '=', mail.recipient)
    .execute();
}
