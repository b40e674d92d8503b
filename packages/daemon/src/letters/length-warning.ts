// Told when a letter would not stay on its one page: its names are as long as they are, its reason need not be.
import type { Sentence } from '@dunghen/core';
import type { StoredLetter } from '@dunghen/store';
import { factsOf } from '../letter/letter-facts.ts';
import { roomLeft, roomTaken } from '../letter/reason-room.ts';
import { roomIn } from '../letter/shipped-builds.ts';
import type { ScanContext } from '../scan-context.ts';

/** What to tell of a letter that takes two pages; null where it has room, or an office's own template lays it out. */
export function lengthWarning(letter: StoredLetter, { letters: { template } }: ScanContext): Sentence | null {
  if ('fault' in template || letter.erasedOn !== null) return null;
  const facts = factsOf(letter);
  const taken = roomTaken(facts.reason ?? '');
  const { room, isEarlier } = roomIn(template.sha256, facts) ?? { room: taken, isEarlier: false };
  if (taken <= room) return null;
  const { id, dossier } = letter;
  const newer = isEarlier && taken <= roomLeft(facts, true) ? NEWER : { vi: '', en: '' };
  return room === 0
    ? {
        vi: `Thư ${id} (${dossier}) sẽ sang trang thứ hai, vì tên thủ tục, họ tên và địa chỉ đã dài hết một trang.${newer.vi}`,
        en: `Letter ${id} (${dossier}) takes a second page: the names of the procedure and the citizen and the address fill the first.${newer.en}`,
      }
    : {
        vi: `Thư ${id} (${dossier}) có thể sang trang thứ hai: lý do dài ${taken} ký tự (chữ hoa tính hai), bên cạnh tên thủ tục và địa chỉ dài chỉ còn chỗ cho ${room}; nếu cần vừa một trang, hãy viết gọn lại.${newer.vi}`,
        en: `Letter ${id} (${dossier}) may take a second page: its reason has ${taken} characters (capitals count twice) and beside its long names there is room for ${room}; make it shorter where one page is wanted.${newer.en}`,
      };
}

/** Such a template is a copy that nobody changed, so nothing is lost with it. */
const NEWER: Sentence = {
  vi: ' Mẫu thư đang dùng là mẫu gốc của bản trước; mẫu gốc nay chứa vừa thư này: dời tệp mẫu đi rồi chạy "dunghen init" để lấy, trước khi ban hành.',
  en: ' The template in use is the original of an earlier version; today\'s has room for this letter: move the template away and run "dunghen init" for it before issuing.',
};
