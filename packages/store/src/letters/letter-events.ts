// What became of a letter, step by step, as the ledger holds it.
import type { Kysely } from 'kysely';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

/** One step of a letter's history. */
export interface LetterEvent {
  readonly step: string;
  readonly at: string;
  readonly actor: string;
  readonly detail: string | null;
}

/** The steps a letter took, oldest first. */
export async function readLetterEvents(db: Kysely<Schema>, letterId: number): Promise<readonly LetterEvent[]> {
  return (await stepsOf(db, { letterId })).rows;
}

const stepsOf = prepared((db, { letterId }: { letterId: number }) =>
  db.selectFrom('letter_event').select(['step', 'at', 'actor', 'detail']).where('letter_id', '=', letterId).orderBy('id'),
);
