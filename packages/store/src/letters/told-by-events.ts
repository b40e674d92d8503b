// Letters that the ledger does not hold and a dossier's own events tell of: another system, or the database before this one, told the citizen.
import { formatDay, parseEvent, standingPromises, type RescheduledEvent } from '@dunghen/core';
import { sql, type Kysely, type Transaction } from 'kysely';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import { givenAnotherDay } from '../standing.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** A letter that gave a citizen another day, as a `rescheduled` event tells. */
export interface ToldLetter {
  readonly dossierId: number;
  readonly dossier: string;
  readonly number: string;
  readonly told: RescheduledEvent;
  /** Whether the ledger speaks of the first appointment itself: a letter for it stands there, or this very one was withdrawn. */
  readonly inLedger: boolean;
}

/**
 * The letters among the events of dossiers `from`…`to` up to a day, ISO, whose days stand. A letter that gives another day is always
 * the one for the first appointment, since after the second missed one none may be given (NĐ 61/2018 art. 19(9)).
 */
export async function readLettersOfEvents(db: Db, from: number, to: number, asOf: string): Promise<readonly ToldLetter[]> {
  const { rows } = await rescheduledOf(db, { from, to, asOf });
  const found: ToldLetter[] = [];
  for (const own of Map.groupBy(rows, ({ id }) => id).values()) {
    const events = own.map(({ code, at, body }) => parseEvent({ ...(JSON.parse(body) as object), dossier: code, type: 'rescheduled', at }));
    for (const told of standingPromises(events)) {
      const { id, code, stands, withdrawn } = own[0] as (typeof own)[number];
      if (told.letter === undefined) continue;
      const inLedger = stands === 1 || withdrawn === told.letter;
      found.push({ dossierId: id, dossier: code, number: told.letter, told, inLedger });
    }
  }
  return found;
}

/** The first of them of each dossier for which the ledger has no letter of its own, by dossier id: their citizens are owed no second one. */
export async function readToldByEvents(db: Db, from: number, to: number, asOf: string): Promise<ReadonlyMap<number, RescheduledEvent>> {
  const first = new Map<number, RescheduledEvent>();
  for (const { dossierId, told, inLedger } of await readLettersOfEvents(db, from, to, asOf))
    if (!inLedger && !first.has(dossierId)) first.set(dossierId, told);
  return first;
}

/** The same of all dossiers, of the letters of one year. */
export async function readLettersOfYear(db: Db, year: string): Promise<readonly ToldLetter[]> {
  const all = await readLettersOfEvents(db, 0, Number.MAX_SAFE_INTEGER, `${year}-12-31`);
  return all.filter(({ told }) => formatDay(told.on).startsWith(year));
}

/** A dossier's event that gave another day. */
interface Rescheduled {
  readonly id: number;
  readonly code: string;
  readonly at: string;
  readonly body: string;
  /** 1 where the ledger has a letter for the first appointment. */
  readonly stands: 0 | 1;
  /** The number of a letter for it that was withdrawn. */
  readonly withdrawn: string | null;
}

// The few dossiers that were given another day have an index of their own, under whatever law they were judged last.
const rescheduledOf = prepared(
  (_, { from, to, asOf }: { from: number; to: number; asOf: string }) => sql<Rescheduled>`
    select dossier.id, code, at, body,
      exists (select 1 from letter where dossier_id = dossier.id and appointment = 1 and state <> 'withdrawn') as stands,
      (select number from letter where dossier_id = dossier.id and appointment = 1 and state = 'withdrawn') as withdrawn
    from dossier indexed by dossier_again
      cross join event on event.dossier_id = dossier.id and type = 'rescheduled' and substr(at, 1, 10) <= ${asOf}
        and (body ->> '$.letter' is not null or body ->> '$.takesBack' is not null)
    where law_id in (select 0 union all select id from law) and ${givenAnotherDay} and dossier.id between ${from} and ${to}
    order by dossier.id, at`,
);
