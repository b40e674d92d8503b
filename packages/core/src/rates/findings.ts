// Signs that a history was bent: what real systems let people do to a due date, each with its evidence, and none on honest data.
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DossierClock } from '../clock/dossier-clock.ts';
import { formatDay } from '../epoch-day.ts';

/** The signs that can be read off one dossier's own events. */
export type FindingCode =
  | 'repeated-supplement'
  | 'repeated-reappointment'
  | 'pause-after-due'
  | 'extension-after-due'
  | 'completed-on-day-off'
  | 'promise-beyond-term';

/** One sign with what shows it. */
export interface Finding {
  readonly code: FindingCode;
  readonly dossier: string;
  readonly evidence: Readonly<Record<string, string | number>>;
}

/**
 * The signs in one dossier's history:
 * more than one supplement request (NĐ 61/2018 art. 15(3)); more than one re-appointment (art. 19(9)); a pause or an extension
 * begun after the due date; a result on a day off; a promise later than the lawful term without a pause or an extension.
 */
export function findingsOf(clock: DossierClock, calendar: WorkingCalendar): readonly Finding[] {
  const { dossier, end, receipt, dueOn } = clock;
  const found: Finding[] = [];
  const sign = (code: FindingCode, evidence: Finding['evidence']): void => void found.push({ code, dossier, evidence });
  if (clock.supplements > 1) sign('repeated-supplement', { supplements: clock.supplements });
  if (clock.reappointments.length > 1) sign('repeated-reappointment', { reappointments: clock.reappointments.length });
  for (const pause of clock.pauses) {
    if (!pause.effective) sign('pause-after-due', { pausedOn: formatDay(pause.from.on), reason: pause.reason });
  }
  for (const { on, effective, basis } of clock.extensions) {
    if (!effective) sign('extension-after-due', { extendedOn: formatDay(on), basis });
  }
  if (end?.type === 'completed' && !isWorkingDay(calendar, end.on)) sign('completed-on-day-off', { completedOn: formatDay(end.on) });
  const undisturbed = clock.pauses.length === 0 && clock.extensions.length === 0;
  const { promisedOn } = receipt;
  if (clock.basis === 'term' && undisturbed && promisedOn !== undefined && dueOn !== null && promisedOn > dueOn) {
    sign('promise-beyond-term', { promisedOn: formatDay(promisedOn), lawfulDueOn: formatDay(dueOn) });
  }
  return found;
}
