// What a letter's step means for its dossier: the new day it gives to the citizen, and takes back where it never went out.
import { formatDay, formatMoment, parseDay, parseEvent, standingPromises, type DossierEvent, type EpochDay } from '@dunghen/core';
import type { Selectable, Transaction } from 'kysely';
import type { DossierBatch } from '../append/append-batch.ts';
import type { LetterTable, Schema } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { writtenDay } from './written-day.ts';

/** The new day the citizen is given: missing it will be a second missed appointment (NĐ 61/2018 art. 19(9)). */
export const promised =
  (dossier: string, letter: string, on: string, dueOn: string): DossierBatch['events'] =>
  (known) =>
    standingPromises(known).some((promise) => promise.dueOn === parseDay(dueOn) && promise.letter !== undefined)
      ? []
      : [parseEvent({ dossier, type: 'rescheduled', at: freeMoment(known, on), dueOn, letter })];

/** A letter, issued or sent, for a later appointment of the same dossier. */
type LaterLetter = Pick<Selectable<LetterTable>, 'id' | 'state' | 'due_on'>;

/** The letters issued or sent for later appointments than a letter's own. */
export const readLaterLetters = (
  trx: Transaction<Schema>,
  { dossier_id, appointment }: Pick<Selectable<LetterTable>, 'dossier_id' | 'appointment'>,
): Promise<readonly LaterLetter[]> =>
  trx
    .selectFrom('letter')
    .select(['id', 'state', 'due_on'])
    .where('dossier_id', '=', dossier_id)
    .where('appointment', '>', appointment)
    .where('state', 'in', ['issued', 'sent'])
    .execute();

/**
 * The day that a letter gave is taken back where the letter never went out. Known from the day of the withdrawal on: until then the
 * office meant it. A day that another letter or another system gave stands.
 * @throws {StoreError} `letter-step` where a later letter apologizes for that day: the citizen hears of it there, and were it given
 * anew, the next missed day would have no letter.
 */
export const promiseTakenBack =
  (
    dossier: string,
    { id: letterId, number, signed_on }: Pick<Selectable<LetterTable>, 'id' | 'number' | 'signed_on'>,
    later: readonly LaterLetter[],
    withdrawnOn: string,
  ): DossierBatch['events'] =>
  (known) =>
    standingPromises(known)
      .filter(({ letter, on }) => letter === number && formatDay(on) === signed_on)
      .map(({ on, dueOn, at, letter }) => {
        const told = later.find(({ due_on }) => due_on === formatDay(dueOn));
        if (told) throw toldLater(letterId, told);
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

function toldLater(id: number, later: LaterLetter): StoreError {
  const [vi, en] =
    later.state === 'sent'
      ? [`thư ${later.id} đã gửi nên thư ${id} phải giữ lại`, `letter ${later.id} was sent, so letter ${id} stays`]
      : [
          `hãy thu hồi thư ${later.id} trước bằng "dunghen letters withdraw thu:${later.id} --reason …"`,
          `withdraw letter ${later.id} first with "dunghen letters withdraw letter:${later.id} --reason …"`,
        ];
  return new StoreError(
    'letter-step',
    {
      vi: `Thư ${id} không thu hồi được vì thư ${later.id} đã xin lỗi về ngày ${writtenDay(later.due_on)} mà thư ${id} hẹn; ${vi}.`,
      en: `Letter ${id} cannot be withdrawn, since letter ${later.id} apologizes for ${later.due_on}, the day that letter ${id} gave; ${en}.`,
    },
    id,
  );
}
