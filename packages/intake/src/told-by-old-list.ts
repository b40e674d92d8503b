// What a list that is older than the newest one still adds: a stage nobody knew of, between others. It turns no time back.
import { formatDay, isEndEvent, parseEvent, type DossierEvent, type EpochDay } from '@dunghen/core';
import type { Listing } from '@dunghen/store';
import { pauseUnseen, type Contradiction } from './contradictions.ts';
import type { Observation } from './observe-row.ts';
import { isPause } from './read-status.ts';

/** What is known of a dossier, in order, and of the old list. */
export interface OldList {
  readonly known: readonly DossierEvent[];
  readonly last: Listing | null;
  readonly observedOn: EpochDay;
  readonly list: string;
  /** Whether the list or somebody said its day. */
  readonly dated: boolean;
}

/**
 * The stage the dossier was at, where a list of the same kind that says its day shows one nobody knew of and a known one
 * came after it. Where none did, the dossier may have gone back since, and on which day nobody saw.
 */
export function stageBetween(row: Observation, { known, last, observedOn, list, dated }: OldList): readonly DossierEvent[] {
  if (row.stage === undefined || !dated || last?.list !== list || observedOn < row.received.on) return NO_EVENTS;
  const stages = known.filter((event) => event.type === 'stage');
  const before = stages.findLast(({ on }) => on <= observedOn);
  if (before && (before.on === observedOn || before.stage === row.stage)) return NO_EVENTS;
  if (!stages.some(({ on }) => on > observedOn)) return NO_EVENTS;
  const { code: dossier, stage, unit, officer } = row;
  return [parseEvent({ dossier, type: 'stage', at: formatDay(observedOn), stage, unit, officer })];
}

/** A pause that such a list shows and nobody knew of: how long it lasted no list says, and by it the due date would be another. */
export function pauseBetween(row: Observation, { known, last, observedOn, list, dated }: OldList): readonly Contradiction[] {
  if (!isPause(row.status) || !dated || last?.list !== list) return NONE;
  const turns = known.filter(({ type }) => type === 'paused' || type === 'resumed');
  if (turns.some(({ on }) => on === observedOn) || known.some((event) => isEndEvent(event) && event.on <= observedOn)) return NONE;
  return turns.findLast(({ on }) => on < observedOn)?.type === 'paused' ? NONE : [pauseUnseen(row.code, observedOn)];
}

const NO_EVENTS: readonly DossierEvent[] = [];
const NONE: readonly Contradiction[] = [];
