// Finds what was changed behind the program's back: events that no longer fit their chain, and what was derived from them.
import { DungHenError, isEndEvent } from '@dunghen/core';
import { sql, type Kysely } from 'kysely';
import type { HistoryCheck } from './append/append-batch.ts';
import { chainLink, type ChainedEvent } from './chain.ts';
import { findLetterTampering, type LetterTampering } from './letters/verify-letters.ts';
import { readBodies } from './dossiers.ts';
import type { Schema } from './schema.ts';
import { readTimeline, timelineEntrySql, type BodyCache } from './timeline.ts';

/**
 * What does not fit together of the past of a dossier, or of the ledger of letters. `chain`: an event was edited, added or removed; `timeline`: the short form of the
 * events was; `standing`: whether it ended, its due date or its missed appointments are remembered otherwise than the events say.
 */
export type Tampering = { readonly dossier: string; readonly what: 'chain' | 'timeline' | 'standing' } | LetterTampering;

/** The law that standings are held against, by its identity, and what it makes of a history. */
export interface StandingLaw {
  readonly id: string;
  readonly standing: HistoryCheck;
}

const PAGE = 2_000;

/**
 * Checks every dossier against its events, page by page, then every letter against its steps; due dates where `law` is given and they were computed by it. Whoever can
 * write to the file and recomputes every hash after an edited event is not found: compare with a backup kept elsewhere.
 */
export async function* findTampering(db: Kysely<Schema>, cache: BodyCache, law?: StandingLaw): AsyncGenerator<Tampering> {
  const lawId = law && (await db.selectFrom('law').select('id').where('law', '=', law.id).executeTakeFirst())?.id;
  for (let after = 0; ;) {
    // In one statement: between two another program may add an event, and its dossier would look edited.
    const rows = await db
      .selectFrom('dossier')
      .leftJoin('event', 'event.dossier_id', 'dossier.id')
      .select(['dossier.id', 'code', 'revision', 'timeline', 'ended', 'law_id', 'due_day', 'missed'])
      .select(['event.id as event', 'type', 'at', 'body', 'chain', sql<string>`${sql.raw(timelineEntrySql('event'))}`.as('entry')])
      .where('dossier.id', 'in', (ids) => ids.selectFrom('dossier').select('id').where('id', '>', after).orderBy('id').limit(PAGE))
      .orderBy('dossier.id')
      .orderBy('event.id')
      .execute();
    const dossiers = Map.groupBy(rows, ({ id }) => id);
    if (dossiers.size === 0) break;
    const bodies = await readBodies(
      db,
      cache,
      Array.from(dossiers.values(), ([first]) => (first as (typeof rows)[number]).timeline),
    );
    for (const [id, known] of dossiers) {
      const { code, revision, timeline, ended, law_id, due_day, missed } = known[0] as (typeof rows)[number];
      const events = known.filter(({ event }) => event !== null) as (ChainedEvent & { event: number; chain: string; entry: string })[];
      let previous = '';
      const fits = events.every((event) => event.chain === (previous = chainLink(previous, code, event)));
      if (!fits || (events.at(-1)?.event ?? 0) !== revision) yield { dossier: code, what: 'chain' };
      else if (events.map(({ entry }) => entry).join(' ') !== timeline) yield { dossier: code, what: 'timeline' };
      else {
        const history = readTimeline(code, timeline, bodies, false);
        const due = law && law_id === lawId ? standing(history, law) : undefined;
        const isAsRemembered = due === undefined || (due.dueOn === due_day && due.missed === missed);
        if (!isAsRemembered || history.some(isEndEvent) !== (ended !== 0)) yield { dossier: code, what: 'standing' };
      }
      after = id;
    }
  }
  yield* findLetterTampering(db);
}

/** What a history comes to; nothing where the law cannot judge it, as a history out of its calendar. */
function standing(history: Parameters<HistoryCheck>[0], law: StandingLaw): ReturnType<HistoryCheck> {
  try {
    return law.standing(history);
  } catch (error) {
    if (error instanceof DungHenError) return undefined;
    throw error;
  }
}

/**
 * How many rows are gone of tables that nothing is ever deleted from, each numbered from 1 without a gap. The newest ones leave none; of
 * letters and their steps those are counted.
 */
export interface GoneRows {
  readonly dossiers: number;
  readonly events: number;
  readonly letters: number;
  readonly letterSteps: number;
}

/** Looks for gaps in the numbers, and for what was counted and is not there, all at one moment. */
export async function findGone(db: Kysely<Schema>): Promise<GoneRows> {
  const gone = (table: string, counted = sql`0`) =>
    sql<number>`(select max(coalesce(max(id), 0), ${counted}) - count(*) from ${sql.table(table)})`;
  const counted = (column: string) => sql`coalesce((select ${sql.ref(column)} from letter_count), 0)`;
  const { rows } = await sql<GoneRows>`select ${gone('dossier')} as dossiers, ${gone('event')} as events,
    ${gone('letter', counted('letters'))} as letters, ${gone('letter_event', counted('steps'))} as "letterSteps"`.execute(db);
  return rows[0] as GoneRows;
}
