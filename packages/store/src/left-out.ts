// Open dossiers that a newer list of their kind does not show any more: done, or passed over by a filter, nobody knows. Once a list shows one again, or an event of a later day shows it at work, it is no more left out.
import type { EpochDay } from '@dunghen/core';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A dossier that a list leaves out. */
export interface LeftOut {
  readonly id: number;
  readonly code: string;
}

/** The lists of a kind of the last day before: how many files, the first receipt of those that they showed ended and no list since, and whether lists up to then left out one received before it. */
interface ListsOfTheDay {
  readonly on: EpochDay;
  readonly files: number;
  readonly endedReceivedFrom: EpochDay | null;
  readonly leftOutEarlier: boolean;
}

/** What a list no more shows, and the lists of its kind before it. */
export interface NewlyLeftOut {
  readonly before: ListsOfTheDay | null;
  readonly dossiers: readonly (LeftOut & { readonly receivedOn: EpochDay; readonly listedOn: EpochDay })[];
}

/** Whether an event of a later day shows a dossier at work, of `sighting` as `s`. */
const atWorkAfter = (day: RawBuilder<unknown>): RawBuilder<boolean> => sql`exists (
  select 1 from event e where e.dossier_id = s.dossier_id and e.type in ('stage', 'paused', 'resumed', 'extended')
    and e.at >= date((${day} + 1) * 86400, 'unixepoch'))`;

/** Whether a dossier is left out, of `sighting` as `s` and `dossier` as `d`. */
const HOLDS: RawBuilder<boolean> = sql`s.left_out_on is not null and d.ended = 0 and not ${atWorkAfter(sql`s.left_out_on`)}`;

/** The open dossiers that lists of a kind showed before a day and not on it, of which that is not noted yet. */
export async function readNewlyLeftOut(db: Db, list: string, on: EpochDay): Promise<NewlyLeftOut> {
  const kind = `${list}:`;
  const { rows: days } = await sql<{ on: EpochDay; files: number }>`
    select observed_on as "on", count(distinct sha256) as files from import
    where observed_on < ${on} and complete = 1 and substr(reading, 1, ${kind.length}) = ${kind}
    group by observed_on order by observed_on desc limit 1`.execute(db);
  const { rows: dossiers } = await sql<LeftOut & { receivedOn: EpochDay; listedOn: EpochDay }>`
    select d.id, d.code, s.received_on as "receivedOn", s.listed_on as "listedOn"
    from sighting s join dossier d on d.id = s.dossier_id
    where s.list = ${list} and s.listed_on < ${on} and s.state <> 'ended' and s.missing_on is null and d.ended = 0
      and not (${HOLDS}) and not ${atWorkAfter(sql`${on}`)}
    order by d.id`.execute(db);
  const [before] = days;
  if (!before) return { before: null, dossiers };
  const { rows: ended } = await sql<{ from: EpochDay | null }>`
    select min(received_on) as "from" from sighting
    where list = ${list} and listed_on = ${before.on} and state = 'ended'`.execute(db);
  const endedReceivedFrom = ended[0]?.from ?? null;
  const { rows: earlier } = await sql`
    select 1 from sighting where list = ${list} and left_out_on <= ${before.on} and received_on < ${endedReceivedFrom} limit 1`.execute(db);
  return {
    before: { ...before, endedReceivedFrom, leftOutEarlier: earlier.length > 0 },
    dossiers,
  };
}

/** Dossiers marked in one transaction, so that no other writer waits long. */
const AT_A_TIME = 5_000;

/** Notes the day of a list that leaves these dossiers out. */
export async function markLeftOut(db: Db, ids: readonly number[], on: EpochDay): Promise<void> {
  for (let i = 0; i < ids.length; i += AT_A_TIME)
    await sql`update sighting set left_out_on = ${on}
      where dossier_id in (select value from json_each(${JSON.stringify(ids.slice(i, i + AT_A_TIME))}))`.execute(db);
}

/** The dossiers `from`…`to` that are left out. */
export async function readLeftOut(db: Db, from: number = 0, to: number = Number.MAX_SAFE_INTEGER): Promise<readonly LeftOut[]> {
  const { rows } = await sql<LeftOut>`
    select d.id, d.code from sighting s join dossier d on d.id = s.dossier_id
    where s.dossier_id between ${from} and ${to} and ${HOLDS} order by s.dossier_id`.execute(db);
  return rows;
}

/** Whether a dossier is. */
export const readIsLeftOut = async (db: Db, id: number): Promise<boolean> => (await readLeftOut(db, id, id)).length > 0;
