// Runs many offices one after another over databases in memory, and says which went wrong.
import { memoryStores, type TrialStores } from '@dunghen/store/memory';
import { lawContext } from '../../src/config/context.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Lies } from './disk.ts';
import { runMorning, type Blow } from './every-point.ts';
import type { Outcome, Site } from './office.ts';
import { randomOf } from './random.ts';
import { faultsAt, runRandomSchedule } from './random-schedule.ts';

/** What a run of offices came to. */
export interface Run {
  readonly wrong: readonly { readonly seed: number; readonly violations: readonly string[]; readonly blows?: string }[];
  readonly runs: number;
  readonly steps: number;
  readonly kills: number;
  readonly letters: number;
  /** Of each office, in order, every step. */
  readonly traces: readonly number[];
}

interface Trial {
  readonly seed: number;
  readonly blows?: string;
  readonly outcome: Outcome;
}

/** Runs offices at a site of their own until `enough` went wrong. */
async function tally(trials: (site: Site) => AsyncIterable<Trial>, enough: number, stores: TrialStores = memoryStores()): Promise<Run> {
  const site: Site = { openStore: stores.open, law: lawContext(loadConfig(undefined, import.meta.dirname)) };
  const wrong: { seed: number; violations: readonly string[]; blows?: string }[] = [];
  const traces: number[] = [];
  let [runs, steps, kills, letters] = [0, 0, 0, 0];
  const { stackTraceLimit } = Error;
  try {
    // Thousands of faults are dealt, and nobody asks where: to note it took a twentieth of a schedule.
    Error.stackTraceLimit = 0;
    for await (const { outcome, ...what } of trials(site)) {
      runs++;
      steps += outcome.steps;
      kills += outcome.kills;
      letters += outcome.letters;
      traces.push(outcome.trace);
      if (outcome.violations.length > 0) wrong.push({ ...what, violations: outcome.violations });
      if (wrong.length >= enough) break;
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    await stores.close();
  }
  return { wrong, runs, steps, kills, letters, traces };
}

/** Runs the schedules of the seeds `from` … `from + count - 1`; stops early once `enough` went wrong. */
export function runSchedules(from: number, count: number, lies: Lies = {}, enough = Infinity, stores?: TrialStores): Promise<Run> {
  const trials = async function* (site: Site): AsyncGenerator<Trial> {
    for (let seed = from; seed < from + count; seed++) yield { seed, outcome: await runRandomSchedule(site, seed, lies) };
  };
  return tally(trials, enough, stores);
}

/**
 * Deals every blow at every step of one morning: a death, each way in which the step can fail, once and from then on, and a power
 * cut, which is drawn `cuts` times where anything is not synced and once where it can end in one way only.
 */
export function runEveryPoint(cuts: number): Promise<Run> {
  return tally(async function* (site) {
    const { points } = await runMorning(site, new Map(), 0);
    for (const [point, label] of points.entries()) {
      const ways = faultsAt(label).length;
      for (const [blow, times] of [
        ['kill', 1],
        ['power-cut', cuts],
        ['fail-once', ways],
        ['fail-on', ways],
      ] as const) {
        for (let seed = 0; seed < times; seed++) {
          const outcome = await runMorning(site, new Map([[point, blow]]), seed);
          yield { seed, blows: `${blow} at ${point}`, outcome };
          if (blow === 'power-cut' && seed === 0 && !outcome.isOpen) break;
        }
      }
    }
  }, Infinity);
}

/** What may be dealt at a step. */
const BLOWS: readonly Blow[] = ['kill', 'power-cut', 'fail-once', 'fail-on'];

/** Deals two blows in one morning, at `count` pairs of steps evenly taken from all of them; the second meets what the first left. */
export function runPairs(count = Infinity, enough = Infinity): Promise<Run> {
  return tally(async function* (site) {
    const points = (await runMorning(site, new Map(), 0)).points.length;
    const every = Math.max(1, (points * (points - 1)) / 2 / count);
    let [met, due] = [0, 0];
    for (let first = 0; first < points; first++) {
      for (let second = first + 1; second < points; second++) {
        if (met++ < due) continue;
        due += every;
        const seed = first * points + second;
        const random = randomOf(seed);
        const draw = (): Blow => BLOWS[Math.floor(random() * BLOWS.length)] as Blow;
        const both = new Map([
          [first, draw()],
          [second, draw()],
        ]);
        const what = [...both].map(([point, blow]) => `${blow} at ${point}`).join(', ');
        yield { seed, blows: what, outcome: await runMorning(site, both, seed) };
      }
    }
  }, enough);
}
