// Whether a list that says no day is plainly older than what lists showed before: imported as today's it would turn time back.
import { formatDay, type DossierEvent, type EpochDay, type Moment } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { CodesSeen } from '../list/codes-seen.ts';
import { fileFault } from '../intake-error.ts';
import { kindOfList } from '../list/kind-of-list.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import type { Observation } from '../list/observation.ts';
import { writtenMoment } from '../words/office-date.ts';
import { isEnd, isPause } from '../words/read-status.ts';
import { rowsOfList } from '../list/rows-of-list.ts';

/** Dossiers that are looked up at a time. */
const AT_ONCE = 1_000;
/** Open dossiers whose history is looked into, a tenth of a millisecond each: an older list takes back what befell one of the first. */
const LOOKED_INTO = 3_000;

/**
 * A list is plainly older when three things come together: it shows nothing of the days since a dossier was received that a
 * list of its kind showed; in those days a dossier ended, went on to another stage or after a pause; and this list takes just
 * that back. A filter leaves dossiers out but takes nothing back, and a list of today that does shows what else happened since.
 * @throws {IntakeError} `day-doubtful` naming a dossier that shows it.
 */
export async function askIfOlder(
  store: Store,
  lists: ListFile['lists'],
  { file, shown, today }: { readonly file: string; readonly shown: EpochDay; readonly today: EpochDay },
): Promise<void> {
  const list = kindOfList(lists[0].mapping.headings);
  const since = { list, after: shown, upTo: today };
  if (!(await store.listedReceipts(since))) return;
  const ask = async (open: readonly Observation[]): Promise<void> => {
    const ended = await store.listedEnd(
      since,
      open.map(({ code }) => code),
    );
    if (ended !== null) throw older(file, ended.code, { on: ended.endedOn }, shown, ENDED);
  };
  let open: Observation[] = [];
  let looked = 0;
  for (const one of lists) {
    // The rows are forgotten as they are gone through, and the import is still to come.
    for (const item of rowsOfList({ ...one, rows: one.rows.copy() }, new CodesSeen(one.rows.count))) {
      if (!('seen' in item) || hasEnded(item.seen)) continue;
      if (looked++ < LOOKED_INTO) {
        const undone = takenBack(item.seen, (await store.dossier(item.seen.code))?.events ?? [], shown);
        if (undone) throw older(file, item.seen.code, undone, shown, WENT_ON);
      }
      if (open.push(item.seen) < AT_ONCE) continue;
      await ask(open);
      open = [];
    }
  }
  await ask(open);
}

const hasEnded = ({ completed, returned, status }: Observation): boolean =>
  completed !== undefined || returned !== undefined || isEnd(status);

/** What befell the dossier after `shown` that the row knows nothing of: it shows the state from before it. */
function takenBack({ stage, status }: Observation, history: readonly DossierEvent[], shown: EpochDay): Moment | undefined {
  const moved = history.findLast((event) => event.type === 'stage');
  if (moved && moved.on > shown && stage !== undefined && stage !== moved.stage) {
    const before = history.findLast((event) => event.type === 'stage' && event !== moved);
    if (before?.type === 'stage' && before.stage === stage) return moved;
  }
  // A pause that is over is how dossiers go on; one that is there again where it was over is not.
  const turn = history.findLast((event) => event.type === 'paused' || event.type === 'resumed');
  return turn?.type === 'resumed' && turn.on > shown && isPause(status) ? turn : undefined;
}

type Words = readonly [vi: string, en: string];
const ENDED: Words = ['ở đây còn mở nhưng đã kết thúc ngày', 'is open here and ended on'];
const WENT_ON: Words = ['ở đây còn ở bước cũ, trước khi chuyển tiếp ngày', 'is shown as it was before it went on, on'];

function older(file: string, code: string, { on }: Pick<Moment, 'on'>, shown: EpochDay, [vi, en]: Words): Error {
  const [day, last] = [on, shown].map((one) => writtenMoment({ on: one }));
  return fileFault(
    'day-doubtful',
    file,
    `không ghi ngày xuất mà có vẻ cũ hơn danh sách đã nhập: hồ sơ ${code} ${vi} ${day}, và không dòng nào muộn hơn ngày ${last}`,
    `does not say its day and seems older than a list imported before: dossier ${code} ${en} ${formatDay(on)}, and nothing in it is later than ${formatDay(shown)}`,
    [
      'hãy ghi ngày xuất bằng --observed-on NĂM-THÁNG-NGÀY, hoặc trong tên tệp (ví dụ "danh-sach 25-11-2026"), rồi nhập lại',
      'say the day it was exported with --observed-on YYYY-MM-DD, or in the name of the file (like "list 25-11-2026"), and import again',
    ],
  );
}
