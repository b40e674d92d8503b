// The words by which a status says that a dossier ended, and how.
import { CITIZEN, CITIZEN_IN_SHORT } from './citizen-words.ts';
import type { EndType } from '@dunghen/core';
import { NOTICE } from './notices.ts';
import { ON_THE_WAY as FOUND_ON_THE_WAY, STEPS } from './result-words.ts';
import type { Status } from './status.ts';
import { oneOf } from './word-table.ts';

/** A step alone; "phản ánh" is none, and reads alike without accents. */
const STEP = `(?!phan anh\\b)${oneOf(STEPS)}`;
/** What others find out on the way is not the result. */
const ON_THE_WAY = `(?!phan anh\\b|tiep nhan va tra\\b)${oneOf(`${FOUND_ON_THE_WAY}\nthuế, đo., tiếp nhận, dự thảo`)}`;

/** Nothing but what a dossier does as a whole, up to the end of the clause. */
const AS_A_WHOLE = `(?= ?(?:${oneOf(`
  hồ sơ, luồng, xử lý, giải quyết, thủ tục, quy trình, việc, xong, thành công, và trả kết quả, theo quy định
  đúng hạn, sớm hạn, trễ hạn, quá hạn, trước hạn, sớm hạn # ngày, trễ hạn # ngày, quá hạn # ngày, trước hạn # ngày`)} ?)*$)`;
const NOT_OF_A_STEP = `(?! ${oneOf('từ, của')}| ${ON_THE_WAY})`;
/** "Đã xử lý xong tại phòng chuyên môn": its part, where "tại một cửa", "tại UBND xã" is all of it. */
const NOT_AT_A_DESK = `(?! (?:tai|o|cua|ben) ${oneOf(`
  phòng, sở, chi cục, cục, huyện, tỉnh, cấp trên, đơn vị, cơ quan, chuyên viên, bước, khâu
  bộ phận, cán bộ (not: một cửa, tiếp nhận, trả)`)})`;
/** Nor of a citizen who is asked to come for it and to pay. */
const NOT_OF_OTHERS = `(?! va (?:nop|dong|thanh toan)\\b)${NOT_OF_A_STEP}`;

/** And the day or the hour of that: "ngày 12/11/2026", "lúc 15h30". */
const SINCE = '(?:vao )?(?:ngay|luc) \\d[\\da-z]*(?: (?:\\d[\\da-z]*|ngay|thang|nam|gio|phut))*$';

/** Ended because it was stopped. Without its "đã" it may be the stop that ended, as it is of a "tạm dừng". */
const ENDED_STOPPED = /^(?:ho so )?(da )?(?:ket thuc|hoan thanh) (?:(?:ho so|xu ly) )?(?:dung|ngung) (?:xu ly|giai quyet)\b/;

/** To whom within the office a dossier goes back. */
const TO_A_DESK = oneOf(
  'bước, bộ phận, đơn vị, cán bộ, phòng, chuyên viên, công chức, lãnh đạo, văn thư, một cửa, người xử lý, người thụ lý, người phụ trách, xử lý lại, thẩm định lại, làm lại',
);

/** What is refused on the way, or by whom, is not what the citizen asked for; and what lacks papers may have gone back to be added to. */
const REFUSED_ASIDE = new RegExp(
  [
    `\\btu choi (?:${oneOf('ký, thanh toán, gia hạn, tạm dừng, dừng xử lý, giao dịch, bổ sung, yêu cầu bổ sung, phối hợp, nộp, đóng')})`,
    `^(?:(?:co quan|phong|chi cuc) )?${oneOf('thuế, kho bạc, ngân hàng, văn thư, bưu điện, lãnh đạo, chủ tịch, phó chủ tịch, trưởng phòng')}(?: (?:phong|ubnd|xa|phuong|dia phuong))* (?:da )?(?:tu choi|tra lai(?: ho so)?)(?! (?:ho so )?(?:cho |den )?(?:${CITIZEN_IN_SHORT})\\b)\\b`,
    '\\btra lai ho so (?:do |vi )?(?:con )?thieu\\b',
  ].join('|'),
);
/** The wish to withdraw is taken back. */
const NOT_WITHDRAWN = /\b(?:huy|bo|thoi)(?: (?:yeu cau|de nghi|viec|don|xin))* rut\b/;

const ENDS: readonly (readonly [RegExp, EndType])[] = [
  [/\brut\b(?! gon| ngan| kinh nghiem)/, 'withdrawn'],
  [
    new RegExp(
      `\\b(?:tu choi(?! (?:den )?(?:nhan|lay) (?:ket qua|kq)\\b)|khong (?:duoc )?(?:tiep nhan|giai quyet)|khong du dieu kien|tra lai ho so(?! (?:(?:ve|cho|den|de) )?${TO_A_DESK}))\\b`,
    ),
    'refused',
  ],
  [
    new RegExp(
      [
        // Whoever has it: see `handed-over.ts`.
        '\\b(?:da (?:tra|thong bao) ket qua|cong dan da nhan ket qua)\\b',
        `\\b(?:xu ly|giai quyet) xong\\b(?! ${STEP})${NOT_AT_A_DESK}`,
        `\\bda giai quyet\\b(?! xong)(?! ${STEP})${NOT_AT_A_DESK}`,
        `\\b(?:hoan thanh|hoan tat|ket thuc)\\b${AS_A_WHOLE}`,
        // Not behind other words: of a day by which it should, this would make the one on which it did.
        `^(?:ho so )?(?:da )?(?:hoan thanh|ket thuc) (?:(?:ho so|xu ly|giai quyet) )?${SINCE}`,
        `\\bco ket qua\\b(?! ${ON_THE_WAY}| tam$| (?:tu|cua) (?!ho so|thu tuc))`,
        `^(?:da )?(?:lam )?xong$`,
        '^tra ket qua (?:dung|tre|qua|som|truoc) (?:han|hen)$',
      ].join('|'),
    ),
    'completed',
  ],
];

/** The result lies ready for the citizen; "chờ trả lời", "chờ trả kết quả của thuế" are other things. */
const READY = new RegExp(
  [
    `^(?:ho so )?(?:dang )?cho (?:tra(?: ket qua\\b${NOT_OF_OTHERS}|(?: (?:cho|den))?(?: (?:${CITIZEN_IN_SHORT}))+$|$)|(?:${CITIZEN_IN_SHORT}) (?:den )?(?:nhan|lay) ket qua\\b${NOT_OF_OTHERS})`,
  ].join('|'),
);
/** What is denied or still to come is not the end. "xin rút", "công dân yêu cầu rút" are: the national system ends such dossiers (its status 7). */
export const NOT_THE_END =
  /\b(?:chua|khong|sap|dang|cho|can(?! bo)|phai|se|moi|du kien|truoc khi|neu|de nghi|de xuat|kien nghi|xin y kien|(?<!da )xem xet|du thao|soan|(?<!(?:qua|cong|quy|chuong) )trinh)\b/;
const ASKED_FOR = /\b(?:chua|khong|cho|sap|neu|dang)\b/;

/** A citizen who may not withdraw, or of whose wish nobody has decided: the dossier is at work. ("cho" is written like "đến", see `status-clauses.ts`.) */
const MAY_NOT =
  /\b(?:tu choi|khong (?:dong y|chap (?:thuan|nhan)|(?:cho|den)|duoc)|bac)(?: (?:(?:cho|den)|phep|yeu cau|de nghi|viec|don|xin|cong dan|nguoi dan|nguoi nop))* ?$/;
const NOT_DECIDED =
  /^(?: (?:ho so|don|cua|cong dan|nguoi dan))*(?: (?:dang|con))? (?:cho|chua)(?: (?:duoc|co|lanh dao))* (?:duyet|phe duyet|xac nhan|xem xet|xu ly|giai quyet|y kien|dong y|chap thuan|quyet dinh)\b/;

/** Two ends, as a report heads their column: which of them it was, it does not say. */
const EITHER_END = /^(?:ho so )?tra lai (?:xin )?rut\b/;
/** A result that is not signed yet is none. */
const UNSIGNED = /^ (?:(?:nhung|ma) )?(?:dang )?(?:cho|chua) (?:trinh|ky|duyet|phe duyet|dong dau|phat hanh|ban hanh)\b/;

/** By when it shall, or nearly does: "thời hạn hoàn thành: 30/11", "cơ bản hoàn thành". */
const ITS_TERM = /^(?:ho so )?(?:co ban|gan|phan dau|cam ket|den han|(?:thoi )?han|thoi (?:gian|diem)|ngay)(?: da)? ?$/;

/** The citizen's papers that are finished, or to be: of the office's work this says nothing. */
const PAPERS_FINISHED = new RegExp(
  `\\b(?:(?:${CITIZEN}|yeu cau|huong dan|thong bao|de nghi|moi)\\b.* ?|(?:${NOTICE})(?: (?!va |da )[a-z\\d]+){0,4} )\\b(?:hoan tat|hoan thanh)(?: (?:day du|cac|nop|bo))* (?:ho so|giay to|thu tuc)\\b`,
);
/** What a notice asks for, or tells of? */
const NOTICE_ALONE = new RegExp(`^(?!da |vua ).*\\b(?:${NOTICE}) (?:hoan tat|hoan thanh)$`);

/** Whether what a clause says was finished is a citizen's papers, where nothing before that says that the dossier ended. */
export function speaksOfPapers(words: string): boolean {
  if (NOTICE_ALONE.test(words)) return true;
  const found = PAPERS_FINISHED.exec(words);
  return found !== null && ended(words.slice(0, found.index + found[0].search(/\b(?:hoan tat|hoan thanh)\b/)).trimEnd()) === null;
}

/** How a clause says that the dossier ended; `running` where it denies that, null where it says nothing of it. */
export function ended(words: string): Status | null {
  if (READY.test(words)) return { ended: 'completed' };
  const stop = ENDED_STOPPED.exec(words);
  if (stop) return stop[1] === undefined ? 'unknown' : { ended: 'completed' };
  if (EITHER_END.test(words) || REFUSED_ASIDE.test(words) || NOT_WITHDRAWN.test(words)) return 'unknown';
  for (const [pattern, type] of ENDS) {
    const found = pattern.exec(words);
    if (!found) continue;
    const before = words.slice(0, found.index);
    const behind = words.slice(found.index + found[0].length);
    if (UNSIGNED.test(behind)) return 'running';
    if (type === 'completed' && ITS_TERM.test(before)) return 'unknown';
    if (type === 'withdrawn' && (MAY_NOT.test(before) || NOT_DECIDED.test(behind))) return 'running';
    return (type === 'withdrawn' ? ASKED_FOR : NOT_THE_END).test(before) ? 'running' : { ended: type };
  }
  return null;
}
