// The part of the store that remembers mornings: which were told, their digests, and the mail still on its way.
import type { Kysely } from 'kysely';
import {
  claimMorning,
  dropMail,
  dropUnawaited,
  isMorningTold,
  noteMail,
  readAlerts,
  readMailDue,
  readMailWaiting,
  readUnpublishedDigests,
  settleDigest,
  type MailDue,
  type Morning,
  type StoredDigest,
} from './digests.ts';
import { forgetMorningsAfter, readDigestsAfter } from './forget-mornings.ts';
import type { Schema } from '../schema.ts';
import { readDaysUnsent, readSuperseded, supersedeMail, type Awaited, type SupersededMail } from './superseded-mail.ts';

/** What may be asked of the mornings. */
export interface Mornings {
  /** Whether the digests of a day exist. */
  isMorningTold(on: string): Promise<boolean>;
  /** The steps rung of dossiers, as "dossierId/dueOn/step", each with the day it was told of, ISO. */
  alerts(fromDossier: number, toDossier: number): Promise<ReadonlyMap<string, string>>;
  /** Claims a morning's alerts, digests and mail at once; false when another program was first. */
  claimMorning(morning: Morning): Promise<boolean>;
  unpublishedDigests(): Promise<readonly StoredDigest[]>;
  settleDigest(digestId: number, at: string): Promise<void>;
  /** The digests of the days after a day, ISO. */
  digestsAfter(day: string): Promise<readonly StoredDigest[]>;
  /** Forgets what was told of on days after a day, ISO, with what rang and what was mailed. */
  forgetMorningsAfter(day: string): Promise<void>;
  mailDue(at: string, limit: number): Promise<readonly MailDue[]>;
  mailWaiting(): Promise<{ readonly count: number; readonly fault: string | null }>;
  /** Notes the mail that waits behind a newer digest for its reader; it is not sent. Returns how much of it is new. */
  supersedeMail(): Promise<number>;
  /** The days, ISO, before a mail of which its reader heard nothing. */
  daysUnsent(mail: Awaited): Promise<readonly string[]>;
  /** What was superseded of the mornings since a day, ISO. */
  mailSuperseded(since: string): Promise<SupersededMail>;
  dropMail(mail: Pick<MailDue, 'id' | 'recipient'>): Promise<void>;
  /** Lets go of what was kept for mail that went, or that a newer digest went in place of. */
  dropUnawaited(): Promise<void>;
  noteMail: (
    mail: Pick<MailDue, 'id' | 'recipient' | 'attempts'>,
    outcome: { readonly sentAt: string } | { readonly fault: string; readonly nextAt: string },
  ) => Promise<void>;
}

/** The mornings over the queries of a database. */
export const morningsOver = (db: Kysely<Schema>): Mornings => ({
  isMorningTold: (on) => isMorningTold(db, on),
  alerts: (from, to) => readAlerts(db, from, to),
  claimMorning: (morning) => claimMorning(db, morning),
  unpublishedDigests: () => readUnpublishedDigests(db),
  settleDigest: (id, at) => settleDigest(db, id, at),
  digestsAfter: (day) => readDigestsAfter(db, day),
  forgetMorningsAfter: (day) => forgetMorningsAfter(db, day),
  mailDue: (at, limit) => readMailDue(db, at, limit),
  mailWaiting: () => readMailWaiting(db),
  supersedeMail: () => supersedeMail(db),
  daysUnsent: (mail) => readDaysUnsent(db, mail),
  mailSuperseded: (since) => readSuperseded(db, since),
  dropMail: (mail) => dropMail(db, mail),
  dropUnawaited: () => dropUnawaited(db),
  noteMail: (mail, outcome) => noteMail(db, mail, outcome),
});
