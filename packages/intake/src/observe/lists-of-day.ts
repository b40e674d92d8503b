// The lists of a kind that were imported of the day before one.
import type { EpochDay } from '@dunghen/core';
import type { KnownList } from '@dunghen/store';

/** The lists of a kind of a day. */
export interface ListsOfDay {
  readonly on: EpochDay;
  /** Whether they showed again what lists before did, as is usual: then the next ones are to, whatever they show. */
  readonly goesOn: boolean;
  /** Whether they are several, each of a part of the dossiers. */
  readonly areParts: boolean;
}

/** The last day before one of which lists are known. */
export function dayBefore(lists: readonly KnownList[], day: EpochDay): ListsOfDay | null {
  const on = lists.find((list) => list.on < day)?.on;
  if (on === undefined) return null;
  const ofDay = lists.filter((list) => list.on === on);
  const shown = ofDay.flatMap((list) => list.shown ?? []);
  const most = Math.max(...shown.map(({ rows }) => rows));
  const isAnew = shown.some(({ anew, rows }) => anew && rows * 2 > most);
  return {
    on,
    goesOn: shown.some(({ again }) => again) && isUsual(lists, on),
    areParts: !isAnew && new Set(ofDay.map(({ sha256 }) => sha256)).size > 1,
  };
}

/** Whether on at least half the days with lists, of the week up to one, dossiers were shown again: one full list a week does not make those of receipts full. */
function isUsual(lists: readonly KnownList[], until: EpochDay): boolean {
  const days = new Map<EpochDay, boolean>();
  for (const { on, shown } of lists)
    if (shown !== null && on <= until && on > until - 7) days.set(on, shown.again || days.get(on) === true);
  const usual = [...days.values()].filter((again) => again).length;
  return usual * 2 >= days.size;
}
