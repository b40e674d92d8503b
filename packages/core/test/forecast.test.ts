import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
} from '@dunghen/core';
import {
  addToForecast,
  beginForecast,
  finishForecast,
  mergeForecast,
  monthPeriod,
  type Forecast,
  type ForecastDraft,
} from '@dunghen/core/report';
import { atMost, convolve, expected, mix, quantileOf, rareEvents, sumOfChances } from '../src/forecast/distribution.ts';
import { goldenDossiers } from './fixtures.ts';

const calendar = officialCalendar();

function draftOf(dossiers: Iterable<readonly DossierEvent[]>, month: string, asOf: string): ForecastDraft {
  const period = monthPeriod(month);
  const draft = beginForecast({ period, asOf: parseDay(asOf), target: parseTarget('1'), withdrawn: 'count', calendar });
  for (const events of dossiers) {
    const clock = foldDossier(events, { knownOn: knownDay(period, draft.question.asOf) });
    if (clock) addToForecast(draft, clock);
  }
  return draft;
}
const forecast = (dossiers: Iterable<readonly DossierEvent[]>, month: string, asOf: string): Forecast =>
  finishForecast(draftOf(dossiers, month, asOf));

/** An office whose procedure P is kept and whose Q is missed every other time, four of each a working day since July. */
function office(until: string): DossierEvent[][] {
  const dossiers: DossierEvent[][] = [];
  for (let day = parseDay('2026-07-01'), n = 0; day <= parseDay(until); day = shift(calendar, day, 1)) {
    for (const procedure of ['P', 'P', 'P', 'P', 'Q', 'Q', 'Q', 'Q']) {
      const code = `D-${n++}`;
      const took = procedure === 'Q' && n % 2 === 0 ? 7 : 4;
      dossiers.push(
        [
          { dossier: code, type: 'received', at: formatDay(day), term: '5 working-days', procedure },
          { dossier: code, type: 'completed', at: formatDay(shift(calendar, day, took)) },
        ].map(parseEvent),
      );
    }
  }
  return dossiers;
}

describe('a forecast', () => {
  test('of a period that is over is certain: what came, with chance 1 or 0', () => {
    const dossiers = [...goldenDossiers('example-commune.ndjson').values()];
    for (const month of ['2026-08', '2026-09', '2026-10']) {
      const { known, expected: end, chanceToMeet, interval, atRisk } = forecast(dossiers, month, '2026-11-23');
      expect(chanceToMeet).toBe(known.late * 100 < known.total ? 1 : 0);
      expect([end.late, end.total, interval.from, interval.to]).toEqual([known.late, known.total, known.late, known.late]);
      expect(atRisk).toEqual([]);
    }
  });

  test('puts the procedure that is often missed before the one that never is', () => {
    const { atRisk, experience } = forecast(office('2026-10-20'), '2026-10', '2026-10-14');
    expect(experience.late).toBeGreaterThan(100);
    const risk = (p: number): number => atRisk[p]?.chance ?? 0;
    expect(risk(0)).toBeGreaterThan(0.4);
    expect(atRisk.every(({ dueOn }) => dueOn >= '2026-10-14' && dueOn <= '2026-10-31')).toBe(true);
  });

  test('expects about what then comes', () => {
    const dossiers = office('2026-11-30');
    const end = forecast(dossiers, '2026-10', '2026-11-30');
    for (const day of ['2026-10-02', '2026-10-12', '2026-10-22']) {
      const seen = forecast(dossiers, '2026-10', day);
      expect(seen.expected.late / end.known.late).toBeGreaterThan(0.75);
      expect(seen.expected.late / end.known.late).toBeLessThan(1.25);
      expect(seen.expected.total / end.known.total).toBeGreaterThan(0.9);
      expect(seen.expected.total / end.known.total).toBeLessThan(1.1);
    }
  });

  test('knows nothing of what has not happened yet', () => {
    const dossiers = office('2026-11-30');
    const later = new Set(dossiers.filter((events) => (events[0] as DossierEvent).on > parseDay('2026-10-14')));
    const told = dossiers
      .filter((events) => !later.has(events))
      .map((events) => events.filter((event) => event.on <= parseDay('2026-10-14')));
    expect(forecast(dossiers, '2026-10', '2026-10-14')).toEqual(forecast(told, '2026-10', '2026-10-14'));
  });

  test('of nothing has no chance to tell', () => {
    expect(forecast([], '2026-10', '2026-10-14')).toMatchObject({
      chanceToMeet: null,
      known: { late: 0, total: 0 },
      expected: { late: 0, total: 0, percent: null },
    });
  });

  test('is the same however the dossiers are divided and in whatever order they come', () => {
    const all = office('2026-10-14').slice(-200);
    const whole = forecast(all, '2026-10', '2026-10-14');
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.integer({ min: 0, max: all.length }), (shuffled, cut) => {
        const draft = draftOf(shuffled.slice(cut), '2026-10', '2026-10-14');
        mergeForecast(draft, draftOf(shuffled.slice(0, cut), '2026-10', '2026-10-14'));
        expect(finishForecast(draft)).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  test('is worse when an open dossier is overdue than when it is done', () => {
    const open = (end: object[]): DossierEvent[] =>
      [{ dossier: 'X', type: 'received', at: '2026-10-01', term: '3 working-days', procedure: 'P' }, ...end].map((e) =>
        parseEvent({ dossier: 'X', ...e }),
      );
    const before = forecast([...office('2026-10-14'), open([{ type: 'completed', at: '2026-10-05' }])], '2026-10', '2026-10-14');
    const after = forecast([...office('2026-10-14'), open([])], '2026-10', '2026-10-14');
    expect(after.known.late).toBe(before.known.late + 1);
    expect(after.expected.late).toBeGreaterThan(before.expected.late);
  });
});

describe('the arithmetic of chances', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 25 });
  test('adds up to one and expects the sum of the chances', () => {
    fc.assert(
      fc.property(chances, (list) => {
        const sum = sumOfChances(list);
        expect(sum.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        expect(expected(sum)).toBeCloseTo(
          list.reduce((a, b) => a + b, 0),
          6,
        );
      }),
    );
  });
  test('equals counting every outcome', () => {
    const list = [0.1, 0.5, 0.9, 0.25];
    const counted = [0, 0, 0, 0, 0];
    for (let outcome = 0; outcome < 16; outcome++) {
      const bits = list.map((_, i) => (outcome >> i) & 1);
      counted[bits.reduce((a, b) => a + b, 0)]! += bits.reduce((p, bit, i) => p * (bit ? list[i]! : 1 - list[i]!), 1);
    }
    for (const [k, p] of counted.entries()) expect(sumOfChances(list)[k]).toBeCloseTo(p, 12);
  });
  test('of rare events is Poisson, and two of them are one', () => {
    const three = rareEvents(3);
    expect(three[0]).toBeCloseTo(Math.exp(-3), 12);
    const both = convolve(rareEvents(1), rareEvents(2));
    for (let k = 0; k < 12; k++) expect(both[k]).toBeCloseTo(three[k] as number, 9);
    expect(rareEvents(0)[0]).toBe(1);
  });
  test('reads quantiles and mixtures', () => {
    expect(quantileOf([0.25, 0.5, 0.25], 0.5)).toBe(1);
    expect(atMost([0.25, 0.5, 0.25], 1)).toBeCloseTo(0.75);
    expect(atMost([0.25, 0.5, 0.25], -1)).toBe(0);
    expect(
      mix([
        [0.5, [1]],
        [0.5, [0, 1]],
      ]),
    ).toEqual([0.5, 0.5]);
  });
});
