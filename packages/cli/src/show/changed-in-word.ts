// What is told whoever completed a draft in Word: a letter is made of the ledger and the template, never of that file.
import { join } from 'node:path';
import type { Sentence } from '@dunghen/core';
import { ASIDE_FOLDER, factsOf } from '@dunghen/daemon';
import type { StoredLetter } from '@dunghen/store';

/** At `letters reason`, which put the changed file aside: nothing is issued yet. */
export const changedBefore = ({ id, fileName }: StoredLetter, folder: string): Sentence => ({
  vi: `Bản nháp ${fileName} đã được sửa trong Word: những chữ sửa đó KHÔNG có trong thư, thư vừa soạn lại từ mẫu và sổ với lý do vừa ghi. Bản đã sửa nằm trong ${join(folder, ASIDE_FOLDER)} (tên tận cùng là ${fileName}); trước khi ban hành, cần chữ nào thì ghi bằng "dunghen letters reason ${id} --reason …" hay vào mẫu thư.`,
  en: `The draft ${fileName} was changed in Word: those words are NOT in the letter, which was made anew of the template and the ledger with the reason just given. The changed one lies in ${join(folder, ASIDE_FOLDER)} (its name ends with ${fileName}); to have its words, give them with "dunghen letters reason ${id} --reason …" or in the template before it is issued.`,
});

/** At `letters issue`: the file was put aside just now, or by an earlier step. */
export function changedBeforeIssue(letter: StoredLetter, folder: string): Sentence {
  const { id, dossier, fileName } = letter;
  const request = `dunghen letters request ${dossier} --reason …${factsOf(letter).newDueOn === undefined ? '' : ' --new-due …'}`;
  return {
    vi: `Bản nháp ${fileName} đã được sửa trong Word: những chữ sửa đó KHÔNG có trong thư vừa ban hành, thư này soạn lại từ mẫu và sổ. Bản đã sửa nằm trong ${join(folder, ASIDE_FOLDER)} (tên tận cùng là ${fileName}); cần chữ nào thì thu hồi bằng "dunghen letters withdraw ${id} --reason …", soạn lại với chữ đó bằng "${request}" (hoặc ghi chữ đó vào mẫu thư trước), rồi ban hành lại.`,
    en: `The draft ${fileName} was changed in Word: those words are NOT in the letter just issued, which was made of the template and the ledger. The changed one lies in ${join(folder, ASIDE_FOLDER)} (its name ends with ${fileName}); to have its words, withdraw the letter with "dunghen letters withdraw ${id} --reason …", have it drafted with them by "${request}" (or put them into the template first), and issue it again.`,
  };
}
