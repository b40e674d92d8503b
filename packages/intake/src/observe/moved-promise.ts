// Whether a list shows a promised day that was moved, and whether the law explains the move.
import { foldDossier, standingPromises, type DossierEvent, type EpochDay, type FoldOptions } from '@dunghen/core';
import type { Listing } from '@dunghen/store';

/** `kept`: as before, or as the law moves it. `waiting`: paused, or moved twice in a day, so not yet to be judged. `unsaid`: the first anybody shows, and none the law explains. `earlier`: after a pause, before the day by which the dossier is judged. `advanced`: moved without one, before the first promise, by which it is judged. */
export type PromiseChange = 'kept' | 'moved' | 'advanced' | 'waiting' | 'unsaid' | 'earlier';

/**
 * Judges the promise a list shows. One-stop systems show the current due date, so after a pause or an extension the promise
 * may be any day up to the lawful one; without either, any other day than the one last shown has been moved.
 * `history` is what is known, with what the same row adds to it.
 */
export function movedPromise(
  row: { readonly promised?: { readonly on: EpochDay } },
  history: readonly DossierEvent[],
  last: Listing | null,
  { observedOn, fold }: { readonly observedOn: EpochDay; readonly fold: FoldOptions },
): PromiseChange {
  const shown = row.promised?.on;
  if (shown === undefined) return 'kept';
  const receipt = history.find((event) => event.type === 'received');
  const given = standingPromises(history).at(-1)?.dueOn;
  const before = last?.promisedOn ?? given ?? receipt?.promisedOn;
  if (shown === before || shown === given) return 'kept';
  const clock = foldDossier(history, fold);
  if (!clock || clock.openPause) return 'waiting';
  if (clock.dueOn === null) return 'unsaid';
  if (shown === clock.dueOn) return 'kept';
  const disturbed = clock.pauses.length > 0 || clock.extensions.length > 0;
  // A first promise, or one after a pause, is held against the law alone.
  if ((before === undefined || disturbed) && shown <= clock.dueOn) return before !== undefined && shown > before ? 'earlier' : 'kept';
  // Nobody showed another that it could have been moved from: a list without the column said nothing, and neither did the receipt.
  if (before === undefined) return 'unsaid';
  // Of one kind there is one event a day, and what was taken back that day is one too: the second move is that of the next list.
  if (history.some((event) => event.type === 'rescheduled' && event.on === observedOn)) return 'waiting';
  return clock.basis === 'promised' && shown < clock.dueOn ? 'advanced' : 'moved';
}
