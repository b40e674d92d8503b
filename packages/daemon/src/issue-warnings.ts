// What is taken as it was typed when a letter is issued or sent, and should be looked at: a slip of the hand is still undone by withdrawing it.
import type { Sentence } from '@dunghen/core';
import type { Store, StoredLetter } from '@dunghen/store';

/** What to tell of a letter that was just issued; nothing of one that was not. */
export async function issueWarnings(store: Store, letter: StoredLetter): Promise<readonly Sentence[]> {
  const { id, dossier, number, signedOn, draftedOn } = letter;
  if (number === null || signedOn === null) return [];
  const told: Sentence[] = [];
  if (signedOn < draftedOn) {
    told.push({
      vi: `Thư ${id} (${dossier}) ghi ký ngày ${signedOn}, trước ngày soạn ${draftedOn}; nếu gõ nhầm, hãy thu hồi bằng "dunghen letters withdraw ${id} --reason …", soạn lại bằng "dunghen letters request ${dossier} --reason …" rồi ban hành lại.`,
      en: `Letter ${id} (${dossier}) is signed on ${signedOn}, before the day it was drafted, ${draftedOn}; if that is a slip, withdraw it with "dunghen letters withdraw ${id} --reason …", have it drafted with "dunghen letters request ${dossier} --reason …" and issue it again.`,
    });
  }
  const before = (await store.numbersTakenBack(number, signedOn)).find((other) => other.id !== id);
  if (before !== undefined) {
    told.push({
      vi: `Số ${number} đã cấp cho thư ${before.id} (${before.dossier}) rồi thu hồi; nếu thư đó từng được in ra hoặc vào sổ văn bản, hãy dùng số khác.`,
      en: `Number ${number} was given to letter ${before.id} (${before.dossier}) and withdrawn with it; if that one was printed or entered in the register, use another number.`,
    });
  }
  return told;
}

/** What to tell of a letter that was just marked sent. */
export function sentWarnings({ id, dossier, sentOn, draftedOn }: StoredLetter): readonly Sentence[] {
  if (sentOn === null || sentOn >= draftedOn) return [];
  return [
    {
      vi: `Thư ${id} (${dossier}) ghi gửi ngày ${sentOn}, trước ngày soạn ${draftedOn}: sổ không thể xác nhận, nên báo cáo tính thời điểm xin lỗi từ ngày soạn và nêu dấu hiệu này.`,
      en: `Letter ${id} (${dossier}) is said to have been sent on ${sentOn}, before the day it was drafted, ${draftedOn}: the ledger cannot vouch for it, so reports count the apology from the day of the draft and name this sign.`,
    },
  ];
}
