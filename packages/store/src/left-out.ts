// Open dossiers that a newer list of their kind does not show any more: done, or passed over by a filter, nobody knows. Once a list shows one again it is no more left out.
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

/** What still holds of the table `left_out` as `l`, beside `sighting` as `s` and `dossier` as `d`. */
const HOLDS: RawBuilder<unknown> = sql`l.left_out_on > s.listed_on and d.ended = 0`;

/** The open dossiers that lists of a kind showed before a day and not on it, of which that is not noted yet. */
export async function readNewlyLeftOut(db: Db, list: string, on: EpochDay): Promise<NewlyLeftOut> {
  const kind = `${list}:`;
  const { rows: days } = await sql<{ on: EpochDay; files: number }>`
    select observed_on as "on", count(distinct sha256) as files from import
    where observed_on < ${on} and complete = 1 and substr(reading, 1, ${kind.length}) = ${kind}
    group by observed_on order by observed_on desc limit 1`.execute(db);
  const { rows: dossiers } = await sql<LeftOut & { receivedOn: EpochDay; listedOn: EpochDay }>`
    select d.id, d.code, s.received_on as "receivedOn", s.listed_on as "listedOn"
    from sighting s join dossier d on d.id = s.dossier_id left join left_out l on l.dossier_id = d.id
    where s.list = ${list} and s.listed_on < ${on} and s.state <> 'ended' and s.missing_on is null and d.ended = 0
      and (l.left_out_on is null or l.left_out_on <= s.listed_on)
    order by d.id`.execute(db);
  const [before] = days;
  if (!before) return { before: null, dossiers };
  const { rows: ended } = await sql<{ from: EpochDay | null }>`
    select min(received_on) as "from" from sighting
    where list = ${list} and listed_on = ${before.on} and state = 'ended'`.execute(db);
  const endedReceivedFrom = ended[0]?.from ?? null;
  const { rows: earlier } = await sql`
    select 1 from left_out l join sighting s on s.dossier_id = l.dossier_id
    where s.list = ${list} and l.left_out_on > s.listed_on and l.left_out_on <= ${before.on} and s.received_on < ${endedReceivedFrom} limit 1`.execute(
    db,
  );
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
    await sql`
      insert into left_out (dossier_id, left_out_on)
      select value, ${on} from json_each(${JSON.stringify(ids.slice(i, i + AT_A_TIME))}) where true
      on conflict (dossier_id) do update set left_out_on = excluded.left_out_on`.execute(db);
}

/** The dossiers `from`…`to` that are left out. */
export async function readLeftOut(db: Db, from: number = 0, to: number = Number.MAX_SAFE_INTEGER): Promise<readonly LeftOut[]> {
  const { rows } = await sql<LeftOut>`
    select d.id, d.code from left_out l join sighting s on s.dossier_id = l.dossier_id join dossier d on d.id = l.dossier_id
    where l.dossier_id between ${from} and ${to} and ${HOLDS} order by l.dossier_id`.execute(db);
  return rows;
}

/** Whether a dossier is. */
export async function readIsLeftOut(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from left_out l join sighting s on s.dossier_id = l.dossier_id join dossier d on d.id = l.dossier_id
    where l.dossier_id = ${id} and ${HOLDS}`.execute(db);
  return rows.length > 0;
}
