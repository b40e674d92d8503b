// What an officer types into the ledger, held against what a ledger can mean: words that say something, days that have come.
import { formatDay, parseDay, type Lang } from '@dunghen/core';
import { showDay } from '@dunghen/view/words';
import { DaemonError } from '../daemon-error.ts';
import { printable } from '../letter/printable.ts';
import { REASON_ROOM, roomTaken } from '../letter/reason-room.ts';
import type { ScanContext } from '../scan-context.ts';

/** What is typed, by its name in a sentence, and how long it may be. */
const ENTRIES = {
  reason: { vi: 'Lý do', en: 'The reason', longest: REASON_ROOM },
  number: { vi: 'Số văn bản', en: 'The number', longest: 50 },
  signedBy: { vi: 'Người ký', en: 'The signer', longest: 100 },
  channel: { vi: 'Cách gửi', en: 'The channel', longest: 100 },
} as const;

/** The text as it is kept. @throws {DaemonError} `letter-entry` for one that says nothing, or more than its place holds. */
export function entryOf(entry: keyof typeof ENTRIES, typed: string): string {
  const { vi, en, longest } = ENTRIES[entry];
  // A text from a chat program brings marks that nobody sees: two numbers that read alike must be alike.
  const text = printable(typed)
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\s+/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new DaemonError(
      'letter-entry',
      { vi: `${vi} "${text}" không có chữ hay số nào; hãy ghi rõ.`, en: `${en} "${text}" holds no letter and no digit; write it out.` },
      entry,
    );
  }
  const length = entry === 'reason' ? roomTaken(text) : text.length;
  if (length > longest) {
    const [viWide, enWide] =
      length > text.length ? [' (chữ hoa và chữ rộng tính hai)', ' (capitals and wide letters count twice)'] : ['', ''];
    throw new DaemonError(
      'letter-entry',
      {
        vi: `${vi} dài ${length} ký tự${viWide}, chỗ này chỉ chứa được ${longest}; hãy viết gọn lại.`,
        en: `${en} has ${length} characters${enWide} and its place holds ${longest}; make it shorter.`,
      },
      entry,
    );
  }
  return text;
}

/** A day on which something was done is not one to come. @throws {DateError}; {@link DaemonError} `day-to-come`. */
export function checkDone(what: Readonly<Record<Lang, string>>, day: string, { today }: ScanContext): void {
  if (parseDay(day) <= today) return;
  const on = formatDay(today);
  throw new DaemonError(
    'day-to-come',
    {
      vi: `${what.vi} ${showDay(day, 'vi')} chưa tới (hôm nay ${showDay(today, 'vi')}); hãy kiểm tra lại ngày.`,
      en: `${what.en} ${day} is still to come (today is ${on}); check the day.`,
    },
    day,
  );
}
