// Takes back the drafts that turn out to be owed to nobody, and that nobody has touched: else they would be printed, signed and sent.
import { setImmediate as breathe } from 'node:timers/promises';
import { formatDay, type DossierClock, type Sentence } from '@dunghen/core';
import type { LetterStep, Store, StoredLetter, WithdrawalCause } from '@dunghen/store';
import { firstFew } from '@dunghen/view/words';
import { waysOfContested } from './letter-faults.ts';
import { judgeDraft } from './judge-draft.ts';
import type { Degraded } from './publish-letters.ts';
import type { ScanContext } from '../scan-context.ts';
import { touchedDrafts, unlessOvertaken } from './touched-drafts.ts';

/**
 * Withdraws the drafts of dossiers that were finished in time and written down late, or that a clock made which ran ahead; returns how
 * many. Should one be owed after all, the next scan drafts it again. What an officer asked for, gave a reason to or completed in Word
 * is left to a person; so is a draft of a day to come while something is known to have happened after today: then it is today that is wrong.
 * So is one whose dossier a list showed open after the day it is said to have ended in time on, which `degraded` then tells.
 */
export async function withdrawUnowed(store: Store, context: ScanContext, degraded: Degraded[], signal?: AbortSignal): Promise<number> {
  const today = formatDay(context.today);
  let withdrawn = 0;
  let isBehind: boolean | undefined;
  const contested: StoredLetter[] = [];
  const isTouched = touchedDrafts(store, context);
  const inDoubt = await store.draftsInDoubt(context.law.id, today);
  const drafted = inDoubt.map(({ draftedOn }) => draftedOn);
  for (const letter of inDoubt) {
    if (signal?.aborted) break;
    if (letter.draftedOn > today && (isBehind ??= await store.isPast(today, drafted))) continue;
    const judged = await judgeDraft(store, letter, context);
    // Of a dossier that nothing is known of by today it may be today that is wrong.
    if (judged.verdict === 'owed' || judged.verdict === 'unknown') continue;
    if (judged.verdict === 'contested') {
      contested.push(letter);
      continue;
    }
    if (await isTouched(letter)) continue;
    const taken = { at: context.now(), actor: 'scan', seen: letter.sha256, judgedBy: judged.dossier };
    const step: LetterStep = { step: 'withdrawn', cause: whyNot(letter, judged.clock, today), withdrawnOn: today };
    if (await unlessOvertaken(store.takeLetterStep(letter.id, step, taken, () => {}))) withdrawn++;
    // SQLite answers at once, so nothing else would be heard until the last letter.
    await breathe();
  }
  if (contested.length > 0) degraded.push({ code: CONTESTED, blocking: false, sentence: endsContested(contested) });
  return withdrawn;
}

/** Why a draft is owed to nobody, as the clock of its dossier tells. */
const whyNot = ({ dueOn }: StoredLetter, { end }: DossierClock, today: string): WithdrawalCause =>
  end ? { code: 'ended-in-time', endedOn: formatDay(end.on), dueOn } : { code: 'not-missed', asOf: today, dueOn };

/** The code of drafts that are kept because a list contradicts the end of their dossier. */
export const CONTESTED = 'end-contested';

/** Letters named in a sentence. */
const LISTED = 5;

/** What a person has to decide of drafts that a list showed to be owed. */
export function endsContested(letters: readonly StoredLetter[]): Sentence {
  const list = firstFew(letters, LISTED, ({ id, dossier }) => `${id} (${dossier})`);
  return {
    vi: `${letters.length} thư mới soạn được giữ lại: ${list}. Hồ sơ nay ghi kết thúc đúng hẹn, nhưng danh sách đã nhập còn cho thấy đang giải quyết sau hạn trả; hãy hỏi lại ngày kết thúc thật. ${waysOfContested('SỐ').vi}`,
    en: `${letters.length} draft(s) are kept: ${list}. Their dossiers are now said to have ended in time, but a list that was imported still showed them open after the due date; ask for the day they really ended. ${waysOfContested('ID').en}`,
  };
}
