// Dossiers due on the day of their receipt, whose hour a list does not say although it promises the next working day: after 15:00 that is lawful, and nothing else is.
import { isWorkingDay, officialCalendar, parseTerm, shift, type FoldOptions } from '@dunghen/core';
import type { Warning } from '../warning.ts';
import type { Observation } from '../list/observation.ts';
import type { Some } from './some-dossiers.ts';

/**
 * Whether the hour of a receipt decides if its promise is lawful, and is not said. Received after 15:00, what is due the same day is due the
 * next working day (Luật Hộ tịch, Điều 5(3); NĐ 23/2015, Điều 7).
 */
export function lacksHour({ received, promised, term, procedure }: Observation, { catalogue, calendar }: FoldOptions): boolean {
  if (received.timeOfDay !== null || promised === undefined || promised.on <= received.on) return false;
  const { unit } = (term === undefined ? procedure !== undefined && catalogue?.(procedure)?.term : parseTerm(term)) || { unit: undefined };
  const days = calendar ?? officialCalendar();
  // Received on a day off, it is due on the next working day at any hour.
  return unit === 'same-day' && isWorkingDay(days, received.on) && promised.on === shift(days, received.on, 1);
}

/** What is told of them, once for a list: a receipt is not written anew, so a later list is too late. */
export function* lackingHours({ times, first }: Some): Generator<Warning> {
  if (times === 0) return;
  yield {
    code: 'hour-lacking',
    text: {
      vi: `Có ${times} hồ sơ thủ tục trong ngày không có giờ tiếp nhận mà hẹn trả ngày làm việc sau (đầu tiên: ${first}): chỉ đúng luật nếu nhận sau 15 giờ, chưa rõ giờ thì tính đến hạn ngay trong ngày nhận; hãy xuất danh sách có giờ tiếp nhận (như 16:30 05/11/2026) cho các hồ sơ sau, vì giờ không ghi thêm được.`,
      en: `Dossiers of same-day procedures without an hour of receipt, promised for the next working day: ${times} (the first: ${first}); lawful only if received after 15:00, and without the hour due on the day of receipt; export a list with the hours (like 16:30 05/11/2026) for receipts to come, since an hour cannot be added.`,
    },
  };
}
