// What was computed of each dossier, kept with the law it was computed by: a list of the overdue need not fold a million dossiers.
import { addDays, breachesOf, formatDay, type DossierClock } from '@dunghen/core';
import { sql, type Kysely, type Transaction } from 'kysely';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';
import { RESCHEDULED } from './timeline.ts';

/** What a fold of all of a dossier's events came to. */
export interface Standing {
  /** The due date, ISO; null while paused, and where no term is known. */
  readonly dueOn: string | null;
  /** Missed appointments, for a dossier that has ended; 0 while it is open, since that depends on the day. */
  readonly missed: number;
}

/** The standing of a dossier whose events were folded, all of them. */
export function standingOf(clock: DossierClock): Standing {
  const { dueOn, end } = clock;
  return { dueOn: dueOn === null ? null : formatDay(dueOn), missed: end ? breachesOf(clock, addDays(end.on, 1)).length : 0 };
}

/** A standing computed outside a transaction, with the revision it was computed from. */
export interface ComputedStanding extends Standing {
  readonly id: number;
  readonly revision: number;
}

type Db = Kysely<Schema> | Transaction<Schema>;

/** The number of a law; a standing of another law, or from before the dossier's newest event, is stale. */
export async function lawNumber(db: Db, law: string): Promise<number> {
  await nameLaw(db, { law });
  return (await lawOfName(db, { law })).rows[0]?.id as number;
}

const nameLaw = prepared((db, { law }: { law: string }) =>
  db
    .insertInto('law')
    .values({ law })
    .onConflict((conflict) => conflict.column('law').doNothing()),
);
const lawOfName = prepared((db, { law }: { law: string }) => numberOf(db, law));

/** The number of a law, inside another statement; one that nothing was computed by yet is null there and matches no standing. */
const numberOf = (db: Db, law: string) => db.selectFrom('law').select('id').where('law', '=', law);

/** The numbers that a standing which is not of `law` can have: 0 where events came since. Asked for one by one, the index serves each. */
export async function otherLaws(db: Db, law: string): Promise<readonly number[]> {
  const { rows } = await lawsBut(db, { law });
  return [0, ...rows.map(({ id }) => id)];
}

const lawsBut = prepared((db, { law }: { law: string }) => db.selectFrom('law').select('id').where('law', '!=', law));

/** Keeps standings; one whose dossier moved on meanwhile is dropped. */
export async function keepStandings(db: Kysely<Schema>, law: string, standings: readonly ComputedStanding[]): Promise<void> {
  if (standings.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const number = await lawNumber(trx, law);
    for (const standing of standings) await keepStanding(trx, number, standing);
  });
}

/** Keeps one standing inside the caller's transaction. */
export async function keepStanding(trx: Transaction<Schema>, law: number, standing: ComputedStanding): Promise<void> {
  await putStanding(trx, { law, ...standing });
}

const putStanding = prepared((db, { law, id, revision, dueOn, missed }: ComputedStanding & { law: number }) =>
  db.updateTable('dossier').set({ law_id: law, due_day: dueOn, missed }).where('id', '=', id).where('revision', '=', revision),
);

/** Reads from the events of these dossiers whether they ended, and lets the next scan compute their standings. */
export async function forgetStandings(db: Kysely<Schema>, codes: readonly string[]): Promise<void> {
  await sql`update dossier set law_id = 0, due_day = null, missed = 0,
    ended = exists (select 1 from event where dossier_id = dossier.id and type in ('completed', 'refused', 'withdrawn'))
    where code in (select value from json_each(${JSON.stringify(codes)}))`.execute(db);
}

/** The ids after `after` of the dossiers whose standing must be computed anew under `law`, in order, at most `limit`. */
export async function staleIds(db: Db, law: string, after: number, limit: number): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const number of await otherLaws(db, law)) {
    const { rows } = await underLaw(db, { number, after, limit });
    ids.push(...rows.map(({ id }) => id));
  }
  return ids.sort((x, y) => x - y).slice(0, limit);
}

const underLaw = prepared((db, { number, after, limit }: { number: number; after: number; limit: number }) =>
  db.selectFrom('dossier').select('id').where('law_id', '=', number).where('id', '>', after).orderBy('id').limit(limit),
);

/** The ids of the open dossiers whose standing is known under `law`, due on or before `dueBy` where it is given, in order. */
export async function openIds(db: Db, law: string, dueBy?: string): Promise<readonly number[]> {
  let query = db.selectFrom('dossier').select('id').where('law_id', '=', numberOf(db, law)).where('ended', '=', sql.lit(0));
  if (dueBy !== undefined) query = query.where('due_day', '<=', dueBy);
  return (await query.execute()).map(({ id }) => id).sort((x, y) => x - y);
}

/** Missed appointments of the dossiers that have ended, by the standings kept under `law`. */
export async function missedByEnded(db: Db, law: string): Promise<number> {
  return (await sumOfMissed(db, { law })).rows[0]?.missed ?? 0;
}

const sumOfMissed = prepared((db, { law }: { law: string }) =>
  db
    .selectFrom('dossier')
    .select(({ fn }) => fn.sum<number | null>('missed').as('missed'))
    .where('law_id', '=', numberOf(db, law))
    .where('ended', '=', sql.lit(1))
    // The few that missed any have an index of their own.
    .where('missed', '>', sql.lit(0)),
);

/** The number of the newest event: while it stays the same, nothing is known that was not. */
export async function newestEvent(db: Db): Promise<number> {
  return (await maxOfEvents(db, {})).rows[0]?.id ?? 0;
}

const maxOfEvents = prepared((db) => db.selectFrom('event').select(({ fn }) => fn.max('id').as('id')));

/** The units that events name, each once; what thousands of events say in the same words is looked at once. */
export async function readUnits(db: Db): Promise<readonly string[]> {
  const { rows } = await unitsNamed(db, {});
  return rows.map(({ unit }) => unit);
}

const unitsNamed = prepared((db) =>
  db
    .selectFrom('event_body')
    .select(sql<string>`json_extract(body, '$.unit')`.as('unit'))
    .distinct()
    .where(sql`json_extract(body, '$.unit')`, 'is not', null)
    .orderBy('unit'),
);

/** The last day on which anything happened, ISO; '' in an empty database. */
export async function lastEventDay(db: Db): Promise<string> {
  const [{ last_on }] = (await newestDay(db, {})).rows as [{ last_on: string }];
  return last_on;
}

const newestDay = prepared((db) => db.selectFrom('newest').select('last_on'));

/**
 * Whether what happened says that a day, ISO, is past: something did up to the last of some `later` days, or to several dossiers after that. What
 * happened to one alone is a slip of the hand, as a year too many. Goes through all events, but only where any lies after the day.
 */
export async function readIsPast(db: Db, day: string, later: readonly string[]): Promise<boolean> {
  if ((await lastEventDay(db)) <= day) return false;
  const until = later.toSorted().at(-1) ?? day;
  const { rows } = await sql<{ near: number | null; dossiers: number }>`
    select max(substr(at, 1, 10) <= ${until}) as near, count(distinct dossier_id) as dossiers
    from event where substr(at, 1, 10) > ${day}`.execute(db);
  return rows.some(({ near, dossiers }) => near === 1 || dossiers > 1);
}

/** How many open dossiers stand under `law`. */
export async function countOpen(db: Db, law: string): Promise<number> {
  const [{ n }] = (await numberOfOpen(db, { law })).rows as [{ n: number }];
  return n;
}

const numberOfOpen = prepared((db, { law }: { law: string }) =>
  db
    .selectFrom('dossier')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('law_id', '=', numberOf(db, law))
    .where('ended', '=', sql.lit(0)),
);

/**
 * The ids of the dossiers under `law` that a scan has to look into, in order: open ones that are due by `dueBy` (ISO), whose
 * clock stands, or who were given another appointment; and late ended ones with another appointment or fewer letters than
 * missed appointments. Any other open dossier is not late, and any other late one has its letter.
 */
export async function idsNeedingCare(db: Db, law: string, dueBy: string): Promise<readonly number[]> {
  const { rows } = await needingCare(db, { law, dueBy });
  return rows.map(({ id }) => id);
}

// A part for each of the small indexes; spelled as they are, since that is how SQLite knows them.
const needingCare = prepared((db, { law, dueBy }: { law: string; dueBy: string }) => {
  const current = numberOf(db, law);
  const again = sql`(timeline like ${sql.lit(`% ${RESCHEDULED}%`)} or timeline like ${sql.lit(`${RESCHEDULED}%`)})`;
  return sql<{ id: number }>`
    select id from dossier where law_id = ${current} and ended = 0 and (due_day <= ${dueBy} or due_day is null)
    union
    select id from dossier where law_id = ${current} and ${again} and (ended = 0 or missed > 0)
    union
    select id from dossier where law_id = ${current} and ended = 1 and missed > 0
      and missed > (select count(*) from letter where dossier_id = dossier.id and state <> 'withdrawn'
        and not (state = 'drafted' and appointment = 1 and due_on <> due_day))
    order by id`;
});
