// Appends batch after batch of one file: the next is worked out while the one before is being written.
import type { Kysely } from 'kysely';
import { plan, readKnown, type AppendOutcome, type DossierBatch, type HistoryCheck, type ImportSource } from './append-batch.ts';
import { addRows, noRows, readNumbering, type BatchRows, type GrowingRows, type Numbering, type Registered } from './batch-rows.ts';
import type { BatchWriter } from './batch-writer.ts';
import { codeKey } from './dossiers.ts';
import type { Schema } from './schema.ts';
import type { BodyCache } from './timeline.ts';
import { register } from './write-rows.ts';

/** What a batch came to once it is in the database. */
export interface Written {
  readonly outcomes: readonly AppendOutcome[];
  /** How long the database was locked for it, in milliseconds. */
  readonly lockedMs: number;
}

/** Takes batches one after another. */
export interface Appender {
  /** Resolves as soon as the next batch may be handed over; `written` tells when this one is safely in the database. */
  append(batch: readonly DossierBatch[]): Promise<{ readonly written: Promise<Written> }>;
  /** To be called at the end, after a fault too. */
  close(): Promise<void>;
}

/** A batch with the keys of its dossiers. */
interface Keyed {
  readonly batch: readonly DossierBatch[];
  readonly keys: ReadonlySet<string>;
}

interface Prepared {
  readonly outcomes: readonly AppendOutcome[];
  /** Null when the batch brings nothing new. */
  readonly rows: BatchRows | null;
}

/** Bodies whose numbers are remembered between batches: one office has a few thousand. */
const KEPT_BODIES = 20_000;

/** Appends what one file says. Each dossier stands or falls by itself; a fault of the database undoes a whole batch. */
export function appenderTo(db: Kysely<Schema>, cache: BodyCache, source: ImportSource, check: HistoryCheck, writer: BatchWriter): Appender {
  let registered: Registered | undefined;
  /** The numbers as they will be once the batch in flight is written; null when they have to be read. */
  let numbering: Numbering | null = null;
  let flight: { readonly keys: ReadonlySet<string>; readonly asPlanned: Promise<boolean> } | null = null;

  const prepare = async ({ batch, keys }: Keyed, numbers: () => Promise<Numbering>): Promise<Prepared> => {
    // Before anything is read of the dossiers: what another program writes from here on makes these numbers stale.
    const numbered = await numbers();
    const outcomes: AppendOutcome[] = [];
    let rows: GrowingRows | null = null;
    const known = await readKnown(db, cache, batch);
    for (const part of partsOf(batch, keys)) {
      const planned = plan(known, part, check);
      // No other part is about the same dossiers.
      for (const { code } of part) known.delete(codeKey(code));
      outcomes.push(...planned.outcomes);
      if (planned.changes.length === 0) continue;
      registered ??= await db.transaction().execute((trx) => register(trx, source));
      rows ??= noRows(numbered.event, registered.importId);
      await addRows(rows, db, planned.changes, numbered, registered.law);
    }
    return { outcomes, rows };
  };
  const following = async (): Promise<Numbering> => (numbering ??= await readNumbering(db));

  /** Writes a batch; one that another program has overtaken is worked out anew, with numbers of its own, until it gets in. */
  const land = async (keyed: Keyed, prepared: Prepared): Promise<Written & { readonly asPlanned: boolean }> => {
    let { outcomes, rows } = prepared;
    for (let asPlanned = true; ; asPlanned = false) {
      const done = rows ? await writer.write(rows) : { lockedMs: 0 };
      if (done) return { outcomes, lockedMs: done.lockedMs, asPlanned };
      ({ outcomes, rows } = await prepare(keyed, () => readNumbering(db)));
    }
  };

  return {
    async append(batch) {
      const keys: ReadonlySet<string> = new Set(batch.map(({ code }) => codeKey(code)));
      const keyed = { batch, keys };
      // What the batch in flight says of these dossiers is not in the database yet; nor are the bodies about to be forgotten.
      const forget = (numbering?.bodies.size ?? 0) > KEPT_BODIES;
      if (flight && (forget || overlap(keys, flight.keys))) await flight.asPlanned;
      if (forget) numbering?.bodies.clear();
      let prepared = await prepare(keyed, following);
      if (flight && !(await flight.asPlanned)) {
        numbering = null;
        prepared = await prepare(keyed, following);
      }
      const written = land(keyed, prepared);
      const asPlanned = written.then((landed) => landed.asPlanned);
      // A fault is met by whoever awaits `written` and by the next batch; until then nobody may be listening.
      asPlanned.catch(() => {});
      flight = { keys, asPlanned };
      return { written };
    },
    close: () => writer.close(),
  };
}

/** Dossiers worked out at a time: few enough that what it takes dies young, which saves a fifth of the garbage collection. */
const PART = 50;

/** The parts of a batch, none of which needs to know what another comes to. */
function* partsOf(batch: readonly DossierBatch[], keys: ReadonlySet<string>): Generator<readonly DossierBatch[]> {
  const size = keys.size === batch.length ? PART : batch.length;
  for (let at = 0; at < batch.length; at += size) yield batch.slice(at, at + size);
}

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const key of a) if (b.has(key)) return true;
  return false;
};
