// What became of a letter, step by step, as the ledger holds it.
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

/** One step of a letter's history. */
export interface LetterEvent {
  readonly step: string;
  readonly at: string;
  readonly actor: string;
  readonly detail: string | null;
}

/**
 * What the ledger keeps as JSON, as what a step brought. No program of ours writes what is no object: that is handed on as it is, since whoever
 * looks for what was changed behind the program's back has to see it.
 */
export function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told as what it is.
  }
  return { unreadable: text };
}

/** A part of what a step brought, in SQL; null where that is no JSON, at which SQLite breaks off: for want of one step no letter may go unwritten. */
export const inDetail = (part: string): RawBuilder<string> => sql`case when json_valid(detail) then detail ->> ${sql.lit(`$.${part}`)} end`;

/** The steps a letter took, oldest first. */
export async function readLetterEvents(db: Kysely<Schema>, letterId: number): Promise<readonly LetterEvent[]> {
  return (await stepsOf(db, { letterId })).rows;
}

const stepsOf = prepared((db, { letterId }: { letterId: number }) =>
  db.selectFrom('letter_event').select(['step', 'at', 'actor', 'detail']).where('letter_id', '=', letterId).orderBy('id'),
);
