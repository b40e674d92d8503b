// When the calendar or a rule changed: every open dossier's due date computed anew, and each that moved recorded.
import { DungHenError, foldDossier, formatDay } from '@dunghen/core';
import { standingOf, type StandingAnew, type Store, type UnderOtherLaw } from '@dunghen/store';
import type { ScanContext } from './scan-context.ts';

/** Short transactions: a writer in a loop starves every other one. */
const AT_ONCE = 100;

/**
 * Brings the open dossiers under the present law. Returns how many due dates moved; the citizens concerned must be told.
 * Costs one look at an index when nothing changed, and goes on where a crash stopped it.
 */
export async function followLaw(store: Store, { law, today, now }: Pick<ScanContext, 'law' | 'today' | 'now'>): Promise<number> {
  let moved = 0;
  let after = 0;
  for (;;) {
    const stale = await store.underOtherLaw(law.id, after, AT_ONCE);
    if (stale.length === 0) return moved;
    after = (stale.at(-1) as UnderOtherLaw).id;
    const before = new Map(stale.map(({ id, dueOn }) => [id, dueOn]));
    const standings: StandingAnew[] = [];
    for (const { id, revision, events } of await store.dossiersById([...before.keys()])) {
      try {
        const clock = foldDossier(events, law);
        if (clock) standings.push({ id, revision, ...standingOf(clock), before: before.get(id) });
      } catch (error) {
        // A date outside the new calendar: the scan says so, and the dossier is looked at again once the calendar reaches it.
        if (!(error instanceof DungHenError)) throw error;
      }
    }
    moved += await store.recordMoves(law.id, standings, { at: now(), on: formatDay(today) });
    if (stale.length < AT_ONCE) return moved;
  }
}
