// This month's headline rate, for the metrics.
import { DungHenError, foldDossier, knownDay, parseTarget, type EpochDay, type Period } from '@dunghen/core';
import { addToReport, beginReport, finishReport, monthsEnding } from '@dunghen/core/report';
import type { Store } from '@dunghen/store';
import type { LawContext } from '../config/context.ts';
import type { Config } from '../config/schema.ts';

/** The late dossiers of the month of `today` and all its dossiers. */
export async function monthRate(
  store: Store,
  law: LawContext,
  { basis, target, withdrawn }: Config['kpi'],
  today: EpochDay,
): Promise<{ late: number; total: number }> {
  const [period] = monthsEnding({ from: today, to: today }, 1) as [Period];
  const draft = beginReport({ period, asOf: today, basis, target: parseTarget(target), withdrawn, calendar: law.calendar });
  for await (const page of store.dossierPages({ size: 1_000, withApplicants: false })) {
    for (const { events } of page) {
      try {
        const clock = foldDossier(events, { ...law, knownOn: knownDay(period, today) });
        if (clock) addToReport(draft, clock);
      } catch (error) {
        // A history that cannot be judged is told of by every report; here it is only not counted.
        if (!(error instanceof DungHenError)) throw error;
      }
    }
  }
  // No more of it: the rest has a basis of its own, which the daemon took for what it had counted from, and counted every round anew.
  const { late, total } = finishReport(draft).target;
  return { late, total };
}
