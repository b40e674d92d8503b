// One row of a dossier list is an observation: compared with what is known, it becomes the events that explain the difference.
import {
  formatDay,
  formatMoment,
  isEndEvent,
  parseEvent,
  type Applicant,
  type DossierEvent,
  type EndType,
  type EpochDay,
  type FoldOptions,
  type Moment,
} from '@dunghen/core';
import type { Listing } from '@dunghen/store';
import { codeReused, contradictionsOf, isAnother, promiseOnceOther, promisesDiffer, type Contradiction } from './contradictions.ts';
import { dayItHappened } from './day-it-happened.ts';
import { doubtfulEnds, endOf, reopened } from './end-of-row.ts';
import { otherDossier } from './other-dossiers.ts';
import { saysSame } from '../words/plain.ts';
import { movedPromise } from './moved-promise.ts';
import { isAtWork, isEnd, isPause } from '../words/read-status.ts';
import { receiptOf } from '../list/receipt-of-row.ts';
import { isEarlierThatDay, stageMoment, type SeenAt } from './stage-moment.ts';
import { endBehindTurns, turnsOf } from './turns-of-list.ts';
import { toldByOldList } from './told-by-old-list.ts';
import { hasUnseenPast, latestStart, mayBePausedLong } from './seen-late.ts';
import type { Observation } from '../list/observation.ts';

/** What a row is compared with. */
export interface Before {
  readonly history: readonly DossierEvent[];
  /** What the latest list that showed the dossier said, if any did. */
  readonly last: Listing | null;
  /** Who its citizen is, as JSON, where that is known. */
  readonly applicant?: string | null;
}

/** How rows of a list become events. */
export interface ObserveOptions extends SeenAt {
  readonly fold: FoldOptions;
  /** Which kind of list this is. */
  readonly list: string;
  /** Whether all of the very same file was imported before and its columns read alike, or another list of its day came since. */
  readonly repeated: boolean;
  /** Where the file is read anew: whether events of a dossier came in since it was first imported. */
  readonly isToldSince?: ((code: string) => boolean) | undefined;
  /** Whether the list or somebody said its day: only then is it a witness against what was imported before. */
  readonly dated: boolean;
  /** Whether somebody said that known dossiers are meant although who applied, or for what, differs. */
  readonly isSame?: boolean;
  /** The day of the list before, where the office was closed from then on. */
  readonly closedOn: EpochDay | null;
}

/** What a row comes to. */
export interface Observed {
  readonly events: readonly DossierEvent[];
  /** What the row says differently from what is known and cannot be an event. */
  readonly contradictions: readonly Contradiction[];
  /** Null for a row of another dossier, which says nothing of this one. */
  readonly listing: Listing | null;
  /** Whether it was first seen paused, so that the day its pause began is assumed. */
  readonly pauseAssumed?: boolean;
  /** Whether it is the first to say a promise, and one the law does not explain, of a dossier whose receipt has none. */
  readonly promiseUnsaid?: boolean;
  /** Whether, after a pause, it shows a promise that nobody showed before and that is earlier than the due date. */
  readonly promiseEarlier?: boolean;
  /** Whether it shows an earlier promise than the first, by which the dossier goes on to be judged. */
  readonly promiseAdvanced?: boolean;
  /** Whether it shows another step or pause than the events that came in since its file was first imported, which stand. */
  readonly toldOtherwise?: boolean;
}

/**
 * The events that turn what is known of a dossier into what the row shows. The same row seen again gives none, and neither
 * does a list older than the newest one: it turns no time back.
 * @throws {DateError | TermError | EventError | HistoryError} for a value the core refuses; {@link IntakeError} `end-without-date`.
 */
export function observe(shown: Observation, { history, last, applicant = null }: Before, options: ObserveOptions): Observed {
  const { observedOn, fold, list, repeated, dated } = options;
  const known = history.toSorted((a, b) => a.on - b.on || (a.timeOfDay ?? 0) - (b.timeOfDay ?? 0));
  const dossier = shown.code;
  const events: DossierEvent[] = [];
  const add = (event: Record<string, unknown>): void => void events.push(parseEvent({ dossier, ...event }));
  const addAt = (type: EndType | 'collected', { on, timeOfDay }: Moment): void =>
    void events.push({ dossier, type, at: formatMoment({ on, timeOfDay }), on, timeOfDay });
  // A list cannot have been seen before what it shows.
  const shownOn = Math.max(observedOn, shown.received.on) as EpochDay;
  const before = known.findLast(({ on }) => on <= shownOn);
  const happenedOn = dayItHappened(options, [shown.received.on, last?.listedOn, before?.on]);
  const seenOn = formatDay(happenedOn);
  const ended = known.find(isEndEvent);
  const receipt = known.find((event) => event.type === 'received');
  const { row, doubts } = ended ? { row: shown, doubts: [] } : doubtfulEnds(shown, observedOn);
  // What was received on the day of the list, or on the one before that a list of the early morning tells of, cannot have ended on another.
  const end = endOf(row, receipt || row.received.on === happenedOn ? seenOn : null, ended !== undefined);
  const pause = isPause(row.status) ? row.status.paused : null;
  const state = end || ended ? 'ended' : pause ? 'paused' : 'open';
  // What other systems told of an end no list has shown: a list that says its day stands against it.
  const since = last === null ? (dated ? ended?.on : undefined) : last.state === 'ended' ? last.listedOn : undefined;
  const again = ended && !end && isAtWork(row.status) && since !== undefined && observedOn > since ? ended : null;
  // A dossier known to have ended that a list shows open is an old list more often than a new life, unless the list says its day.
  const isOld = !end && !isEnd(row.status) && last !== null && observedOn < last.listedOn;
  // Of a status nobody understands it is no witness: it may mean the end.
  const isSeenOpen = !row.isStatusUnread && (state !== 'ended' || isOld || (again !== null && dated));
  let listing: Listing = {
    list,
    listedOn: observedOn,
    receivedOn: row.received.on,
    state,
    saidRunning: state === 'open' && row.status === 'running',
    promisedOn: row.promised?.on ?? null,
    seenOpenOn: isSeenOpen ? observedOn : null,
    missingOn: null,
    leftOutOn: null,
    kinds: [],
  };
  const isEarlier = isEarlierThatDay(known, options);
  const stale =
    receipt &&
    (isEarlier ||
      (last && observedOn < last.listedOn) ||
      known.some((event) => event.type !== 'received' && event.on > observedOn && !isDated(event)));
  const name = applicant === null ? undefined : (JSON.parse(applicant) as Applicant).name;
  if (receipt && isAnother(row, { events: known, receipt, name, listedOn: last?.listedOn ?? null }, options.isSame))
    return { events, contradictions: [codeReused(dossier, receipt, row.received, observedOn)], listing: null };
  const other =
    receipt && !options.isSame ? otherDossier(row, receipt, { applicant, isOfKind: last?.list === list, on: observedOn }) : null;
  if (other) return { events, contradictions: [other], listing: null };
  // It turns no time back, and still it is a witness of what was written differently then.
  if (stale) {
    const told = dated ? toldByOldList(row, receipt, { known, last, list, seen: options }, fold) : { events, contradictions: [] };
    const contradictions = [...contradictionsOf(row, receipt, ended), ...promiseOnceOther(row, known), ...told.contradictions];
    return { events: told.events, contradictions, listing: isEarlier && last?.listedOn === observedOn ? last : listing };
  }
  // This row was taken before; what the dossier was shown as later that day is newer.
  if (repeated && receipt && last?.listedOn === observedOn) {
    return { events, contradictions: contradictionsOf(row, receipt, ended), listing: last };
  }

  const rival = last !== null && last.list !== list && last.listedOn === observedOn ? last : null;
  const contradictions = [...doubts];
  let pausedOn = seenOn;
  let toldOtherwise = false;
  if (!receipt) {
    const receivedNow = receiptOf(row);
    events.push(hasUnseenPast(receivedNow, observedOn, fold) ? { ...receivedNow, dueBy: 'promise' } : receivedNow);
    if (pause && !end) pausedOn = latestStart(receivedNow, pausedOn, fold);
  }
  if (!ended && !end) {
    const at = known.findLast((e) => e.type === 'stage');
    // Who has it now is told by the latest stage: the same step in other hands is another event, though not another visit.
    const changesHands = row.officer !== undefined && !saysSame(row.officer, at?.officer);
    // Two systems name one step in two ways: followed in turns, each day would bring two steps.
    const wasThere = (e: DossierEvent): boolean =>
      e.type === 'stage' && saysSame(e.stage, row.stage) && (row.officer === undefined || saysSame(e.officer, row.officer));
    const inOtherWords = rival !== null && known.some(wasThere);
    if (row.stage && !inOtherWords && (!saysSame(row.stage, at?.stage) || changesHands)) {
      const moment = stageMoment(row, known, { since: receipt ?? row.received, isRival: rival !== null, seen: options });
      if (moment) add({ type: 'stage', at: formatMoment(moment), stage: row.stage, unit: row.unit, officer: row.officer });
    }
    const turns = turnsOf(dossier, row.status, known, { seenOn: happenedOn, pausedOn, rival });
    contradictions.push(...turns.contradictions);
    // The other list stands, also against another export of this one.
    if (rival && turns.isDenied) listing = { ...listing, list: rival.list, state: rival.state, saidRunning: rival.saidRunning };
    for (const turn of turns.events) add({ ...turn });
    if (receipt && options.isToldSince?.(dossier)) toldOtherwise = events.splice(0).length > 0;
  }
  const lastReason = known.findLast((e) => e.type === 'delay-reason')?.reason;
  if (row.delayReason && row.delayReason !== lastReason) {
    add({ type: 'delay-reason', at: end ? formatMoment(end.moment) : formatDay(shownOn), reason: row.delayReason });
  }
  if (end && !ended) addAt(end.type, endBehindTurns(end.moment, known));
  if (row.returned && !known.some((e) => e.type === 'collected')) addAt('collected', row.returned);
  if (!receipt)
    return {
      events,
      contradictions,
      listing,
      pauseAssumed: pause !== null && !end && mayBePausedLong(events[0], observedOn, fold),
    };

  contradictions.push(...contradictionsOf(row, receipt, ended));
  if (again) contradictions.push(reopened(dossier, again));
  // Where the receipt was corrected, the promise moved with it, and not the office's word.
  if (receipt.on !== row.received.on)
    return { events, contradictions, listing: { ...listing, promisedOn: last?.promisedOn ?? null }, toldOtherwise };
  const promise = movedPromise(row, [...known, ...events], last, { observedOn: happenedOn, fold });
  const isMoved = promise === 'moved' || promise === 'advanced';
  if (isMoved && row.promised && rival && rival.promisedOn !== null) {
    contradictions.push(promisesDiffer(dossier, { on: rival.promisedOn, timeOfDay: null }, row.promised));
    return { events, contradictions, listing: { ...listing, promisedOn: rival.promisedOn }, toldOtherwise };
  }
  if (isMoved && row.promised) add({ type: 'rescheduled', at: seenOn, dueOn: formatDay(row.promised.on) });
  return {
    events,
    contradictions,
    listing: promise === 'waiting' ? { ...listing, promisedOn: last?.promisedOn ?? null } : listing,
    promiseUnsaid: promise === 'unsaid',
    promiseEarlier: promise === 'earlier',
    promiseAdvanced: promise === 'advanced',
    toldOtherwise,
  };
}

/** Events that carry their own date and not that of a list: they tell nothing of when the dossier was last looked at. */
const isDated = (event: DossierEvent): boolean => isEndEvent(event) || event.type === 'collected' || event.type === 'delay-reason';
