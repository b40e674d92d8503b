// When the dossiers were last scanned and what was not right: asked by whoever looks after the machine.
import type { Kysely, Transaction } from 'kysely';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

/** A scan that came to its end. */
export interface ScanNote {
  /** The as-of day, ISO. */
  readonly today: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  /** What was not right, as JSON; it holds no citizen. */
  readonly degraded: string;
}

/** The last scan, with what the clock has ever said. */
export interface LastScan extends ScanNote {
  /** The latest instant at which any scan came to its end: a clock that went back for a while made the last one earlier. */
  readonly latestAt: string;
}

type Db = Kysely<Schema> | Transaction<Schema>;

/** A week of scans every ten minutes. */
const KEPT = 1_000;

/** Notes a scan; old notes make room, but for the one with the latest instant. */
export async function noteScan(db: Kysely<Schema>, note: ScanNote): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const [{ id }] = (await addNote(trx, { ...note })).rows as [{ id: number }];
    await dropNotes(trx, { upTo: id - KEPT });
  });
}

const addNote = prepared((db, { today, at, degraded }: Readonly<Record<keyof ScanNote, string>>) =>
  db.insertInto('scan_note').values({ today, at, degraded }).returning('id'),
);
const dropNotes = prepared((db, { upTo }: { upTo: number }) =>
  db
    .deleteFrom('scan_note')
    .where('id', '<=', upTo)
    .where('at', '<', (eb) => eb.selectFrom('scan_note').select((one) => one.fn.max('at').as('latest'))),
);

/** The last scan that came to its end; null before the first. */
export async function readLastScan(db: Db): Promise<LastScan | null> {
  const last = await db
    .selectFrom('scan_note')
    .select(['today', 'at', 'degraded'])
    .select((eb) =>
      eb
        .selectFrom('scan_note')
        .select((one) => one.fn.max('at').as('latest'))
        .as('latestAt'),
    )
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Of the notes that are there, one is the latest.
  return last ? { ...last, latestAt: last.latestAt as string } : null;
}
