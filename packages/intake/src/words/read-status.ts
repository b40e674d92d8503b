// What the words of a status say of the clock. A wrong guess is worse than none: what is only begun, awaited or denied is not done.
import type { PauseReason } from '@dunghen/core';
import { ended, GIVEN_TO_OTHERS, NOT_THE_END, speaksOfPapers } from './status-ends.ts';
import { mayHaveEnded, ofTheWork, splitJoined, UNDELIVERED, withAnswers } from './joined-clauses.ts';
import { ASKS_TO_COMPLETE, withNotices } from './notices.ts';
import { LAPSED, sentBack, type SentBack } from './sent-back.ts';
import { isEnd, isPause, type Status } from './status.ts';
import { clausesOf, type Clause } from './status-clauses.ts';

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
function waiting(words: string): Status | null {
  if (NOT_YET_ASKED.test(words)) return 'unknown';
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

/** A system may stand still for another office, but asking it does not stop the clock of the law. */
const FOR_OTHERS = /\bcho (?:lien thong|phoi hop|xac minh|(?:lay )?y kien|co quan|ket qua (?:cua|tu)|thue)\b/;
function stopped(words: string): Status | null {
  const found = /\b(?:tam (?:dung|ngung|dinh chi)|(?:dung|ngung) (?:xu ly|giai quyet))\b/.exec(words);
  if (!found) return null;
  if (FOR_OTHERS.test(words)) return 'unknown';
  const before = words.slice(0, found.index).trimEnd();
  const aspect = aspectOf(before);
  return aspect === 'plain' || aspect === 'done' || /(?:^| )(?:dang|moi)$/.test(before) ? { paused: 'stopped' } : 'running';
}

/** What an office does on the way, named alone. */
const DEED_ON_THE_WAY =
  /^(?:ho so )?(?:thu ly|tham (?:dinh|tra)|xac minh|trinh (?:ky|duyet|lanh dao(?: ky| duyet)*)|niem yet(?: ho so| cong khai)*|(?:xin|lay) y kien|yeu cau xu ly lai|phan cong(?: xu ly| thu ly)*|chuyen (?:ho so )?(?:den )?phong (?:chuyen mon|ban))$/;
const RUNNING = /\b(?:dang|tiep nhan|cho|moi|chua|sap|tiep tuc|chuyen (?:ho so )?den)\b/;

const CITIZEN = '(?:cong dan|nguoi dan|nguoi nop|to chuc|dan)';
/** By paper or by phone to come for the result, unless that is still to be done. */
const INVITED =
  '^(?!.*\\b(?:chua|soan|chuan bi|dang|cho|se|du thao)\\b).*\\b(?:giay|thu|tin|bao|goi|dien) moi\\b.*\\b(?:nhan|lay) ket qua\\b';
/** Something is to be put right, or the citizen to come: whether that is a supplement, which stops the clock, it does not say. */
const MAY_STAND = new RegExp(
  `\\b(?:cho|can(?! bo)|yeu cau|de nghi|thong bao|nhac|giay (?:moi|bao)|thu moi)\\b.*\\b(?:chinh sua|sua doi|hoan thien|giai trinh)\\b|\\bcho ${CITIZEN}\\b|^${CITIZEN} chua (?:den )?(?:nhan|lay)\\b|^kinh moi\\b|^(?:da )?moi ${CITIZEN}\\b|^moi nhan ket qua$|${INVITED}`,
);
/** What was handed to the citizen as the "result" of a dossier to be added to is that request. */
const REQUEST_HANDED = /\bda tra\b/;
/** Nor did a dossier end of which the citizen was told something and has still to pay: its "result" may be how much, unless it was handed over. */
const TOLD = /^(?!.*\bda (?:tra|nhan) ket qua\b).*\bda (?:thong bao|nhan tin|goi|moi)\b/;

const isForPapers = (status: Status | null): boolean => status !== null && isPause(status) && status.paused === 'supplement';

function clause(words: string): Status {
  const waits = waiting(words);
  if (mayHaveEnded(words, waits)) return 'unknown';
  if (speaksOfPapers(words)) return waits !== null && isPause(waits) ? waits : 'unknown';
  const end = ended(words);
  // "đã bổ sung", "nộp phí": of the deed of a citizen, not of the office's work.
  if (end !== null && end !== 'running') return waits !== null && isPause(waits) && isEnd(end) ? endBesidePause(words, end, waits) : end;
  const told = waits ?? stopped(words) ?? end;
  if (GIVEN_TO_OTHERS.test(words) && (told === null || !isPause(told))) return 'unknown';
  return told ?? (!MAY_STAND.test(words) && (RUNNING.test(words) || DEED_ON_THE_WAY.test(words)) ? 'running' : 'unknown');
}

/** An end beside what is waited for: of papers the request went out, or nobody knows which of the two holds. */
function endBesidePause(words: string, end: Status, waits: Status): Status {
  if (!isForPapers(waits)) return TOLD.test(words) ? waits : end;
  return REQUEST_HANDED.test(words) ? waits : 'unknown';
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

/** Beside a stop: for good, or until it goes on? */
const GIVEN_BACK = /^(?:da )?tra (?:lai )?ho so$/;

/** Clauses together: an end beside work that goes on is no clear word. */
function together(told: readonly Clause[]): Status {
  const parts = withNotices(told);
  const back = sentBack(parts, NOT_THE_END);
  if (back !== null) return OF_SENT_BACK[back];
  const whole = parts.flatMap((words) => splitJoined(words, clause));
  const ofWork = ofTheWork(whole);
  const clauses = whole.map((words) => ({ words, status: ofWork.includes(words) ? clause(words) : ('unknown' as const) }));
  const statuses = withAnswers(clauses);
  const ends = clauses.flatMap(({ words, status }) => (isEnd(status) ? [{ words, status }] : []));
  const end = endOf(ends);
  const waits = statuses.find(isForPapers) ?? statuses.find((status) => isPause(status) && status.paused === 'payment');
  const besides = end && waits ? endBesidePause(ends.map(({ words }) => words).join(' '), end, waits) : end;
  if (besides !== end) return besides as Status;
  if (end !== undefined && whole.some((words) => ASKS_TO_COMPLETE.test(words) && ended(words) === null)) return 'unknown';
  if (end !== undefined) return statuses.includes('running') ? 'unknown' : end;
  const pauses = statuses.filter(isPause);
  // "Tạm dừng (chờ bổ sung)": the second says why.
  const pause = pauses.find(({ paused }) => paused !== 'stopped') ?? pauses[0];
  if (pause?.paused === 'stopped' && whole.some((words) => GIVEN_BACK.test(words))) return 'unknown';
  return pause ?? (statuses.includes('running') ? 'running' : 'unknown');
}

/** What is longer tells a story and is no status; its clauses would be held against each other for minutes. */
const LONGEST = 500;

/** What a text says that may be no status but a note on a citizen, of which nothing is remembered. */
export const statusOf = (text: string): Status =>
  text.length > LONGEST ? 'unknown' : (BY_NUMBER.get(text.trim()) ?? together(clausesOf(text)));

/** Whether a status says no more than that the citizen does not have the result yet: where there is one, it waits to be collected. */
export function saysUndelivered(text: string): boolean {
  const clauses = text.length > LONGEST ? [] : clausesOf(text);
  return clauses.length > 0 && clauses.every(({ words }) => UNDELIVERED.test(words));
}

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
