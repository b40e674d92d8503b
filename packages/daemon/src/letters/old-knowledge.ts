// Letters drafted of dossiers that nothing showed open of late: they may be done in time, and only the newest list would tell.
import { addDays, formatDay, parseDay, shift, type EpochDay, type WorkingCalendar } from '@dunghen/core';
import type { Store, StoredLetter } from '@dunghen/store';
import { firstFew, showDay } from '@dunghen/view/words';
import type { ScanContext } from '../scan-context.ts';
import { seenOpenAfter } from './judge-draft.ts';
import type { Degraded } from './publish-letters.ts';

/** Over so many working days nobody need import a list; but a letter is sent to somebody, and rests on that of yesterday. */
const FRESH_DAYS = 2;
const FRESH_FOR_LETTERS = 1;
/** Dossiers named in a sentence. */
const LISTED = 5;

/** What is known of an open dossier since this day is not old. */
export const freshSince = (calendar: WorkingCalendar, today: EpochDay): EpochDay => shift(calendar, today, -FRESH_DAYS);

/** What is told of the letters just drafted of open dossiers, by the numbers of these. */
export async function draftedUnseen(
  store: Store,
  drafted: readonly number[],
  { law, today }: Pick<ScanContext, 'law' | 'today'>,
): Promise<readonly Degraded[]> {
  if (drafted.length === 0) return [];
  const since = shift(law.calendar, today, -FRESH_FOR_LETTERS);
  const codes = (await store.unseen(since, drafted)).map(({ code }) => code);
  if (codes.length === 0) return [];
  const [day, named] = [formatDay(since), firstFew(codes, LISTED)];
  return [
    {
      code: 'drafted-unseen',
      blocking: false,
      sentence: {
        vi: `Có thư vừa soạn của ${codes.length} hồ sơ mà từ ngày ${showDay(day, 'vi')} không danh sách hay sự kiện nào cho thấy còn đang xử lý (${named}): có thể đã xong đúng hẹn. Trước khi ban hành hãy nhập danh sách mới nhất, có cả hồ sơ đã kết thúc (kèm ngày có kết quả): thư không phải gửi thì lần quét sau thu hồi.`,
        en: `Letters were drafted now of ${codes.length} dossier(s) that no list and no event has shown to be open since ${day} (${named}): they may be done in time. Import the newest list, with ended dossiers and their day of the result, before issuing: the next scan withdraws letters that are not owed.`,
      },
    },
  ];
}

/** Whether, as of a day, lists should tell that the dossier of a letter was open after the day it missed, and none does: it may be done in time. */
export async function mayBeInTime(store: Store, letter: Pick<StoredLetter, 'dossierId' | 'dueOn'>, on: EpochDay): Promise<boolean> {
  const { dossierId, dueOn } = letter;
  if ((await seenOpenAfter(store, letter)) !== null) return false;
  const since = addDays(parseDay(dueOn), 1);
  return (await store.isLeftOut(dossierId)) || (on >= since && (await store.unseen(since, [dossierId])).length > 0);
}
