// What a letter will say: from a dossier's clock and its missed appointment to the facts on the page.
import {
  breachesOf,
  formatDay,
  shift,
  workingDaysBetween,
  type Breach,
  type DossierClock,
  type EpochDay,
  type LetterKind,
  type WorkingCalendar,
} from '@dunghen/core';
import type { LetterFacts } from '../letter/letter-facts.ts';
import { isReturnDay } from './return-day.ts';
import type { ScanContext } from '../scan-context.ts';

/** The facts of the letter owed for a breach, as of the scan's day; everything unknown is left out and becomes a blank to fill. */
export function letterFacts(clock: DossierClock, breach: Breach, context: ScanContext): LetterFacts {
  const { end } = clock;
  const kind = kindOn(breach.kind, clock, context.today);
  const newDueOn = kind === 'missed' ? newAppointment(clock, breach, context) : undefined;
  return {
    dossier: clock.dossier,
    appointment: breach.appointment,
    kind,
    receivedOn: formatDay(clock.receivedOn),
    dueOn: formatDay(breach.dueOn),
    ...(breach.appointment === 1 && isMoved(clock) && { dueMoved: true as const }),
    ...(breach.appointment === 1 && isOffSlip(clock) && { notOnSlip: true as const }),
    ...particulars(clock, context),
    ...(end && { endedOn: formatDay(end.on), endedBy: end.type }),
    ...reasonOf(clock, context),
    ...(newDueOn !== undefined && { newDueOn }),
  };
}

/** Whether the law moved the due date from the one on the citizen's slip. */
const isMoved = ({ pauses, extensions, dueOn, receipt }: DossierClock): boolean =>
  dueOn !== receipt.promisedOn && [...pauses, ...extensions].some(({ effective }) => effective);

/** Whether the slip names another day than the term gives, though nothing moved it: then the letter must not lean on the slip. */
const isOffSlip = (clock: DossierClock): boolean =>
  clock.receipt.promisedOn !== undefined && clock.receipt.promisedOn !== clock.dueOn && !isMoved(clock);

/** Who writes to whom about what, as it is known now: a later list may have put a name right, and the office its configuration. */
export function particulars(clock: DossierClock, { letters }: ScanContext): Pick<LetterFacts, 'agency'> & Partial<LetterFacts> {
  const { receipt, applicant, end } = clock;
  const stage = clock.stages.at(-1);
  return {
    agency: letters.agency,
    ...(applicant && { applicant }),
    ...(clock.kind === 'feedback' && { feedback: true as const }),
    ...(receipt.procedure !== undefined && { procedureCode: receipt.procedure }),
    ...(clock.procedureName !== undefined && { procedureName: clock.procedureName }),
    ...(clock.field !== undefined && { field: clock.field }),
    ...(clock.holder !== undefined && { unit: clock.holder }),
    ...(stage && !end && { stage: stage.stage }),
  };
}

/**
 * What a letter of this kind says on a day: once the later day that a citizen was given has passed as well, not even the letter
 * for the first one offers another, since it would be the third (NĐ 61/2018 art. 19(9)).
 */
export const kindOn = (kind: LetterKind, clock: DossierClock, day: EpochDay): LetterKind =>
  kind === 'missed' && breachesOf(clock, day).some(({ appointment }) => appointment > 1) ? 'second-missed' : kind;

/** The later day that a letter gives the citizen: there is one such day (NĐ 61/2018 art. 19(9)). */
export const givenByLetter = (clock: DossierClock, after: EpochDay, { lastDay }: WorkingCalendar): EpochDay | undefined =>
  clock.reappointments.find(({ byLetter, dueOn }) => byLetter && dueOn > after && dueOn <= lastDay)?.dueOn;

/**
 * The dossier's own reason of delay, else the stage that held it longest, else the office's default one, else a blank for the
 * officer to fill: what is known, never an invented one.
 */
function reasonOf(clock: DossierClock, { law, today, letters }: ScanContext): { reason?: string } {
  const reason = clock.delayReason ?? heldBy(clock, law.calendar, today) ?? letters.defaultReason;
  return reason === undefined ? {} : { reason };
}

/** Where the dossier waited longest, in working days on which it was the office's turn; undefined where no stage took a whole one. */
function heldBy({ stages, pauses, end }: DossierClock, calendar: WorkingCalendar, today: EpochDay): string | undefined {
  const until = end?.on ?? today;
  const paused = (from: EpochDay, to: EpochDay): number =>
    pauses
      .filter(({ effective }) => effective)
      .map((pause) => [Math.max(from, pause.from.on), Math.min(to, pause.to?.on ?? to)] as [EpochDay, EpochDay])
      .reduce((days, [first, after]) => (first < after ? days + workingDaysBetween(calendar, first, after) : days), 0);
  const held = stages
    .map(({ stage, unit, at }, i) => ({ stage, unit, from: at.on, to: stages[i + 1]?.at.on ?? until }))
    .map(({ stage, unit, from, to }) => ({ stage, unit, days: workingDaysBetween(calendar, from, to) - paused(from, to) }))
    .reduce<{ stage: string; unit: string | undefined; days: number } | null>(
      (most, visit) => (visit.days > (most?.days ?? 0) ? visit : most),
      null,
    );
  return held === null
    ? undefined
    : `hồ sơ phải chờ ${held.days} ngày làm việc ở bước “${held.stage}”${held.unit === undefined ? '' : ` tại ${held.unit}`}`;
}

/**
 * The new return date: the one already given to the citizen, where no letter gave it only if the office gives results on it; else the
 * procedure's number of working days from today.
 */
function newAppointment(clock: DossierClock, breach: Breach, { today, law, letters }: ScanContext): string {
  const given =
    givenByLetter(clock, breach.dueOn, law.calendar) ??
    clock.reappointments.find(({ dueOn }) => dueOn > breach.dueOn && dueOn <= law.calendar.lastDay && isReturnDay(law, dueOn))?.dueOn;
  if (given !== undefined) return formatDay(given);
  const days = letters.newAppointmentDays(clock.receipt.procedure);
  return formatDay(shift(law.calendar, today, days));
}
