// Signs that a history was bent: what real systems let people do to a due date, each with its evidence, and none on honest data.
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DossierClock } from '../clock/dossier-clock.ts';
import { formatDay, type EpochDay } from '../epoch-day.ts';
import type { Sighting } from './sighting.ts';

/** The signs of a bent history. The last two need what the imported lists showed, the others the dossier's own events. */
export type FindingCode =
  | 'repeated-supplement'
  | 'repeated-reappointment'
  | 'due-moved-after-expiry'
  | 'pause-after-due'
  | 'extension-after-due'
  | 'completed-on-day-off'
  | 'promise-beyond-term'
  | 'end-backdated'
  | 'vanished';

/** One sign with what shows it. */
export interface Finding {
  readonly code: FindingCode;
  readonly dossier: string;
  readonly evidence: Readonly<Record<string, string | number>>;
}

/**
 * The signs in one dossier's history:
 * more than one supplement request (NĐ 61/2018 art. 15(3)); more than one re-appointment (art. 19(9)); a due date moved after
 * it had passed, without a letter; a pause or an extension begun after the due date; a result on a day off; a promise later
 * than the lawful term without a pause or an extension, or moved there in time without a letter; an end dated before a list still showed the dossier open; a dossier
 * gone from the lists that showed it.
 */
export function findingsOf(clock: DossierClock, calendar: WorkingCalendar, sighting?: Sighting): readonly Finding[] {
  const { dossier, end, receipt, dueOn, reappointments } = clock;
  const found: Finding[] = [];
  const sign = (code: FindingCode, evidence: Finding['evidence']): void => void found.push({ code, dossier, evidence });
  const promisedBeyond = (day: EpochDay): void =>
    sign('promise-beyond-term', { promisedOn: formatDay(day), lawfulDueOn: formatDay(dueOn as EpochDay) });
  if (clock.supplements > 1) sign('repeated-supplement', { supplements: clock.supplements });
  if (reappointments.length > 1) sign('repeated-reappointment', { reappointments: reappointments.length });
  let standing = dueOn;
  for (const moved of reappointments) {
    if (standing === null) break;
    if (moved.dueOn > standing && !moved.byLetter) {
      if (moved.on <= standing) promisedBeyond(moved.dueOn);
      else sign('due-moved-after-expiry', { movedOn: formatDay(moved.on), dueOn: formatDay(standing), newDueOn: formatDay(moved.dueOn) });
    }
    standing = Math.max(standing, moved.dueOn) as EpochDay;
  }
  for (const pause of clock.pauses) {
    if (!pause.effective) sign('pause-after-due', { pausedOn: formatDay(pause.from.on), reason: pause.reason });
  }
  for (const { on, effective, basis } of clock.extensions) {
    if (!effective) sign('extension-after-due', { extendedOn: formatDay(on), basis });
  }
  if (end?.type === 'completed' && !isWorkingDay(calendar, end.on)) sign('completed-on-day-off', { completedOn: formatDay(end.on) });
  const undisturbed = clock.pauses.length === 0 && clock.extensions.length === 0;
  const { promisedOn } = receipt;
  if (clock.basis === 'term' && undisturbed && promisedOn !== undefined && dueOn !== null && promisedOn > dueOn) promisedBeyond(promisedOn);
  if (!sighting) return found;
  const { seenOpenOn, missingOn } = sighting;
  if (end && seenOpenOn !== null && end.on < seenOpenOn) {
    sign('end-backdated', { endedOn: formatDay(end.on), seenOpenOn: formatDay(seenOpenOn) });
  }
  if (!end && missingOn !== null) {
    sign('vanished', { missingOn: formatDay(missingOn), ...(seenOpenOn !== null && { seenOpenOn: formatDay(seenOpenOn) }) });
  }
  return found;
}
