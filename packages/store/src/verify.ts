// Finds what was changed behind the program's back: events that no longer fit their chain, and what was derived from them.
import { DungHenError, isEndEvent } from '@dunghen/core';
import { sql, type Kysely } from 'kysely';
import type { HistoryCheck } from './append/append-batch.ts';
import { chainLink } from './chain.ts';
import { readBodies } from './dossiers.ts';
import type { Schema } from './schema.ts';
import { readTimeline, timelineEntrySql, type BodyCache } from './timeline.ts';

/**
 * A dossier whose past does not fit together. `chain`: an event was edited, added or removed; `timeline`: the short form of the
 * events was; `standing`: whether it ended, its due date or its missed appointments are remembered otherwise than the events say.
 */
export interface Tampering {
  readonly dossier: string;
  readonly what: 'chain' | 'timeline' | 'standing';
}

/** The law that standings are held against, by its identity, and what it makes of a history. */
export interface StandingLaw {
  readonly id: string;
  readonly standing: HistoryCheck;
}

const PAGE = 2_000;

/**
 * Checks every dossier against its events, page by page; due dates where `law` is given and they were computed by it. Whoever can
 * write to the file and recomputes every hash after an edited event is not found: compare with a backup kept elsewhere.
 */
export async function* findTampering(db: Kysely<Schema>, cache: BodyCache, law?: StandingLaw): AsyncGenerator<Tampering> {
  const lawId = law && (await db.selectFrom('law').select('id').where('law', '=', law.id).executeTakeFirst())?.id;
  for (let after = 0; ;) {
    const dossiers = await db
      .selectFrom('dossier')
      .select(['id', 'code', 'revision', 'timeline', 'ended', 'law_id', 'due_day', 'missed'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const last = dossiers.at(-1);
    if (!last) return;
    const events = await db
      .selectFrom('event')
      .select(['id', 'dossier_id', 'type', 'at', 'body', 'chain', sql<string>`${sql.raw(timelineEntrySql('event'))}`.as('entry')])
      .where('dossier_id', '>', after)
      .where('dossier_id', '<=', last.id)
      .orderBy('id')
      .execute();
    const bodies = await readBodies(
      db,
      cache,
      dossiers.map(({ timeline }) => timeline),
    );
    const eventsOf = Map.groupBy(events, (event) => event.dossier_id);
    for (const { id, code, revision, timeline, ended, law_id, due_day, missed } of dossiers) {
      const own = eventsOf.get(id) ?? [];
      let previous = '';
      const fits = own.every((event) => event.chain === (previous = chainLink(previous, code, event)));
      if (!fits || (own.at(-1)?.id ?? 0) !== revision) yield { dossier: code, what: 'chain' };
      else if (own.map(({ entry }) => entry).join(' ') !== timeline) yield { dossier: code, what: 'timeline' };
      else {
        const history = readTimeline(code, timeline, bodies, false);
        const due = law && law_id === lawId ? standing(history, law) : undefined;
        const isAsRemembered = due === undefined || (due.dueOn === due_day && due.missed === missed);
        if (!isAsRemembered || history.some(isEndEvent) !== (ended !== 0)) yield { dossier: code, what: 'standing' };
      }
    }
    after = last.id;
  }
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

/** How many rows are gone of tables that nothing is ever deleted from, each numbered from 1 without a gap. The newest ones leave none. */
export interface GoneRows {
  readonly dossiers: number;
  readonly events: number;
  readonly letters: number;
  readonly letterSteps: number;
}

/** Looks for gaps in the numbers, all at one moment. */
export async function findGone(db: Kysely<Schema>): Promise<GoneRows> {
  const gone = (table: string) => sql<number>`(select coalesce(max(id), 0) - count(*) from ${sql.table(table)})`;
  const { rows } = await sql<GoneRows>`select ${gone('dossier')} as dossiers, ${gone('event')} as events,
    ${gone('letter')} as letters, ${gone('letter_event')} as "letterSteps"`.execute(db);
  return rows[0] as GoneRows;
}
