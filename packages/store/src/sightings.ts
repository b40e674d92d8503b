// What imported lists showed of each dossier, beside its events: when it was last listed, last open, and when it went missing.
import type { EpochDay } from '@dunghen/core';
import type { Sighting } from '@dunghen/core/report';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import { PARAMETER } from './sqlite/immediate-dialect.ts';

/** How a list showed a dossier's clock. */
export type ListedState = 'open' | 'paused' | 'ended';

/** What the latest list that showed a dossier said of it. */
export interface Listing {
  /** Which kind of list: lists with the same headings are one kind. */
  readonly list: string;
  readonly listedOn: EpochDay;
  readonly receivedOn: EpochDay;
  readonly state: ListedState;
  /** Whether it said in words that the dossier is at work; it may be shown open by a list that says nothing of that. */
  readonly saidRunning: boolean;
  /** The promised day as shown; null when the list showed none. */
  readonly promisedOn: EpochDay | null;
  /** The latest day on which a list, this one or one before it, is a witness that the dossier was open; null when none is. */
  readonly seenOpenOn: EpochDay | null;
  /** The day of the first later list that should have shown the dossier and did not; null when there is none. */
  readonly missingOn: EpochDay | null;
  /** The day of the first later list that should have shown it, open, and did not, see `left-out.ts`; null when there is none. */
  readonly leftOutOn: EpochDay | null;
  /** All kinds of list that showed the dossier, where they are several. */
  readonly kinds: readonly string[];
}

/** Whether a list shows nothing new of a dossier. */
export const sameListing = (a: Listing, b: Listing | null): boolean =>
  b !== null &&
  a.list === b.list &&
  a.listedOn === b.listedOn &&
  a.state === b.state &&
  a.saidRunning === b.saidRunning &&
  a.promisedOn === b.promisedOn &&
  a.missingOn === b.missingOn &&
  a.leftOutOn === b.leftOutOn &&
  (a.seenOpenOn === null || (b.seenOpenOn !== null && b.seenOpenOn >= a.seenOpenOn));

type Db = Kysely<Schema> | Transaction<Schema>;

const NO_OTHERS: readonly string[] = [];

/** The sightings of dossiers `from`…`to`, by dossier id; dossiers that no list showed have none. */
export async function readSightings(db: Db, from: number, to: number): Promise<ReadonlyMap<number, Sighting>> {
  const rows = await db
    .selectFrom('sighting')
    .select(['dossier_id', 'seen_open_on', 'missing_on'])
    .where('dossier_id', '>=', from)
    .where('dossier_id', '<=', to)
    .execute();
  return new Map(
    rows.map((row) => [row.dossier_id, { seenOpenOn: row.seen_open_on as EpochDay | null, missingOn: row.missing_on as EpochDay | null }]),
  );
}

/** The latest listings of some dossiers, by dossier id. */
export async function readListings(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Listing>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    dossier_id: number;
    list: string;
    listed_on: EpochDay;
    received_on: EpochDay;
    state: ListedState;
    said_running: number;
    promised_on: EpochDay | null;
    seen_open_on: EpochDay | null;
    missing_on: EpochDay | null;
    left_out_on: EpochDay | null;
    kinds: string;
  }>`select * from sighting where dossier_id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db);
  return new Map(
    rows.map((row) => [
      row.dossier_id,
      {
        list: row.list,
        listedOn: row.listed_on,
        receivedOn: row.received_on,
        state: row.state,
        saidRunning: row.said_running === 1,
        promisedOn: row.promised_on,
        seenOpenOn: row.seen_open_on,
        missingOn: row.missing_on,
        leftOutOn: row.left_out_on,
        kinds: row.kinds === '' ? NO_OTHERS : row.kinds.split(' '),
      },
    ]),
  );
}

/** What a list showed of a dossier, in the order of {@link LISTINGS} after the dossier's number. */
export const listingValues = (l: Listing): readonly (string | number | null)[] => [
  l.list,
  l.listedOn,
  ...shownValues(l),
  l.missingOn,
  l.leftOutOn,
  l.kinds.join(' '),
];

/** The same where it is one of many that a list showed of its day, none of them known otherwise: what they share is said once, see {@link SHOWN}. */
export const shownValues = (l: Listing): readonly (string | number | null)[] => [
  l.receivedOn,
  l.state,
  Number(l.saidRunning),
  l.promisedOn,
  l.seenOpenOn,
];

/** Whether {@link shownValues} say all of it beside its list and day. */
export const isShownAlone = (l: Listing): boolean => l.missingOn === null && l.leftOutOn === null && l.kinds.length === 0;

/** Writes what a list showed. A list older than the latest one, or than one that lacked the dossier, is only a witness: it turns nothing back. */
const INSERT =
  'insert into sighting (dossier_id, list, listed_on, received_on, state, said_running, promised_on, seen_open_on, missing_on, left_out_on, kinds)';
const KNOWN = `on conflict (dossier_id) do update set
    list = iif(excluded.listed_on >= listed_on, excluded.list, list),
    state = iif(excluded.listed_on >= listed_on, excluded.state, state),
    said_running = iif(excluded.listed_on >= listed_on, excluded.said_running, said_running),
    promised_on = iif(excluded.listed_on >= listed_on, excluded.promised_on, promised_on),
    missing_on = iif(excluded.listed_on >= coalesce(missing_on, listed_on), excluded.missing_on, missing_on),
    left_out_on = iif(excluded.listed_on >= coalesce(left_out_on, listed_on), excluded.left_out_on, left_out_on),
    seen_open_on = coalesce(max(seen_open_on, excluded.seen_open_on), seen_open_on, excluded.seen_open_on),
    kinds = iif(excluded.list = list or instr(kinds, excluded.list) > 0, kinds, iif(kinds = '', list, kinds) || ' ' || excluded.list),
    listed_on = max(listed_on, excluded.listed_on)`;

/** Around the values of rows: a dossier's number and {@link listingValues}. */
export const LISTINGS: readonly [before: string, after: string] = [`${INSERT} values`, KNOWN];
/** Around a dossier's number and {@link shownValues}; before them go the list and its day. */
export const SHOWN: readonly [before: string, after: string] = [
  `${INSERT} select column1, ${PARAMETER}, ${PARAMETER}, column2, column3, column4, column5, column6, null, null, '' from (values`,
  `) where true ${KNOWN}`,
];

/** Which dossiers a list should show: those of its kind, received within the days it covers. */
export interface ListCover {
  readonly list: string;
  /** The list shows dossiers received before and after these days. */
  readonly receivedAfter: EpochDay;
  readonly receivedBefore: EpochDay;
  readonly observedOn: EpochDay;
}

/** Of the dossiers a list should show: how many there are, whether any was ever paused, and those last shown unended that it lacks. */
export interface Unlisted {
  readonly expected: number;
  readonly pausedBefore: boolean;
  readonly open: readonly { readonly id: number; readonly code: string }[];
}

/** Compares a list just imported with what lists of its kind showed before; at most `limit` dossiers are named. */
export async function readUnlisted(db: Db, cover: ListCover, limit: number): Promise<Unlisted> {
  const { list, receivedAfter, receivedBefore, observedOn } = cover;
  const within = sql`s.list = ${list} and s.received_on > ${receivedAfter} and s.received_on < ${receivedBefore}`;
  const { rows } = await sql<{ expected: number; paused: number | null }>`
    select count(*) as expected, max(s.state = 'paused') as paused from sighting s where ${within}`.execute(db);
  const [{ expected, paused }] = rows as [(typeof rows)[number]];
  const unlisted = await sql<{ id: number; code: string }>`
    select d.id, d.code from sighting s join dossier d on d.id = s.dossier_id
    where ${within} and s.listed_on < ${observedOn} and s.state <> 'ended' and s.missing_on is null
    order by d.id limit ${limit}`.execute(db);
  return { expected, pausedBefore: paused === 1, open: unlisted.rows };
}

/** Remembers that a list which should have shown these dossiers did not. */
export async function markMissing(db: Db, ids: readonly number[], on: EpochDay): Promise<void> {
  await sql`update sighting set missing_on = ${on} where dossier_id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db);
}
