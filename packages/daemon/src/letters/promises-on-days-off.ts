// The dossiers whose citizens were told to come on a day that is a day off: no calendar moves what was promised, so somebody must tell them.
import { DungHenError, foldDossier, formatDay, weekdayOf, type DossierClock, type DossierEvent, type EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { isNoReturnDay } from './return-day.ts';
import type { ScanContext } from '../scan-context.ts';

/** A day to come that a citizen was told, and that is a day off by the present calendar. */
export interface PromiseOnDayOff {
  readonly dossier: string;
  readonly promisedOn: string;
  /** Whether a letter told of it; the slip or a list otherwise. */
  readonly byLetter: boolean;
}

/** Those of the dossiers still at work, in the order they came. Who judges them with a fault is told of by the scan. */
export async function promisesOnDaysOff(
  store: Store,
  { law, today }: Pick<ScanContext, 'law' | 'today'>,
): Promise<readonly PromiseOnDayOff[]> {
  const isOff = (day: EpochDay): boolean => day >= today && isNoReturnDay(law, day);
  const found: PromiseOnDayOff[] = [];
  for await (const page of store.dossierPages({ size: 1_000, withApplicants: false })) {
    for (const { events } of page) {
      // Folding each of a million dossiers would take ten seconds.
      if (!events.some((event) => daysTold(event).some(isOff))) continue;
      try {
        const clock = foldDossier(events, { ...law, knownOn: today });
        const last = clock && !clock.end ? lastTold(clock) : null;
        // An office that is open on Saturdays promises them; what a letter gave was a working day when it was signed.
        if (last === null || !isOff(last.day) || !(last.byLetter || weekdayOf(last.day) < SATURDAY)) continue;
        found.push({ dossier: (clock as DossierClock).dossier, promisedOn: formatDay(last.day), byLetter: last.byLetter });
      } catch (error) {
        if (!(error instanceof DungHenError)) throw error;
      }
    }
  }
  return found;
}

const SATURDAY = 6;

const daysTold = (event: DossierEvent): readonly EpochDay[] =>
  event.type === 'rescheduled' ? [event.dueOn] : event.type === 'received' && event.promisedOn !== undefined ? [event.promisedOn] : [];

/** The day the citizen was told last: the later one that was given, else the one on the slip while no pause or extension moved it. */
function lastTold({
  reappointments,
  receipt,
  pauses,
  extensions,
}: DossierClock): { readonly day: EpochDay; readonly byLetter: boolean } | null {
  const given = reappointments.at(-1);
  if (given) return { day: given.dueOn, byLetter: given.byLetter };
  if (receipt.promisedOn === undefined || [...pauses, ...extensions].some(({ effective }) => effective)) return null;
  return { day: receipt.promisedOn, byLetter: false };
}
