// Drafts of the ledger that a scan has to look at again: owed to nobody perhaps, of dossiers that lists leave out, or to a date that has passed or was counted from a day to come; and letters withdrawn for the former.
import { sql, type AliasedRawBuilder, type Kysely, type Transaction } from 'kysely';
import { HOLDS } from '../left-out.ts';
import { inDetail } from './letter-events.ts';
import { allLetters, type StoredLetter } from './letters.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

/**
 * The drafts asked for in advance whose dossiers ended, and those of scans which, by what is remembered of their dossiers under a law, may be owed to nobody on a day (ISO): the due date is
 * another one or still to come, the clock stands, the dossier ended, or a later day it was given was taken back; and all of which nothing is remembered that held on that day.
 * They are few, and to be judged by their dossiers' events.
 */
export async function readDraftsInDoubt(
  db: Kysely<Schema> | Transaction<Schema>,
  law: string,
  today: string,
): Promise<readonly StoredLetter[]> {
  return (await draftsInDoubt(db, { law, today })).rows;
}

/** The drafts that still name their citizens, in the order in which they were made. */
const drafts = (db: Kysely<Schema>) =>
  allLetters(db).orderBy('letter.id').where('state', '=', sql.lit('drafted')).where('erased_on', 'is', null);

const draftsInDoubt = prepared((db, { law, today }: { law: string; today: string }) =>
  drafts(db).where(
    sql<boolean>`iif(requested_on is not null, ended = 1, law_id is not (select id from law where law = ${law}) or (select last_on from newest) > ${today}
      or due_day is null or due_on >= ${today} or (appointment = 1 and due_day <> due_on)
      or (appointment > 1 and (due_day >= due_on or exists (select 1 from event
        where dossier_id = dossier.id and type = 'rescheduled' and body ->> '$.takesBack' is not null)))
      or (ended = 1 and missed < appointment))`,
  ),
);

/** The drafts nobody asked for. */
const ofScans = (db: Kysely<Schema>) => drafts(db).where('requested_on', 'is', null);

/** The drafts nobody asked for whose dossiers a newer list leaves out, and which no list showed open after the day they missed. */
export async function readDraftsLeftOut(db: Kysely<Schema> | Transaction<Schema>): Promise<readonly StoredLetter[]> {
  return (await draftsLeftOut(db, {})).rows;
}

const draftsLeftOut = prepared((db) =>
  ofScans(db).where(
    sql<boolean>`exists (select 1 from sighting s join dossier d on d.id = s.dossier_id where d.id = dossier.id and ${HOLDS}
        and (s.seen_open_on is null or date(s.seen_open_on * 86400, 'unixepoch') <= due_on))`,
  ),
);

/**
 * The drafts nobody asked for that offer a new date which, on a day (ISO), has passed, or is one of some days off; and those whose contents are as of a day after it:
 * a day that ran ahead drafted them or gave them another date.
 */
export async function readMisdatedDrafts(
  db: Kysely<Schema> | Transaction<Schema>,
  today: string,
  daysOff: readonly string[],
): Promise<readonly StoredLetter[]> {
  return (await misdatedDrafts(db, { today, daysOff: JSON.stringify(daysOff) })).rows;
}

const misdatedDrafts = prepared((db, { today, daysOff }: { today: string; daysOff: string }) =>
  ofScans(db).where(
    sql<boolean>`(facts ->> '$.newDueOn' < ${today}
      or facts ->> '$.newDueOn' in (select value from json_each(${daysOff}))
      or coalesce((select case step when 'redated' then ${inDetail('asOf')} end from letter_event
        where letter_id = letter.id and step in ('drafted', 'redated') order by id desc limit 1), drafted_on) > ${today})`,
  ),
);

/** 1 of a letter whose last withdrawal was the program's, since it was owed to nobody. */
export const wasUnowed: AliasedRawBuilder<number, 'unowed'> = sql<number>`
  case when state = 'withdrawn' then coalesce((select ${inDetail('unowed')} = 1 from letter_event
    where letter_id = letter.id and step = 'withdrawn' order by id desc limit 1), 0) else 0 end`.as('unowed');
