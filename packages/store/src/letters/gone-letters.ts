// Letters that were deleted whole behind the program's back: what is still known of them from what they left in the numbers, in the events and beside the ledger.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { inDetail } from './letter-events.ts';

/** A letter beside a gap in the numbers. */
export interface Neighbour {
  readonly id: number;
  /** The code of its dossier. */
  readonly dossier: string;
  /** The office's day on which it was first drafted, ISO. */
  readonly draftedOn: string;
}

/**
 * Letters whose numbers are missing. Each letter takes the number after the newest, what is rolled back gives its number back, and the
 * program deletes none: a gap was made by somebody else.
 */
export interface NumberGap {
  readonly from: number;
  readonly to: number;
  readonly after: Neighbour | null;
  readonly before: Neighbour;
}

/** What is known of the letters that are gone; of each kind only so many as were asked for. */
export interface GoneLetters {
  readonly gaps: readonly NumberGap[];
  /** How many were the newest when they were deleted: they leave no gap, since the next letter takes their number. */
  readonly newest: number;
  /** The numbers of those whose bytes were forgotten. */
  readonly withBytes: readonly number[];
  /** What dossiers were promised by letters of which the ledger holds no step. */
  readonly issued: readonly { readonly dossier: string; readonly number: string }[];
  /** Files into which some of them were printed. */
  readonly prints: readonly string[];
}

/** Looks for them; null where none is gone. */
export async function findGoneLetters(db: Kysely<Schema>, most: number): Promise<GoneLetters | null> {
  const { rows: gaps } = await sql<GapRow>`
    with numbered as (select id, lag(id, 1, 0) over (order by id) as previous from letter),
      drafted as (select letter.id, code, coalesce(
        (select date(at, '+7 hours') from letter_event where letter_id = letter.id order by letter_event.id limit 1), drafted_on) as day
        from letter join dossier on dossier.id = dossier_id)
    select previous, numbered.id as next, before.code as "previousCode", before.day as "previousDay", after.code as "nextCode", after.day as "nextDay"
    from numbered join drafted as after on after.id = numbered.id left join drafted as before on before.id = previous
    where numbered.id > previous + 1 order by numbered.id limit ${most}`.execute(db);
  const { rows: counted } = await sql<{ readonly newest: number }>`
    select max(0, coalesce((select letters from letter_count), 0) - (select coalesce(max(id), 0) from letter)) as newest`.execute(db);
  const newest = counted[0]?.newest ?? 0;
  if (gaps.length === 0 && newest === 0) return null;
  const { rows: withBytes } = await sql<{ readonly id: number }>`
    select letter_id as id from letter_bytes where letter_id not in (select id from letter) order by letter_id limit ${most}`.execute(db);
  // Issuing a letter with a new date tells the dossier's history in the same transaction, from a source of its own.
  const { rows: issued } = await sql<GoneLetters['issued'][number]>`
    select distinct code as dossier, body ->> '$.letter' as number
    from event join import on import.id = import_id and file = 'letters' join dossier on dossier.id = dossier_id
    where type = 'rescheduled' and body ->> '$.letter' = import.sha256 and not exists (
      select 1 from letter join letter_event on letter_id = letter.id
      where letter.dossier_id = event.dossier_id and step = 'issued'
        and ${inDetail('number')} = body ->> '$.letter')
    order by code, number limit ${most}`.execute(db);
  const { rows: prints } = await sql<{ readonly path: string }>`
    select path from print_file where exists (select 1 from json_each(letters) where value not in (select id from letter))
    order by path limit ${most}`.execute(db);
  return { gaps: gaps.map(gapOf), newest, withBytes: withBytes.map(({ id }) => id), issued, prints: prints.map(({ path }) => path) };
}

interface GapRow {
  readonly previous: number;
  readonly next: number;
  readonly previousCode: string | null;
  readonly previousDay: string | null;
  readonly nextCode: string;
  readonly nextDay: string;
}

const gapOf = ({ previous, next, previousCode, previousDay, nextCode, nextDay }: GapRow): NumberGap => ({
  from: previous + 1,
  to: next - 1,
  after: previousCode === null || previousDay === null ? null : { id: previous, dossier: previousCode, draftedOn: previousDay },
  before: { id: next, dossier: nextCode, draftedOn: nextDay },
});
