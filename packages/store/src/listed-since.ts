// What lists of a kind showed of some days, by which a list that shows nothing of them is known to be older.
import { formatDay, parseDay, type EpochDay } from '@dunghen/core';
import { sql, type Kysely } from 'kysely';
import { codeKey } from './dossiers.ts';
import type { Schema } from './schema.ts';

/** Days after one and up to another, as lists of a kind showed them. */
export interface ListedSince {
  readonly list: string;
  readonly after: EpochDay;
  readonly upTo: EpochDay;
}

/** A dossier that a list showed ended. */
export interface ListedEnd {
  readonly code: string;
  readonly endedOn: EpochDay;
}

/** Whether a list of the kind ever showed a dossier received in these days. */
export async function readListedReceipts(db: Kysely<Schema>, { list, after, upTo }: ListedSince): Promise<boolean> {
  const row = await db
    .selectFrom('sighting')
    .select('dossier_id')
    .where('list', '=', list)
    .where('received_on', '>', after)
    .where('received_on', '<=', upTo)
    .limit(sql.lit(1))
    .executeTakeFirst();
  return row !== undefined;
}

/** One of these dossiers that a list of the kind showed ended in these days; an end that another system told says nothing of lists. */
export async function readListedEnd(db: Kysely<Schema>, since: ListedSince, codes: readonly string[]): Promise<ListedEnd | null> {
  const { list, after, upTo } = since;
  const { rows } = await sql<{ code: string; ended_on: string }>`
    select d.code, substr(e.at, 1, 10) as ended_on from dossier d
    join sighting s on s.dossier_id = d.id
    join event e on e.dossier_id = d.id
    join import i on i.id = e.import_id
    where d.code_key in (select value from json_each(${JSON.stringify(codes.map(codeKey))}))
      and d.ended = 1 and s.list = ${list} and s.state = 'ended' and i.observed_on is not null
      and e.type in ('completed', 'refused', 'withdrawn')
      and substr(e.at, 1, 10) > ${formatDay(after)} and substr(e.at, 1, 10) <= ${formatDay(upTo)}
    limit 1`.execute(db);
  const [row] = rows;
  return row ? { code: row.code, endedOn: parseDay(row.ended_on) } : null;
}

/** Which of some codes are known, as they are called. */
export async function readKnownCodes(db: Kysely<Schema>, codes: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from dossier where code_key in (select value from json_each(${JSON.stringify(codes.map(codeKey))}))`.execute(db);
  return rows.map(({ code }) => code);
}

/** By so many the office of all is told. */
const NEWEST = 500;

/** The codes of the dossiers that came in last. */
export async function readNewestCodes(db: Kysely<Schema>): Promise<readonly string[]> {
  const rows = await db.selectFrom('dossier').select('code').orderBy('id', 'desc').limit(sql.lit(NEWEST)).execute();
  return rows.map(({ code }) => code);
}

/** The dossiers received on some days that lists of a kind showed last, and each one's day. */
export async function readListedCodes(
  db: Kysely<Schema>,
  list: string,
  days: readonly EpochDay[],
): Promise<readonly { readonly code: string; readonly receivedOn: EpochDay }[]> {
  const { rows } = await sql<{ code: string; receivedOn: EpochDay }>`
    select d.code, s.received_on as "receivedOn" from sighting s join dossier d on d.id = s.dossier_id
    where s.list = ${list} and s.received_on in (select value from json_each(${JSON.stringify(days)})) order by d.id`.execute(db);
  return rows;
}
