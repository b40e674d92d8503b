import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
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

  test('of an office whose dossiers are known since a few weeks expects as many a day as came in these, not a part of it', () => {
    // And of before only some that were still open.
    const before = ['2026-05-04', '2026-05-20', '2026-06-10'].map((at, n) =>
      one({ dossier: `OLD-${n}`, type: 'received', at, term: '90 working-days' }),
    );
    for (const [asOf, month] of [
      ['2026-07-09', '2026-07'],
      ['2026-07-20', '2026-07'],
      ['2026-08-06', '2026-08'],
    ] as const) {
      const { known, expected: seen } = forecast([...before, ...office(asOf)], month, asOf);
      const toCome = office(`${month}-31`).filter(([receipt]) => receipt!.on > parseDay(asOf)).length;
      expect(Math.abs(seen.total - known.total - toCome)).toBeLessThanOrEqual(toCome / 5);
    }
  });

  test('does not expect the receipts of today once more when they have come in', () => {
    const [evening, morning] = [office('2026-10-30'), office('2026-10-29')];
    const toCome = (dossiers: Iterable<readonly DossierEvent[]>): number => {
      const { known, expected: end } = forecast(dossiers, '2026-10', '2026-10-30');
      return end.total - known.total;
    };
    expect([toCome(morning), toCome(evening)]).toEqual([8, 0]);
  });

  test('expects as many on the working days to come, though some came in online on the Saturday it is asked', () => {
    const online = Array.from({ length: 6 }, (_, n) =>
      one({ dossier: `ON-${n}`, type: 'received', at: '2026-10-24', term: '5 working-days' }),
    );
    const { known, expected: end } = forecast([...office('2026-10-23'), ...online], '2026-10', '2026-10-24');
    // Five working days of eight.
    expect(end.total - known.total).toBe(40);
  });

  test('of a period that is over learns from what was known at its end, which counts nothing as late that was then to come', () => {
    const dossiers = office('2026-10-31');
    const atItsEnd = forecast(dossiers, '2026-10', '2026-11-01').experience;
    expect(forecast(dossiers, '2026-10', '2026-11-20').experience).toEqual(atItsEnd);
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
    const nothing = draftOf([], '2026-10', '2026-10-14');
    mergeForecast(nothing, draftOf(all, '2026-10', '2026-10-14'));
    expect(finishForecast(nothing)).toEqual(whole);
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

  const one = (...history: readonly Record<string, unknown>[]): DossierEvent[] =>
    history.map((event) => parseEvent({ dossier: 'X', ...event }));

  test('leaves out feedback, dossiers without a term, and what ended more than 400 days ago', () => {
    const slip = { type: 'received', at: '2026-10-05', term: '5 working-days' };
    const without = forecast(office('2026-10-14'), '2026-10', '2026-10-14');
    for (const other of [
      one({ ...slip, kind: 'feedback' }),
      one({ type: 'received', at: '2026-10-05' }),
      // 400 days before 14 October 2026 is 9 September 2025.
      one({ ...slip, at: '2025-09-08' }, { type: 'completed', at: '2025-09-30' }),
    ]) {
      expect(forecast([...office('2026-10-14'), other], '2026-10', '2026-10-14')).toEqual(without);
    }
    const remembered = one({ ...slip, at: '2025-09-09' }, { type: 'completed', at: '2025-09-30' });
    expect(forecast([remembered], '2026-10', '2026-10-14').experience).toEqual({ dossiers: 1, late: 1 });
  });

  // However few the receipts and however bad the past: a dossier late of one, with a fifth of a dossier still to come, was "1.18 late of 1".
  test('expects no more late dossiers than there will be, and no fewer than are late already', () => {
    const day = fc.integer({ min: 0, max: 90 }).map((n) => addDays(parseDay('2026-08-15'), n));
    const history = fc.record({ received: day, term: fc.integer({ min: 0, max: 8 }), took: fc.option(fc.integer({ min: 0, max: 15 })) });
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 31 }), (histories, dayOfMonth) => {
        const asOf = parseDay(`2026-10-${String(dayOfMonth).padStart(2, '0')}`);
        const dossiers = histories.map(({ received, term, took }) => [
          ...one({ type: 'received', at: formatDay(received), term: `${term} working-days`, procedure: 'P' }),
          ...(took === null ? [] : one({ type: 'completed', at: formatDay(addDays(received, took)) })),
        ]);
        const {
          known,
          expected: end,
          interval,
        } = forecast(
          dossiers.filter(([receipt]) => receipt!.on <= asOf),
          '2026-10',
          formatDay(asOf),
        );
        expect(end.total).toBeGreaterThanOrEqual(known.total);
        expect(end.late).toBeGreaterThanOrEqual(known.late);
        expect(end.late).toBeLessThanOrEqual(end.total);
        expect(Number(end.percent ?? 0)).toBeLessThanOrEqual(100);
        expect(interval.from).toBeGreaterThanOrEqual(known.late);
        expect(interval.to).toBeLessThanOrEqual(end.total);
      }),
      { numRuns: 300 },
    );
    const late = one(
      { type: 'received', at: '2026-11-02', term: '3 working-days' },
      { type: 'rescheduled', at: '2026-11-06', dueOn: '2206-01-01' },
    );
    const { known, expected: end, interval } = forecast([late], '2026-11', '2026-11-10');
    expect(known).toEqual({ late: 1, total: 1 });
    expect(end.late).toBeLessThanOrEqual(end.total);
    expect(interval.to).toBeLessThanOrEqual(end.total);
  });

  test('leaves out the withdrawn where the office excludes them', () => {
    const period = monthPeriod('2026-10');
    const withdrawn = foldDossier(
      one({ type: 'received', at: '2026-10-01', term: '3 working-days' }, { type: 'withdrawn', at: '2026-10-12' }),
    );
    const known = (rule: 'count' | 'exclude') => {
      const draft = beginForecast({ period, asOf: parseDay('2026-10-14'), target: parseTarget('1'), withdrawn: rule, calendar });
      addToForecast(draft, withdrawn!);
      return finishForecast(draft).known;
    };
    expect(known('count')).toEqual({ late: 1, total: 1 });
    expect(known('exclude')).toEqual({ late: 0, total: 0 });
  });

  test('takes a paused dossier to be due as if its clock ran again on the next working day', () => {
    const paused = one(
      { type: 'received', at: '2026-10-05', term: '3 working-days' },
      { type: 'paused', at: '2026-10-06', reason: 'payment' },
    );
    // On Thursday the 15th seven working days are given back: the 6th to the 14th. Ten after Monday the 5th is Monday the 19th.
    expect(forecast([paused], '2026-10', '2026-10-14').atRisk).toMatchObject([
      { dossier: 'X', dueOn: '2026-10-19', stage: null, unit: null },
    ]);
    // Seen on the 28th it would be due in November.
    expect(forecast([paused], '2026-10', '2026-10-28').atRisk).toEqual([]);
  });
});
