// Clauses of a status that stand together without a mark between them: "Đã kết thúc không cần bổ sung", "Hoàn thành chưa trả kết quả".
import { CITIZEN, CITIZEN_IN_SHORT } from './citizen-words.ts';
import { isEnd, isPause, type Status } from './status.ts';
import { oneOf } from './word-table.ts';

/** Whether the citizen has it yet says nothing of the work. */
export const UNDELIVERED = new RegExp(
  String.raw`^(?:dang )?(?:chua|cho) (?:cong dan |nguoi dan )?(?:tra|giao|den nhan|nhan)(?: (?:ket qua|kq)| cho| den| (?:${CITIZEN_IN_SHORT})$|$)|^(?:${CITIZEN}) chua (?:den )?(?:nhan|lay)\b|^(?:kinh )?moi(?: (?:${CITIZEN_IN_SHORT}|den|toi|ve))* (?:nhan|lay)$`,
);

/** In time or not, "đã xử lý" by nobody knows whom, what need not be: of what stands beside it, this changes nothing. */
const NEED_NOT = /^(?:khong|chua) (?:can|phai|yeu cau|de nghi) ./;
const NEITHER = new RegExp(
  `^(?:da xu ly|(?:con|(?:(?:(?:khong|chua) )?dung|tre|qua|som|truoc|trong) (?:hen|(?:thoi )?han))(?: \\d+ (?:ngay|gio|phut))*)$|${NEED_NOT.source}`,
);

/** Where the result lies ready: "chờ trả kết quả" behind a signature may wait for the one-stop, "chờ trả dân" does not. */
const FOR_THE_CITIZEN = new RegExp(String.raw`^(?:dang )?cho tra (?:ket qua )?(?:(?:cho|den) )?(?:${CITIZEN_IN_SHORT})$`);
/** Beside that: how it came about. */
const SIGNED = /^(?:ho so )?(?:lanh dao )?da (?:ky(?: so| duyet)?|duyet|phe duyet|dong dau|phat hanh|ban hanh)$/;

/** What is done with the office's own copy, its files and its register once the citizen has the result, what he paid and what he thinks of it. */
const RECORDS = new RegExp(
  [
    `^(?:${oneOf('hồ sơ, kết quả, bản lưu, biên lai, bản giấy, file')} )*(?:${oneOf('còn, vẫn, đã, chưa, đang, chờ, cần, sẽ, phải, được, mới')} )*${oneOf(`
      lưu, lưu trữ, lưu kho, nộp lưu, bàn giao lưu trữ, số hóa, scan, quét, cập nhật, nhập, vào phần mềm, đính kèm, đẩy, tải, up, đồng bộ, vào sổ, ghi sổ
      chỉnh lý biến động, chỉnh lý hồ sơ địa chính, thu hồi giấy cũ, thu hồi bản cũ, thu hồi sổ cũ, thu hồi gcn cũ, thu hồi giấy chứng nhận cũ, thu hồi giấy hẹn, thu hồi phiếu hẹn
      xuất biên lai, in biên lai, viết biên lai, xuất hóa đơn`)}`,
    `(?: ${oneOf(`
      hồ sơ, giấy tờ, thành phần hồ sơ, kết quả, bản chính, bản sao, bản lưu, bản giấy, bản điện tử, lên, trên, vào, phần mềm, hệ thống, cổng
      dịch vụ công, dvc, vbdlis, httt, kho, kho dữ liệu, quốc gia, trữ, file, sổ, theo dõi, hộ tịch, địa chính, lệ phí, thu phí, thu lệ phí, đầy đủ, xong`)})*$`,
    `|^(?:(?:${CITIZEN}) )?(?:da (?:thu|nop|dong)|khong thu|(?:duoc )?mien)(?: (?:du|tien|cac|khoan))*(?: (?:phi|le phi))+$`,
    `|^(?:(?:da|chua|cho) )?(?:(?:${CITIZEN}) )?(?:(?:da|chua) )?(?:danh gia|(?:danh gia|khao sat)(?: muc do)?(?: su)? hai long)$`,
  ].join(''),
);
/** What is done with the files of a dossier that is done, and what the citizen thinks of it: of any end this changes nothing. */
const FILED = new RegExp(
  `^(?:da|chua|cho) (?:${oneOf('số hóa, scan, quét, lưu, lưu trữ, lưu kho, nộp lưu')}(?: ${oneOf('hồ sơ, kết quả, giấy tờ, thành phần hồ sơ')})*|danh gia(?: su)?(?: hai long)?)$`,
);
/** The citizen has the result. */
export const HANDED = /\b(?:da tra|cong dan da nhan) ket qua$/;

/** The dossier is done, whoever has the result: nothing else is said. */
const DONE = new RegExp(
  `^(?:ho so )?(?:da )?${oneOf('hoàn thành, hoàn tất, kết thúc, có kết quả, giải quyết, xử lý xong, xong')}(?: ${oneOf(`
    hồ sơ, xử lý, giải quyết, xong, đúng hạn, trước hạn, sớm hạn, trễ hạn, quá hạn`)})*$`,
);

/** Or knows that it is there; what he paid since may be its "result". */
const TOLD = /\bda thong bao ket qua$/;
const PAID_SINCE = /\bda (?:nop|dong)\b/;

/** "Trả kết quả (trước hạn)": it was, where "trả kết quả" alone may be a step's name. */
const HANDING_OVER = /^tra ket qua$/;
const IN_TIME_OR_NOT = /^(?:dung|tre|qua|som|truoc) (?:han|hen)$/;
export const withTimeliness = (clauses: readonly string[]): readonly string[] =>
  clauses.some((words) => IN_TIME_OR_NOT.test(words))
    ? clauses.map((words) => (HANDING_OVER.test(words) ? `da ${words}` : words))
    : clauses;

const isAside = (words: string): boolean => UNDELIVERED.test(words) || NEITHER.test(words);

/** The clauses that say something of the work; those that leave it open count where there are no others. */
export function ofTheWork(clauses: readonly string[]): readonly string[] {
  const isThere = clauses.some((words) => FOR_THE_CITIZEN.test(words));
  const isDone = clauses.some((words) => DONE.test(words));
  const isHanded = clauses.some((words) => HANDED.test(words));
  const isTold = clauses.some((words) => TOLD.test(words));
  const isRecord = (words: string): boolean => (isHanded || (isTold && !PAID_SINCE.test(words))) && RECORDS.test(words);
  const isBeside = (words: string): boolean =>
    NEITHER.test(words) || (isThere && SIGNED.test(words)) || isRecord(words) || (isDone && FILED.test(words));
  const told = clauses.filter((words) => !isBeside(words));
  const ofWork = told.filter((words) => !UNDELIVERED.test(words));
  return ofWork.length > 0 ? ofWork : told.length > 0 ? told : clauses;
}

/** Where another clause may begin. */
const BEGINS = new RegExp(String.raw` (?:nhung |tuy nhien |ma |va )?(?=(?:chua|cho|dang|khong|${CITIZEN}|da|ho so da)\b)`, 'g');
/** Of others' results, waited for on the way. */
const OF_OTHERS = /\bket qua (?:cua|tu)\b/;

/**
 * The two clauses that words without a mark between them consist of, where one says of the work what it says and the other leaves
 * that open; else the words as they are. `clause` tells what one says by itself.
 */
export function splitJoined(words: string, clause: (words: string) => Status): readonly string[] {
  for (const { index, 0: gap } of words.matchAll(BEGINS)) {
    const [left, right] = [words.slice(0, index), words.slice(index + gap.length)];
    if (OF_OTHERS.test(right)) continue;
    const isOfAll =
      isAside(right) && (isEnd(clause(left)) || (NEED_NOT.test(right) && (clause(left) !== 'unknown' || /\bhuy\b/.test(left))));
    if (isOfAll || ((isAside(left) || (SIGNED.test(left) && FOR_THE_CITIZEN.test(right))) && isEnd(clause(right)))) return [left, right];
  }
  return [words];
}

const WAITED_FOR = /\b(?:yeu cau|de nghi|cho|can|phai|thong bao|huong dan)\b(?: [a-z]+){0,3}/.source;
const HAS = `(?:(?:${CITIZEN}) )?(?:da|vua) (?:duoc )?`;

/** What was asked of the citizen and then done, "Yêu cầu bổ sung - đã bổ sung", and what else might have been asked with it. */
const ANSWERED = [
  {
    deed: new RegExp(`${WAITED_FOR} bo sung(?: [a-z]+)*? ${HAS}(?:bo sung|thuc hien(?! nghia vu)|tiep nhan (?:lai|bo sung))\\b`),
    other: /\b(?:nghia vu|thanh toan|phi|thue)\b/,
  },
  {
    deed: new RegExp(
      `${WAITED_FOR} (?:nghia vu tai chinh|thanh toan|phi|le phi|thue)(?: [a-z]+)*? ${HAS}(?:thanh toan|nop|dong|thuc hien)\\b`,
    ),
    other: /\bbo sung\b/,
  },
] as const;

/** Behind the deed: its day and hour, which are no number of papers. */
const ITS_DAY = /\b(?:ngay \d{1,2} (?:thang )?\d{1,2}(?: (?:nam )?\d{4})?|luc \d{1,2}(?: gio|[hg])? ?\d{0,2})(?!\d)/g;
/** Behind the deed: it was done in part, or something is asked for again. */
const NOT_ALL = new RegExp(
  [
    '\\d|\\b(?:chua|thieu|khong|lan|mot (?:phan|so|vai)|vai|con|van|nhung|sai|tam dung|dung(?! (?:han|hen|quy dinh))|yeu cau|de nghi|thong bao',
    `cho (?:(?:${CITIZEN}) )?(?:bo sung|nop|dong|thanh toan|thuc hien|nghia vu|phi|le phi))\\b`,
  ].join('|'),
);

function isAnswered(words: string): boolean {
  return ANSWERED.some(({ deed, other }) => {
    const found = deed.exec(words);
    if (!found || other.test(found[0])) return false;
    return !NOT_ALL.test(words.slice(found.index + found[0].length).replace(ITS_DAY, ''));
  });
}

/** What clauses say once a pause that those right behind it answer is over; every other pause stands. */
export const withAnswers = (clauses: readonly { readonly words: string; readonly status: Status }[]): readonly Status[] =>
  clauses.map(({ status }, i) => {
    if (!isPause(status)) return status;
    const next = clauses.findIndex((other, j) => j > i && isPause(other.status));
    const words = clauses.slice(i, next < 0 ? undefined : next).map((other) => other.words);
    return isAnswered(words.join(' ')) ? 'running' : status;
  });

const WHOLE = '(?:ho so )?(?:da )?(?:hoan thanh|ket thuc)(?: (?:ho so|xu ly|giai quyet))*';
/** Ended and to be paid for, or the end of what was waited for? Asked for and done, or the dossier? */
const STANDS_OR_ENDED = new RegExp(`^${WHOLE} (?:cho|yeu cau|de nghi)\\b|\\bda (?:hoan thanh|ket thuc|xong|co ket qua|tra ket qua)$`);
const RUNS_OR_ENDED = new RegExp(`^${WHOLE} da (?:thanh toan|nop|dong|thu|bo sung)\\b`);

/** Whether a clause that seems to say what the clock does for the citizen may as well say that the work has ended. */
export const mayHaveEnded = (words: string, waits: Status | null): boolean =>
  waits !== null && (isPause(waits) ? STANDS_OR_ENDED : RUNS_OR_ENDED).test(words);
