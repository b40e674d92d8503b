// What the words of a status say of the clock. A wrong guess is worse than none: what is only begun, awaited or denied is not done.
import type { EndType, PauseReason } from '@dunghen/core';
import { plain } from './headings.ts';

/** What a status cell says of the clock. */
export type Status = { readonly paused: PauseReason } | { readonly ended: EndType } | 'running' | 'unknown';

/** Whether a status says that the dossier has ended. */
export const isEnd = (status: Status): status is { readonly ended: EndType } => typeof status === 'object' && 'ended' in status;
/** Whether a status says that the clock stands. */
export const isPause = (status: Status): status is { readonly paused: PauseReason } => typeof status === 'object' && 'paused' in status;
/** Whether a status says that the dossier has not ended. */
export const isAtWork = (status: Status): boolean => status === 'running' || isPause(status);

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
const NOT = 'khong phai|khong con|khong|mien|bo qua';
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

function waiting(words: string): Status | null {
  for (const [noun, reason] of WAITS_FOR) {
    const found = noun.exec(words);
    if (!found) continue;
    const aspect = aspectOf(words.slice(0, found.index).trimEnd());
    if (aspect === 'pending' || (aspect === 'plain' && !/^ (?:xong|day du|du)\b/.test(words.slice(found.index + found[0].length))))
      return { paused: reason };
    return 'running';
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
const STEP = 'buoc|khau|giai doan|cong doan|phan|mot phan';

const ENDS: readonly (readonly [RegExp, EndType])[] = [
  [/\brut\b(?! gon| kinh nghiem)/, 'withdrawn'],
  [
    /\b(?:tu choi|khong (?:duoc )?(?:tiep nhan|giai quyet)|khong du dieu kien|tra lai ho so(?! (?:ve |cho |den )?(?:buoc|bo phan|don vi|can bo|phong)))\b/,
    'refused',
  ],
  [
    new RegExp(
      [
        `\\bda tra\\b(?! lai| (?:ho so )?(?:ve|cho|den)? ?(?:buoc|bo phan|don vi|can bo|phong))`,
        `\\b(?:xu ly|giai quyet) xong\\b(?! (?:${STEP}))`,
        `\\bda giai quyet\\b(?! xong)(?! (?:${STEP}))`,
        `\\bhoan thanh\\b(?= ?(?:(?:ho so|xu ly|giai quyet|thu tuc|viec|xong|dung han|som han|tre han|qua han|truoc han) ?)*$)`,
        `\\bco ket qua\\b`,
        `\\bket thuc\\b(?! (?:${STEP}|tam dung))`,
      ].join('|'),
    ),
    'completed',
  ],
];

/** The result lies ready for the citizen; "chờ trả lời" is another thing. */
const READY = /^(?:ho so )?(?:dang )?cho tra(?: (?:ket qua|kq)\b|$)/;
/** What is denied or still to come is not the end. "xin rút", "công dân yêu cầu rút" are: the national system ends such dossiers (its status 7). */
const NOT_THE_END = /\b(?:chua|khong|sap|dang|cho|can|phai|se|moi|du kien|truoc khi|neu)\b/;
const ASKED_FOR = /\b(?:chua|khong|cho|sap|neu)\b/;

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
  const end = ended(words);
  // "đã bổ sung", "nộp phí": of the deed of a citizen, not of the office's work.
  if (end !== null && end !== 'running') return end;
  return waiting(words) ?? stopped(words) ?? end ?? (RUNNING.test(words) ? 'running' : 'unknown');
}

/** Whether the citizen has it yet says nothing of the work. */
const UNDELIVERED = /^(?:dang )?(?:chua|cho) (?:cong dan |nguoi dan )?(?:tra|giao|den nhan|nhan)(?: (?:ket qua|kq)| cho| den|$)/;

/** Clauses together: an end beside work that goes on is no clear word. */
function together(parts: readonly string[]): Status {
  const ofWork = parts.filter((words) => !UNDELIVERED.test(words));
  const clauses = (ofWork.length > 0 ? ofWork : parts).map(clause);
  const [end] = clauses.filter(isEnd);
  if (end !== undefined) return clauses.includes('running') ? 'unknown' : end;
  return clauses.find(isPause) ?? (clauses.includes('running') ? 'running' : 'unknown');
}

const ACCENTED = /[à-ỹ]/;
const FOR = /(?<!\p{L})cho(?!\p{L})/gu;

/** "Cho" is for somebody and "chờ" is waiting: where a text has its accents, the first is written like "đến", which says the same here. */
function withoutFor(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  return ACCENTED.test(lower) ? lower.replace(FOR, 'đến') : lower;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['kq', 'ket qua'],
  ['hs', 'ho so'],
  ['nvtc', 'nghia vu tai chinh'],
]);

const spelledOut = (words: string): string =>
  words
    .split(' ')
    .map((word) => SHORT.get(word) ?? word)
    .join(' ');

const clausesOf = (text: string): readonly string[] =>
  withoutFor(text)
    .split(/[-–—,;:()|.]+/)
    .map((part) => spelledOut(plain(part)))
    .filter((words) => words !== '');

/** An office has a few dozen statuses and shows them a million times. */
const known = new Map<string, Status>();

/** What a status cell says, by its words. @example readStatus('Yêu cầu bổ sung giấy tờ') // { paused: 'supplement' } */
export function readStatus(text: string): Status {
  let status = known.get(text);
  if (status === undefined) {
    status = BY_NUMBER.get(text.trim()) ?? together(clausesOf(text));
    if (known.size < 1_000) known.set(text, status);
  }
  return status;
}
