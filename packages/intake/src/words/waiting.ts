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

/** The papers by which somebody is asked, and what may stand around their names. */
const NOTICE_OF_IT = `${oneOf('phiếu, thông báo, công văn, văn bản, giấy, quyết định, biên lai, yêu cầu, đề nghị, về việc')}(?: (?:nop|dong|thu)(?= |$))?`;
const NAMED = `(?: ${oneOf('lãnh đạo, ký, số, duyệt, hồ sơ, việc, về, đề xuất, cho, đến, tb, ubnd, #')}| ${NOTICE_OF_IT})*`;
const WITH_NOTICE = `${NAMED} ${NOTICE_OF_IT}${NAMED}`;
/** Before what is spoken of: the office has that still to sign, to send or to decide, and nobody was asked for anything yet, or what came in is looked through. */
const UNDECIDED = new RegExp(
  [
    `\\b(?:cho|chua)(?: ${oneOf('được, lãnh đạo, cấp trên, chủ tịch, phòng, văn thư, một cửa')})* `,
    `(?:${oneOf(`
      duyệt, phê duyệt, ký, đồng ý, chấp thuận, xem xét, xử lý, kiểm tra, trình, ban hành, phát hành, đóng dấu, lấy số, phân công, thẩm định, thụ lý`)}${NAMED}`,
    `|${oneOf('gửi, soạn, lập, in, ý kiến, đến ý kiến')}${WITH_NOTICE})$`,
    `|^(?:ho so )?(?:(?:dang |da )?trinh|(?:dang )?${oneOf('dự thảo, soạn, soạn thảo, đề xuất')})${NAMED}$`,
    `|^(?:ho so )?(?:(?:dang )?${oneOf('chuẩn bị, dự kiến, xin ý kiến, lấy ý kiến')}|dang (?:lap|in))${WITH_NOTICE}$`,
  ].join(''),
);
/** Somebody will not have it asked, or not have it stand: whether it was, and does, nobody knows. */
const DISAGREED = new RegExp(
  `\\b(?:khong (?:dong y|chap thuan|thong nhat|duyet)|tu choi|bac)(?: ${oneOf('với, việc, quyết định, yêu cầu, đề nghị, phiếu, thông báo')})*$`,
);
const CALLED_OFF = new RegExp(`\\b(?:huy|go|bo|xin)(?: ${oneOf('việc, lệnh, quyết định')})*$`);

/** Behind it: the request is not signed yet; or what the citizen added came in. */
const NOT_SENT = new RegExp(
  `^(?: ho so)? (?:dang |con )?(?:(?:cho|chua)(?: ${oneOf('được, lãnh đạo, cấp trên, chủ tịch')})* ${oneOf('duyệt, phê duyệt, ký, trình, gửi, đóng dấu, phát hành, ban hành')}|trinh\\b)`,
);
const CAME_IN = /^ (?:da|duoc) (?:duoc )?(?:tiep nhan|nhan|nop|kiem tra)\b/;

const DESK_WORK = oneOf('xử lý, giải quyết, kiểm tra, thụ lý, thẩm định, thẩm tra, rà soát, xem xét, nghiên cứu, phân công');
/** What the citizen added is in the hands of the office. */
const LOOKED_THROUGH = new RegExp(`^(?:ho so )?(?:dang|tiep tuc) ${DESK_WORK}(?: (?:lai|xu ly|giai quyet))* ho so$`);
/** Here he may still be to add to it: "đã kiểm tra hồ sơ bổ sung", "chuyển hồ sơ bổ sung cho chuyên viên"; or it is a procedure's name, "cấp bổ sung". */
const OF_EITHER = new RegExp(
  `^(?:ho so )?(?:(?:da )?(?:${DESK_WORK}|chuyen)(?: (?:lai|xu ly|giai quyet))*|cho tiep nhan) ho so$|^(?:cap|dang0? ky)(?: (?!yeu cau|de nghi)[a-z]+){0,4}$`,
);

/** "Xác minh bổ sung" is more work for the office, unless it asks the citizen for it. */
const MORE_WORK = new RegExp(
  `^(?!.*\\b(?:${CITIZEN_IN_SHORT})\\b).*${oneOf('xác minh, thẩm định, thẩm tra, kiểm tra, rà soát, khảo sát, lấy ý kiến, đo đạc, niêm yết')}$`,
);

/** "Yêu cầu phòng chuyên môn bổ sung", "chờ bổ sung ý kiến": whether the citizen is asked for anything, nobody knows. */
const BY_OFFICE = new RegExp(
  `^(?!.*\\b(?:${CITIZEN_IN_SHORT})\\b).*\\b(?:yeu cau|de nghi|nhac|cho|can) (?:cac )?${oneOf(
    'phòng, sở, chi cục, cục, ngành, cán bộ, công chức, chuyên viên, lãnh đạo, bộ phận, cơ quan chuyên môn, đơn vị chuyên môn, đơn vị thụ lý, đơn vị xử lý, ubnd, công an, cấp trên, tỉnh, huyện',
  )}(?: (?!yeu cau|de nghi)[a-z]+){0,4}$`,
);
/** "Chờ phòng chuyên môn yêu cầu bổ sung": nobody was asked yet; "chuyên viên bổ sung thông tin". */
const TO_BE_ASKED = new RegExp(
  `^(?!.*\\b(?:${CITIZEN_IN_SHORT})\\b)(?:dang )?(?:cho|chua) ${oneOf('phòng, sở, cán bộ, công chức, chuyên viên, lãnh đạo')}(?: [a-z]+){0,4} (?:yeu cau|de nghi|thong bao)$`,
);
const BY_DESK = /^(?:cong chuc|chuyen vien)(?: (?:thu ly|xu ly|phu trach|dia chinh|tu phap|ho tich))*$/;
const OF_OFFICE = new RegExp(
  `^ (?:them )?${oneOf('nội bộ, nhân sự, biên bản xác minh, biên bản kiểm tra, biên bản thẩm định, ý kiến, kết quả., chữ ký lãnh đạo, chữ ký chủ tịch, chữ ký cán bộ, ý kiến lãnh đạo, ý kiến thẩm định')}`,
);

/** What waits for the citizen: until it is done the clock stands, after that it runs. */
const WAITS_FOR: readonly (readonly [RegExp, PauseReason])[] = [
  [/\bbo sung\b/, 'supplement'],
  [/\b(?:nghia vu tai chinh|(?:nop|dong|thu) (?:phi|thue)|(?:nop|dong) tien|le phi|thanh toan)\b/, 'payment'],
];

/** "Bổ sung thành công": it was done. */
const SUCCEEDED = /^ (?:xong|day du|du|thanh cong|hoan tat)\b/;
/** "Đã bổ sung 2/3 giấy tờ": whether the rest is waited for, it does not say. */
const PARTLY = /\b(?:(?:1|mot|nhieu) phan|mot (?:so|vai)|\d{1,2} \d{1,2} (?:giay|loai|thanh phan)|thieu|(?:chua|khong) du)\b/;
/** What the tax office has still to find out or the office to tell, nobody waits for the citizen; whether the clock stands is the law's of that procedure. */
const NOT_YET_ASKED = new RegExp(
  [
    '\\b(?:xac dinh|cho (?:tra|co|ra) thong bao)(?: ve)? (?:nghia vu tai chinh|thue)\\b',
    '\\bcho (?:(?:co|ra|tra|nhan|lay) )?thong bao(?: ve| viec)* (?:nop|dong) (?:thue|tien|phi|le phi)\\b',
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
  if (DISAGREED.test(before) || NOT_SENT.test(behind)) return 'unknown';
  if (UNDECIDED.test(before)) return reason === 'payment' ? 'unknown' : 'running';
  if (reason === 'payment') return null;
  if (/^(?:ho so)?$/.test(before) && CAME_IN.test(behind)) return 'unknown';
  if (MORE_WORK.test(before) || LOOKED_THROUGH.test(before)) return 'running';
  return [BY_OFFICE, TO_BE_ASKED, BY_DESK, OF_EITHER].some((words) => words.test(before)) || OF_OFFICE.test(behind) ? 'unknown' : null;
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
  if (DISAGREED.test(before) || CALLED_OFF.test(before)) return 'unknown';
  if (UNDECIDED.test(before)) return 'running';
  const aspect = aspectOf(before);
  return aspect === 'plain' || aspect === 'done' || /(?:^| )(?:dang|moi)$/.test(before) ? { paused: 'stopped' } : 'running';
}
