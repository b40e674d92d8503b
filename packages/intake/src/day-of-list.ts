// Of which day a list is: the officer's word first, then the list's own, then its file's name; what says nothing is of today, unless it cannot be.
import { formatDay, type EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { CodesSeen } from './codes-seen.ts';
import type { ImportOptions } from './import-file.ts';
import { fileFault } from './intake-error.ts';
import { kindOfList } from './kind-of-list.ts';
import { seenBefore, statedDay, type Warning } from './list-warnings.ts';
import type { ListFile } from './lists-of-file.ts';
import { writtenMoment } from './office-date.ts';
import type { Observation } from './observe-row.ts';
import type { FileContent } from './read-file.ts';
import { rowsOfList } from './rows-of-list.ts';
import { dayInName, daysInTitles } from './stated-day.ts';

/** The day of a list. */
export interface ListDay {
  readonly on: EpochDay;
  /** Whether the very same file was imported before. */
  readonly repeated: boolean;
  /** What is told where that day is not today. */
  readonly told: readonly Warning[];
}

/**
 * The day the list of a file was seen; null for an event file, whose events say their own.
 * @throws {IntakeError} `day-doubtful` where its sheets say different days, or where nothing says the day and it is plainly older
 * than a list that was imported before.
 */
export async function dayOfFile(
  store: Store,
  { content, file, sha256 }: FileContent,
  { observedOn: today, certain }: Pick<ImportOptions, 'observedOn' | 'certain'>,
): Promise<ListDay | null> {
  if (!('lists' in content)) return null;
  const { lists } = content;
  if (certain) return { on: today, repeated: false, told: [] };
  const before = await store.observedBefore(sha256);
  const shown = lastShown(lists, today);
  // A day that the rows themselves go beyond is that of something else: of the first receipt, of an export long overwritten.
  const holds = (day: EpochDay): boolean => shown === null || day >= shown;
  const titled = titledDay(lists, file, today);
  const named = dayInName(file, today);
  const stated =
    titled && holds(titled.on) ? statedDay(titled.on, titled.row) : named !== null && holds(named) ? statedDay(named, null) : null;
  if (stated) return { on: stated.on, repeated: before !== null, told: stated.on < today ? [stated.warning] : [] };
  if (before !== null) {
    const on = Math.min(before, today) as EpochDay;
    return { on, repeated: true, told: on < today ? [seenBefore(on)] : [] };
  }
  if (shown !== null) await askIfOlder(store, lists, { file, shown, today });
  return { on: today, repeated: false, told: [] };
}

const lastShown = (lists: ListFile['lists'], today: EpochDay): EpochDay | null =>
  lists.reduce<EpochDay | null>((last, { days }) => {
    const own = days.latest(today);
    return own !== null && (last === null || own > last) ? own : last;
  }, null);

function titledDay(lists: ListFile['lists'], file: string, today: EpochDay): ReturnType<typeof daysInTitles>[number] | null {
  const titled = daysInTitles(
    lists.flatMap(({ titles }) => titles),
    today,
  );
  const [first] = titled;
  const other = titled.find(({ on }) => on !== first?.on);
  if (!first || !other) return first ?? null;
  const [a, b] = [first, other].map(({ on }) => writtenMoment({ on }));
  throw fileFault(
    'day-doubtful',
    file,
    `ghi hai ngày khác nhau trên tiêu đề (dòng ${first.row}: ${a}, dòng ${other.row}: ${b})`,
    `says two different days above its headings (row ${first.row}: ${formatDay(first.on)}, row ${other.row}: ${formatDay(other.on)})`,
    [
      'hãy sửa dòng sai, hoặc ghi ngày xuất danh sách bằng --observed-on NĂM-THÁNG-NGÀY, rồi nhập lại',
      'correct the wrong row, or say the day it was exported with --observed-on YYYY-MM-DD, and import again',
    ],
  );
}

/** Dossiers that are looked up at a time. */
const AT_ONCE = 1_000;

/**
 * A list is plainly older when three things come together: it shows nothing of the days since a dossier was received that a
 * list of its kind showed; in those days, so such a list said, a dossier ended; and that dossier is open in this one. A filter
 * leaves dossiers out but opens none, and a list of today that opens one again shows what else happened since.
 */
async function askIfOlder(
  store: Store,
  lists: ListFile['lists'],
  { file, shown, today }: { readonly file: string; readonly shown: EpochDay; readonly today: EpochDay },
): Promise<void> {
  const list = kindOfList(lists[0].mapping.headings);
  const since = { list, after: shown, upTo: today };
  if (!(await store.listedReceipts(since))) return;
  const ask = async (codes: readonly string[]): Promise<void> => {
    const ended = await store.listedEnd(since, codes);
    if (ended === null) return;
    const [on, last] = [ended.endedOn, shown].map((day) => writtenMoment({ on: day }));
    throw fileFault(
      'day-doubtful',
      file,
      `không ghi ngày xuất mà có vẻ cũ hơn danh sách đã nhập: hồ sơ ${ended.code} ở đây còn mở nhưng đã kết thúc ngày ${on}, và không dòng nào muộn hơn ngày ${last}`,
      `does not say its day and seems older than a list imported before: it shows dossier ${ended.code} open, which ended on ${formatDay(ended.endedOn)}, and nothing later than ${formatDay(shown)}`,
      [
        'hãy ghi ngày xuất bằng --observed-on NĂM-THÁNG-NGÀY, hoặc trong tên tệp (ví dụ "danh-sach 25-11-2026"), rồi nhập lại',
        'say the day it was exported with --observed-on YYYY-MM-DD, or in the name of the file (like "list 25-11-2026"), and import again',
      ],
    );
  };
  let open: string[] = [];
  for (const one of lists) {
    // The rows are forgotten as they are gone through, and the import is still to come.
    for (const item of rowsOfList({ ...one, rows: one.rows.copy() }, new CodesSeen(one.rows.count))) {
      if (!('seen' in item) || hasEnded(item.seen)) continue;
      if (open.push(item.seen.code) < AT_ONCE) continue;
      await ask(open);
      open = [];
    }
  }
  await ask(open);
}

const hasEnded = ({ completed, returned, status }: Observation): boolean =>
  completed !== undefined || returned !== undefined || (typeof status === 'object' && 'ended' in status);
