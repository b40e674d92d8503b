// Reads the whole store page by page into one period's report; shared by the command and the tour.
import { formatDay, knownDay } from '@dunghen/core';
import {
  addFault,
  addToReport,
  beginReport,
  finishReport,
  type LetterProgress,
  type Report,
  type ReportQuestion,
  type Sighting,
} from '@dunghen/core/report';
import type { LawContext } from '@dunghen/daemon/config';
import type { Store } from '@dunghen/store';
import { foldAll } from './fold-all.ts';
import { beginTrend } from './trend.ts';

/** The report of a period over every dossier of the store. A dossier that cannot be judged is listed, never dropped. */
export async function buildReport(store: Store, law: LawContext, question: ReportQuestion): Promise<Report> {
  return (await buildReportWithTrend(store, law, question, 0)).report;
}

/** The same with the months up to it, in one reading. */
export async function buildReportWithTrend(
  store: Store,
  law: LawContext,
  question: ReportQuestion,
  months: number,
): Promise<{ readonly report: Report; readonly trend: readonly Report[] }> {
  const draft = beginReport(question);
  const trend = beginTrend(question, law, months);
  let letters: ReadonlyMap<number, LetterProgress> = new Map();
  let sightings: ReadonlyMap<number, Sighting> = new Map();
  await foldAll(store, law, knownDay(question.period, question.asOf), {
    beforePage: async (from, to) => {
      letters = await store.letterProgress(from, to, formatDay(question.asOf));
      sightings = await store.sightings(from, to);
    },
    add: (clock, id) => {
      addToReport(draft, clock, { letters: letters.get(id), sighting: sightings.get(id) });
      trend.add(clock);
    },
    fault: (error, code) => addFault(draft, error.code, code),
  });
  return { report: finishReport(draft), trend: trend.finish() };
}
