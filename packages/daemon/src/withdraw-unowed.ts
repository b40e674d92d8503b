// Takes back the drafts that turn out to be owed to nobody, and that nobody has touched: else they would be printed, signed and sent.
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { formatDay, type DossierClock } from '@dunghen/core';
import { StoreError, type Store, type StoredLetter } from '@dunghen/store';
import { clockIfUnowed } from './letter-rules.ts';
import { isCode, THIS_MACHINE } from './machine.ts';
import { sha256 } from './publish-file.ts';
import type { ScanContext } from './scan-context.ts';

/**
 * Withdraws the drafts of dossiers that were finished in time and written down late, or that a clock made which ran ahead; returns how
 * many. Should one be owed after all, the next scan drafts it again. What an officer asked for, gave a reason to or completed in Word
 * is left to a person; so is a draft of a day to come while something is known to have happened after today: then it is today that is wrong.
 */
export async function withdrawUnowed(store: Store, context: ScanContext, signal?: AbortSignal): Promise<number> {
  const today = formatDay(context.today);
  let withdrawn = 0;
  let isBehind: boolean | undefined;
  let looked: Promise<boolean> | undefined;
  const isRightFolder = (): Promise<boolean> => (looked ??= holdsLetters(store, context));
  for (const letter of await store.draftsInDoubt(context.law.id, today)) {
    if (signal?.aborted) break;
    if (letter.draftedOn > today && (isBehind ??= (await store.lastEventDay()) > today)) continue;
    const clock = await clockIfUnowed(store, letter, context);
    // Of a dossier that nothing is known of by today it may be today that is wrong.
    if (clock === 'owed' || clock === null || (await isTouched(store, letter, context, isRightFolder))) continue;
    try {
      const taken = { at: context.now(), actor: 'scan', seen: letter.sha256 };
      const reason = whyNot(letter, clock, today);
      await store.takeLetterStep(letter.id, { step: 'withdrawn', reason, withdrawnOn: today, unowed: true }, taken, () => {});
      withdrawn++;
      // SQLite answers at once, so nothing else would be heard until the last letter.
      await breathe();
    } catch (error) {
      // Somebody else was quicker, and knew why.
      if (!(error instanceof StoreError) || (error.code !== 'letter-step' && error.code !== 'letter-changed')) throw error;
    }
  }
  return withdrawn;
}

/** Why a draft is owed to nobody, as the clock of its dossier tells. */
function whyNot({ dueOn }: StoredLetter, { end }: DossierClock, today: string): string {
  const missed = `không lỡ hẹn ngày ${dueOn}`;
  return end ? `hồ sơ kết thúc ngày ${formatDay(end.on)}, ${missed}` : `đến ngày ${today} hồ sơ ${missed}`;
}

/** Whether a person had a hand in a draft, or may have had. */
async function isTouched(
  store: Store,
  { id, fileName, publishedAt, sha256: hash }: StoredLetter,
  { letters, machine = THIS_MACHINE }: ScanContext,
  isRightFolder: () => Promise<boolean>,
): Promise<boolean> {
  const steps = await store.letterEvents(id);
  const drafted = steps.findLastIndex(({ step }) => step === 'drafted');
  if (steps[drafted]?.actor !== 'scan' || steps.slice(drafted).some(({ step }) => step === 'confirmed')) return true;
  try {
    return sha256(await machine.readFile(join(letters.folder, fileName))) !== hash;
  } catch (error) {
    // Where the folder itself is away, as a share that is not mounted, the file may be complete in it: the next scan looks again.
    return !isCode(error, 'ENOENT') || (publishedAt !== null && !(await isRightFolder()));
  }
}

/** Whether the folder plainly is the one that letters were published to: a file of theirs lies in it. */
async function holdsLetters(store: Store, { letters, machine = THIS_MACHINE }: ScanContext): Promise<boolean> {
  const names = new Set(await machine.readdir(letters.folder).catch(() => []));
  for await (const page of store.letterPages()) {
    if (page.some(({ fileName, publishedAt }) => publishedAt !== null && names.has(fileName))) return true;
  }
  return false;
}
