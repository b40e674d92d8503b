// Where a period will end: the dossiers that are late already, the open ones with their chances, and those still to come.
import { isProvisional } from '../calendar/provisional.ts';
import { isWorkingDay, nextOrSame, workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DossierClock } from '../clock/dossier-clock.ts';
import { dueOf, resumeClock, type LegalClock } from '../clock/legal-clock.ts';
import { addDays, formatDay, type EpochDay } from '../epoch-day.ts';
import type { Moment } from '../moment.ts';
import { lateBudget, lateRate, percentText, type Target } from '../rates/late-rate.ts';
import { judgementDay, knownDay, type Period } from '../rates/period.ts';
import { addTally, emptyTally, isHandled, isLateIn, tallyDossier, type Tally, type WithdrawnRule } from '../rates/tally.ts';
import { lateChance } from './chance.ts';
import { atMost, convolve, equalChances, expected, mix, quantileOf, sumOfChances, type Distribution } from './distribution.ts';
import { daysLeft, learn, mergeExperience, noExperience, situation, type Experience } from './experience.ts';

/** What a forecast is asked for: how the headline rate `handled` of a period will end, seen from the morning of a day. */
export interface ForecastQuestion {
  readonly period: Period;
  readonly asOf: EpochDay;
  readonly target: Target;
  readonly withdrawn: WithdrawnRule;
  readonly calendar: WorkingCalendar;
}

/** An open dossier that can still become late in the period. */
interface Candidate {
  readonly dossier: string;
  readonly dueOn: EpochDay;
  /** Whether that day rests on a year that is not wholly decided. */
  readonly provisional: boolean;
  readonly stage: string | undefined;
  readonly unit: string | undefined;
  readonly situation: string;
}

/** A forecast under construction. Memory grows with the open dossiers due in the period, not with the past. */
export interface ForecastDraft {
  readonly question: ForecastQuestion;
  readonly tally: Tally;
  readonly experience: Experience;
  readonly candidates: Candidate[];
  /** Receipts by how many working days ago, for how many are still to come; of today (0) some may have come in already. */
  readonly receipts: Uint32Array;
}

/** The last working days whose receipts tell how many come a day. */
const RECENT_DAYS = 60;
/** How far back experience reaches, in days: a whole year with its Tết. */
const MEMORY_DAYS = 400;
/**
 * Good months and bad months: lateness comes together, so the chances of all are scaled alike, each of these with the same
 * weight. In the back-test of troubled offices (`pnpm bench forecast`) the interval held 62% of the months without it and
 * 80% with it; of calm ones 88% and 91%.
 */
const WEATHER = [0.4, 0.7, 1, 1.3, 1.6];
const LISTED = 20;

/** A forecast of nothing yet: the identity of {@link mergeForecast}. */
export function beginForecast(question: ForecastQuestion): ForecastDraft {
  return { question, tally: emptyTally(), experience: noExperience(), candidates: [], receipts: new Uint32Array(RECENT_DAYS + 1) };
}

/** Adds one dossier, folded as known on `knownDay(period, asOf)`. */
export function addToForecast(draft: ForecastDraft, clock: DossierClock): void {
  const { period, asOf, withdrawn, calendar } = draft.question;
  if (clock.kind === 'feedback' || clock.basis === 'none') return;
  const { receivedOn, receipt, end } = clock;
  // Of a period that is over the days after it are not known: what was then to come is no experience.
  if (receivedOn >= asOf - MEMORY_DAYS) learn(draft.experience, clock, calendar, judgementDay(period, asOf));
  const ago = receivedOn < asOf ? Math.max(1, workingDaysBetween(calendar, receivedOn, asOf)) : 0;
  if (receivedOn <= asOf && ago <= RECENT_DAYS) draft.receipts[ago] = (draft.receipts[ago] as number) + 1;
  tallyDossier(draft.tally, clock, period, asOf, withdrawn);
  if (end || !isHandled(clock, period) || isLateIn(clock, period, asOf)) return;
  const dueOn = clock.dueOn ?? dueIfResumed(clock.legal as LegalClock, calendar, asOf);
  if (dueOn > period.to) return;
  const { dossier, stages, holder } = clock;
  const stage = stages.at(-1)?.stage;
  const provisional = isProvisional(calendar, receivedOn, dueOn);
  draft.candidates.push({ dossier, dueOn, provisional, stage, unit: holder, situation: situation(receipt.procedure, stage) });
}

/** When a paused dossier would be due if its clock ran again on the next working day. */
function dueIfResumed(paused: LegalClock, calendar: WorkingCalendar, asOf: EpochDay): EpochDay {
  const resumed = resumeClock(paused, { on: nextOrSame(calendar, addDays(asOf, 1)), timeOfDay: null });
  return (dueOf(resumed) as Moment).on;
}

/** Adds the forecast of other dossiers to the same question into `draft`; the order of additions never matters. */
export function mergeForecast(draft: ForecastDraft, other: ForecastDraft): void {
  addTally(draft.tally, other.tally);
  mergeExperience(draft.experience, other.experience);
  for (const candidate of other.candidates) draft.candidates.push(candidate);
  for (const [ago, count] of other.receipts.entries()) draft.receipts[ago] = (draft.receipts[ago] as number) + count;
}

/** A forecast as shown. */
export interface Forecast {
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly calendarId: string;
  /** Whether the period lies in a year that is not wholly decided: due dates in it may still move. */
  readonly provisional: boolean;
  readonly basis: 'handled';
  readonly target: { readonly percent: string };
  /** What is certain already. */
  readonly known: { readonly late: number; readonly total: number };
  /** What is expected at the end; numbers of dossiers, the late ones with two decimals. */
  readonly expected: { readonly late: number; readonly total: number; readonly percent: string | null };
  /** Eight times in ten the late ones end between these. */
  readonly interval: { readonly percent: 80; readonly from: number; readonly to: number };
  /** The chance to stay under the target, 0–1 with three decimals; null without any dossier. */
  readonly chanceToMeet: number | null;
  readonly budget: { readonly allowedLate: number; readonly usedLate: number; readonly remaining: number };
  /** The open dossiers most in danger, with their chance to end late. */
  readonly atRisk: readonly {
    readonly dossier: string;
    readonly dueOn: string;
    /** Whether that day rests on a year that is not wholly decided. */
    readonly provisional: boolean;
    readonly stage: string | null;
    readonly unit: string | null;
    readonly chance: number;
  }[];
  /** The dossiers the chances are drawn from. */
  readonly experience: { readonly dossiers: number; readonly late: number };
}

/** The finished forecast. */
export function finishForecast(draft: ForecastDraft): Forecast {
  const { period, asOf, target, calendar } = draft.question;
  const { experience, tally } = draft;
  const known = lateRate(tally, 'handled');
  const chanceOf = lateChance(experience);
  const candidates = draft.candidates
    .map((one) => ({ ...one, chance: chanceOf(one.situation, daysLeft(calendar, knownDay(period, asOf), one.dueOn)) }))
    .sort((a, b) => b.chance - a.chance || a.dueOn - b.dueOn || (a.dossier < b.dossier ? -1 : 1));
  const toCome = stillToCome(draft);
  const total = known.total + toCome.receipts;
  const late = lateDistribution(
    candidates.map(({ chance }) => chance),
    toCome,
  );
  const budget = lateBudget({ basis: 'handled', late: known.late, total }, target);
  const lateExpected = known.late + expected(late);
  return {
    period: { from: formatDay(period.from), to: formatDay(period.to) },
    asOf: formatDay(asOf),
    calendarId: calendar.id,
    provisional: isProvisional(calendar, period.from, period.to),
    basis: 'handled',
    target: { percent: target.percent },
    known: { late: known.late, total: known.total },
    expected: { late: round(lateExpected, 100), total, percent: percentText({ late: Math.round(lateExpected * 100), total: total * 100 }) },
    interval: { percent: 80, from: known.late + quantileOf(late, 0.1), to: known.late + quantileOf(late, 0.9) },
    chanceToMeet: total === 0 ? null : round(atMost(late, budget.remaining), 1000),
    budget,
    atRisk: candidates.slice(0, LISTED).map(({ dossier, dueOn, provisional, stage, unit, chance }) => ({
      dossier,
      dueOn: formatDay(dueOn),
      provisional,
      stage: stage ?? null,
      unit: unit ?? null,
      chance: round(chance, 1000),
    })),
    experience: { dossiers: experience.dossiers, late: experience.late },
  };
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;

/**
 * How many come a working day: over the last days in which nine tenths of the recent ones came. An office that began a month ago has
 * no others but the few of before that were still open, and over sixty days would be taken for one of half its size.
 */
function dailyReceipts(receipts: Uint32Array): number {
  const all = receipts.slice(1).reduce((sum, count) => sum + count, 0);
  let came = 0;
  for (let days = 1; days <= RECENT_DAYS; days++) {
    came += receipts[days] as number;
    if (came > 0 && came * 10 >= all * 9) return came / days;
  }
  return 0;
}

/** The receipts still to come until the end of the period, and the chance of each to be late in it already. */
interface ToCome {
  readonly receipts: number;
  readonly chance: number;
}

function stillToCome({ question: { period, asOf, calendar }, experience, receipts: known }: ForecastDraft): ToCome {
  const days = asOf > period.to ? 0 : workingDaysBetween(calendar, asOf, addDays(period.to, 1));
  const daily = dailyReceipts(known);
  // In the evening today's receipts are known, and are not to come once more.
  const cameIn = isWorkingDay(calendar, asOf) ? Math.min(known[0] as number, daily) : 0;
  const receipts = Math.round(Math.max(0, daily * days - cameIn));
  if (receipts === 0 || experience.dossiers === 0) return { receipts, chance: 0 };
  let late = 0;
  // A dossier received with `left` working days to go is late in the period if its term is shorter than that.
  for (let left = 0; left < days; left++) late += experience.lateByTerm.slice(0, left + 1).reduce((sum, n) => sum + n, 0);
  return { receipts, chance: late / (experience.dossiers * days) };
}

function lateDistribution(chances: readonly number[], { receipts, chance }: ToCome): Distribution {
  return mix(
    WEATHER.map((scale) => {
      const scaled = (p: number): number => (p * scale) / (1 - p + p * scale);
      return [1 / WEATHER.length, convolve(sumOfChances(chances.map(scaled)), equalChances(receipts, scaled(chance)))];
    }),
  );
}
