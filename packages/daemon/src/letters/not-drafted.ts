// What a scan tells of letters that are owed and that it does not draft.
import { firstFew } from '@dunghen/view/words';
import type { Degraded } from './publish-letters.ts';

/** The code of letters that a person withdrew and that are owed all the same. */
export const WITHDRAWN_OWED = 'letters-withdrawn';

/** What is told of them. */
export const withoutAnother = (letters: number): Degraded => ({
  code: WITHDRAWN_OWED,
  blocking: false,
  sentence: {
    vi: `${letters} thư đã thu hồi mà hồ sơ vẫn còn nợ thư xin lỗi; xem "dunghen list letters-missing" và soạn thư khác bằng "dunghen letters request MÃ --reason …".`,
    en: `${letters} letter(s) were withdrawn and are still owed; see "dunghen list letters-missing" and draft others with "dunghen letters request CODE --reason …".`,
  },
});

/** The code of letters of dossiers that the newest list of their kind leaves out. */
const LEFT_OUT = 'left-out';

/** Dossiers named in a sentence. */
const LISTED = 5;

/** What is told of them, by their dossiers. */
export function lettersHeldBack(codes: readonly string[]): Degraded {
  const named = firstFew(codes, LISTED);
  return {
    code: LEFT_OUT,
    blocking: false,
    sentence: {
      vi: `${codes.length} thư chưa soạn vì danh sách mới nhất không còn ghi hồ sơ, không rõ có xong đúng hẹn không: ${named}. Hãy nhập danh sách có cả hồ sơ đã kết thúc (kèm ngày có kết quả); hồ sơ còn đang giải quyết thật thì soạn bằng "dunghen letters request MÃ --reason … --new-due …".`,
      en: `${codes.length} letter(s) are held back, since the newest list leaves their dossiers out and nobody knows whether they were done in time: ${named}. Import a list with ended dossiers and their day of the result; where one is open indeed, draft the letter with "dunghen letters request CODE --reason … --new-due …".`,
    },
  };
}
