// Appends what one file says, part after part: many parts in one short transaction, the next put together while the one before is being written.
import type { Kysely } from 'kysely';
import type { AppendOutcome, DossierBatch, HistoryCheck, ImportSource } from './append-batch.ts';
import { readNumbering, rowsOf, type Numbering, type Registered } from './batch-rows.ts';
import type { BatchWriter } from './batch-writer.ts';
import { codeKey } from '../dossiers.ts';
import { KeyFilter } from './key-filter.ts';
import { plan, readKnown } from './plan-batch.ts';
import type { Schema } from '../schema.ts';
import type { BodyCache } from '../timeline.ts';
import { noteComplete, noteRead, register } from './write-rows.ts';

/** Takes dossiers in parts, one after another. */
export interface Appender<Item extends DossierBatch> {
  /** Works a part out and resolves as soon as the next may be handed over. @throws the fault of the database that an earlier one met. */
  append(part: readonly Item[]): Promise<void>;
  /** Resolves once all of it is safely in the database. @throws the fault of the database that any of it met. */
  finish(): Promise<void>;
  /** To be called at the end, after a fault too. */
  close(): Promise<void>;
}

/** Is told what a part came to once it is in the database. */
export type Told<Item> = (part: readonly Item[], outcomes: readonly AppendOutcome[]) => void;

/** What goes into one transaction. */
interface Load<Item> {
  readonly parts: { readonly items: readonly Item[]; readonly outcomes: readonly AppendOutcome[] }[];
  /** The dossiers it is about. */
  readonly keys: Set<string>;
  /** Whether it has anything to write. */
  isNew: boolean;
}

/** Bodies whose numbers are remembered between transactions: one office has a few thousand. */
const KEPT_BODIES = 20_000;
/** Another program waits no longer than this for its turn to write. */
const LOCKED_MS = 90;
/** Dossiers of the first transaction, and of the least and the largest. */
const FIRST = 500;
const FEWEST = 100;
const MOST = 1_200;

/** Appends what one file says. Each dossier stands or falls by itself; a fault of the database undoes a whole transaction. */
export function appenderTo<Item extends DossierBatch>(
  db: Kysely<Schema>,
  cache: BodyCache,
  source: ImportSource,
  check: HistoryCheck,
  writer: BatchWriter,
  told: Told<Item>,
): Appender<Item> {
  let registered: Registered | undefined;
  /** The numbers as they will be once all that was worked out is written; null when they have to be read. */
  let numbering: Numbering | null = null;
  /** Whether a dossier was taken, be it as it was known. */
  let isAnyKnown = false;
  /** The keys handed over so far, while there can be no dossiers but theirs: where the database had none at first. Looking each up takes a sixth of a long import. */
  let met: KeyFilter | null | undefined;
  let size = FIRST;
  let open = empty<Item>();
  let flight: { readonly load: Load<Item>; readonly written: ReturnType<BatchWriter['write']> } | null = null;

  /** To be called before anything is read of the dossiers: what another program writes from here on makes these numbers stale. */
  const begin = async (): Promise<Numbering> => {
    if (numbering) return numbering;
    numbering = await readNumbering(db);
    met = met === undefined && numbering.dossier === 0 ? new KeyFilter() : null;
    return numbering;
  };
  /** `perhaps` are those that may be known, of all handed over. */
  const workOut = async (load: Load<Item>, items: readonly Item[], perhaps = items): Promise<void> => {
    const numbers = await begin();
    const { outcomes, changes } = plan(await readKnown(db, cache, met ? perhaps : items), items, check);
    for (const { code } of items) load.keys.add(codeKey(code));
    load.parts.push({ items, outcomes });
    if (changes.length > 0) {
      registered ??= await db.transaction().execute((trx) => register(trx, source, { complete: false }));
      writer.put(await rowsOf(db, changes, numbers, registered));
      load.isNew = true;
    }
    for (const [i, item] of items.entries()) item.worked?.(outcomes[i] as AppendOutcome);
  };
  const again = async ({ parts }: Load<Item>): Promise<Load<Item>> => {
    const load = empty<Item>();
    for (const { items } of parts) await workOut(load, items);
    return load;
  };
  const tell = ({ parts }: Load<Item>): void => {
    for (const { items, outcomes } of parts) {
      isAnyKnown ||= outcomes.some((outcome) => 'done' in outcome);
      told(items, outcomes);
    }
  };
  /** Waits for what is being written. Where another program was first, it and what was numbered after it are worked out anew. */
  const landed = async (): Promise<void> => {
    if (!flight) return;
    let { load, written } = flight;
    flight = null;
    let done = await written;
    const isStale = done === null;
    while (!done) {
      writer.drop();
      numbering = null;
      load = await again(load);
      done = await writer.write();
    }
    size = Math.round(Math.min(MOST, Math.max(FEWEST, (load.keys.size * LOCKED_MS) / Math.max(1, done.lockedMs), size / 4)));
    tell(load);
    if (isStale) open = await again(open);
  };
  /** Sends off what was gathered, once the load before it is written. */
  const send = async (): Promise<void> => {
    await landed();
    if (open.isNew) {
      const written = writer.write();
      // A fault is met by whoever waits for it next; until then nobody may be listening.
      written.catch(() => {});
      flight = { load: open, written };
    } else {
      // What is not written is not held against what another program wrote meanwhile.
      if (met) {
        met = null;
        open = await again(open);
        if (open.isNew) return send();
      }
      tell(open);
    }
    open = empty();
  };

  return {
    async append(part) {
      await begin();
      const perhaps = met ? part.filter(({ code }) => met?.add(codeKey(code))) : part;
      const keys = perhaps.map(({ code }) => codeKey(code));
      // What is about to be written of these dossiers is not in the database yet; nor are the bodies about to be forgotten.
      const forget = (numbering?.bodies.size ?? 0) > KEPT_BODIES;
      if (forget || keys.some((key) => open.keys.has(key))) await send();
      if (forget || keys.some((key) => flight?.load.keys.has(key))) await landed();
      if (forget) {
        numbering?.bodies.clear();
        writer.forget();
      }
      await workOut(open, part, perhaps);
      if (!open.isNew || open.keys.size >= size) await send();
    },
    async finish() {
      await send();
      await landed();
      await noteComplete(db, source);
      if (!registered && isAnyKnown) await noteRead(db, source);
    },
    close: () => writer.close(),
  };
}

const empty = <Item>(): Load<Item> => ({ parts: [], keys: new Set(), isNew: false });
