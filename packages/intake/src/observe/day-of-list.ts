// Of which day a list is: the officer's word first, then the list's own, then its file's name; what says nothing is of today, unless it cannot be.
import { formatDay, type EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { titlesInOrder } from '../columns/month-first.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { ImportOptions } from '../work.ts';
import { fileFault } from '../intake-error.ts';
import { FILE_NAME, inColumn, inRow, MENDED_ROWS, overtaken, seenBefore, statedDay } from './day-warnings.ts';
import { readingOfList } from '../list/kind-of-list.ts';
import type { Warning } from '../warning.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import { MS_PER_DAY, writtenMoment } from '../words/office-date.ts';
import { askIfOlder } from './older-list.ts';
import type { FileContent } from '../read-file.ts';
import { LIST_DAY } from '../columns/rejected-headings.ts';
import { dayInName, daysInTitles, hourInName } from './stated-day.ts';

/** The day of a list. */
export interface ListDay {
  readonly on: EpochDay;
  /** The hour of that day which the list or its file's name says, in milliseconds since midnight; null where they say none. */
  readonly timeOfDay: number | null;
  /** Whether all of the very same file was imported before and its columns read alike, or another list of its day came since. */
  readonly repeated: boolean;
  /** Where the file is read anew: whether events of a dossier came in since it was first imported, which are newer than its steps and pauses. */
  readonly isToldSince?: (code: string) => boolean;
  /** Whether the list, its file's name or somebody said the day. */
  readonly dated: boolean;
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
  const reading = readingOfList(lists[0].mapping);
  const before = await store.importedBefore(sha256, reading);
  if (certain) {
    // What another system told since is not taken back by a list that was known before.
    const anew = before === null ? {} : { isToldSince: await store.toldSince(sha256, 'events') };
    return { on: today, timeOfDay: hourOf(lists, file, today), repeated: false, ...anew, dated: true, told: [] };
  }
  // By other columns it is a witness anew, and so it is where its import was broken off, unless another list of its day came since: that one is newer.
  const repeatedOn = async (on: EpochDay): Promise<Pick<ListDay, 'repeated' | 'isToldSince' | 'told'>> => {
    if (before === null || before.taken) return { repeated: before !== null, told: [] };
    const repeated = await store.isOvertaken(sha256, reading, on);
    return repeated ? { repeated, told: [overtaken(on)] } : { repeated, isToldSince: await store.toldSince(sha256, 'all'), told: [] };
  };
  const shown = lastShown(lists, today);
  const stated = dayStated(lists, file, shown, today);
  if (stated) {
    const { on, warning } = stated;
    const { told, ...anew } = await repeatedOn(on);
    return { on, timeOfDay: hourOf(lists, file, on), ...anew, dated: true, told: [...(on < today ? [warning] : []), ...told] };
  }
  if (before !== null) {
    const on = Math.min(before.on, today) as EpochDay;
    const { told, ...anew } = await repeatedOn(on);
    return { on, timeOfDay: null, ...anew, dated: false, told: [...(on < today ? [seenBefore(on)] : []), ...told] };
  }
  if (shown !== null) await askIfOlder(store, lists, { file, shown, today });
  return { on: today, timeOfDay: null, repeated: false, dated: false, told: [] };
}

/**
 * Files that come together in the order in which they are to be imported: event files first, since their days are their own, then
 * lists by the days they say, those that say none last. What `import *.xlsx` or a folder hands over is in the order of names, where the first
 * of December comes before the last of November; but a list turns no time back, so the later one must not be first. Of one day, those
 * that say their hour are in its order.
 */
export function inOrderOfDays<T extends Pick<FileContent, 'content' | 'file'>>(files: readonly T[], today: EpochDay): readonly T[] {
  const dated = files.map((one) => ({ one, day: dayToSortBy(one, today) }));
  return dated.toSorted((a, b) => (a.day === b.day ? 0 : a.day - b.day)).map(({ one }) => one);
}

/** The day by which a file takes its turn among others, and the hour of it as its fraction, see {@link inOrderOfDays}. */
export function dayToSortBy({ content, file }: Pick<FileContent, 'content' | 'file'>, today: EpochDay): number {
  if (!('lists' in content)) return Number.NEGATIVE_INFINITY;
  try {
    const stated = dayStated(content.lists, file, lastShown(content.lists, today), today);
    return stated ? stated.on + (hourOf(content.lists, file, stated.on) ?? 0) / MS_PER_DAY : today;
  } catch {
    // Two days above its headings: that is asked about when its turn comes, and nothing is written.
    return today;
  }
}

/** The day that a list or its file's name says. A day that the rows themselves go beyond is that of something else: of the first receipt, of an export long overwritten. */
function dayStated(lists: ListFile['lists'], file: string, shown: EpochDay | null, today: EpochDay): ReturnType<typeof statedDay> | null {
  const ofRows = dayOfRefused(lists, file, today);
  // What was mended may tell of a later day.
  if (ofRows !== null) return shown !== null && shown > ofRows ? statedDay(shown, MENDED_ROWS) : statedDay(ofRows, inColumn(LIST_DAY));
  const holds = (day: EpochDay): boolean => shown === null || day >= shown;
  const titled = titledDay(lists, file, today);
  if (titled && holds(titled.on)) return statedDay(titled.on, inRow(titled.row));
  const named = dayInName(file, today);
  return named !== null && holds(named) ? statedDay(named, FILE_NAME) : null;
}

/** The days said above the headings or below the last dossier, but for those that a list which writes the month first may mean in two ways. */
function daysSaid(lists: ListFile['lists'], today: EpochDay): ReturnType<typeof daysInTitles> {
  const inOrder = (part: 'titles' | 'foot'): readonly Row[] => lists.flatMap((list) => titlesInOrder(list.mapping, list[part]));
  return daysInTitles(inOrder('titles'), today, inOrder('foot'));
}

/** The hour that a list of a day says, or else its file's name. The file's own time tells when it was copied as often as when it was made, and says nothing here. */
function hourOf(lists: ListFile['lists'], file: string, on: EpochDay): number | null {
  const titled = daysSaid(lists, on);
  const [hour, ...others] = new Set(titled.flatMap((title) => (title.on === on ? (title.timeOfDay ?? []) : [])));
  if (hour !== undefined) return others.length > 0 ? null : hour;
  return dayInName(file, on) === on ? hourInName(file) : null;
}

/** The day of the list whose refused rows these are. */
function dayOfRefused(lists: ListFile['lists'], file: string, today: EpochDay): EpochDay | null {
  const [day, ...others] = [...new Set(lists.flatMap(({ listDays }) => [...listDays]))].filter((on) => on <= today);
  if (day === undefined || others.length === 0) return day ?? null;
  const [a, b] = [day, ...others].toSorted((one, other) => one - other).map((on) => writtenMoment({ on }));
  throw fileFault(
    'day-doubtful',
    file,
    `có dòng của nhiều danh sách (cột "${LIST_DAY}" ghi ${a} và ${b})`,
    `holds rows of several lists (column "${LIST_DAY}" says ${a} and ${b})`,
    ['hãy để dòng của mỗi ngày trong một tệp riêng rồi nhập lại', 'put the rows of each day into a file of their own and import again'],
  );
}

const lastShown = (lists: ListFile['lists'], today: EpochDay): EpochDay | null =>
  lists.reduce<EpochDay | null>((last, { days }) => {
    const own = days.latest(today);
    return own !== null && (last === null || own > last) ? own : last;
  }, null);

function titledDay(lists: ListFile['lists'], file: string, today: EpochDay): ReturnType<typeof daysInTitles>[number] | null {
  const titled = daysSaid(lists, today);
  const [first] = titled;
  const other = titled.find(({ on }) => on !== first?.on);
  if (!first || !other) return first ?? null;
  const [a, b] = [first, other].map(({ on }) => writtenMoment({ on }));
  throw fileFault(
    'day-doubtful',
    file,
    `ghi hai ngày khác nhau của danh sách (dòng ${first.row}: ${a}, dòng ${other.row}: ${b})`,
    `says two different days of itself (row ${first.row}: ${formatDay(first.on)}, row ${other.row}: ${formatDay(other.on)})`,
    [
      'hãy sửa dòng sai, hoặc ghi ngày xuất danh sách bằng --observed-on NĂM-THÁNG-NGÀY, rồi nhập lại',
      'correct the wrong row, or say the day it was exported with --observed-on YYYY-MM-DD, and import again',
    ],
  );
}
