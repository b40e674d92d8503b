// Takes back the drafts of dossiers that a newer list leaves out: a scan made them before that list came, as one does each night of all that were due the day before.
import { formatDay } from '@dunghen/core';
import type { LetterStep, Store } from '@dunghen/store';
import type { ScanContext } from '../scan-context.ts';
import { touchedDrafts, unlessOvertaken } from './touched-drafts.ts';

/**
 * Withdraws the drafts that a scan of today would hold back, unless a person had a hand in them; returns how many. One whose dossier a list
 * showed open after the day it was due is owed, whatever became of the dossier since, and stays.
 */
export async function withdrawLeftOut(store: Store, context: ScanContext, signal?: AbortSignal): Promise<number> {
  const isTouched = touchedDrafts(store, context);
  let withdrawn = 0;
  for (const letter of await store.draftsLeftOut()) {
    if (signal?.aborted) break;
    const dossier = await store.dossier(letter.dossier);
    if (!dossier || (await isTouched(letter))) continue;
    const today = formatDay(context.today);
    const taken = { at: context.now(), actor: 'scan', seen: letter.sha256, judgedBy: dossier };
    const step: LetterStep = { step: 'withdrawn', cause: { code: 'left-out', asOf: today, dueOn: letter.dueOn }, withdrawnOn: today };
    if (await unlessOvertaken(store.takeLetterStep(letter.id, step, taken, () => {}))) withdrawn++;
  }
  return withdrawn;
}
