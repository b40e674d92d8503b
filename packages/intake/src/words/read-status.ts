// What the words of a status say of the clock. A wrong guess is worse than none: what is only begun, awaited or denied is not done.
import { CITIZEN_IN_SHORT } from './citizen-words.ts';
import { isFinishedByOffice } from './finished-by-office.ts';
import { ended, NOT_THE_END, speaksOfPapers } from './status-ends.ts';
import { HANDED, mayHaveEnded, ofTheWork, splitJoined, UNDELIVERED, withAnswers, withTimeliness } from './joined-clauses.ts';
import { ASKS_TO_COMPLETE, withNotices } from './notices.ts';
import { remembered } from './remembered.ts';
import { sentBack, type SentBack } from './sent-back.ts';
import { isEnd, isPause, type Status } from './status.ts';
import { clausesOf, NO_RESULT, type Clause } from './status-clauses.ts';
import { undoneIn } from './taken-back.ts';
import { stopped, waiting, withFees, withoutRefund } from './waiting.ts';
import { oneOf } from './word-table.ts';

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

/** What an office does on the way, named alone. */
const DEED = `(?:${oneOf(`
    thụ lý, thẩm định, thẩm tra, xác minh, phân công, phối hợp, luân chuyển, niêm yết, niêm yết công khai, xin ý kiến, lấy ý kiến, yêu cầu xử lý lại
    trình, trình ký, trình duyệt, trình phê duyệt, trình lãnh đạo, trình lãnh đạo phòng, trình lãnh đạo ubnd, trình lãnh đạo ubnd xã, trình chủ tịch
    chuyển thụ lý, chuyển thẩm định, chuyển chuyên viên, chuyển phòng chuyên môn, chuyển phòng ban`)}(?: ${oneOf(`
    hồ sơ, xử lý, thụ lý, ký, duyệt, phê duyệt`)})*|chuyen (?:ho so )?(?:den )?phong (?:chuyen mon|ban))$`;
const DEED_ON_THE_WAY = new RegExp(`^(?:ho so )?${DEED}`);
/** Or has done: beside an end it is behind that. */
const DONE_ON_THE_WAY = new RegExp(`^(?:ho so )?da ${DEED}`);
const RUNNING = new RegExp(
  String.raw`\b(?:dang|tiep nhan|cho|moi|chua|sap|tiep tuc|chuyen (?:ho so )?den(?! (?:${CITIZEN_IN_SHORT})\b))\b`,
);

/** By paper or by phone to come for the result, unless that is still to be done. */
const INVITED =
  '^(?!.*\\b(?:chua|soan|chuan bi|dang|cho|se|du thao)\\b).*\\b(?:giay|thu|tin|bao|goi|dien) moi\\b.*\\b(?:nhan|lay) ket qua\\b';
/** Something is to be put right, or the citizen to come: whether that is a supplement, which stops the clock, it does not say. */
const MAY_STAND = new RegExp(
  `\\b(?:cho|can(?! bo)|yeu cau|de nghi|thong bao|nhac|giay (?:moi|bao)|thu moi)\\b.*\\b(?:chinh sua|sua doi|hoan thien|giai trinh)\\b|\\bcho (?:${CITIZEN_IN_SHORT})\\b|^(?:${CITIZEN_IN_SHORT}) chua (?:den )?(?:nhan|lay)\\b|^kinh moi\\b|^(?:da )?moi (?:${CITIZEN_IN_SHORT})\\b|^moi nhan ket qua$|${INVITED}`,
);
/** What was handed to the citizen as the "result" of a dossier to be added to is that request. */
const REQUEST_HANDED = /\bda tra\b/;
/** Nor did a dossier end of which the citizen was told something and has still to pay: its "result" may be how much, unless it was handed over. */
const TOLD = /^(?!.*\bda (?:tra|nhan) ket qua\b).*\bda (?:thong bao|nhan tin|goi|moi)\b/;

const isForPapers = (status: Status | null): boolean => status !== null && isPause(status) && status.paused === 'supplement';

/** Given to somebody, in words that say no more: without accents "cho" is for somebody as well as waiting. */
const GIVEN = /\bda (?:giao|phat|tra|chuyen tra|ban giao|thong bao|gui) (?:ho so|giay|ket qua|thong bao|cong van|phieu|cho)\b/;

function clause(words: string): Status {
  const waits = waiting(words);
  if (NO_RESULT.test(words)) return waits !== null && isPause(waits) ? waits : 'unknown';
  if (mayHaveEnded(words, waits)) return 'unknown';
  if (speaksOfPapers(words)) return waits !== null && isPause(waits) ? waits : 'unknown';
  const end = ended(words);
  // "đã bổ sung", "nộp phí": of the deed of a citizen, not of the office's work.
  if (end !== null && end !== 'running') return waits !== null && isPause(waits) && isEnd(end) ? endBesidePause(words, end, waits) : end;
  const told = waits ?? stopped(words) ?? end;
  if (GIVEN.test(words) && told === null) return 'unknown';
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
  if (new Set(ends.flatMap(({ status }) => (isEnd(status) && !isCompleted(status) ? [status.ended] : []))).size > 1) return 'unknown';
  const isDone = ends.some((end) => isCompleted(end.status) && !/\bket thuc\b/.test(end.words));
  const other = ends.find((end) => !isCompleted(end.status) && !(isDone && BESIDE_A_RESULT.test(end.words)));
  return (other ?? ends.find((end) => isCompleted(end.status)))?.status;
}

/** Beside a stop: for good, or until it goes on? Or does it already? */
const GIVEN_BACK = /^(?:da )?tra (?:lai )?ho so$|^da (?:duoc )?tiep tuc\b/;

/** "Trả kết quả đúng hạn: không": a question and its answer. */
const DENIED = /^(?:khong|chua)$/;
/** Beside a request, a stop or an end: the office has still to sign or to send it, or it was called off; or it is expected. */
const NOT_DECIDED = new RegExp(
  [
    `^(?:${oneOf('lãnh đạo, đang, còn, vẫn')} )*(?:cho|chua)(?: ${oneOf('được, lãnh đạo, cấp trên, trưởng phòng, chủ tịch, phòng, văn thư')})* `,
    `${oneOf('duyệt, phê duyệt, ký, ký số, ký duyệt, gửi, trình, trình ký, đóng dấu, phát hành, ban hành')}$`,
    '|^(?:dang )?trinh(?: (?:lanh dao|chu tich|ky|duyet|phe duyet))*$|^(?:ban )?du thao$|^(?:(?:da|bi) )*huy$',
  ].join(''),
);
const EXPECTED = new RegExp(`^du kien\\b(?!.*\\b(?:${CITIZEN_IN_SHORT}|nhan|lay)\\b)`);
/** A part of the work; a fee may be halved. */
const PERCENT = /(?:th[àa]nh|t[ấa]t|xong|quy[ếe]t|l[ýy])[\s:(–-]{0,4}(?:được |khoảng )?(?<![\d.,])\d{1,2}(?:[.,]\d+)?\s?%/iu;

/** Clauses together: an end beside work that goes on is no clear word. */
function together(told: readonly Clause[]): Status {
  const parts = withNotices(told);
  const back = sentBack(parts, NOT_THE_END);
  if (back !== null) return OF_SENT_BACK[back];
  const whole = withFees(withTimeliness(parts.flatMap((words) => splitJoined(withoutRefund(words), clause))));
  if (whole.some((words) => DENIED.test(words))) return 'unknown';
  const ofWork = ofTheWork(whole);
  const clauses = whole.map((words) => ({ words, status: ofWork.includes(words) ? clause(words) : ('unknown' as const) }));
  const statuses = withAnswers(clauses);
  const ends = clauses.flatMap(({ words, status }) => (isEnd(status) ? [{ words, status }] : []));
  const end = endOf(ends);
  const waits = statuses.find(isForPapers) ?? statuses.find((status) => isPause(status) && status.paused === 'payment');
  const besides = end && waits ? endBesidePause(ends.map(({ words }) => words).join(' '), end, waits) : end;
  if (besides !== end) return besides as Status;
  if (end !== undefined && whole.some((words) => ASKS_TO_COMPLETE.test(words) && ended(words) === null)) return 'unknown';
  if (end !== undefined && whole.some((words) => EXPECTED.test(words) || (!isCompleted(end) && NOT_DECIDED.test(words)))) return 'unknown';
  if (end !== undefined) return statuses.includes('running') ? 'unknown' : end;
  const pauses = statuses.filter(isPause);
  // "Tạm dừng (chờ bổ sung)": the second says why.
  const pause = pauses.find(({ paused }) => paused !== 'stopped') ?? pauses[0];
  if (pause?.paused === 'stopped' && whole.some((words) => GIVEN_BACK.test(words))) return 'unknown';
  if (pause !== undefined && whole.some((words) => NOT_DECIDED.test(words))) return 'unknown';
  const isOnTheWay = whole.length > 0 && whole.every((words) => DONE_ON_THE_WAY.test(words));
  return pause ?? (isOnTheWay || statuses.includes('running') ? 'running' : 'unknown');
}

/** What is longer tells a story and is no status; its clauses would be held against each other for minutes. */
const LONGEST = 500;

/** What a text says that may be no status but a note on a citizen, of which nothing is remembered. */
export const statusOf = (text: string): Status => statusBy(text, together);

const statusBy = (text: string, of: (told: readonly Clause[]) => Status): Status =>
  text.length > LONGEST ? 'unknown' : (BY_NUMBER.get(text.trim()) ?? unlessUndone(text, unlessOfOffice(text, of(clausesOf(text))), of));

const isCompleted = (status: Status): boolean => isEnd(status) && status.ended === 'completed';

/** An office on the way that has finished has finished its part, or all of it; and half of it is no end. */
const unlessOfOffice = (text: string, status: Status): Status =>
  isCompleted(status) && (isFinishedByOffice(text) || PERCENT.test(text.normalize('NFC'))) ? 'unknown' : status;

/** A result that is wrong, a draft or taken back is none, until it was put right or handed over again. */
function unlessUndone(text: string, status: Status, of: (told: readonly Clause[]) => Status): Status {
  const undone = isCompleted(status) ? undoneIn(text) : null;
  if (undone === null || !undone.before.some((before) => isCompleted(of(clausesOf(before))))) return status;
  const behind = clausesOf(undone.behind);
  const isThere = isCompleted(of(behind)) && (undone.isMended || (!undone.isWrong && behind.some(({ words }) => HANDED.test(words))));
  return isThere ? status : 'unknown';
}

/** Whether a status says no more than that the citizen does not have the result yet: where there is one, it waits to be collected. */
export function saysUndelivered(text: string): boolean {
  const clauses = text.length > LONGEST ? [] : clausesOf(text);
  return clauses.length > 0 && clauses.every(({ words }) => UNDELIVERED.test(words));
}

/** Clauses bear hardly any names: those of a million citizens are a few dozen. */
const rememberedTogether = remembered(together, (told) => told.map(({ marks, words }) => `${marks} ${words}`).join('\n'));

/** What a status cell says, by its words: an office has a few dozen and shows them a million times. @example readStatus('Yêu cầu bổ sung giấy tờ') // { paused: 'supplement' } */
export const readStatus: (text: string) => Status = remembered((text) => statusBy(text, rememberedTogether));
