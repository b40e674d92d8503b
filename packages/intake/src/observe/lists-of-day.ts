// The lists of a kind that were imported of the day before one.
import type { EpochDay } from '@dunghen/core';
import type { KnownList } from '@dunghen/store';

/** The lists of a kind of a day. */
export interface ListsOfDay {
  readonly on: EpochDay;
  readonly again: boolean;
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
    again: shown.some(({ again }) => again),
    areParts: !isAnew && new Set(ofDay.map(({ sha256 }) => sha256)).size > 1,
  };
}
