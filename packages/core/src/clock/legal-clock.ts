// The running clock of one term: pauses, restarts and extensions folded into a few integers, a step at a time.
import { workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, type EpochDay } from '../epoch-day.ts';
import type { PauseReason } from '../events.ts';
import type { Moment } from '../moment.ts';
import type { Term } from '../term.ts';
import { dueMoment, pauseCredit, type Allowance } from './due.ts';
import type { ClockPolicy, SupplementRule } from './policy.ts';

/** A stretch of time the term did not run: half-open, the day of the pause is not used up, the day of the resumption counts. */
export interface Pause {
  readonly from: Moment;
  /** Null while it is open. */
  readonly to: Moment | null;
  readonly reason: PauseReason;
  /** False when it began after the due date: such a pause cures nothing (and is a finding). */
  readonly effective: boolean;
}

/** A lawful extension as granted. */
export interface Extension {
  readonly on: EpochDay;
  readonly by: Term;
  readonly basis: string;
  readonly effective: boolean;
}

/** The state of a term between two events. Only the functions of this module make one, so `allowance` always agrees with the history. */
export interface LegalClock {
  readonly calendar: WorkingCalendar;
  readonly policy: ClockPolicy;
  readonly supplementRule: SupplementRule;
  readonly allowance: Allowance;
  readonly openPause: Pause | null;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** The moments the term was started from: the receipt, then each restart after a supplement. */
  readonly starts: readonly Moment[];
}

/** What a clock starts from: a term, or failing that the day promised on the slip. */
export type ClockBasis = { readonly term: Term } | { readonly promisedOn: EpochDay };

/** Starts the clock at the receipt of the complete dossier. @throws {CalendarError} `outside-calendar`. */
export function startClock(
  calendar: WorkingCalendar,
  policy: ClockPolicy,
  basis: ClockBasis,
  start: Moment,
  supplementRule: SupplementRule = policy.supplementRule,
): LegalClock {
  const allowance: Allowance = {
    // A promised day without a term is kept as the working days it gave, so that a restart can give them again.
    term: 'term' in basis ? basis.term : promisedTerm(calendar, start.on, basis.promisedOn),
    promisedOn: 'term' in basis ? null : basis.promisedOn,
    start,
    credit: 0,
    ownExtension: 0,
    otherExtensions: [],
  };
  return { calendar, policy, supplementRule, allowance, openPause: null, pauses: [], extensions: [], starts: [start] };
}

function promisedTerm(calendar: WorkingCalendar, startOn: EpochDay, promisedOn: EpochDay): Term {
  return { unit: 'working-days', count: Math.max(0, workingDaysBetween(calendar, addDays(startOn, 1), addDays(promisedOn, 1))) };
}

/** The end of the term as it stands: null while an effective pause is open, since nobody can know it then. */
export function dueOf(clock: LegalClock): Moment | null {
  return clock.openPause?.effective ? null : dueMoment(clock.calendar, clock.policy, clock.allowance);
}

const overdueBy = (clock: LegalClock, on: EpochDay): boolean => on > dueMoment(clock.calendar, clock.policy, clock.allowance).on;

/** The clock stops (supplement, payment, stopped). A pause that begins after the due date does not cure lateness. */
export function pauseClock(clock: LegalClock, from: Moment, reason: PauseReason): LegalClock {
  return { ...clock, openPause: { from, to: null, reason, effective: !overdueBy(clock, from.on) } };
}

/**
 * The clock runs again. After a supplement under `restart` the term is counted from the start (NĐ 61/2018 art. 19(4));
 * otherwise it is longer by what the pause gives back.
 */
export function resumeClock(clock: LegalClock, to: Moment): LegalClock {
  const open = clock.openPause;
  if (!open) return clock;
  const pauses = [...clock.pauses, { ...open, to }];
  if (!open.effective) return { ...clock, openPause: null, pauses };
  const { allowance } = clock;
  if (open.reason === 'supplement' && clock.supplementRule === 'restart') {
    const restarted: Allowance = { ...allowance, start: to, credit: 0, promisedOn: null };
    return { ...clock, openPause: null, pauses, allowance: restarted, starts: [...clock.starts, to] };
  }
  const credit = allowance.credit + pauseCredit(clock.calendar, clock.policy, allowance, open.from, to);
  return { ...clock, openPause: null, pauses, allowance: { ...allowance, credit } };
}

/**
 * A lawful extension. In the term's own unit it adds to the allowance; in another it is counted on from the due date
 * reached so far. Granted after the due date it does not cure lateness.
 */
export function extendClock(clock: LegalClock, on: EpochDay, by: Term, basis: string): LegalClock {
  const effective = clock.openPause?.effective === true || !overdueBy(clock, on);
  const extensions = [...clock.extensions, { on, by, basis, effective }];
  if (!effective || by.unit === 'same-day') return { ...clock, extensions };
  const { allowance } = clock;
  const extended: Allowance =
    by.unit === allowance.term.unit
      ? { ...allowance, ownExtension: allowance.ownExtension + by.count }
      : { ...allowance, otherExtensions: [...allowance.otherExtensions, by] };
  return { ...clock, extensions, allowance: extended };
}
