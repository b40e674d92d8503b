// Which appointments have a letter in the ledger, as keys that a scan looks up for thousands of dossiers at a time.
import type { Kysely, Transaction } from 'kysely';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import { wasUnowed } from './drafts-to-mend.ts';

/**
 * The keys already in the ledger among dossiers `from`…`to`, as "dossierId/appointment"; a draft is a letter for its own day
 * only, "dossierId/appointment=day" beside "dossierId/appointment=", since nobody may sign it once the law moved that day; a withdrawn letter is only known for
 * the day it was withdrawn for, "dossierId/appointment@day". Missing another day owes a letter again; {@link hasLetter} asks. One that
 * the program withdrew since it was owed to nobody is not known at all.
 */
export async function readLetterKeys(db: Kysely<Schema> | Transaction<Schema>, from: number, to: number): Promise<ReadonlySet<string>> {
  const { rows } = await keysOf(db, { from, to });
  return new Set(
    rows.flatMap(({ dossier_id, appointment, state, due_on, unowed }) => {
      if (unowed === 1) return [];
      const key = `${dossier_id}/${appointment}`;
      return state === 'drafted' ? [`${key}=`, `${key}=${due_on}`] : [state === 'withdrawn' ? `${key}@${due_on}` : key];
    }),
  );
}

/** Whether keys hold a letter for an appointment that was missed on a day, ISO. */
export const hasLetter = (keys: ReadonlySet<string>, dossierId: number, appointment: number, dueOn: string): boolean =>
  keys.has(`${dossierId}/${appointment}`) || keys.has(`${dossierId}/${appointment}=${dueOn}`);

/** Whether keys hold a draft for an appointment, whatever its day. */
export const hasDraft = (keys: ReadonlySet<string>, dossierId: number, appointment: number): boolean =>
  keys.has(`${dossierId}/${appointment}=`);

/** Whether keys hold a withdrawn letter for an appointment that was missed on a day, ISO. */
export const hasWithdrawn = (keys: ReadonlySet<string>, dossierId: number, appointment: number, dueOn: string): boolean =>
  keys.has(`${dossierId}/${appointment}@${dueOn}`);

const keysOf = prepared((db, { from, to }: { from: number; to: number }) =>
  db
    .selectFrom('letter')
    .select(['dossier_id', 'appointment', 'state', 'due_on'])
    .select(wasUnowed)
    .where('dossier_id', '>=', from)
    .where('dossier_id', '<=', to),
);
