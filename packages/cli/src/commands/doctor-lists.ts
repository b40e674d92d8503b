// What `dunghen doctor` says of lists: of which day the newest is, and the open dossiers of which they tell no more.
import { formatDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { firstFew } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import { showCount, showDay } from '../show/text.ts';
import type { Check } from './doctor-letters.ts';
import { LISTED } from './doctor-ways.ts';

/** Of which day the newest list is; nothing where events come in by other ways alone. */
export async function newestList(store: Store, session: Session): Promise<readonly Check[]> {
  const { t, lang } = session;
  const on = await store.newestList();
  if (on === null) return [];
  const day = showDay(on, lang);
  const message = t(`Danh sách mới nhất đã nhập là của ngày ${day}.`, `The newest list that was imported is of ${day}.`);
  return [{ check: 'list', state: 'ok', message }, ...(await leftOut(store, session)), ...(await unseen(store, session))];
}

/** Open dossiers that the newest list of their kind shows no more. */
async function leftOut(store: Store, { t, lang }: Pick<Session, 't' | 'lang'>): Promise<readonly Check[]> {
  const codes = (await store.leftOut()).map(({ code }) => code);
  if (codes.length === 0) return [];
  const named = firstFew(codes, LISTED);
  const message = t(
    `${showCount(codes.length, lang)} hồ sơ đang mở mà danh sách mới nhất cùng loại không còn ghi: ${named}; vẫn được coi là đang xử lý, quá hạn thì bị tính trễ, nhưng chưa danh sách nào ghi còn mở sau hạn thì không soạn thư. Nếu đã xong, hãy nhập danh sách có cả hồ sơ đã kết thúc (kèm ngày có kết quả).`,
    `${showCount(codes.length, lang)} open dossiers that the newest list of their kind shows no more: ${named}; they are still taken as being worked on and count as late once overdue, but no letter is drafted unless a list showed them open after they were due. If they are done, import a list with ended dossiers and their day of the result.`,
  );
  return [{ check: 'list', state: 'warning', message }];
}

/** Open dossiers that lists showed, and none of late: a list of receipts alone is new and says nothing of them. */
async function unseen(store: Store, { t, lang, today, lawOfDossiers }: Session): Promise<readonly Check[]> {
  const { freshSince } = await import('@dunghen/daemon');
  const since = freshSince((await lawOfDossiers()).calendar, today);
  const codes = (await store.unseen(since)).map(({ code }) => code);
  if (codes.length === 0) return [];
  const [day, named] = [showDay(formatDay(since), lang), firstFew(codes, LISTED)];
  const message = t(
    `${showCount(codes.length, lang)} hồ sơ đang mở mà từ ngày ${day} không danh sách hay sự kiện nào nói tới (${named}): không rõ đã xong chưa, quá hạn thì vẫn bị tính trễ và soạn thư. Hãy nhập danh sách mới nhất, có cả hồ sơ đã kết thúc (kèm ngày có kết quả).`,
    `${showCount(codes.length, lang)} open dossiers of which no list and no event has told since ${day} (${named}): whether they are done nobody knows, and once overdue they count as late and letters are drafted. Import the newest list, with ended dossiers and their day of the result.`,
  );
  return [{ check: 'list', state: 'warning', message }];
}
