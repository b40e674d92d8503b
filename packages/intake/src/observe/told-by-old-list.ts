// What a list that is older than the newest one still adds, and what it tells differently. It turns no time back.
import {
  foldDossier,
  formatDay,
  formatMoment,
  isEndEvent,
  parseEvent,
  type DossierEvent,
  type EpochDay,
  type FoldOptions,
  type Moment,
  type ReceivedEvent,
} from '@dunghen/core';
import type { Listing } from '@dunghen/store';
import type { Contradiction } from './contradictions.ts';
import { saysSame } from '../words/plain.ts';
import { IntakeError } from '../intake-error.ts';
import type { Observation } from '../list/observation.ts';
import { writtenMoment } from '../words/office-date.ts';
import { isAtWork, isEnd, isPause } from '../words/read-status.ts';
import { isSeenLate } from './seen-late.ts';
import type { SeenAt } from './stage-moment.ts';
import { NEW_DATABASE } from './new-database.ts';

/** What is known of a dossier, in order, and of the old list. */
interface OldList {
  readonly known: readonly DossierEvent[];
  readonly last: Listing | null;
  readonly list: string;
  readonly seen: SeenAt;
}

/** What a list that says its day adds to what is known of a dossier, and in what it is another witness. */
export function toldByOldList(
  row: Observation,
  receipt: ReceivedEvent,
  old: OldList,
  fold: FoldOptions,
): { readonly events: readonly DossierEvent[]; readonly contradictions: readonly Contradiction[] } {
  const contradictions = [
    ...promiseFromTheStart(row, receipt, old.seen.observedOn, fold),
    ...turnUnseen(row, receipt, old, fold),
    ...endedBefore(row, old),
  ];
  return { events: stageBetween(row, old), contradictions };
}

/**
 * The stage the dossier was at, where a list of the same kind shows one nobody knew of and a known one
 * came after it. Where none did, the dossier may have gone back since, and on which day nobody saw.
 */
function stageBetween(row: Observation, { known, last, list, seen: { observedOn, timeOfDay } }: OldList): readonly DossierEvent[] {
  if (row.stage === undefined || last?.list !== list || observedOn < row.received.on) return NO_EVENTS;
  const shown = { on: observedOn, timeOfDay };
  const stages = known.filter((event) => event.type === 'stage');
  const before = stages.findLast((event) => !isAfter(event, shown));
  if (before && (isBeside(before, shown) || saysSame(before.stage, row.stage))) return NO_EVENTS;
  if (!stages.some((event) => isAfter(event, shown))) return NO_EVENTS;
  const { code: dossier, stage, unit, officer } = row;
  return [
    parseEvent({
      dossier,
      type: 'stage',
      at: formatMoment(isAfter(row.received, shown) ? { ...shown, timeOfDay: null } : shown),
      stage,
      unit,
      officer,
    }),
  ];
}

/** Whether a moment is known to lie after another; of one day that says no hour on either side, nobody knows. */
const isAfter = (a: Moment, b: Moment): boolean =>
  a.on > b.on || (a.on === b.on && a.timeOfDay !== null && b.timeOfDay !== null && a.timeOfDay > b.timeOfDay);

/** Whether there is no telling which of two moments came first. */
const isBeside = (a: Moment, b: Moment): boolean =>
  a.on === b.on && (a.timeOfDay === null || b.timeOfDay === null || a.timeOfDay === b.timeOfDay);

/**
 * A pause, or the end of one, that such a list of whatever kind shows and nobody knew of. On which day it began no list says, and one that was
 * written down later cannot be moved; but by it the due date would be another.
 */
function turnUnseen(
  row: Observation,
  receipt: ReceivedEvent,
  { known, last, seen: { observedOn } }: OldList,
  fold: FoldOptions,
): readonly Contradiction[] {
  if (!isAtWork(row.status) || last === null) return NONE;
  const turns = known.filter(({ type }) => type === 'paused' || type === 'resumed');
  const [first] = turns;
  const isRefuted = first?.on === observedOn && !isPause(row.status) && mayBeAssumed(first, receipt, fold);
  if (isRefuted) return [resumeUnseen(row.code, observedOn)];
  if (turns.some(({ on }) => on === observedOn) || known.some((event) => isEndEvent(event) && event.on <= observedOn)) return NONE;
  const stoodStill = turns.findLast(({ on }) => on < observedOn)?.type === 'paused';
  if (isPause(row.status) === stoodStill) return NONE;
  return [stoodStill ? resumeUnseen(row.code, observedOn) : pauseUnseen(row.code, observedOn)];
}

/** Whether the day a pause began may be what was assumed of a dossier first seen paused: its due day, see `seen-late.ts`. */
const mayBeAssumed = (turn: DossierEvent, receipt: ReceivedEvent, fold: FoldOptions): boolean =>
  turn.type === 'paused' && turn.timeOfDay === null && foldDossier([receipt], fold)?.dueOn === turn.on;

/**
 * A promise beyond the law of a dossier that was first seen late, and so is taken for the due date since a pause may explain it:
 * a list from right after the receipt shows the very same promise, and no pause can.
 */
function promiseFromTheStart(row: Observation, receipt: ReceivedEvent, observedOn: EpochDay, fold: FoldOptions): readonly Contradiction[] {
  if (receipt.dueBy !== 'promise' || receipt.promisedOn === undefined || row.promised?.on !== receipt.promisedOn) return NONE;
  if (isPause(row.status) || isSeenLate(receipt, observedOn, fold)) return NONE;
  const [promised, shown] = [receipt.promisedOn, observedOn].map((on) => writtenMoment({ on }));
  return [
    {
      column: 'promisedOn',
      error: new IntakeError(
        'promise-from-the-start',
        {
          vi: `Hồ sơ ${row.code}: danh sách ngày ${shown}, ngay sau khi tiếp nhận, đã ghi hẹn trả ${promised} dài hơn thời hạn luật định, nên không lần tạm dừng nào giải thích được; hồ sơ đang được tính theo ngày hẹn, muốn tính theo luật hãy nhập lại mọi danh sách một lần vào ${NEW_DATABASE.vi}, chúng được xếp theo ngày.`,
          en: `Dossier ${row.code}: the list of ${formatDay(observedOn)}, right after its receipt, promises ${formatDay(receipt.promisedOn)} already, beyond the term of the law, so no pause explains it; it is judged by the promise, to judge it by the law import all lists together into ${NEW_DATABASE.en}, they are taken in the order of their days.`,
        },
        row.code,
      ),
    },
  ];
}

/** An end that such a list shows without its day, and that is known of a later one: by the later one the dossier may be late. */
function endedBefore(row: Observation, { known, seen: { observedOn } }: OldList): readonly Contradiction[] {
  const end = known.find(isEndEvent);
  if (!end || !isEnd(row.status) || row.completed || row.returned || end.on <= observedOn) return NONE;
  const [knownOn, shown] = [end.on, observedOn].map((on) => writtenMoment({ on }));
  return [
    {
      column: 'status',
      error: new IntakeError(
        'end-changed',
        {
          vi: `Hồ sơ ${row.code}: ngày có kết quả đã nhập là ${knownOn}, danh sách ngày ${shown} đã ghi xong; giữ nguyên giá trị đã nhập, hãy kiểm tra ngày có kết quả ở hệ thống nguồn.`,
          en: `Dossier ${row.code}: the day of the result was imported as ${formatDay(end.on)}, the list of ${formatDay(observedOn)} shows it ended already; what was imported stands, check the day of the result in the source.`,
        },
        row.code,
      ),
    },
  ];
}

const NO_EVENTS: readonly DossierEvent[] = [];
const NONE: readonly Contradiction[] = [];

/** A pause only an older list shows. */
const pauseUnseen = (code: string, shownOn: EpochDay): Contradiction => {
  const day = writtenMoment({ on: shownOn });
  return {
    column: 'status',
    error: new IntakeError(
      'pause-unseen',
      {
        vi: `Hồ sơ ${code}: danh sách ngày ${day} ghi đang tạm dừng, điều đã nhập thì không; hạn trả được tính như chưa từng tạm dừng lúc đó, hãy nhập tệp sự kiện có ngày tạm dừng (paused) và ngày tiếp tục (resumed) nếu đúng là đã tạm dừng.`,
        en: `Dossier ${code} stood still by the list of ${formatDay(shownOn)}, and by what was imported it did not; its due date is counted as if it had not, import an event file with the days it was paused and resumed if it was.`,
      },
      code,
    ),
  };
};

/** A dossier at work by an older list, on a day it was held to stand still. */
const resumeUnseen = (code: string, shownOn: EpochDay): Contradiction => {
  const day = writtenMoment({ on: shownOn });
  return {
    column: 'status',
    error: new IntakeError(
      'resume-unseen',
      {
        vi: `Hồ sơ ${code}: danh sách ngày ${day} ghi đang xử lý, theo điều đã nhập thì hôm đó còn tạm dừng; hạn trả có thể được tính dài hơn thật, muốn tính đúng hãy nhập lại mọi danh sách một lần vào ${NEW_DATABASE.vi}, chúng được xếp theo ngày.`,
        en: `Dossier ${code} was at work by the list of ${formatDay(shownOn)}, and by what was imported it still stood still; its due date may be counted too late, for the true one import all lists together into ${NEW_DATABASE.en}, they are taken in the order of their days.`,
      },
      code,
    ),
  };
};
