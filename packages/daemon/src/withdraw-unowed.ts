// Takes back the drafts that turn out to be owed to nobody, and that nobody has touched: else they would be printed, signed and sent.
import { setImmediate as breathe } from 'node:timers/promises';
import { formatDay, type DossierClock } from '@dunghen/core';
import type { LetterStep, Store, StoredLetter, WithdrawalCause } from '@dunghen/store';
import { ifUnowed } from './letter-rules.ts';
import type { ScanContext } from './scan-context.ts';
import { touchedDrafts, unlessOvertaken } from './touched-drafts.ts';

/**
 * Withdraws the drafts of dossiers that were finished in time and written down late, or that a clock made which ran ahead; returns how
 * many. Should one be owed after all, the next scan drafts it again. What an officer asked for, gave a reason to or completed in Word
 * is left to a person; so is a draft of a day to come while something is known to have happened after today: then it is today that is wrong.
 */
export async function withdrawUnowed(store: Store, context: ScanContext, signal?: AbortSignal): Promise<number> {
  const today = formatDay(context.today);
  let withdrawn = 0;
  let isBehind: boolean | undefined;
  const isTouched = touchedDrafts(store, context);
  for (const letter of await store.draftsInDoubt(context.law.id, today)) {
    if (signal?.aborted) break;
    if (letter.draftedOn > today && (isBehind ??= (await store.lastEventDay()) > today)) continue;
    const judgedBy = await ifUnowed(store, letter, context);
    // Of a dossier that nothing is known of by today it may be today that is wrong.
    if (judgedBy === 'owed' || judgedBy === null || (await isTouched(letter))) continue;
    const taken = { at: context.now(), actor: 'scan', seen: letter.sha256, judgedBy: judgedBy.dossier };
    const step: LetterStep = { step: 'withdrawn', cause: whyNot(letter, judgedBy.clock, today), withdrawnOn: today };
    if (await unlessOvertaken(store.takeLetterStep(letter.id, step, taken, () => {}))) withdrawn++;
    // SQLite answers at once, so nothing else would be heard until the last letter.
    await breathe();
  }
  return withdrawn;
}

/** Why a draft is owed to nobody, as the clock of its dossier tells. */
const whyNot = ({ dueOn }: StoredLetter, { end }: DossierClock, today: string): WithdrawalCause =>
  end ? { code: 'ended-in-time', endedOn: formatDay(end.on), dueOn } : { code: 'not-missed', asOf: today, dueOn };
