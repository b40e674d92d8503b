// On which day happened what a list shows for the first time: its own day, or the working day before where it was taken before the office opened.
import { DEFAULT_CLOCK_POLICY, isWorkingDay, officialCalendar, sessionsOn, shift, type EpochDay, type FoldOptions } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import type { SeenAt } from './stage-moment.ts';
import { dayInName, hourInName } from './stated-day.ts';

const MS_PER_MINUTE = 60_000;

/**
 * The day on which a dossier was paused, went on, ended or was promised anew, where its row says no day of it. A list of 07:30 cannot
 * show what the office did on its day. `since` are days before which it cannot have been: of the receipt, of the list before, of a pause
 * that now ends.
 */
export function dayItHappened(
  { observedOn, timeOfDay, fold }: SeenAt & { readonly fold: FoldOptions },
  since: readonly (EpochDay | undefined)[],
): EpochDay {
  const day = isBeforeOpening({ observedOn, timeOfDay }, fold) ? shift(fold.calendar ?? officialCalendar(), observedOn, -1) : observedOn;
  return since.reduce<EpochDay>((latest, one) => (one !== undefined && one > latest ? one : latest), day);
}

/**
 * The day of the list before, where that was taken when the office had closed and this one before it opened: what differs happened when
 * nobody worked. Of the list before the name of its file is known, and no hour that it said itself.
 */
export async function closedBetween(
  store: Store,
  list: string,
  { fold, ...seen }: SeenAt & { readonly fold: FoldOptions },
): Promise<EpochDay | null> {
  const before = isBeforeOpening(seen, fold) ? await store.listsBefore(list, seen.observedOn) : null;
  if (before === null) return null;
  const { on, files } = before;
  const { calendar = officialCalendar(), policy = DEFAULT_CLOCK_POLICY } = fold;
  const closing = (sessionsOn(calendar, policy.officeHours, on).at(-1)?.[1] ?? 0) * MS_PER_MINUTE;
  return files.some((file) => dayInName(file, on) === on && (hourInName(file) ?? -1) >= closing) ? on : null;
}

function isBeforeOpening(
  { observedOn, timeOfDay }: SeenAt,
  { calendar = officialCalendar(), policy = DEFAULT_CLOCK_POLICY }: FoldOptions,
): boolean {
  if (timeOfDay === null) return false;
  const worked = isWorkingDay(calendar, observedOn) ? observedOn : shift(calendar, observedOn, 1);
  const [opening] = sessionsOn(calendar, policy.officeHours, worked);
  return opening !== undefined && timeOfDay <= opening[0] * MS_PER_MINUTE;
}
