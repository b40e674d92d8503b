// Reads the whole store page by page into one period's report; shared by the command and the tour.
import { DungHenError, foldDossier, knownDay } from '@dunghen/core';
import { addFault, addToReport, beginReport, finishReport, type Report, type ReportQuestion } from '@dunghen/core/report';
import type { LawContext } from '@dunghen/daemon';
import type { Store, StoredDossier } from '@dunghen/store';

/** The report of a period over every dossier of the store. A dossier that cannot be judged is listed, never dropped. */
export async function buildReport(store: Store, law: LawContext, question: ReportQuestion): Promise<Report> {
  const draft = beginReport(question);
  const knownOn = knownDay(question.period, question.asOf);
  for await (const page of store.dossierPages({ size: 1_000, withApplicants: false })) {
    const [first, last] = [page[0], page.at(-1)] as [StoredDossier, StoredDossier];
    const progress = await store.letterProgress(first.id, last.id);
    for (const { id, code, events } of page) {
      try {
        const clock = foldDossier(events, { ...law, knownOn });
        if (clock) addToReport(draft, clock, progress.get(id));
      } catch (error) {
        if (!(error instanceof DungHenError)) throw error;
        addFault(draft, error.code, code);
      }
    }
  }
  return finishReport(draft);
}
