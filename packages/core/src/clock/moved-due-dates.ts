// What a change of calendar does: the dossiers whose due date moves, so that the office can tell the citizens.
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { EpochDay } from '../epoch-day.ts';
import type { DossierEvent } from '../events.ts';
import type { FoldOptions } from './dossier-clock.ts';
import { foldDossier } from './fold-dossier.ts';

/** A dossier whose due date the new calendar moves; null while its clock is paused. */
export interface MovedDueDate {
  readonly dossier: string;
  readonly before: EpochDay | null;
  readonly after: EpochDay | null;
}

/**
 * The dossiers, of those given, that are open and whose due date differs between two calendars. Streams: holds one dossier
 * at a time. Closed dossiers keep the date they were judged by.
 * @throws {HistoryError} for a history that cannot be; {@link CalendarError} `outside-calendar`.
 */
export function* movedDueDates(
  dossiers: Iterable<readonly DossierEvent[]>,
  before: WorkingCalendar,
  after: WorkingCalendar,
  options: Omit<FoldOptions, 'calendar'> = {},
): Generator<MovedDueDate> {
  for (const events of dossiers) {
    const old = foldDossier(events, { ...options, calendar: before });
    if (!old || old.end) continue;
    const dueOn = foldDossier(events, { ...options, calendar: after })?.dueOn ?? null;
    if (dueOn !== old.dueOn) yield { dossier: old.dossier, before: old.dueOn, after: dueOn };
  }
}
