// What a dossier that lists show late may have lived through before: a pause that nobody saw begin.
import {
  civilOf,
  dayOf,
  daysInMonth,
  foldDossier,
  formatDay,
  isEndEvent,
  officialCalendar,
  shift,
  type DossierEvent,
  type EpochDay,
  type FoldOptions,
  type ReceivedEvent,
} from '@dunghen/core';
import type { Listing } from '@dunghen/store';

/**
 * Whether a dossier is first shown so late that it may have been paused before, and promised for a day that only such a pause
 * explains. The list is then the only witness of its due date; had it been seen from the start, the law would decide.
 */
export function hasUnseenPast(receipt: DossierEvent, observedOn: EpochDay, fold: FoldOptions): receipt is ReceivedEvent {
  if (receipt.type !== 'received' || receipt.promisedOn === undefined) return false;
  const clock = foldDossier([receipt], fold);
  if (clock?.basis !== 'term' || clock.dueOn === null || receipt.promisedOn <= clock.dueOn) return false;
  if (isYearSlip(receipt.promisedOn, receipt.on, clock.dueOn)) return false;
  return isSeenLate(receipt, observedOn, fold);
}

/** Whether a promise would lie within the term but for its year: that is a slip of the pen, and no pause of a year less some days. */
function isYearSlip(promised: EpochDay, receivedOn: EpochDay, dueOn: EpochDay): boolean {
  const { year, month, day } = civilOf(promised);
  const meant = dayOf(year - 1, month, Math.min(day, daysInMonth(year - 1, month)));
  return meant >= receivedOn && meant <= dueOn;
}

/** Whether a list is more than a working day younger than the receipt it is the first to show: a daily list would have shown it before. */
export const isSeenLate = (receipt: Pick<DossierEvent, 'on'>, observedOn: EpochDay, fold: FoldOptions): boolean =>
  observedOn > shift(fold.calendar ?? officialCalendar(), receipt.on, 1);

/** What was known of a dossier before a list. */
interface Known {
  readonly last: Listing;
  readonly history: readonly DossierEvent[];
}

/**
 * Whether what a list shows for the first time is written as of its day although the list before is older than a working day: a pause, its end, or
 * a result without its day may lie in between. So may the end of a pause that no list shows, of a dossier that stood still and now has its result.
 */
export const isDayAssumed = (
  events: readonly DossierEvent[],
  row: Dated,
  { last: { listedOn }, history }: Known,
  { observedOn, fold }: { readonly observedOn: EpochDay; readonly fold: FoldOptions },
): boolean =>
  (events.some((event) => isWithoutDay(event, row)) && isSeenLate({ on: listedOn }, observedOn, fold)) ||
  isResumedUnseen(events, { listedOn, history }, fold);

/** Whether what a list shows for the first time happened between the closing and the opening of the office: it is written as of the day that was over. */
export const isOvernight = (
  events: readonly DossierEvent[],
  row: Dated,
  last: Listing,
  { list, closedOn }: { readonly list: string; readonly closedOn: EpochDay | null },
): boolean => last.listedOn === closedOn && last.list === list && events.some((event) => event.on === closedOn && isWithoutDay(event, row));

/** What a row says of the day of its result. */
interface Dated {
  readonly completed?: unknown;
  readonly returned?: unknown;
}

const isWithoutDay = (event: DossierEvent, { completed, returned }: Dated): boolean =>
  event.type === 'paused' || event.type === 'resumed' || (isEndEvent(event) && !completed && !returned);

/** A result is judged as if the pause had ended on its own day; one that was refused or withdrawn may well have stood still until then. */
function isResumedUnseen(
  events: readonly DossierEvent[],
  { listedOn, history }: { readonly listedOn: EpochDay; readonly history: readonly DossierEvent[] },
  fold: FoldOptions,
): boolean {
  const end = events.find(({ type }) => type === 'completed');
  if (!end || !isSeenLate({ on: listedOn }, end.on, fold)) return false;
  const turn = history
    .filter(({ type }) => type === 'paused' || type === 'resumed')
    .toSorted((a, b) => a.on - b.on)
    .at(-1);
  return turn?.type === 'paused' && isSeenLate(turn, end.on, fold);
}

/** Whether a dossier first seen paused has a due date that hangs on when the pause began, and may have been paused for long. */
export const mayBePausedLong = (receipt: DossierEvent | undefined, observedOn: EpochDay, fold: FoldOptions): boolean =>
  receipt !== undefined && isSeenLate(receipt, observedOn, fold) && (foldDossier([receipt], fold)?.dueOn ?? null) !== null;

/** The latest day a pause can have begun that is first seen when the term would have ended long ago: an office pauses what still runs. */
export function latestStart(receipt: DossierEvent, seenOn: string, fold: FoldOptions): string {
  const dueOn = foldDossier([receipt], fold)?.dueOn ?? null;
  return dueOn === null || formatDay(dueOn) > seenOn ? seenOn : formatDay(dueOn);
}
