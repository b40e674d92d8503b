// Notices to the citizen, which ask for what is still to be done: "Thông báo: hoàn tất hồ sơ" ends nothing.
import { CITIZEN_IN_SHORT } from './citizen-words.ts';
import type { Clause } from './status-clauses.ts';

/** By which a citizen is told or asked, by paper or otherwise. */
export const NOTICE =
  'thong bao|cong van|giay moi|giay bao|thu moi|phieu|van ban|tin nhan|nhan tin|sms|email|zalo|nhac nho|nhac|luu y|huong dan|yeu cau|de nghi|de xuat|can(?! bo)';

/** What else may stand in a clause that is nothing but the name of a notice. */
const AROUND = `du kien|moi|da|vua|dang|gui|ra|co|lap|phat hanh|ban hanh|so|lan|\\d+|cho|den|toi|ve|viec|qua|${CITIZEN_IN_SHORT}|ho so`;
const WORDS_OF_NOTICE = new RegExp(`\\b(?:${NOTICE}|${AROUND})\\b`, 'g');
/** Or what is expected. */
const IS_NOTICE = new RegExp(`\\b(?:${NOTICE}|moi (?:${CITIZEN_IN_SHORT})|du kien)\\b`);

const isNoticeAlone = (words: string): boolean => IS_NOTICE.test(words) && words.replace(WORDS_OF_NOTICE, '').trim() === '';

/** Papers or a dossier, which the citizen is to complete; of a work alone that is done two clauses may tell, "Đã thông báo, hoàn thành". */
const ASKED_FOR = /^(?:hoan thien|hoan (?:tat|thanh)(?= .))/;
const TO_BE_DONE = /^hoan (?:tat|thanh|thien)\b/;

/** A document that was issued is the result, if it asks for nothing. */
const ISSUED = /^(?:(?:da|vua) )?(?:phat hanh|ban hanh) van ban\b/;
/** Behind the comma stands another deed, unless the first one asks: "Đã gửi email, hoàn thành hồ sơ", "Đã nhắc công dân, hoàn tất hồ sơ". */
const NEXT_DEED = /[,;.]/;
const ASKS = /\b(?:yeu cau|de nghi|de xuat|nhac|luu y|huong dan|moi|can)\b/;

function isAsked(head: string, { words, marks }: Clause): boolean {
  if (!isNoticeAlone(head) || (ISSUED.test(head) && !ASKS.test(head))) return false;
  if (!/^(?:da|vua)\b/.test(head)) return TO_BE_DONE.test(words);
  return ASKED_FOR.test(words) && (!NEXT_DEED.test(marks) || ASKS.test(head));
}

/** The clauses, a notice and what it asks for in one. */
export function withNotices(clauses: readonly Clause[]): readonly string[] {
  const joined: string[] = [];
  for (const clause of clauses) {
    const head = joined.at(-1);
    if (head !== undefined && isAsked(head, clause)) joined[joined.length - 1] = `${head} ${clause.words}`;
    else joined.push(clause.words);
  }
  return joined;
}

/** Beside a result that was handed over: what was handed over may be this. */
export const ASKS_TO_COMPLETE = new RegExp(
  `\\b(?:${NOTICE})\\b.*\\bhoan (?:thien|tat|thanh)(?: (?:day du|cac|nop|bo))*(?: (?:ho so|giay to|thu tuc)\\b|$)`,
);
