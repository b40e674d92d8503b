// Which dossiers a scan has to look into: those that may be late, soon due, or owed a letter; of the others the store remembers enough.
import { foldDossier, DungHenError, formatDay, type DossierClock, type EpochDay } from '@dunghen/core';
import { standingOf, type ComputedStanding, type Store, type StoredDossier } from '@dunghen/store';
import type { LawContext } from './config/context.ts';

/** The dossiers to look into, and what there is to count of the rest once they were. */
export interface ToScan {
  readonly pages: AsyncIterable<readonly StoredDossier[]>;
  readonly rest: () => Promise<{ readonly open: number; readonly lettersOwed: number }>;
}

/** Dossiers of one page. */
const PAGE = 500;

/**
 * Folding a million dossiers takes ten seconds; the due dates remembered from their last import or scan say which of them can
 * need anything by day `soon`. Where anything happened after `today` (a scan of an earlier day, a date in the future), what is
 * remembered is not what was known on that day, and every dossier is looked into.
 */
export async function dossiersToScan(
  store: Store,
  law: LawContext,
  today: EpochDay,
  soon: EpochDay,
  thorough: boolean,
  signal?: AbortSignal,
): Promise<ToScan> {
  if (thorough || (await store.lastEventDay()) > formatDay(today)) {
    return { pages: store.dossierPages(), rest: () => Promise.resolve({ open: 0, lettersOwed: 0 }) };
  }
  const looked = { open: 0, lettersOwed: 0 };
  async function* pages(): AsyncGenerator<readonly StoredDossier[]> {
    // What cannot be judged stays stale, and is handed on so that the scan says why.
    const unknown = await remember(store, law, signal);
    for (let i = 0; i < unknown.length; i += PAGE) yield store.dossiersById(unknown.slice(i, i + PAGE), true);
    for await (const page of store.dossierPages({ only: { needingCare: { law: law.id, dueBy: formatDay(soon) } } })) {
      for (const dossier of page) count(dossier);
      yield page;
    }
  }
  const count = ({ events }: StoredDossier): void => {
    const clock = foldDossier(events, law) as DossierClock;
    if (!clock.end) looked.open++;
    else looked.lettersOwed += standingOf(clock).missed;
  };
  return {
    pages: pages(),
    rest: async () => ({
      open: (await store.countOpen(law.id)) - looked.open,
      lettersOwed: (await store.missedByEnded(law.id)) - looked.lettersOwed,
    }),
  };
}

/** Brings every dossier under the present law; returns the ids of those that cannot be judged by it. */
async function remember(store: Store, law: LawContext, signal?: AbortSignal): Promise<readonly number[]> {
  const unknown: number[] = [];
  for await (const page of store.dossierPages({ size: PAGE, withApplicants: false, only: { stale: { law: law.id } } })) {
    if (signal?.aborted) break;
    const standings: ComputedStanding[] = [];
    for (const { id, revision, events } of page) {
      const clock = fold(events, law);
      if (clock) standings.push({ id, revision, ...standingOf(clock) });
      else unknown.push(id);
    }
    await store.keepStandings(law.id, standings);
  }
  return unknown;
}

function fold(events: StoredDossier['events'], law: LawContext): ReturnType<typeof foldDossier> {
  try {
    return foldDossier(events, law);
  } catch (error) {
    if (error instanceof DungHenError) return null;
    throw error;
  }
}
