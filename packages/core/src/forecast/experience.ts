// What the past says of an open dossier: of those that stood as it stands, how many ended late. Counts that add, nothing else.
import { workingDaysLeft } from '../calendar/due-within.ts';
import { isWorkingDay, shift, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DossierClock, StageVisit } from '../clock/dossier-clock.ts';
import type { EpochDay } from '../epoch-day.ts';
import { nameKey } from '../names.ts';

/** Beyond this many working days before the due date all are taken alike. */
export const FURTHEST = 20;

/** For each number of working days left until the day a dossier must be ready: dossiers that stood there still open, and those of them that ended late. */
export interface Odds {
  readonly open: Uint32Array;
  readonly late: Uint32Array;
}

/** The past in counts. */
export interface Experience {
  /** By procedure and stage, joined by a NUL. */
  readonly odds: Map<string, Odds>;
  /** Judged dossiers, and of the late ones how many had a term of so many working days, the last for all longer ones. */
  dossiers: number;
  late: number;
  readonly lateByTerm: Uint32Array;
}

const LONGEST_TERM = 60;

/** No experience yet: the identity of {@link mergeExperience}. */
export const noExperience = (): Experience => ({ odds: new Map(), dossiers: 0, late: 0, lateByTerm: new Uint32Array(LONGEST_TERM + 1) });

/** The key of a procedure's stage, however that is spelled. */
export const situation = (procedure: string | undefined, stage: string | undefined): string =>
  `${procedure ?? ''}\u0000${nameKey(stage ?? '')}`;

/** How many working days a dossier has left on the morning of `day`, or on the next on which the office works: 0 on the day it must be ready. */
const mornings = (calendar: WorkingCalendar, day: EpochDay, dueOn: EpochDay): number =>
  Math.max(0, workingDaysLeft(calendar, day, dueOn) - (isWorkingDay(calendar, day) ? 0 : 1));

/** The same as far as they are told apart. */
export const daysLeft = (calendar: WorkingCalendar, day: EpochDay, dueOn: EpochDay): number =>
  Math.min(FURTHEST, mornings(calendar, day, dueOn));

/**
 * Learns from a dossier whose fate is known on the morning of `today`: ended, or overdue. On each working morning of its
 * last stretch before that day it counts as one that stood so many days from it, at the stage it was then at.
 */
export function learn(experience: Experience, clock: DossierClock, calendar: WorkingCalendar, today: EpochDay): void {
  const { dueOn, end, receivedOn, receipt, stages } = clock;
  if (dueOn === null || clock.basis === 'none' || dueOn < calendar.firstDay || receivedOn < calendar.firstDay) return;
  if (!end && dueOn >= today) return;
  const late = end ? end.on > dueOn : true;
  experience.dossiers++;
  const term = mornings(calendar, receivedOn, dueOn);
  if (late) {
    experience.late++;
    const slot = Math.min(LONGEST_TERM, term);
    experience.lateByTerm[slot] = (experience.lateByTerm[slot] as number) + 1;
  }
  // The mornings it was still open on: from the day after the receipt, and until its end.
  const lastLeft = late || !end ? 0 : mornings(calendar, end.on, dueOn);
  const daysBefore = isWorkingDay(calendar, dueOn) ? 0 : 1;
  for (let left = Math.min(FURTHEST, term - 1); left >= lastLeft; left--) {
    const morning = shift(calendar, dueOn, -left - daysBefore);
    const key = situation(receipt.procedure, stageOn(stages, morning));
    let odds = experience.odds.get(key);
    if (!odds) experience.odds.set(key, (odds = { open: new Uint32Array(FURTHEST + 1), late: new Uint32Array(FURTHEST + 1) }));
    odds.open[left] = (odds.open[left] as number) + 1;
    if (late) odds.late[left] = (odds.late[left] as number) + 1;
  }
}

/** The stage a dossier was at on the morning of `day`. */
export function stageOn(stages: readonly StageVisit[], day: EpochDay): string | undefined {
  return stages.findLast(({ at }) => at.on < day)?.stage;
}

/** Adds `other` into `experience`; the order of additions never matters. */
export function mergeExperience(experience: Experience, other: Experience): void {
  experience.dossiers += other.dossiers;
  experience.late += other.late;
  add(experience.lateByTerm, other.lateByTerm);
  for (const [key, { open, late }] of other.odds) {
    const odds = experience.odds.get(key);
    if (!odds) experience.odds.set(key, { open: open.slice(), late: late.slice() });
    else {
      add(odds.open, open);
      add(odds.late, late);
    }
  }
}

function add(into: Uint32Array, from: Uint32Array): void {
  for (const [i, n] of from.entries()) into[i] = (into[i] as number) + n;
}
