// The months before a report, filled in the same reading of the store as the report itself.
import { addDays, foldDossier, type DossierClock, type EpochDay } from '@dunghen/core';
import { addToTrend, beginReport, finishReport, monthsEnding, type Report, type ReportQuestion } from '@dunghen/core/report';
import type { LawContext } from '@dunghen/daemon/config';

/** A trend under construction. */
export interface TrendDraft {
  readonly add: (clock: DossierClock) => void;
  readonly finish: () => readonly Report[];
}

/** The `count` months up to the one the question's period ends in, each as it stood at its own end; the clocks are folded on the period's. */
export function beginTrend(question: ReportQuestion, law: LawContext, count: number): TrendDraft {
  const { period, by: _, ...rest } = question;
  const asOf = Math.min(question.asOf, addDays(period.to, 1)) as EpochDay;
  const drafts = monthsEnding(period, count)
    // Of a month to come there is nothing to say.
    .filter((month) => month.from <= question.asOf)
    .map((month) => beginReport({ ...rest, asOf, period: month }));
  return {
    add: (clock) => addToTrend(drafts, clock, (knownOn) => foldDossier(clock.events, { ...law, knownOn })),
    finish: () => drafts.map(finishReport),
  };
}
