// Told when a letter would not stay on its one page: its names are as long as they are, its reason need not be.
import { readFileSync } from 'node:fs';
import type { Sentence } from '@dunghen/core';
import type { StoredLetter } from '@dunghen/store';
import { factsOf } from './letter-desk.ts';
import { roomLeft, roomTaken } from './letter/reason-room.ts';
import { sha256 } from './publish-file.ts';
import { DEFAULT_TEMPLATE, type ScanContext } from './scan-context.ts';

/** What to tell of a letter that takes two pages; null where it has room, or an office's own template lays it out. */
export function lengthWarning(letter: StoredLetter, { letters: { template } }: ScanContext): Sentence | null {
  if ('fault' in template || letter.erasedOn !== null) return null;
  const facts = factsOf(letter);
  const [taken, room] = [roomTaken(facts.reason ?? ''), roomLeft(facts, true)];
  if (taken <= room || template.sha256 !== sha256(readFileSync(DEFAULT_TEMPLATE))) return null;
  const { id, dossier } = letter;
  return room === 0
    ? {
        vi: `Thư ${id} (${dossier}) sẽ sang trang thứ hai, vì tên thủ tục, họ tên và địa chỉ đã dài hết một trang.`,
        en: `Letter ${id} (${dossier}) takes a second page: the names of the procedure and the citizen and the address fill the first.`,
      }
    : {
        vi: `Thư ${id} (${dossier}) có thể sang trang thứ hai: lý do dài ${taken} ký tự (chữ hoa tính hai), bên cạnh tên thủ tục và địa chỉ dài chỉ còn chỗ cho ${room}; nếu cần vừa một trang, hãy viết gọn lại.`,
        en: `Letter ${id} (${dossier}) may take a second page: its reason has ${taken} characters (capitals count twice) and beside its long names there is room for ${room}; make it shorter where one page is wanted.`,
      };
}
