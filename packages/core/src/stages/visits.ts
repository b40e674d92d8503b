// The steps a dossier went through and how long the office took over each, the time it waited for the citizen left out.
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DossierClock } from '../clock/dossier-clock.ts';
import type { OfficeHours } from '../clock/policy.ts';
import { nameKey } from '../names.ts';
import { workingTimeAt, workingTimeOfEnd } from './working-time.ts';

/** One stay of a dossier at a step. */
export interface Visit {
  /** Empty for the time before the first step, or of a dossier without any. */
  readonly stage: string;
  readonly unit: string;
  /** Working time in thousandths of a day, without effective pauses. */
  readonly length: number;
  /** Whether the dossier is still there. */
  readonly running: boolean;
}

/**
 * The visits of a dossier up to `until` (a point of {@link workingTimeAt}): together they are all the time from receipt to
 * end, so nothing is lost between steps. A pause that cures nothing, begun after the due date, is the office's own time.
 */
export function visitsOf(clock: DossierClock, calendar: WorkingCalendar, hours: OfficeHours, until: number): readonly Visit[] {
  const at = (moment: Parameters<typeof workingTimeAt>[2]): number => workingTimeAt(calendar, hours, moment);
  const endEvent = clock.end && clock.events.findLast(({ type }) => type === clock.end?.type);
  const finish = endEvent ? workingTimeOfEnd(calendar, hours, endEvent) : until;
  const pauses = clock.pauses.filter((pause) => pause.effective).map(({ from, to }) => [at(from), to ? at(to) : finish] as const);
  const worked = (from: number, to: number): number =>
    pauses.reduce((left, [start, stop]) => left - Math.max(0, Math.min(stop, to) - Math.max(start, from)), Math.max(0, to - from));

  const visits: Visit[] = [];
  let from = at(clock.receipt);
  let [stage, unit] = ['', clock.unit ?? ''];
  const leave = (to: number, running: boolean): void => {
    const length = worked(from, to);
    if (stage !== '' || length > 0) visits.push({ stage, unit, length, running });
    from = Math.max(from, to);
  };
  for (const next of clock.stages) {
    // Another officer at the same desk: the stay goes on.
    if (nameKey(next.stage) === nameKey(stage) && nameKey(next.unit ?? unit) === nameKey(unit)) continue;
    const entered = Math.min(at(next.at), finish);
    leave(entered, false);
    stage = next.stage;
    unit = next.unit ?? unit;
  }
  leave(finish, !clock.end);
  return visits;
}
