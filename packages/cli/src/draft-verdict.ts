// What is to become of a draft, also where lists leave it open whether it is owed: the same on the morning's page and where letters are listed and shown.
import type { EpochDay } from '@dunghen/core';
import { judgeDraft, mayBeInTime } from '@dunghen/daemon';
import type { LawContext } from '@dunghen/daemon/config';
import type { Store, StoredLetter } from '@dunghen/store';
import type { DraftVerdict } from '@dunghen/view/words';

/** What is to become of a draft; a letter that was signed or withdrawn stays as it is. */
export async function draftVerdict(
  store: Store,
  letter: StoredLetter,
  context: { readonly law: LawContext; readonly today: EpochDay },
): Promise<DraftVerdict> {
  if (letter.state !== 'drafted') return 'owed';
  const { verdict } = await judgeDraft(store, letter, context);
  if (verdict !== 'owed') return verdict;
  return (await mayBeInTime(store, letter, context.today)) ? 'unseen' : verdict;
}
