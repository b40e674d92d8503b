// Where time goes: how long dossiers stay at each step, and which steps the late ones lost their days at.
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DossierClock } from '../clock/dossier-clock.ts';
import type { OfficeHours } from '../clock/policy.ts';
import { addDays, type EpochDay } from '../epoch-day.ts';
import { judgementDay, type Period } from '../rates/period.ts';
import { isHandled, isLateIn, type WithdrawnRule } from '../rates/tally.ts';
import { addSpelling, mergeSpellings, nameKey, type Spellings } from '../names.ts';
import { addDuration, mergeDurations, noDurations, type Durations } from './durations.ts';
import { visitsOf } from './visits.ts';
import { workingTimeAt, workingTimeOfEnd } from './working-time.ts';

/** What the stages are asked about: the dossiers handled in a period, as known on a day. */
export interface StagesQuestion {
  readonly period: Period;
  readonly asOf: EpochDay;
  readonly withdrawn: WithdrawnRule;
  readonly calendar: WorkingCalendar;
  readonly officeHours: OfficeHours;
}

/** A step at a unit. */
export interface StagePlace {
  readonly stage: string;
  readonly unit: string;
}

/** The visits to one place, with how its names were spelled; `running` are dossiers still there, whose stay has no length yet. */
export interface PlaceVisits {
  readonly stages: Spellings;
  readonly units: Spellings;
  readonly finished: Durations;
  running: number;
}

/** A late dossier's way: what it is late by and the time it spent at each place, in thousandths of a working day. */
export interface LateJourney {
  readonly procedure: string;
  readonly overrun: number;
  readonly spent: ReadonlyMap<string, number>;
}

/** Stage statistics under construction. Memory grows with the places and the late dossiers, not with the dossiers. */
export interface StagesDraft {
  readonly question: StagesQuestion;
  readonly places: Map<string, PlaceVisits>;
  /** What dossiers finished in time took at a place, by procedure: the usual share of it. */
  readonly usual: Map<string, Durations>;
  readonly late: LateJourney[];
  dossiers: number;
}

const SEPARATOR = '\u0000';

/** The key of a place, however its names are spelled. */
export const placeKey = ({ stage, unit }: StagePlace): string => nameKey(stage) + SEPARATOR + nameKey(unit);
/** The key of what is usual for a procedure at a place. */
export const usualKey = (procedure: string, place: string): string => procedure + SEPARATOR + place;

/** Statistics of nothing yet: the identity of {@link mergeStages}. */
export function beginStages(question: StagesQuestion): StagesDraft {
  return { question, places: new Map(), usual: new Map(), late: [], dossiers: 0 };
}

/**
 * Adds one dossier, folded as known on `knownDay(period, asOf)`. Counted are the dossiers handled in the period, feedback
 * apart, with all their visits since the receipt.
 */
export function addToStages(draft: StagesDraft, clock: DossierClock): void {
  const { period, asOf, withdrawn, calendar, officeHours } = draft.question;
  const { dueOn, end, kind } = clock;
  if (kind === 'feedback' || clock.basis === 'none' || !isHandled(clock, period)) return;
  if (withdrawn === 'exclude' && end?.type === 'withdrawn') return;
  draft.dossiers++;
  const judged = workingTimeAt(calendar, officeHours, { on: judgementDay(period, asOf), timeOfDay: null });
  const visits = visitsOf(clock, calendar, officeHours, judged);
  const spent = new Map<string, number>();
  for (const { stage, unit, length, running } of visits) {
    const key = placeKey({ stage, unit });
    const place = placeNamed(draft, key);
    addSpelling(place.stages, stage);
    addSpelling(place.units, unit);
    if (running) place.running++;
    else addDuration(place.finished, length);
    spent.set(key, (spent.get(key) ?? 0) + length);
  }

  const procedure = clock.receipt.procedure ?? '';
  if (dueOn !== null && isLateIn(clock, period, asOf)) {
    const endEvent = end && clock.events.findLast(({ type }) => type === end.type);
    const due = workingTimeAt(calendar, officeHours, { on: addDays(dueOn, 1), timeOfDay: null });
    const finish = endEvent ? workingTimeOfEnd(calendar, officeHours, endEvent) : judged;
    draft.late.push({ procedure, overrun: Math.max(0, finish - due), spent });
  } else if (end) {
    for (const [place, length] of spent) {
      const key = usualKey(procedure, place);
      let durations = draft.usual.get(key);
      if (!durations) draft.usual.set(key, (durations = noDurations()));
      addDuration(durations, length);
    }
  }
}

function placeNamed({ places }: StagesDraft, key: string): PlaceVisits {
  let place = places.get(key);
  if (!place) places.set(key, (place = { stages: new Map(), units: new Map(), finished: noDurations(), running: 0 }));
  return place;
}

/** Adds the statistics of other dossiers to the same question into `draft`; the order of additions never matters. */
export function mergeStages(draft: StagesDraft, other: StagesDraft): void {
  draft.dossiers += other.dossiers;
  for (const journey of other.late) draft.late.push(journey);
  for (const [key, durations] of other.usual) {
    const known = draft.usual.get(key);
    if (known) mergeDurations(known, durations);
    else draft.usual.set(key, { ...durations, bins: new Map(durations.bins) });
  }
  for (const [key, { stages, units, finished, running }] of other.places) {
    const place = placeNamed(draft, key);
    mergeSpellings(place.stages, stages);
    mergeSpellings(place.units, units);
    mergeDurations(place.finished, finished);
    place.running += running;
  }
}
