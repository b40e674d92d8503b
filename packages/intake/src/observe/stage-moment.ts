// When a dossier came to the stage a list shows. Of one type there is one event at a moment, so each further stage of a day needs a moment of its own.
import { type DossierEvent, type EpochDay, type Moment } from '@dunghen/core';
import { saysSame } from '../words/plain.ts';
import { MS_PER_DAY } from '../words/office-date.ts';

/** When a list was seen. */
export interface SeenAt {
  readonly observedOn: EpochDay;
  /** Milliseconds since midnight, where the list or its file's name says an hour. */
  readonly timeOfDay: number | null;
}

type Stage = Extract<DossierEvent, { readonly type: 'stage' }>;

/** The last second of a day: the stages that came after one known by its date alone lie in it, a millisecond apart, and in the order of events behind that one. */
export const LAST_SECOND = MS_PER_DAY - 1000;

/** Whether an event came after others of its day by no hour that a list said. */
export const isPlaced = ({ timeOfDay }: Moment): boolean => timeOfDay !== null && timeOfDay > LAST_SECOND;

/** Whether a list says an hour that a stage known of its day is younger than: it shows what was before. */
export const isEarlierThatDay = (known: readonly DossierEvent[], { observedOn, timeOfDay }: SeenAt): boolean =>
  timeOfDay !== null &&
  known.some((e) => e.type === 'stage' && e.on === observedOn && e.timeOfDay !== null && e.timeOfDay > timeOfDay && !isPlaced(e));

/** What a stage is seen beside: the receipt, and whether another kind of list showed the dossier that day, which may name one step in another way. */
interface Beside {
  readonly since: Moment;
  readonly isRival: boolean;
  readonly seen: SeenAt;
}

/**
 * The moment of a stage that a list shows and no stage before it was: the hour the list says, else its day alone. The others of a
 * day without hours came after the first, each after the one before, and by the end of the day, since that is all that is known.
 * Null for one the dossier was at before on that day, since that list was the earlier one, and beside another kind of list.
 */
export function stageMoment(
  { stage, officer }: { readonly stage?: string; readonly officer?: string },
  known: readonly DossierEvent[],
  { since, isRival, seen: { observedOn, timeOfDay } }: Beside,
): Moment | null {
  const on = since.on > observedOn ? since.on : observedOn;
  const ofDay = known.filter((e): e is Stage => e.type === 'stage' && e.on === on);
  const last = ofDay.at(-1);
  const hasCome = on > since.on || since.timeOfDay === null || (timeOfDay !== null && timeOfDay >= since.timeOfDay);
  const hour = on === observedOn && hasCome ? timeOfDay : null;
  if (!last) return { on, timeOfDay: hour };
  if (isRival) return null;
  if (hour !== null && last.timeOfDay !== null && hour > last.timeOfDay) return { on, timeOfDay: hour };
  const wasThere = ofDay.some((e) => saysSame(e.stage, stage) && (officer === undefined || saysSame(e.officer, officer)));
  const next = isPlaced(last) ? (last.timeOfDay as number) + 1 : LAST_SECOND + 1;
  return wasThere || next === MS_PER_DAY ? null : { on, timeOfDay: next };
}
