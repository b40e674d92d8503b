// What is taken as it was typed when a letter is issued or sent, and should be looked at: a slip of the hand is still undone by withdrawing it.
import { parseDay, type Sentence } from '@dunghen/core';
import type { Store, StoredLetter } from '@dunghen/store';
import { showDay } from '@dunghen/view/words';
import { TEXT_TAGS } from '../letter/letter-tags.ts';
import type { ScanContext } from '../scan-context.ts';
import { LACKING, lackingIn } from './letter-lacks.ts';
import { mayBeInTime } from './old-knowledge.ts';
import { toldElsewhere } from './told-elsewhere.ts';

/** What to tell of a letter that was just issued; nothing of one that was not. */
export async function issueWarnings(
  store: Store,
  letter: StoredLetter,
  { letters }: Pick<ScanContext, 'letters'>,
): Promise<readonly Sentence[]> {
  const { id, dossierId, dossier, number, signedOn, draftedOn } = letter;
  if (number === null || signedOn === null) return [];
  const told: Sentence[] = [];
  if (signedOn < draftedOn) {
    told.push({
      vi: `Thư ${id} (${dossier}) ghi ký ngày ${showDay(signedOn, 'vi')}, trước ngày soạn ${showDay(draftedOn, 'vi')}; nếu gõ nhầm, hãy thu hồi bằng "dunghen letters withdraw ${id} --reason …", soạn lại bằng "dunghen letters request ${dossier} --reason …" rồi ban hành lại.`,
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
  if (await mayBeInTime(store, letter, parseDay(signedOn))) told.push(perhapsInTime(letter));
  else if (letter.kind === 'missed' && (await store.isLeftOut(dossierId))) told.push(perhapsEnded(letter));
  const elsewhere = await toldElsewhere(store, letter);
  if (elsewhere !== null) told.push(elsewhere);
  const lacking = lackingIn(letter, letters);
  if (lacking.length > 0) {
    const list = (lang: 'vi' | 'en'): string => lacking.map((what) => LACKING[what][lang]).join(', ');
    const again = lacking.includes('recipient') ? namedAgain(dossier) : { vi: '', en: '' };
    told.push({
      vi: `Thư ${id} (${dossier}) ban hành mà còn trống ${list('vi')}: hãy điền tay vào bản in trước khi gửi.${again.vi}`,
      en: `Letter ${id} (${dossier}) was issued without ${list('en')}: write it into the printed letter by hand before it is sent.${again.en}`,
    });
  }
  return told;
}

/** Nobody knows whether it was late at all. */
const perhapsInTime = ({ id, dossier, dueOn }: StoredLetter): Sentence => ({
  vi: `Không danh sách hay sự kiện nào cho thấy hồ sơ ${dossier} còn đang giải quyết sau ngày hẹn ${showDay(dueOn, 'vi')}, có thể đã xong đúng hẹn: hãy hỏi trước khi gửi thư ${id}; nếu đã có kết quả đúng hẹn thì đừng gửi, hãy thu hồi bằng "dunghen letters withdraw ${id} --reason …".`,
  en: `No list and no event shows dossier ${dossier} open after ${dueOn}, the day it was due, and it may be done in time: ask before letter ${id} is sent; if its result was in time do not send it, and withdraw it with "dunghen letters withdraw ${id} --reason …".`,
});

/** It was late, and the letter promises a day for what may be there. */
const perhapsEnded = ({ id, dossier }: StoredLetter): Sentence => ({
  vi: `Danh sách mới không còn ghi hồ sơ ${dossier}, có thể đã xong trễ: hãy hỏi trước khi gửi thư ${id}; nếu đã có kết quả thì thư không được hẹn ngày nữa: thu hồi bằng "dunghen letters withdraw ${id} --reason …", nhập danh sách có ngày kết quả, soạn lại bằng "dunghen letters request ${dossier} --reason …".`,
  en: `A newer list leaves dossier ${dossier} out, and it may be done by now, late: ask before letter ${id} is sent; if the result is there the letter must give no other date: withdraw it with "dunghen letters withdraw ${id} --reason …", import a list with the day of the result, and have it drafted with "dunghen letters request ${dossier} --reason …".`,
});

/** What to tell of a letter that was just issued with a template that has no place for its number or its day (NĐ 30/2020 art. 15). */
export function unprintedWarnings(letter: StoredLetter, { letters: { template } }: ScanContext): readonly Sentence[] {
  const { id, dossier, number } = letter;
  const unprinted = 'fault' in template || number === null ? [] : template.lacks.filter((tag) => tag !== 'nguoi_ky');
  if (unprinted.length === 0) return [];
  return [
    {
      vi: `Mẫu thư đang dùng không có ô ${unprinted.map((tag) => `{${tag}} (${TEXT_TAGS[tag]})`).join(', ')}, nên thư ${id} (${dossier}) in ra KHÔNG có điều đó: hãy ghi tay vào bản in đúng như sổ trước khi gửi, và gõ ô vào mẫu cho các thư sau.`,
      en: `The template in use lacks ${unprinted.map((tag) => `{${tag}}`).join(', ')}, so letter ${id} (${dossier}) is printed WITHOUT it: write it by hand as the ledger has it before the letter is sent, and type the tag into the template for the next ones.`,
    },
  ];
}

/** What to tell of a letter that was just marked sent: what reports make of it. */
export async function sentWarnings(store: Store, letter: StoredLetter): Promise<readonly Sentence[]> {
  const { id, dossierId, dossier, appointment, sentOn, draftedOn } = letter;
  const { backdated } = (await store.letterProgress(dossierId, dossierId, draftedOn)).get(dossierId) ?? {};
  if (appointment !== 1 || sentOn !== backdated?.sentOn) return [];
  return [
    {
      vi: `Thư ${id} (${dossier}) ghi gửi ngày ${showDay(sentOn, 'vi')}, trước ngày soạn ${showDay(draftedOn, 'vi')}, khi hồ sơ đã có trong sổ mà thư thì chưa: sổ không thể xác nhận, nên báo cáo tính thời điểm xin lỗi từ ngày soạn và nêu dấu hiệu này.`,
      en: `Letter ${id} (${dossier}) is said to have been sent on ${sentOn}, before the day it was drafted, ${draftedOn}, when the ledger knew the dossier and had no letter: it cannot vouch for it, so reports count the apology from the day of the draft and name this sign.`,
    },
  ];
}

/** A later list puts right who the citizen is; of which procedure a dossier is stays as its receipt says. */
const namedAgain = (dossier: string): Sentence => ({
  vi: ` Muốn máy ghi họ tên thì nhập danh sách có cột người nộp, thu hồi thư, soạn lại bằng "dunghen letters request ${dossier} --reason …" rồi ban hành lại.`,
  en: ` To have the name printed, import a list with its column, withdraw the letter, have it drafted with "dunghen letters request ${dossier} --reason …" and issue it again.`,
});
