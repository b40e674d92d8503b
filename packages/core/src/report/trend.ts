// Many months in one reading: each dossier is added to every month it was part of, as it was known then.
import type { DossierClock } from '../clock/dossier-clock.ts';
import type { DossierEvent } from '../events.ts';
import { addMonths, civilOf, dayOf, daysInMonth, type EpochDay } from '../epoch-day.ts';
import { knownDay, type Period } from '../rates/period.ts';
import { addToReport, type Besides, type ReportDraft } from './draft.ts';

/** The `count` months up to the one that `period` ends in, oldest first. */
export function monthsEnding({ to }: Period, count: number): readonly Period[] {
  const last = civilOf(to);
  const first = dayOf(last.year, last.month, 1);
  return Array.from({ length: count }, (_, i) => {
    const from = addMonths(first, i + 1 - count);
    const { year, month } = civilOf(from);
    return { from, to: dayOf(year, month, daysInMonth(year, month)) };
  });
}

/**
 * Adds a dossier to the report of each period it can concern. `clock` is its fold on the as-of day; a period that ended
 * before the dossier's last event knew less of it, so it is folded anew by `foldOn` as known then.
 */
export function addToTrend(
  drafts: readonly ReportDraft[],
  clock: DossierClock,
  foldOn: (knownOn: EpochDay) => DossierClock | null,
  besides?: Besides,
): void {
  const { receivedOn, end, dueOn, events } = clock;
  const lastEventOn = (events.at(-1) as DossierEvent).on;
  // From then on nothing of it can count: it has ended and is not due any more.
  const concernsUntil = end && dueOn !== null ? Math.max(end.on, dueOn) : Number.POSITIVE_INFINITY;
  for (const draft of drafts) {
    const { period, asOf } = draft.question;
    if (receivedOn > period.to || (concernsUntil < period.from && lastEventOn < period.from)) continue;
    const knownOn = knownDay(period, asOf);
    const then = knownOn >= lastEventOn ? clock : foldOn(knownOn);
    if (then) addToReport(draft, then, besides);
  }
}
