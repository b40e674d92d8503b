// Signs that a history was bent: what real systems let people do to a due date, each with its evidence. None on honest data, but for `sent-before-drafted` where an office sent a letter that its ledger did not have yet, or lost with a copy that was restored.
import { isWorkingDay, shift, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DossierClock } from '../clock/dossier-clock.ts';
import { formatDay, type EpochDay } from '../epoch-day.ts';
import type { Moment } from '../moment.ts';
import type { Sighting } from './sighting.ts';
import { promisedDay } from './tally.ts';

/** The signs of a bent history. `end-backdated` and `vanished` need what the imported lists showed, `sent-before-drafted` the ledger of letters, the others the dossier's own events. */
export type FindingCode =
  | 'repeated-supplement'
  | 'repeated-reappointment'
  | 'due-moved-after-expiry'
  | 'pause-after-due'
  | 'extension-after-due'
  | 'completed-on-day-off'
  | 'promise-beyond-term'
  | 'end-backdated'
  | 'vanished'
  | 'sent-before-drafted';

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
  const { dossier, end, dueOn, reappointments, supplements } = clock;
  const found: Finding[] = [];
  const sign = (code: FindingCode, evidence: Finding['evidence']): void => void found.push({ code, dossier, evidence });
  // Received on a working day at an hour nobody wrote down, perhaps after 15:00, a same-day one may lawfully be due a working day later (Luật Hộ tịch art. 5(3)).
  const start = clock.starts.at(-1) as Moment;
  const mayBeLater = clock.term?.unit === 'same-day' && start.timeOfDay === null && isWorkingDay(calendar, start.on);
  const promisedBeyond = (promised: EpochDay, lawful: EpochDay): void => {
    if (promised > shift(calendar, lawful, +mayBeLater))
      sign('promise-beyond-term', { promisedOn: formatDay(promised), lawfulDueOn: formatDay(lawful) });
  };
  if (supplements > 1) sign('repeated-supplement', { supplements });
  if (reappointments.length > 1) sign('repeated-reappointment', { reappointments: reappointments.length });
  let standing = dueOn;
  for (const moved of reappointments) {
    if (standing === null) break;
    if (moved.dueOn > standing && !moved.byLetter) {
      if (moved.on <= standing) promisedBeyond(moved.dueOn, dueOn as EpochDay);
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
  if (dueOn !== null) promisedBeyond(promisedDay(clock) as EpochDay, dueOn);
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
