// Due dates that another calendar or rule moved while a dossier was open: recorded once, in the transaction that takes the new date.
import { sql, type Kysely, type Transaction } from 'kysely';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';
import { lawNumber, otherLaws, type ComputedStanding } from './standing.ts';

/** An open dossier whose standing is not that of the present law. */
export interface UnderOtherLaw {
  readonly id: number;
  /** The due date by the law it stands under; undefined when events came since, so that a difference says nothing of the law. */
  readonly dueOn: string | null | undefined;
}

/** A due date that moved; days ISO, null while the clock is paused. */
export interface DueMove {
  readonly dossier: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The law it is due by now. */
  readonly law: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  /** The as-of day of the scan that recorded it, ISO; null where an older program did. */
  readonly on: string | null;
}

/** When a scan records moves: the instant, and the day it took for today, ISO. */
export interface ScanMoment {
  readonly at: string;
  readonly on: string;
}

/** A standing computed anew, with the due date it had. */
export interface StandingAnew extends ComputedStanding {
  readonly before: string | null | undefined;
}

type Db = Kysely<Schema> | Transaction<Schema>;

/** Open dossiers after id `after` that do not stand under `law` yet, at most `limit`. */
export async function readUnderOtherLaw(db: Db, law: string, after: number, limit: number): Promise<readonly UnderOtherLaw[]> {
  const found: UnderOtherLaw[] = [];
  for (const number of await otherLaws(db, law)) {
    const { rows } = await openUnder(db, { number, after, limit });
    found.push(...rows.map(({ id, due_day }) => ({ id, dueOn: number === 0 ? undefined : due_day })));
  }
  return found.sort((x, y) => x.id - y.id).slice(0, limit);
}

const openUnder = prepared((db, { number, after, limit }: { number: number; after: number; limit: number }) =>
  db
    .selectFrom('dossier')
    .select(['id', 'due_day'])
    .where('law_id', '=', number)
    .where('ended', '=', sql.lit(0))
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit),
);

/** Takes the new standings and records which due dates they move. Returns how many; a dossier that has news is left to its next reading. */
export async function recordMoves(
  db: Kysely<Schema>,
  law: string,
  standings: readonly StandingAnew[],
  { at, on }: ScanMoment,
): Promise<number> {
  if (standings.length === 0) return 0;
  return db.transaction().execute(async (trx) => {
    const number = await lawNumber(trx, law);
    let moved = 0;
    for (const { id, revision, dueOn, missed, before } of standings) {
      const { numAffectedRows } = await moveStanding(trx, { number, id, revision, dueOn, missed });
      if (numAffectedRows === 0n || before === undefined || before === dueOn) continue;
      const move = { dossier_id: id, before_on: before, after_on: dueOn, law_id: number, at, scanned_on: on };
      await trx.insertInto('due_move').values(move).execute();
      moved++;
    }
    return moved;
  });
}

const moveStanding = prepared((db, { number, id, revision, dueOn, missed }: ComputedStanding & { number: number }) =>
  db
    .updateTable('dossier')
    .set({ law_id: number, due_day: dueOn, missed })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('law_id', '!=', number),
);

/** The moves recorded, oldest first. */
export const readMoves = (db: Db): Promise<readonly DueMove[]> =>
  db
    .selectFrom('due_move')
    .innerJoin('dossier', 'dossier.id', 'dossier_id')
    .innerJoin('law', 'law.id', 'due_move.law_id')
    .select(['code as dossier', 'before_on as before', 'after_on as after', 'law', 'at', 'scanned_on as on'])
    .orderBy('due_move.id')
    .execute();
