// The forecast on months it has not seen: its Brier scores against the naive base rate, and how often its interval holds.
import {
  foldDossier,
  formatDay,
  knownDay,
  officialCalendar,
  parseDay,
  parseEvent,
  parseTarget,
  shift,
  type DossierEvent,
  type EpochDay,
} from '@dunghen/core';
import { addToForecast, beginForecast, finishForecast, monthPeriod } from '@dunghen/core/report';
import { show } from './measure.ts';

/*
 * Invented offices over eighteen months, calm ones around the target and troubled ones far over it. What makes one late is drawn, not told to the forecast: each office has its own
 * pace at each of its three steps, each month a mood of its own, and the time at a step is skewed as real ones are.
 */
const OFFICES = 25;
/** A step's usual share of the term, from and to: what is left of it decides how many are late. */
const PACES = { calm: [0.21, 0.28], troubled: [0.26, 0.36] } as const;
const MONTHS = 18;
const A_DAY = 18;
const FIRST_SEEN = 6;
const TERMS = [1, 3, 3, 5, 7, 10, 15];
const STEPS = ['Tiếp nhận', 'Thẩm định', 'Ký duyệt'];
const calendar = officialCalendar();
const target = parseTarget('1');

/** Mulberry32: the same offices at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function office(seed: number, [least, most]: readonly [number, number]): readonly (readonly DossierEvent[])[] {
  const random = seeded(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const pace = least + random() * (most - least);
  const dossiers: DossierEvent[][] = [];
  let mood = 1;
  let month = '';
  for (let day = shift(calendar, parseDay('2025-01-01'), 1); day < parseDay('2026-07-01'); day = shift(calendar, day, 1)) {
    if (formatDay(day).slice(0, 7) !== month) {
      month = formatDay(day).slice(0, 7);
      mood = Math.exp(normal() * 0.12);
    }
    const count = Math.round(A_DAY * (0.6 + 0.8 * random()));
    for (let i = 0; i < count; i++) {
      const term = TERMS[Math.floor(random() * TERMS.length)] as number;
      const dossier = `O${seed}-${formatDay(day)}-${i}`;
      const event = (type: string, on: EpochDay, extra: object): DossierEvent => parseEvent({ dossier, type, at: formatDay(on), ...extra });
      const events = [event('received', day, { procedure: `P${term}`, term: `${term} working-days`, channel: 'counter' })];
      let spent = 0;
      for (const [step, stage] of STEPS.entries()) {
        events.push(event('stage', shift(calendar, day, Math.floor(spent)), { stage }));
        spent += term * pace * mood * [0.3, 1.4, 0.5][step]! * Math.exp(normal() * 0.38);
      }
      events.push(event('completed', shift(calendar, day, Math.floor(spent)), {}));
      dossiers.push(events);
    }
  }
  return dossiers;
}

const brier = (pairs: readonly (readonly [chance: number, happened: boolean])[]): number =>
  pairs.reduce((sum, [p, happened]) => sum + (p - Number(happened)) ** 2, 0) / pairs.length;

/** Early, in the middle and late in the month. */
const SEEN_FROM = [5, 12, 20];
function backTest(kind: keyof typeof PACES): void {
  const months: { day: number; chance: number; base: number; met: boolean; inside: boolean; expected: number; late: number }[] = [];
  const dossiersAtRisk: { chance: number; base: number; late: boolean }[] = [];
  for (let o = 0; o < OFFICES; o++) {
    const dossiers = office(1_000 + o, PACES[kind]);
    const fate = new Map(dossiers.map((events) => [events[0]?.dossier, foldDossier(events)] as const));
    const seen = (month: number, day: number) => {
      const period = monthPeriod(`${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
      const asOf = (day === 0 ? period.to + 1 : period.from + day - 1) as EpochDay;
      const draft = beginForecast({ period, asOf, target, withdrawn: 'count', calendar });
      // The morning of the day: what the day itself brings is not known yet.
      const knownOn = Math.min(knownDay(period, asOf), asOf - 1) as EpochDay;
      for (const events of dossiers) {
        if ((events[0] as DossierEvent).on > knownOn || (events[0] as DossierEvent).on < asOf - 430) continue;
        const clock = foldDossier(events, { knownOn });
        if (clock) addToForecast(draft, clock);
      }
      return finishForecast(draft);
    };
    let [pastMet, past] = [0, 0];
    for (let month = 0; month < MONTHS; month++) {
      const end = seen(month, 0);
      const met = end.chanceToMeet === 1;
      if (month >= FIRST_SEEN) {
        for (const day of SEEN_FROM) {
          const forecast = seen(month, day);
          const { from, to } = forecast.interval;
          months.push({
            day,
            chance: forecast.chanceToMeet ?? 0,
            base: (pastMet + 1) / (past + 2),
            met,
            inside: end.known.late >= from && end.known.late <= to,
            expected: forecast.expected.late,
            late: end.known.late,
          });
          const base = forecast.experience.late / forecast.experience.dossiers;
          for (const { dossier, chance } of forecast.atRisk) {
            const clock = fate.get(dossier);
            if (clock?.end && clock.dueOn !== null) dossiersAtRisk.push({ chance, base, late: clock.end.on > clock.dueOn });
          }
        }
      }
      past++;
      pastMet += Number(met);
    }
  }

  const score = (rows: typeof months, of: (row: (typeof months)[number]) => number): number =>
    brier(rows.map((row) => [of(row), row.met] as const));
  const share = (n: number): string => `${(n * 100).toFixed(0)}%`;
  const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const metShare = mean(months.map((m) => Number(m.met)));
  const inside = mean(months.map((m) => Number(m.inside)));
  show(
    `Forecasts of ${months.length / SEEN_FROM.length} unseen months of ${OFFICES} ${kind} offices, ${share(metShare)} of them under 1%: Brier scores, less is better`,
    [
      ...SEEN_FROM.map((day) => {
        const rows = months.filter((m) => m.day === day);
        const [ours, peer] = [score(rows, (m) => m.chance), score(rows, (m) => m.base)];
        return {
          what: `the month met or missed, seen from the ${day}th`,
          ours: ours.toFixed(3),
          peer: `${peer.toFixed(3)} (past share of months met)`,
          ratio: `${(peer / ours).toFixed(2)}×`,
          target: 'better than the base rate',
          met: ours < peer,
        };
      }),
      {
        what: 'one open dossier late or not (the twenty most in danger)',
        ours: brier(dossiersAtRisk.map(({ chance, late }) => [chance, late] as const)).toFixed(4),
        peer: `${brier(dossiersAtRisk.map(({ base, late }) => [base, late] as const)).toFixed(4)} (past late rate)`,
      },
      { what: 'months whose count the 80% interval held', ours: share(inside), target: '≥ 75%', met: inside >= 0.75 },
      {
        what: 'expected late dossiers against what came',
        ours: mean(months.map((m) => m.expected)).toFixed(2),
        peer: mean(months.map((m) => m.late)).toFixed(2),
      },
    ],
  );
}

for (const kind of ['calm', 'troubled'] as const) backTest(kind);
