// A dossier that went back to the citizen: to be added to, for good after waiting in vain, or cancelled nobody says how.
import { CITIZEN } from './citizen-words.ts';

/** The time for it ran out, or the citizen did not do it: the clock runs again when it is done and not before. */
export const LAPSED = new RegExp(
  String.raw`\b(?:(?:qua|het) (?:thoi )?(?:han|gian)(?: ho so| nop| dong| thuc hien)*|(?:${CITIZEN}) khong(?: nop)?) (?=bo sung|phi|le phi|thue|thanh toan|nghia vu)|\bkhong (?:nop )?bo sung(?= (?:dung han|ho so|giay to|theo))`,
);

/** What became of a dossier that went back. */
export type SentBack = 'to-be-added-to' | 'for-good' | 'cancelled';

const BACK =
  /\b(?:tra lai|tra ho so|dong ho so|ket thuc)\b(?! (?:ho so )?(?:ve |cho |den )?(?:buoc|bo phan|don vi|can bo|phong|chuyen vien|cong chuc|lanh dao|van thu))/;
const TO_ADD_TO =
  /\btra (?:lai|ho so)\b.*\b(?<!\b(?:khong|chua) (?:(?:can|phai|yeu cau|de nghi) )?)(?:yeu cau|de nghi|de|cho|can|phai)(?: (?:cong dan|nguoi dan|nguoi nop|ho so|nop|hoan thien|dieu chinh|sua doi))* bo sung\b/;

/** What the clauses of a status say of that, in plain words; `notYet` are the words before what is still to come. */
export function sentBack(clauses: readonly string[], notYet: RegExp): SentBack | null {
  if (!clauses.some((words) => LAPSED.test(words))) return TO_ADD_TO.test(clauses.join(' ')) ? 'to-be-added-to' : null;
  const isBack = clauses.some((words) => {
    const found = BACK.exec(words);
    return found !== null && !notYet.test(words.slice(0, found.index).replace(LAPSED, ''));
  });
  if (isBack) return 'for-good';
  // An office cancels in several ways.
  return clauses.some((words) => /\bhuy\b/.test(words)) ? 'cancelled' : null;
}
