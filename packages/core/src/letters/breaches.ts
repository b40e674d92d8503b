// Which apologies are owed: every appointment given to a citizen and missed is a breach, and every breach is owed one letter.
import type { DossierClock } from '../clock/dossier-clock.ts';
import type { EpochDay } from '../epoch-day.ts';

/** What the letter to be written says: a new date, no new date since the result is there, or no third date. */
export type LetterKind = 'missed' | 'closed-late' | 'second-missed';

/** A missed appointment. (dossier, appointment) is the key of its one letter. */
export interface Breach {
  readonly dossier: string;
  /** 1 for the date on the slip as the law moves it; 2 and on for later dates given after a fault. */
  readonly appointment: number;
  /** The day that was missed. */
  readonly dueOn: EpochDay;
  readonly kind: LetterKind;
}

/**
 * The appointments of a dossier missed by `today`, in order. Every late dossier is owed a letter, open or already closed;
 * after a second missed appointment the letter bears no third date (NĐ 61/2018 art. 19(9)).
 *
 * A re-appointment to a day that is not later than the one before is no new appointment.
 * @example breachesOf(foldDossier([parseEvent({ dossier: 'A', type: 'received', at: '2026-11-20', term: '3 working-days' })]), parseDay('2026-11-27')).length // 1
 */
export function breachesOf(clock: DossierClock, today: EpochDay): readonly Breach[] {
  const { dossier, dueOn, end } = clock;
  if (dueOn === null) return [];
  const missed = (day: EpochDay): boolean => (end ? end.on > day : day < today);
  const breaches: Breach[] = [];
  let latest = dueOn;
  if (missed(dueOn)) breaches.push({ dossier, appointment: 1, dueOn, kind: end ? 'closed-late' : 'missed' });
  let appointment = 1;
  for (const given of clock.reappointments) {
    appointment++;
    if (given.dueOn <= latest) continue;
    latest = given.dueOn;
    if (missed(latest)) breaches.push({ dossier, appointment, dueOn: latest, kind: end ? 'closed-late' : 'second-missed' });
  }
  return breaches;
}
