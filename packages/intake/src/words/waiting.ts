// What a clause says of a clock that stands: for whom the work waits, whether it waits still, and whether it was stopped.
import type { PauseReason } from '@dunghen/core';
import { CITIZEN_IN_SHORT } from './citizen-words.ts';
import { LAPSED } from './sent-back.ts';
import type { Status } from './status.ts';
import { oneOf } from './word-table.ts';

/** Words before what is spoken of: not yet, not at all, or no longer. */
const NOT_YET = 'chua|cho|can|phai|yeu cau|de nghi|de xuat|thong bao|nhac|huong dan|thieu|dang|sap|se|moi|du kien';
const NOT = '(?:khong|chua) (?:can|phai|yeu cau|de nghi)|(?:huy|thu hoi) (?:yeu cau|de nghi)|khong con|khong|mien|bo qua';
const NO_LONGER = 'da het|het han|het|sau khi|sau|ket thuc|tiep tuc';
const DONE = 'da|duoc|xong|tiep nhan|nhan|hoan thanh|hoan tat|du';
/** Deeds that, named alone, are still to be done. */
const DEED = 'thuc hien|nop|dong|thu';
/** Words that may stand between those and what is spoken of. */
const FILLERS = /(?: ?\b(?:ho so|giay to|viec|cong dan|nguoi dan|dan|to chuc|cac|khoan|thoi gian|thoi han|day du|tien))+$/;

const LAST_WORD = new RegExp(`(?:^| )(?:(${NOT})|(${NO_LONGER})|(${NOT_YET})|(${DONE})|(${DEED}))$`);

type Aspect = 'not' | 'over' | 'pending' | 'done' | 'plain';

/** How the words before a noun speak of it: the nearest of them decides, and of a deed whether it was done. */
function aspectOf(before: string): Aspect {
  const words = before.replace(FILLERS, '').trimEnd();
  const [whole, not, over, pending, done, deed] = LAST_WORD.exec(words) ?? [];
  if (whole === undefined) return 'plain';
  if (not !== undefined) return 'not';
  if (over !== undefined) return 'over';
  if (pending !== undefined) return 'pending';
  // "chưa hoàn thành", "chờ nộp" are as pending as "chưa" and "chờ"; "đã hoàn thành" and "hoàn thành" are done.
  const earlier = done === 'da' ? 'done' : aspectOf(words.slice(0, -whole.length));
  return deed === undefined && (earlier === 'plain' || earlier === 'over') ? 'done' : earlier;
}

/** Before what is spoken of: the office has that still to sign or to decide, and nobody was asked for anything yet, or what came in is looked through. */
const UNDECIDED = new RegExp(
  [
    `(?:\\b(?:cho|chua)(?: ${oneOf('được, lãnh đạo, cấp trên, chủ tịch, phòng')})* `,
    oneOf('duyệt, phê duyệt, ký, đồng ý, chấp thuận, xem xét, xử lý, kiểm tra, trình, ban hành, phát hành'),
    `|^(?:ho so )?(?:dang )?${oneOf('trình, dự thảo, soạn, soạn thảo')})`,
    `(?: ${oneOf('lãnh đạo, ký, số, duyệt, phiếu, thông báo, công văn, văn bản, hồ sơ, việc, yêu cầu, đề nghị, đề xuất, cho, đến')})*$`,
  ].join(''),
);
/** "Xác minh bổ sung" is more work for the office, unless it asks the citizen for it. */
const MORE_WORK = new RegExp(
  `^(?!.*\\b(?:${CITIZEN_IN_SHORT})\\b).*${oneOf('xác minh, thẩm định, thẩm tra, kiểm tra, rà soát, khảo sát, lấy ý kiến')}$`,
);

/** "Yêu cầu phòng chuyên môn bổ sung", "chờ bổ sung ý kiến": whether the citizen is asked for anything, nobody knows. */
const BY_OFFICE = new RegExp(
  `^(?!.*\\b(?:${CITIZEN_IN_SHORT})\\b).*\\b(?:yeu cau|de nghi|nhac|cho|can) (?:cac )?${oneOf(
    'phòng, sở, chi cục, cục, ngành, cán bộ, công chức, chuyên viên, lãnh đạo, bộ phận, cơ quan chuyên môn, đơn vị chuyên môn, đơn vị thụ lý, đơn vị xử lý, ubnd, công an, cấp trên, tỉnh, huyện',
  )}(?: (?!yeu cau|de nghi)[a-z]+){0,4}$`,
);
const OF_OFFICE = new RegExp(
  `^ (?:them )?${oneOf('nội bộ, ý kiến, kết quả., chữ ký lãnh đạo, chữ ký chủ tịch, chữ ký cán bộ, ý kiến lãnh đạo, ý kiến thẩm định')}`,
);

/** What waits for the citizen: until it is done the clock stands, after that it runs. */
const WAITS_FOR: readonly (readonly [RegExp, PauseReason])[] = [
  [/\bbo sung\b/, 'supplement'],
  [/\b(?:nghia vu tai chinh|(?:nop|dong|thu) (?:phi|thue)|le phi|thanh toan)\b/, 'payment'],
];

/** "Bổ sung thành công": it was done. */
const SUCCEEDED = /^ (?:xong|day du|du|thanh cong|hoan tat)\b/;
/** "Đã bổ sung 2/3 giấy tờ": whether the rest is waited for, it does not say. */
const PARTLY = /\b(?:(?:1|mot|nhieu) phan|mot (?:so|vai)|\d{1,2} \d{1,2} (?:giay|loai|thanh phan)|thieu|(?:chua|khong) du)\b/;
/** What the tax office has still to find out or the office to tell, nobody waits for the citizen; whether the clock stands is the law's of that procedure. */
const NOT_YET_ASKED = new RegExp(
  [
    '\\b(?:xac dinh|cho (?:tra|co|ra) thong bao)(?: ve)? (?:nghia vu tai chinh|thue)\\b',
    // Without accents "cho thuê đất" is no waiting.
    '\\bcho (?:(?:tra|co|ra|nhan|thong bao|ket qua|phan hoi|y kien|cua|tu|ve|ben|phia|co quan|chi cuc|cuc|doi) )*thue\\b(?! (?:dat|nha|mat|lai))',
  ].join('|'),
);

/** What was paid has a receipt, and is no longer waited for once that was given or shown: "đã giao biên lai thu phí". */
const RECEIPT = new RegExp(
  `\\b(da (?:duoc )?(?:giao|gui|tra|phat|xuat|in|viet|lap|nhan|lay|co|nop)(?: (?:den|cho|duoc|${CITIZEN_IN_SHORT}))* (?:bien lai|hoa don))(?: (?:thu|nop|dong|tien|le|phi|thue))+\\b`,
);

/** What the office pays back is waited for by nobody, done or not. */
const REFUND = new RegExp(
  `\\b(?:(?:da|chua|cho|dang|se|duoc|co) )*(?:hoan|tra lai)(?: (?:tra|lai|tien|cho|den|${CITIZEN_IN_SHORT}))* le phi(?: thua)?\\b`,
);
export const withoutRefund = (words: string): string => words.replace(REFUND, '').trim();

/** The citizen knows of it and has not paid. */
const FEE_TOLD = /^(?!.*\b(?:chua|cho|da nop|da dong)\b).*\b(?:thong bao|bien lai|hoa don)\b.*\b(?:phi|thue)\b/;
const UNPAID = new RegExp(`^(?:(?:${CITIZEN_IN_SHORT}) )?(?:chua|cho)(?: (?:${CITIZEN_IN_SHORT}))? (?:nop|dong)$`);

/** Clauses with what is still to be paid said in its own: "đã giao biên lai thu phí, chưa nộp". */
export const withFees = (clauses: readonly string[]): readonly string[] =>
  clauses.map((words, i) => (UNPAID.test(words) && FEE_TOLD.test(clauses[i - 1] ?? '') ? `${words} phi` : words));

/** What an office does itself, has still to decide or asks of another; null where it is the citizen who is waited for. */
function ofTheOffice(reason: PauseReason, before: string, behind: string): Status | null {
  if (UNDECIDED.test(before)) return reason === 'payment' ? 'unknown' : 'running';
  if (reason === 'payment') return null;
  if (MORE_WORK.test(before)) return 'running';
  return BY_OFFICE.test(before) || OF_OFFICE.test(behind) ? 'unknown' : null;
}

/** Whether a clause says that the citizen is waited for, or no longer; null where it says nothing of it. */
export function waiting(clause: string): Status | null {
  const words = clause.replace(RECEIPT, '$1');
  if (NOT_YET_ASKED.test(words)) return 'unknown';
  for (const [noun, reason] of WAITS_FOR) {
    const found = noun.exec(words);
    if (!found) continue;
    const before = words.slice(0, found.index).trimEnd();
    const behind = words.slice(found.index + found[0].length);
    const aspect = LAPSED.test(words) ? 'pending' : aspectOf(before);
    const own = ofTheOffice(reason, before, aspect === 'done' ? '' : behind);
    if (own !== null) return own;
    if (aspect === 'pending' || (aspect === 'plain' && !SUCCEEDED.test(behind))) return { paused: reason };
    return aspect === 'done' && PARTLY.test(behind) ? 'unknown' : 'running';
  }
  return null;
}

/** A system may stand still for another office, but asking it does not stop the clock of the law. */
const FOR_OTHERS = /\bcho (?:lien thong|phoi hop|xac minh|(?:lay )?y kien|co quan|ket qua (?:cua|tu)|thue)\b/;

/** Whether a clause says that the work was stopped, or goes on; null where it says nothing of it. */
export function stopped(words: string): Status | null {
  const found = /\b(?:tam (?:dung|ngung|dinh chi)|(?:dung|ngung) (?:xu ly|giai quyet))\b/.exec(words);
  if (!found) return null;
  if (FOR_OTHERS.test(words)) return 'unknown';
  const before = words.slice(0, found.index).trimEnd();
  if (UNDECIDED.test(before)) return 'running';
  const aspect = aspectOf(before);
  return aspect === 'plain' || aspect === 'done' || /(?:^| )(?:dang|moi)$/.test(before) ? { paused: 'stopped' } : 'running';
}
