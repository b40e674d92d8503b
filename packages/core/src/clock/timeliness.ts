// Where a dossier stands against its due date on a given day; lateness is decided by date, never by the hour.
import type { EpochDay } from '../epoch-day.ts';
import type { DossierClock } from './fold-dossier.ts';

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
