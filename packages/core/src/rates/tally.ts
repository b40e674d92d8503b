// Counts of one period that add: each dossier adds to a tally, tallies add to tallies, and every rate is read off exact integers at the end.
import type { DossierClock } from '../clock/dossier-clock.ts';
import type { EpochDay } from '../epoch-day.ts';
import { judgementDay, type Period } from './period.ts';

/** How dossiers withdrawn by the citizen enter the rates (policy; default `count`). */
export type WithdrawnRule = 'count' | 'exclude';

/** The counts of a period; all are numbers of dossiers, and two tallies of disjoint dossiers add field by field. */
export interface Tally {
  receivedOnline: number;
  /** At the counter, by post, or by a channel not stated. */
  receivedOther: number;
  carriedOver: number;
  resolvedEarly: number;
  resolvedOnTime: number;
  resolvedLate: number;
  openWithin: number;
  openOverdue: number;
  /** Received in the period and resolved in it early or on time: what `received` measures. */
  receivedAndKept: number;
  /** Due in the period and ended, or past due. */
  due: number;
  dueMissed: number;
  /** Dossiers handled whose citizen was asked for more papers, and those asked more than once. */
  supplemented: number;
  supplementedAgain: number;
  /** Resolved in the period on or before the promised day: of `resolvedEarly + resolvedOnTime + resolvedLate`. */
  promiseKept: number;
}

/** A tally of nothing: the identity of {@link addTally}. */
export const emptyTally = (): Tally => ({
  receivedOnline: 0,
  receivedOther: 0,
  carriedOver: 0,
  resolvedEarly: 0,
  resolvedOnTime: 0,
  resolvedLate: 0,
  openWithin: 0,
  openOverdue: 0,
  receivedAndKept: 0,
  due: 0,
  dueMissed: 0,
  supplemented: 0,
  supplementedAgain: 0,
  promiseKept: 0,
});

/** Adds `other` into `tally`; the order of additions never matters. */
export function addTally(tally: Tally, other: Tally): void {
  for (const key of Object.keys(tally) as (keyof Tally)[]) tally[key] += other[key];
}

/** Whether the dossier belongs to the period: received in it, or carried over into it. */
export const isHandled = (clock: DossierClock, period: Period): boolean =>
  clock.receivedOn >= period.from || !clock.end || clock.end.on >= period.from;

/** Late in the sense of `handled`: resolved late, or open and overdue, at the period's judgement day. */
export function isLateIn(clock: DossierClock, period: Period, asOf: EpochDay): boolean {
  const { dueOn, end } = clock;
  if (dueOn === null || !isHandled(clock, period)) return false;
  return end ? end.on > dueOn : dueOn < judgementDay(period, asOf);
}

/**
 * The day the citizen was promised: the one on the slip, as pauses and extensions lawfully moved it. It may lie before the
 * lawful due date, when the office promised more than the law asks, or after it (a finding).
 */
export function promisedDay({ receipt, pauses, extensions, dueOn }: DossierClock): EpochDay | null {
  return pauses.length === 0 && extensions.length === 0 ? (receipt.promisedOn ?? dueOn) : dueOn;
}

/**
 * Adds one dossier, folded as known on `knownDay(period, asOf)`, to a tally. Dossiers without a known term count nowhere:
 * the caller lists them as data faults. `received`, `carried over`, `resolved` and `overdue` are those of NĐ 61/2018 art. 30
 * and form II.06a.
 */
export function tallyDossier(tally: Tally, clock: DossierClock, period: Period, asOf: EpochDay, withdrawn: WithdrawnRule): void {
  const { dueOn, end, receivedOn, channel } = clock;
  if (clock.basis === 'none') return;
  if (withdrawn === 'exclude' && end?.type === 'withdrawn') return;
  const judged = judgementDay(period, asOf);

  if (dueOn !== null && dueOn >= period.from && dueOn <= period.to && (end || dueOn < judged)) {
    tally.due++;
    if (!end || end.on > dueOn) tally.dueMissed++;
  }
  if (!isHandled(clock, period)) return;

  const inPeriod = receivedOn >= period.from;
  if (!inPeriod) tally.carriedOver++;
  else if (channel === 'online') tally.receivedOnline++;
  else tally.receivedOther++;

  if (clock.supplements > 0) tally.supplemented++;
  if (clock.supplements > 1) tally.supplementedAgain++;

  if (end) {
    const kept = dueOn === null || end.on <= dueOn;
    if (!kept) tally.resolvedLate++;
    else if (end.on === dueOn) tally.resolvedOnTime++;
    else tally.resolvedEarly++;
    if (kept && inPeriod) tally.receivedAndKept++;
    const promised = promisedDay(clock);
    if (promised === null || end.on <= promised) tally.promiseKept++;
  } else if (dueOn !== null && dueOn < judged) {
    tally.openOverdue++;
  } else {
    tally.openWithin++;
  }
}
