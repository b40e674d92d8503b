// The late dossiers' lost days laid at the steps that took longer than they usually do, and the steps ranked by it.
import { formatDay } from '../epoch-day.ts';
import { percentText } from '../rates/late-rate.ts';
import { isPeriodProvisional } from '../rates/provisional-period.ts';
import { usualSpelling } from '../names.ts';
import { mergeDurations, noDurations, quantile, type Durations } from './durations.ts';
import { usualKey, type LateJourney, type StagesDraft } from './index.ts';
import { PER_DAY } from './working-time.ts';

/** Fewer visits than this say nothing of what is usual. */
const ENOUGH = 5;

/** One place with its figures; days are working days. */
export interface RankedStage {
  /** 1 is the step to fix first. */
  readonly rank: number;
  /** Empty for the time before the first recorded step. */
  readonly stage: string;
  readonly unit: string;
  /** Finished visits, which the days are of. */
  readonly visits: number;
  /** Dossiers still there. */
  readonly running: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly longestDays: number | null;
  /** Its share of all the time the late dossiers took, in percent. */
  readonly lateTimePercent: string | null;
  /** Late dossiers it made lose time, and the working days of their lateness laid at it. */
  readonly delayed: number;
  readonly overrunDays: number;
  /** Late dossiers that would have been in time, had this step taken no more than it usually does. */
  readonly saved: number;
}

/** The stage statistics of a period. */
export interface StagesReport {
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly calendarId: string;
  /** Whether the days of the period up to the as-of day lie in a year that is not wholly decided: due dates in it may still move. */
  readonly provisional: boolean;
  readonly dossiers: number;
  readonly lateDossiers: number;
  readonly overrunDays: number;
  readonly stages: readonly RankedStage[];
}

interface Blame {
  time: number;
  delayed: number;
  overrun: number;
  saved: number;
}

/** The finished statistics, the step to fix first in front. */
export function finishStages(draft: StagesDraft): StagesReport {
  const { period, asOf, calendar } = draft.question;
  const usual = usualLength(draft);
  const blames = new Map<string, Blame>();
  for (const journey of draft.late) {
    for (const [place, part] of blameOf(journey, usual)) {
      const sum = blames.get(place);
      if (!sum) blames.set(place, part);
      else for (const key of Object.keys(sum) as (keyof Blame)[]) sum[key] += part[key];
    }
  }
  const lateTime = [...blames.values()].reduce((sum, { time }) => sum + time, 0);
  const overrun = draft.late.reduce((sum, journey) => sum + journey.overrun, 0);
  const stages = [...draft.places]
    .map(([key, { stages: steps, units, finished, running }]) => ({
      stage: usualSpelling(steps),
      unit: usualSpelling(units),
      finished,
      running,
      blame: blames.get(key) ?? { time: 0, delayed: 0, overrun: 0, saved: 0 },
    }))
    .sort(
      (a, b) =>
        b.blame.saved - a.blame.saved ||
        b.blame.overrun - a.blame.overrun ||
        b.blame.time - a.blame.time ||
        b.finished.count - a.finished.count ||
        byCodePoint(a.stage, b.stage) ||
        byCodePoint(a.unit, b.unit),
    )
    .map(({ stage, unit, finished, running, blame }, i) => ({
      rank: i + 1,
      stage,
      unit,
      visits: finished.count,
      running,
      medianDays: quantileInDays(finished, 0.5),
      p90Days: quantileInDays(finished, 0.9),
      longestDays: finished.count === 0 ? null : inDays(finished.longest),
      lateTimePercent: percentText({ late: blame.time, total: lateTime }),
      delayed: blame.delayed,
      overrunDays: inDays(blame.overrun),
      saved: blame.saved,
    }));
  return {
    period: { from: formatDay(period.from), to: formatDay(period.to) },
    asOf: formatDay(asOf),
    calendarId: calendar.id,
    provisional: isPeriodProvisional(calendar, period, asOf),
    dossiers: draft.dossiers,
    lateDossiers: draft.late.length,
    overrunDays: inDays(overrun),
    stages,
  };
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inDays = (length: number): number => Math.round(length / 10) / (PER_DAY / 10);

function quantileInDays(durations: Durations, q: number): number | null {
  const length = quantile(durations, q);
  return length === null ? null : inDays(length);
}

/** What a procedure's dossiers finished in time usually take at a place: their median, else that of all procedures there, else nothing. */
function usualLength({ usual }: StagesDraft): (procedure: string, place: string) => number {
  const everywhere = new Map<string, Durations>();
  for (const [key, durations] of usual) {
    const place = key.slice(key.indexOf('\u0000') + 1);
    const sum = everywhere.get(place) ?? noDurations();
    mergeDurations(sum, durations);
    everywhere.set(place, sum);
  }
  const medians = new Map<string, number>();
  return (procedure, place) => {
    const key = usualKey(procedure, place);
    let median = medians.get(key);
    if (median === undefined) {
      const own = usual.get(key);
      const shared = own && own.count >= ENOUGH ? own : everywhere.get(place);
      median = (shared && quantile(shared, 0.5)) ?? 0;
      medians.set(key, median);
    }
    return median;
  };
}

/**
 * A late dossier's overrun, laid at the places that took longer than usual in proportion to what each took too long; where
 * none did, in proportion to the time spent. Integers: the parts of each dossier add up to its overrun.
 */
function blameOf(
  { procedure, overrun, spent }: LateJourney,
  usual: (procedure: string, place: string) => number,
): ReadonlyMap<string, Blame> {
  const places = [...spent].sort(([a], [b]) => byCodePoint(a, b));
  const excess = places.map(([place, length]) => Math.max(0, length - usual(procedure, place)));
  const exceeded = excess.some((length) => length > 0);
  const weights = exceeded ? excess : places.map(([, length]) => length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const blames = new Map<string, Blame>();
  let [before, laid] = [0, 0];
  for (const [i, [place, time]] of places.entries()) {
    before += weights[i] as number;
    const upTo = total === 0 ? 0 : Math.round((overrun * before) / total);
    const part = upTo - laid;
    laid = upTo;
    const saves = exceeded && (excess[i] as number) >= overrun && (excess[i] as number) > 0;
    blames.set(place, { time, delayed: part > 0 ? 1 : 0, overrun: part, saved: saves ? 1 : 0 });
  }
  return blames;
}
