// How a list's word that a dossier stands still or is at work again becomes events. Of one type there is one event at a moment, so each further one of a day needs a moment of its own.
import { formatDay, formatMoment, type DossierEvent, type EpochDay, type Moment, type PauseReason } from '@dunghen/core';
import type { Listing } from '@dunghen/store';
import { statesDiffer, type Contradiction } from './contradictions.ts';
import { IntakeError } from '../intake-error.ts';
import { MS_PER_DAY, writtenMoment } from '../words/office-date.ts';
import { isPause, type Status } from '../words/read-status.ts';
import { isPlaced, LAST_SECOND } from './stage-moment.ts';
import { NEW_DATABASE } from './new-database.ts';

type Turn = Extract<DossierEvent, { readonly type: 'paused' | 'resumed' }>;

/** What is written of it, and what cannot be. */
export interface TurnsSeen {
  readonly events: readonly { readonly type: Turn['type']; readonly at: string; readonly reason?: PauseReason }[];
  readonly contradictions: readonly Contradiction[];
  /** Whether another kind of list of that day says otherwise. */
  readonly isDenied?: boolean;
}

const NOTHING: TurnsSeen = { events: [], contradictions: [] };

/** What a list is seen beside: on which day, from when a first pause is counted, and what another kind of list showed that day. */
interface Beside {
  readonly seenOn: EpochDay;
  readonly pausedOn: string;
  readonly rival: Listing | null;
}

/**
 * The pause that begins, the one that ends, or both. Those of a day are known by it alone; what the lists of that day show beyond one
 * pause and one end is written in its last second, a millisecond apart. All that counts of them is how many there are, and of which
 * reason: the core takes what is known by its day alone for the last of them, so the day ends as the last list shows it.
 */
export function turnsOf(dossier: string, status: Status, known: readonly DossierEvent[], { seenOn, pausedOn, rival }: Beside): TurnsSeen {
  const turns = known.filter((e): e is Turn => e.type === 'paused' || e.type === 'resumed');
  const last = turns.at(-1);
  const open = last?.type === 'paused' ? last.reason : null;
  const pause = isPause(status) ? status.paused : null;
  // "Tạm dừng", then "Tạm dừng (chờ bổ sung)": the same pause, of which the later list says why.
  const isSame = pause !== null && (pause === open || open === 'stopped');
  const resumes = open !== null && !isSame && (pause !== null || status === 'running');
  const pauses = pause !== null && !isSame;
  if (rival && resumes && !pauses && rival.state === 'paused') return { ...told(statesDiffer(dossier, 'paused')), isDenied: true };
  const isKnown = turns.some((e) => e.type === 'paused' && e.reason === pause);
  if (rival && pauses && (isKnown || rival.saidRunning)) return { ...told(statesDiffer(dossier, 'running')), isDenied: true };
  if (!resumes && !pauses) return NOTHING;
  const ofDay = turns.filter(({ on }) => on === seenOn);
  if (pauses && ofDay.some((e) => e.type === 'paused' && e.reason !== pause)) return told(pausedOtherwise(dossier, seenOn));
  let placed = Math.max(LAST_SECOND, ...ofDay.filter(isPlaced).map(({ timeOfDay }) => timeOfDay as number));
  const at = (type: Turn['type'], day: string): string =>
    ofDay.some((e) => e.type === type && e.at === day) ? formatMoment({ on: seenOn, timeOfDay: ++placed }) : day;
  const events = [
    ...(resumes ? [{ type: 'resumed', at: at('resumed', formatDay(seenOn)) } as const] : []),
    ...(pauses ? [{ type: 'paused', at: at('paused', pausedOn), reason: pause } as const] : []),
  ];
  return placed < MS_PER_DAY - 1 ? { events, contradictions: [] } : told(pausedOtherwise(dossier, seenOn));
}

const told = (contradiction: Contradiction): TurnsSeen => ({ events: [], contradictions: [contradiction] });

/** An end by its day alone where its hour would put it before what the lists of that day showed one after another. */
export function endBehindTurns(end: Moment, known: readonly DossierEvent[]): Moment {
  const isBefore = known.some((e) => (e.type === 'paused' || e.type === 'resumed') && e.on === end.on && isPlaced(e));
  return isBefore ? { on: end.on, timeOfDay: null } : end;
}

/** A second pause of a day for another reason: which of the two stands when the day ends could not be told from the events. */
const pausedOtherwise = (dossier: string, on: EpochDay): Contradiction => ({
  column: 'status',
  error: new IntakeError(
    'paused-otherwise',
    {
      vi: `Hồ sơ ${dossier}: các danh sách ngày ${writtenMoment({ on })} ghi tạm dừng nhiều lần với lý do khác nhau; chỉ lần đầu được ghi, lần sau được ghi từ ngày của danh sách kế tiếp. Nếu thứ tự trong ngày quan trọng, hãy nhập tệp sự kiện có giờ của từng lần (paused, resumed) vào ${NEW_DATABASE.vi}.`,
      en: `Dossier ${dossier}: the lists of ${formatDay(on)} show it paused several times for different reasons; only the first was taken, the later one is taken as of the day of the next list. If their order matters, import an event file with the hour of each (paused, resumed) into ${NEW_DATABASE.en}.`,
    },
    dossier,
  ),
});
