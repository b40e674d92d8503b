// Whom a list does not show since it is plainly of one unit, field or channel alone, and not since he is done.
import type { KnownList, ListedOpen, ListShown, Store } from '@dunghen/store';
import { isOf } from './shown-values.ts';

/** Of fewer rows, a list may be of one unit by chance; and fewer dossiers may all be done by the next list. */
const MANY = 5;

/** Whether a list that shows only new dossiers, after one that showed again what earlier ones did, lacks so few that they may all be done. */
export async function areFew(store: Store, shown: ListShown, open: readonly ListedOpen[], lists: readonly KnownList[]): Promise<boolean> {
  const news = open.filter(({ leftOutOn }) => leftOutOn === null);
  return (await ofSameFilter(store, shown, news, lists)).length < MANY;
}

/**
 * Those of the one unit, field or channel that all of a list is of, where it plainly shows that one alone: those of others are many, as
 * are its rows, or were listed alone on the day that last showed them.
 */
export async function ofSameFilter(
  store: Store,
  shown: ListShown | null,
  dossiers: readonly ListedOpen[],
  lists: readonly KnownList[],
): Promise<readonly ListedOpen[]> {
  const only = Object.entries(shown?.only ?? {}) as readonly (readonly ['unit' | 'field' | 'channel', string])[];
  if (!shown || only.length === 0 || dossiers.length === 0) return dossiers;
  const open = new Map(dossiers.map((one) => [one.id, one]));
  const ofOthers = new Map(only.map(([filter]) => [filter, new Set<number>()]));
  for await (const page of store.dossierPages({ withApplicants: false, only: { ids: [...open.keys()] } }))
    for (const { id, events } of page)
      for (const [filter, value] of only) {
        if (!open.has(id) || isOf(filter, new Set([value]), events)) continue;
        const wasAlone = lists.some(({ on, shown: of }) => {
          const alone = of?.only[filter];
          return on === open.get(id)?.listedOn && alone !== undefined && isOf(filter, new Set([alone]), events);
        });
        if (wasAlone) open.delete(id);
        else ofOthers.get(filter)?.add(id);
      }
  for (const ids of ofOthers.values()) if (shown.rows >= MANY && ids.size >= MANY) for (const id of ids) open.delete(id);
  return [...open.values()];
}
