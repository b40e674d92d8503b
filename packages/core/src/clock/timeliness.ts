// Where a dossier stands against its due date on a given day; lateness is decided by date, never by the hour.
import type { EpochDay } from '../epoch-day.ts';
import type { DossierClock } from './dossier-clock.ts';

/** How a dossier stands. `unknown`: no term is known, a data fault and never "on time". */
export type Timeliness = 'early' | 'on-time' | 'late' | 'within-term' | 'overdue' | 'paused' | 'unknown';

/**
 * The dossier's standing on `today`. The term ends at the end of its last day (Civil Code art. 148(6)): finished on the due
 * date is on time, due today is not overdue. A refusal must itself be inside the term.
 * @example timeliness(foldDossier([parseEvent({ dossier: 'A', type: 'received', at: '2026-11-20', term: '3 working-days' })]), parseDay('2026-11-26')) // 'within-term'
 */
export function timeliness(clock: DossierClock, today: EpochDay): Timeliness {
  const { end, dueOn, basis } = clock;
  if (basis === 'none') return 'unknown';
  if (end) return dueOn === null || end.on < dueOn ? 'early' : end.on === dueOn ? 'on-time' : 'late';
  if (dueOn === null) return 'paused';
  return dueOn < today ? 'overdue' : 'within-term';
}

/**
 * Whether an apology for an open dossier would still be in time: `at-risk` while today is not after the last day for it
 * (NĐ 61/2018 art. 19(9)), `too-late` from then on, null for a dossier that has ended or has no due date.
 * @example apologyTiming(foldDossier([parseEvent({ dossier: 'A', type: 'received', at: '2026-11-20', term: '3 working-days' })]), parseDay('2026-11-26')) // 'too-late' — it was due by the 25th
 */
export function apologyTiming(clock: DossierClock, today: EpochDay): 'at-risk' | 'too-late' | null {
  if (clock.end || clock.apologyBy === null) return null;
  return today <= clock.apologyBy ? 'at-risk' : 'too-late';
}
