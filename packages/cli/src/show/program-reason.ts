// The reasons the program itself gave for withdrawing a draft, in the reader's language: they are kept in the ledger as they were written, in Vietnamese.
import type { Lang } from '@dunghen/core';

const DAY = String.raw`(\d{4}-\d\d-\d\d)`;
/** As `withdraw-unowed.ts` of the daemon and `claim-letter.ts` of the store write them. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^hồ sơ kết thúc ngày ${DAY}, không lỡ hẹn ngày ${DAY}$`), 'the dossier ended on $1 and did not miss $2'],
  [new RegExp(`^đến ngày ${DAY} hồ sơ không lỡ hẹn ngày ${DAY}$`), 'by $1 the dossier had not missed $2'],
  [new RegExp(`^hạn trả được tính lại: ${DAY} → ${DAY}$`), 'the due date was computed anew: $1 → $2'],
];

/** A reason as it is shown; what a person wrote stays as it is. */
export function shownReason(reason: string, lang: Lang): string {
  const [pattern, english] = (lang === 'en' && WRITTEN.find(([written]) => written.test(reason))) || [];
  return pattern && english !== undefined ? reason.replace(pattern, english) : reason;
}
