// What the words of a status say of the clock. A wrong guess is worse than none: what is only begun, awaited or denied is not done.
import type { EndType, PauseReason } from '@dunghen/core';
import { mayHaveEnded, ofTheWork, splitJoined, withAnswers } from './joined-clauses.ts';
import { LAPSED, sentBack, type SentBack } from './sent-back.ts';
import { isEnd, isPause, type Status } from './status.ts';
import { clausesOf } from './status-clauses.ts';

export { isAtWork, isEnd, isPause, type Status } from './status.ts';

/** By the numbers the national system gives the statuses; "10%" and "-5" are other numbers. */
const BY_NUMBER: ReadonlyMap<string, Status> = new Map<string, Status>([
  ['1', 'running'],
  ['2', 'running'],
  ['3', { ended: 'refused' }],
  ['4', 'running'],
  ['5', { paused: 'supplement' }],
  ['6', { paused: 'payment' }],
  ['7', { ended: 'withdrawn' }],
  ['8', { paused: 'stopped' }],
  ['9', { ended: 'completed' }],
  ['10', { ended: 'completed' }],
]);

/** Words before what is spoken of: not yet, not at all, or no longer. */
const NOT_YET = 'chua|cho|can|phai|yeu cau|de nghi|thong bao|nhac|huong dan|thieu|dang|sap|se|moi|du kien';
const NOT = '(?:khong|chua) (?:can|phai)|khong con|khong|mien|bo qua';
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

/** What waits for the citizen: until it is done the clock stands, after that it runs. */
const WAITS_FOR: readonly (readonly [RegExp, PauseReason])[] = [
  [/\bbo sung\b/, 'supplement'],
  [/\b(?:nghia vu tai chinh|(?:nop|dong|thu) (?:phi|thue)|le phi|thanh toan)\b/, 'payment'],
];

/** "Bổ sung thành công": it was done. */
const SUCCEEDED = /^ (?:xong|day du|du|thanh cong|hoan tat)\b/;
/** "Đã bổ sung 2/3 giấy tờ": whether the rest is waited for, it does not say. */
const PARTLY = /\b(?:(?:1|mot|nhieu) phan|mot (?:so|vai)|\d{1,2} \d{1,2} (?:giay|loai|thanh phan)|thieu|(?:chua|khong) du)\b/;
function waiting(words: string): Status | null {
  for (const [noun, reason] of WAITS_FOR) {
    const found = noun.exec(words);
    if (!found) continue;
    const aspect = LAPSED.test(words) ? 'pending' : aspectOf(words.slice(0, found.index).trimEnd());
    const behind = words.slice(found.index + found[0].length);
    if (aspect === 'pending' || (aspect === 'plain' && !SUCCEEDED.test(behind))) return { paused: reason };
    return aspect === 'done' && PARTLY.test(behind) ? 'unknown' : 'running';
  }
  return null;
}

function stopped(words: string): Status | null {
  const found = /\b(?:tam dung|tam ngung|dung (?:xu ly|giai quyet))\b/.exec(words);
  if (!found) return null;
  const before = words.slice(0, found.index).trimEnd();
  const aspect = aspectOf(before);
  return aspect === 'plain' || aspect === 'done' || /(?:^| )(?:dang|moi)$/.test(before) ? { paused: 'stopped' } : 'running';
}

/** A step alone: the dossier goes on. */
const STEP = 'buoc|khau|giai doan|cong doan|phan(?! anh)|mot phan';
/** What others find out on the way, or the office itself, is not the result. */
const ON_THE_WAY = `${STEP}|xac minh|tham dinh|tham tra|kiem tra|du thao|so bo|do dac|giam dinh|phoi hop|lien thong|lay y kien|thue`;
/** Nothing but what a dossier does as a whole, up to the end of the clause. */
const AS_A_WHOLE =
  '(?= ?(?:(?:ho so|luong|xu ly|giai quyet|thu tuc|quy trinh|viec|xong|thanh cong|va tra ket qua|theo quy dinh|dung han|som han|tre han|qua han|truoc han) ?)*$)';
/** And the day or the hour of that: "ngày 12/11/2026", "lúc 15h30". */
const SINCE = '(?:vao )?(?:ngay|luc) \\d[\\da-z]*(?: (?:\\d[\\da-z]*|ngay|thang|nam|gio|phut))*$';

const ENDS: readonly (readonly [RegExp, EndType])[] = [
  [/\brut\b(?! gon| ngan| kinh nghiem)/, 'withdrawn'],
  [
    /\b(?:tu choi|khong (?:duoc )?(?:tiep nhan|giai quyet)|khong du dieu kien|tra lai ho so(?! (?:ve |cho |den )?(?:buoc|bo phan|don vi|can bo|phong)))\b/,
    'refused',
  ],
  [
    new RegExp(
      [
        `\\bda tra\\b(?! lai| (?:ket qua|loi) (?:${ON_THE_WAY})\\b| (?:ho so )?(?:ve|cho|den)? ?(?:buoc|bo phan|don vi|can bo|phong))`,
        `\\b(?:xu ly|giai quyet) xong\\b(?! (?:${STEP})\\b)`,
        `\\bda giai quyet\\b(?! xong)(?! (?:${STEP})\\b)`,
        `\\b(?:hoan thanh|ket thuc)\\b${AS_A_WHOLE}`,
        // Not behind other words: of a day by which it should, this would make the one on which it did.
        `^(?:ho so )?(?:da )?(?:hoan thanh|ket thuc) (?:(?:ho so|xu ly|giai quyet) )?${SINCE}`,
        `\\bco ket qua\\b(?! (?:${ON_THE_WAY})\\b)`,
        `^(?:da )?(?:lam )?xong$`,
        `\\b(?:cong dan|nguoi dan) da nhan ket qua\\b`,
      ].join('|'),
    ),
    'completed',
  ],
];

/** The result lies ready for the citizen; "chờ trả lời", "chờ trả kết quả của thuế" are other things. */
const READY = new RegExp(
  `^(?:ho so )?(?:dang )?(?:cho tra(?: ket qua\\b(?! (?:tu|cua|${ON_THE_WAY})\\b)|$)|cho (?:cong dan|nguoi dan|nguoi nop|to chuc) (?:den )?nhan ket qua\\b)`,
);
/** What is denied or still to come is not the end. "xin rút", "công dân yêu cầu rút" are: the national system ends such dossiers (its status 7). */
const NOT_THE_END =
  /\b(?:chua|khong|sap|dang|cho|can|phai|se|moi|du kien|truoc khi|neu|de nghi|de xuat|du thao|soan|(?<!(?:qua|cong|quy|chuong) )trinh)\b/;
const ASKED_FOR = /\b(?:chua|khong|cho|sap|neu|dang)\b/;

function ended(words: string): Status | null {
  if (READY.test(words)) return { ended: 'completed' };
  for (const [pattern, type] of ENDS) {
    const found = pattern.exec(words);
    if (!found) continue;
    const before = words.slice(0, found.index);
    return (type === 'withdrawn' ? ASKED_FOR : NOT_THE_END).test(before) ? 'running' : { ended: type };
  }
  return null;
}

const RUNNING = /\b(?:dang|tiep nhan|cho|moi|chua|sap|tiep tuc|chuyen (?:ho so )?den)\b/;

function clause(words: string): Status {
  const waits = waiting(words);
  if (mayHaveEnded(words, waits)) return 'unknown';
  const end = ended(words);
  // "đã bổ sung", "nộp phí": of the deed of a citizen, not of the office's work.
  if (end !== null && end !== 'running') return end;
  return waits ?? stopped(words) ?? end ?? (RUNNING.test(words) ? 'running' : 'unknown');
}

const OF_SENT_BACK: Readonly<Record<SentBack, Status>> = {
  'to-be-added-to': { paused: 'supplement' },
  'for-good': { ended: 'refused' },
  cancelled: 'unknown',
};

/** What becomes of papers, or of a result that is there: "từ chối nhận", "trả lại hồ sơ giấy", "không tiếp nhận thêm". */
const BESIDE_A_RESULT = /(?<!tiep )\bnhan\b(?! ho so)|\bho so (?:giay|goc)\b|\bthem\b/;

/** "Đã kết thúc (rút hồ sơ)": how it ended, where one clause says more of that than another. */
function endOf(ends: readonly { readonly words: string; readonly status: Status }[]): Status | undefined {
  const isCompleted = ({ status }: { readonly status: Status }): boolean => isEnd(status) && status.ended === 'completed';
  const isDone = ends.some((end) => isCompleted(end) && !/\bket thuc\b/.test(end.words));
  const other = ends.find((end) => !isCompleted(end) && !(isDone && BESIDE_A_RESULT.test(end.words)));
  return (other ?? ends.find(isCompleted))?.status;
}

/** Clauses together: an end beside work that goes on is no clear word. */
function together(parts: readonly string[]): Status {
  const back = sentBack(parts, NOT_THE_END);
  if (back !== null) return OF_SENT_BACK[back];
  const whole = parts.flatMap((words) => splitJoined(words, clause));
  const ofWork = ofTheWork(whole);
  const clauses = whole.map((words) => ({ words, status: ofWork.includes(words) ? clause(words) : ('unknown' as const) }));
  const statuses = withAnswers(clauses);
  const ends = clauses.flatMap(({ words, status }) => (isEnd(status) ? [{ words, status }] : []));
  const end = endOf(ends);
  if (end !== undefined) return statuses.includes('running') ? 'unknown' : end;
  return statuses.find(isPause) ?? (statuses.includes('running') ? 'running' : 'unknown');
}

/** What a text says that may be no status but a note on a citizen, of which nothing is remembered. */
export const statusOf = (text: string): Status => BY_NUMBER.get(text.trim()) ?? together(clausesOf(text));

/** An office has a few dozen statuses and shows them a million times. */
const known = new Map<string, Status>();

/** What a status cell says, by its words. @example readStatus('Yêu cầu bổ sung giấy tờ') // { paused: 'supplement' } */
export function readStatus(text: string): Status {
  let status = known.get(text);
  if (status === undefined) {
    status = statusOf(text);
    if (known.size < 1_000) known.set(text, status);
  }
  return status;
}
