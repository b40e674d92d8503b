// The part of the store that remembers mornings: which were told, their digests, and the mail still on its way.
import type { Kysely } from 'kysely';
import {
  claimMorning,
  dropMail,
  isMorningTold,
  noteMail,
  readAlertKeys,
  readMailDue,
  readMailWaiting,
  readUnpublishedDigests,
  settleDigest,
  type MailDue,
  type Morning,
  type StoredDigest,
} from './digests.ts';
import type { Schema } from './schema.ts';

/** What may be asked of the mornings. */
export interface Mornings {
  /** Whether the digests of a day exist. */
  isMorningTold(on: string): Promise<boolean>;
  alertKeys(fromDossier: number, toDossier: number): Promise<ReadonlySet<string>>;
  /** Claims a morning's alerts, digests and mail at once; false when another program was first. */
  claimMorning(morning: Morning): Promise<boolean>;
  unpublishedDigests(): Promise<readonly StoredDigest[]>;
  settleDigest(digestId: number, at: string): Promise<void>;
  mailDue(at: string, limit: number): Promise<readonly MailDue[]>;
  mailWaiting(): Promise<{ readonly count: number; readonly fault: string | null }>;
  dropMail(mail: Pick<MailDue, 'id' | 'recipient'>): Promise<void>;
  noteMail: (
    mail: Pick<MailDue, 'id' | 'recipient' | 'attempts'>,
    outcome: { readonly sentAt: string } | { readonly fault: string; readonly nextAt: string },
  ) => Promise<void>;
}

/** The mornings over the queries of a database. */
export const morningsOver = (db: Kysely<Schema>): Mornings => ({
  isMorningTold: (on) => isMorningTold(db, on),
  alertKeys: (from, to) => readAlertKeys(db, from, to),
  claimMorning: (morning) => claimMorning(db, morning),
  unpublishedDigests: () => readUnpublishedDigests(db),
  settleDigest: (id, at) => settleDigest(db, id, at),
  mailDue: (at, limit) => readMailDue(db, at, limit),
  mailWaiting: () => readMailWaiting(db),
  dropMail: (mail) => dropMail(db, mail),
  noteMail: (mail, outcome) => noteMail(db, mail, outcome),
});
