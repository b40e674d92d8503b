// What a letter's step means for its dossier: the new day it gives to the citizen, and takes back where it never went out.
import { formatDay, formatMoment, parseDay, parseEvent, standingPromises, type DossierEvent, type EpochDay } from '@dunghen/core';
import type { Selectable } from 'kysely';
import type { DossierBatch } from './append-batch.ts';
import type { LetterTable } from './schema.ts';

/** The new day the citizen is given: missing it will be a second missed appointment (NĐ 61/2018 art. 19(9)). */
export const promised =
  (dossier: string, letter: string, on: string, dueOn: string): DossierBatch['events'] =>
  (known) =>
    standingPromises(known).some((promise) => promise.dueOn === parseDay(dueOn) && promise.letter !== undefined)
      ? []
      : [parseEvent({ dossier, type: 'rescheduled', at: freeMoment(known, on), dueOn, letter })];

/**
 * The day that a letter gave is taken back where the letter never went out. Known from the day of the withdrawal on: until then the
 * office meant it. A day that another letter or another system gave stands.
 */
export const promiseTakenBack =
  (
    dossier: string,
    { number, signed_on }: Pick<Selectable<LetterTable>, 'number' | 'signed_on'>,
    withdrawnOn: string,
  ): DossierBatch['events'] =>
  (known) =>
    standingPromises(known)
      .filter(({ letter, on }) => letter === number && formatDay(on) === signed_on)
      .map(({ on, dueOn, at, letter }) => {
        const since = formatDay(Math.max(on, parseDay(withdrawnOn)) as EpochDay);
        return parseEvent({ dossier, type: 'rescheduled', at: freeMoment(known, since), dueOn: formatDay(dueOn), letter, takesBack: at });
      });

/** A moment of a day at which nobody was given an appointment yet, since two events of a type cannot share theirs: the whole day, else its last milliseconds. */
function freeMoment(known: readonly DossierEvent[], day: string): string {
  const taken = new Set(known.filter(({ type }) => type === 'rescheduled').map(({ at }) => at));
  let at = day;
  for (let timeOfDay = 86_399_999; taken.has(at); timeOfDay--) at = formatMoment({ on: parseDay(day), timeOfDay });
  return at;
}
