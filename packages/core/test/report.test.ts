import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addTally,
  emptyTally,
  foldDossier,
  formatDay,
  knownDay,
  officialCalendar,
  parseDay,
  parseEvent,
  parseTarget,
  tallyDossier,
  type DossierEvent,
} from '@dunghen/core';
import { addToReport, beginReport, finishReport, monthPeriod, type GroupBy, type Report } from '@dunghen/core/report';
import { naiveReport } from '../../../fixtures/naive/report.ts';
import { goldenDossiers, goldenJson } from './fixtures.ts';
import { someHistory } from './some-history.ts';

function report(dossiers: Iterable<readonly DossierEvent[]>, from: string, to: string, asOf: string, by?: GroupBy): Report {
  const period = { from: parseDay(from), to: parseDay(to) };
  const calendar = officialCalendar();
  const question = { period, asOf: parseDay(asOf), basis: 'handled', target: parseTarget('1'), withdrawn: 'count', calendar } as const;
  const draft = beginReport({ ...question, ...(by && { by }) });
  for (const events of dossiers) {
    const clock = foldDossier(events, { knownOn: knownDay(period, question.asOf) });
    if (clock) addToReport(draft, clock);
  }
  return finishReport(draft);
}

describe('the example commune', () => {
  const { reports } = goldenJson<{
    reports: { from: string; to: string; asOf: string; form06a: object; rates: Record<string, { late: number; total: number }> }[];
  }>('example-commune.expected.json');
  const dossiers = goldenDossiers('example-commune.ndjson');

  test.each(reports.map((r) => [r.from, r.to, r.asOf, r] as const))(
    '%s to %s seen on %s has the expected rates and columns',
    (from, to, asOf, expected) => {
      const actual = report(dossiers.values(), from, to, asOf);
      expect(actual.form06a).toEqual(expected.form06a);
      expect(Object.fromEntries(actual.rates.map(({ basis, late, total }) => [basis, { late, total }]))).toEqual(expected.rates);
    },
  );

  test.each(['unit', 'field', 'procedure', 'channel', 'officer', 'stage'] as const)('the parts by %s add up to the whole', (by) => {
    const whole = report(dossiers.values(), '2026-09-01', '2026-09-30', '2026-11-23', by);
    for (const [i, rate] of whole.rates.entries()) {
      expect(whole.groups.reduce((sum, group) => sum + (group.rates[i]?.late ?? 0), 0)).toBe(rate.late);
      expect(whole.groups.reduce((sum, group) => sum + (group.rates[i]?.total ?? 0), 0)).toBe(rate.total);
    }
  });
});

describe('any commune', () => {
  const commune = fc
    .array(someHistory, { maxLength: 25 })
    .map((list) => list.map(({ json }, i) => json.map((event) => ({ ...event, dossier: `D-${i}` }))));
  const window = fc.record({
    month: fc.integer({ min: 1, max: 12 }),
    months: fc.integer({ min: 0, max: 2 }),
    seen: fc.integer({ min: 0, max: 400 }),
  });
  const days = ({ month, months, seen }: { month: number; months: number; seen: number }): [string, string, string] => {
    const from = monthPeriod(`2026-${String(month).padStart(2, '0')}`).from;
    const to = monthPeriod(`2026-${String(Math.min(12, month + months)).padStart(2, '0')}`).to;
    return [formatDay(from), formatDay(to), formatDay((parseDay('2026-01-01') + seen) as never)];
  };

  test('has the form and the rates that an independent count finds', () => {
    fc.assert(
      fc.property(commune, window, (dossiers, w) => {
        const [from, to, asOf] = days(w);
        const actual = report(
          dossiers.map((json) => json.map(parseEvent)),
          from,
          to,
          asOf,
        );
        const naive = naiveReport(dossiers.flat() as never, from, to, asOf);
        expect(actual.form06a).toEqual(naive.form06a);
        for (const { basis, late, total } of actual.rates) expect({ late, total }).toEqual(naive.rates[basis]);
      }),
      { numRuns: 150 },
    );
  });

  test('keeps the identities of form II.06a', () => {
    fc.assert(
      fc.property(commune, window, (dossiers, w) => {
        const { form06a: f } = report(
          dossiers.map((json) => json.map(parseEvent)),
          ...days(w),
        );
        expect([f.c3, f.c7, f.c11, f.c3]).toEqual([f.c4 + f.c5 + f.c6, f.c8 + f.c9 + f.c10, f.c12 + f.c13, f.c7 + f.c11]);
      }),
    );
  });

  test('gives the same report in any order of its dossiers', () => {
    fc.assert(
      fc.property(commune, window, (dossiers, w) => {
        const folded = dossiers.map((json) => json.map(parseEvent));
        expect(report(folded.toReversed(), ...days(w), 'channel')).toEqual(report(folded, ...days(w), 'channel'));
      }),
    );
  });

  test('has tallies that add: two halves make the whole', () => {
    fc.assert(
      fc.property(commune, fc.integer({ min: 0, max: 25 }), (dossiers, cut) => {
        const period = monthPeriod('2026-06');
        const asOf = parseDay('2026-07-15');
        const tally = (part: typeof dossiers) => {
          const sum = emptyTally();
          for (const json of part) {
            const clock = foldDossier(json.map(parseEvent), { knownOn: knownDay(period, asOf) });
            if (clock) tallyDossier(sum, clock, period, asOf, 'count');
          }
          return sum;
        };
        const halves = tally(dossiers.slice(0, cut));
        addTally(halves, tally(dossiers.slice(cut)));
        expect(halves).toEqual(tally(dossiers));
      }),
    );
  });
});
