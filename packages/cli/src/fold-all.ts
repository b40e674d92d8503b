// Every dossier of the store, page by page, folded as known on a day: what reports, stages and forecasts have in common.
import { DungHenError, foldDossier, type DossierClock, type EpochDay } from '@dunghen/core';
import type { LawContext } from '@dunghen/daemon/config';
import type { Store, StoredDossier } from '@dunghen/store';

/** What is done with each dossier. */
export interface Folding {
  /** Before the dossiers of one page: what else is known of them, by the range of their ids. */
  readonly beforePage?: (fromId: number, toId: number) => Promise<void>;
  readonly add: (clock: DossierClock, id: number) => void;
  /** A dossier that cannot be judged: it is told of, never dropped silently. */
  readonly fault: (error: DungHenError, code: string) => void;
}

/** Measured on a million dossiers: larger pages are no faster, smaller ones ask too often. */
const PAGE = 1_000;

/** Folds every dossier received by `knownOn`. */
export async function foldAll(store: Store, law: LawContext, knownOn: EpochDay, { beforePage, add, fault }: Folding): Promise<void> {
  for await (const page of store.dossierPages({ size: PAGE, withApplicants: false })) {
    const [first, last] = [page[0], page.at(-1)] as [StoredDossier, StoredDossier];
    await beforePage?.(first.id, last.id);
    for (const { id, code, events } of page) {
      try {
        const clock = foldDossier(events, { ...law, knownOn });
        if (clock) add(clock, id);
      } catch (error) {
        if (!(error instanceof DungHenError)) throw error;
        fault(error, code);
      }
    }
  }
}
