// Finds what was changed behind the program's back: events that no longer fit their chain, and what was derived from them.
import { sql, type Kysely } from 'kysely';
import { chainLink } from './chain.ts';
import type { Schema } from './schema.ts';
import { timelineEntrySql } from './timeline.ts';

/** A dossier whose past does not fit together. `chain`: an event was edited, added or removed; `timeline`: the short form of the events was. */
export interface Tampering {
  readonly dossier: string;
  readonly what: 'chain' | 'timeline';
}

const PAGE = 2_000;

/**
 * Checks every dossier against its events, page by page. Whoever can write to the file and recomputes every hash after an
 * edited event is not found: compare with a backup kept elsewhere.
 */
export async function* findTampering(db: Kysely<Schema>): AsyncGenerator<Tampering> {
  for (let after = 0; ;) {
    const dossiers = await db
      .selectFrom('dossier')
      .select(['id', 'code', 'revision', 'timeline'])
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
    const eventsOf = Map.groupBy(events, (event) => event.dossier_id);
    for (const { id, code, revision, timeline } of dossiers) {
      const own = eventsOf.get(id) ?? [];
      let previous = '';
      const fits = own.every((event) => event.chain === (previous = chainLink(previous, code, event)));
      if (!fits || (own.at(-1)?.id ?? 0) !== revision) yield { dossier: code, what: 'chain' };
      else if (own.map(({ entry }) => entry).join(' ') !== timeline) yield { dossier: code, what: 'timeline' };
    }
    after = last.id;
  }
}
