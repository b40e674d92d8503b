// Open dossiers that a newer list should show and does not: done, or passed over by a filter, nobody knows. Once a list shows one again, or an event of a later day shows it at work, it is no more left out.
import type { EpochDay } from '@dunghen/core';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ImportSource } from './append/append-batch.ts';
import { isOfKind } from './imports.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A dossier that a list leaves out. */
export interface LeftOut {
  readonly id: number;
  readonly code: string;
}

/** What a list can leave out. */
export interface ListShown {
  /** Whether it shows again, among others open, what lists of its kind showed on an earlier day: then it is to show all that is open. */
  readonly again: boolean;
  /** Whether most of what it shows another list of its kind and day showed before: then it is that one anew, and no other part. */
  readonly anew: boolean;
  readonly rows: number;
  /** The unit, field or channel that all its rows are of. */
  readonly only: Readonly<Partial<Record<'unit' | 'field' | 'channel', string>>>;
}

/** A list that was imported whole; `shown` is null for one of nothing open, and where nobody knows. */
export interface KnownList {
  readonly on: EpochDay;
  readonly sha256: string;
  readonly shown: ListShown | null;
}

/** An open dossier that lists showed. */
export interface ListedOpen extends LeftOut {
  readonly receivedOn: EpochDay;
  /** The last day on which one did, and which kind of list that was. */
  readonly listedOn: EpochDay;
  readonly list: string;
  /** Since which day it is left out; null where it is not. */
  readonly leftOutOn: EpochDay | null;
}

/** Whether an event of a later day shows a dossier at work, of `sighting` as `s`. */
const atWorkAfter = (day: RawBuilder<unknown>): RawBuilder<boolean> => sql`exists (
  select 1 from event e where e.dossier_id = s.dossier_id and e.type in ('stage', 'paused', 'resumed', 'extended')
    and e.at >= date((${day} + 1) * 86400, 'unixepoch'))`;

/** Whether a dossier is left out, of `sighting` as `s` and `dossier` as `d`. */
export const HOLDS: RawBuilder<boolean> = sql`s.left_out_on is not null and d.ended = 0 and not ${atWorkAfter(sql`s.left_out_on`)}`;

/** The lists of a kind, the newest first. */
export async function readListsOf(db: Db, list: string): Promise<readonly KnownList[]> {
  const { rows } = await sql<{ on: EpochDay; sha256: string; shown: string | null }>`
    select observed_on as "on", sha256, shown from import
    where complete = 1 and observed_on is not null and ${isOfKind(list)}
    order by observed_on desc, id desc`.execute(db);
  return rows.map(({ on, sha256, shown }) => ({ on, sha256, shown: shown === null ? null : (JSON.parse(shown) as ListShown) }));
}

/** Keeps what a list shows; of one that comes again what it showed the first time. */
export async function noteShown(db: Db, { sha256, observedOn, reading }: ImportSource, shown: ListShown): Promise<void> {
  await sql`update import set shown = ${JSON.stringify(shown)}
    where sha256 = ${sha256} and observed_on = ${observedOn} and reading = ${reading} and shown is null`.execute(db);
}

/** Whether anything that lists of a kind showed on a day, and none since, was known, by whatever list, when one of the kind was taken before. */
export async function readShowedAgain(db: Db, list: string, on: EpochDay): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sighting s join event e on e.dossier_id = s.dossier_id and e.type = 'received' join import on import.id = e.import_id
    where s.list = ${list} and s.listed_on = ${on}
      and observed_on <= (select max(observed_on) from import where complete = 1 and observed_on < ${on} and ${isOfKind(list)}) limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Notes that the lists of a kind and day show again what an older one shows that was imported after them. */
export async function noteAgain(db: Db, list: string, on: EpochDay): Promise<void> {
  await sql`update import set shown = json_set(coalesce(shown, ${JSON.stringify(UNKNOWN)}), '$.again', json('true'))
    where observed_on = ${on} and ${isOfKind(list)}`.execute(db);
}

const UNKNOWN: ListShown = { again: true, anew: false, rows: 0, only: {} };

/** The open dossiers that lists of a kind showed and that any list showed last from `since` on, but before the list of `on`, after which nothing shows them at work. */
export async function readListedOpen(
  db: Db,
  list: string,
  { since, on }: { readonly since: EpochDay | null; readonly on: EpochDay },
): Promise<readonly ListedOpen[]> {
  const { rows } = await sql<ListedOpen>`
    select d.id, d.code, s.received_on as "receivedOn", s.listed_on as "listedOn", s.list,
      iif(${HOLDS}, s.left_out_on, null) as "leftOutOn"
    from sighting s join dossier d on d.id = s.dossier_id
    where s.listed_on < ${on} and s.listed_on >= ${since ?? Number.MIN_SAFE_INTEGER} and s.state <> 'ended' and s.missing_on is null and d.ended = 0
      and (s.list = ${list} or instr(s.kinds, ${list}) > 0) and not ${atWorkAfter(sql`${on}`)}
    order by d.id`.execute(db);
  return rows;
}

/** Of what lists of a kind showed ended on a day, and none since, the first receipt; and whether one received before it is left out by then. */
export async function readPassedOver(
  db: Db,
  list: string,
  on: EpochDay,
): Promise<{ readonly from: EpochDay | null; readonly any: boolean }> {
  const { rows: ended } = await sql<{ from: EpochDay | null }>`
    select min(received_on) as "from" from sighting where list = ${list} and listed_on = ${on} and state = 'ended'`.execute(db);
  const from = ended[0]?.from ?? null;
  const { rows } =
    await sql`select 1 from sighting where list = ${list} and left_out_on <= ${on} and received_on < ${from} limit 1`.execute(db);
  return { from, any: rows.length > 0 };
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
