import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldDossier, formatDay, knownDay, officialCalendar, parseDay, parseEvent, parseTarget, type EpochDay } from '@dunghen/core';
import {
  addToReport,
  addToTrend,
  beginReport,
  compareReports,
  finishReport,
  mergeReport,
  monthPeriod,
  monthsEnding,
  type GroupBy,
  type Report,
  type ReportDraft,
} from '@dunghen/core/report';
import { someHistory } from './some-history.ts';

const calendar = officialCalendar();
const groups = fc.constantFrom<GroupBy | undefined>('unit', 'channel', 'stage', undefined);
type Json = readonly Record<string, unknown>[];

function draftOf(dossiers: readonly Json[], month: string, asOf: string, by?: GroupBy): ReportDraft {
  const period = monthPeriod(month);
  const question = { period, asOf: parseDay(asOf), basis: 'handled', target: parseTarget('1'), withdrawn: 'count', calendar } as const;
  const draft = beginReport({ ...question, ...(by && { by }) });
  for (const json of dossiers) {
    const clock = foldDossier(json.map(parseEvent), { knownOn: knownDay(period, question.asOf) });
    if (clock) addToReport(draft, clock);
  }
  return draft;
}
const reportOf = (dossiers: readonly Json[], month: string, asOf: string): Report => finishReport(draftOf(dossiers, month, asOf));

const commune = fc
  .array(someHistory, { maxLength: 25 })
  .map((list) => list.map(({ json }, i): Json => json.map((event) => ({ ...event, dossier: `D-${i}` }))));

describe('reports', () => {
  test('of any parts, in any order, add up to the report of the whole', () => {
    fc.assert(
      fc.property(commune, fc.integer({ min: 0, max: 25 }), groups, (dossiers, cut, by) => {
        const draft = draftOf(dossiers.slice(cut), '2026-06', '2026-07-20', by);
        mergeReport(draft, draftOf(dossiers.slice(0, cut), '2026-06', '2026-07-20', by));
        expect(finishReport(draft)).toEqual(finishReport(draftOf(dossiers, '2026-06', '2026-07-20', by)));
      }),
    );
  });

  test('never look better when one dossier is made later', () => {
    const later = fc.record({ delay: fc.integer({ min: 1, max: 40 }), never: fc.boolean(), which: fc.nat() });
    let judged = 0;
    fc.assert(
      fc.property(commune, later, (dossiers, { delay, never, which }) => {
        // Judged by its own lateness: a pause still open at the end would move the due date with it.
        const ended = dossiers.flatMap((json, i) => (json.some(({ type }) => ENDS.has(String(type))) && pausesClosed(json) ? [i] : []));
        const index = ended[which % ended.length];
        if (index === undefined) return;
        const changed = dossiers.with(index, delayed(dossiers[index] as Json, delay, never));
        const [before, after] = [reportOf(dossiers, '2026-06', '2026-07-20'), reportOf(changed, '2026-06', '2026-07-20')];
        // A dossier that enters or leaves the month's work makes another month of it, not a better one.
        if (before.form06a.c3 !== after.form06a.c3) return;
        judged++;
        for (const [i, rate] of before.rates.entries()) {
          const now = after.rates[i] as typeof rate;
          // `resolved` forgets a dossier that is not resolved: that is why the other three stand beside it.
          if (rate.basis === 'resolved' && before.form06a.c7 !== after.form06a.c7) continue;
          expect(now.late * rate.total, rate.basis).toBeGreaterThanOrEqual(rate.late * now.total);
        }
      }),
      { numRuns: 600 },
    );
    expect(judged).toBeGreaterThan(100);
  });
});

const ENDS = new Set(['completed', 'refused', 'withdrawn']);
const pausesClosed = (json: Json): boolean =>
  json.filter(({ type }) => type === 'paused').length === json.filter(({ type }) => type === 'resumed').length;
const delayed = (json: Json, delay: number, never: boolean): Json =>
  json.flatMap((event) => {
    if (!ENDS.has(String(event['type']))) return [event];
    const on = parseDay(String(event['at']).slice(0, 10)) + delay;
    return never ? [] : [{ ...event, at: `${formatDay(on as EpochDay)}T23:30:00+07:00` }];
  });

const received = { dossier: 'A', type: 'received', at: '2026-11-02', term: '3 working-days' };

describe('a trend', () => {
  test('has each month as its own report would have it', () => {
    fc.assert(
      fc.property(commune, fc.integer({ min: 0, max: 400 }), (dossiers, seen) => {
        const asOf = formatDay((parseDay('2026-01-01') + seen) as EpochDay);
        const months = monthsEnding(monthPeriod('2026-10'), 12);
        const question = { asOf: parseDay(asOf), basis: 'handled', target: parseTarget('1'), withdrawn: 'count', calendar } as const;
        const drafts = months.map((period) => beginReport({ ...question, period }));
        for (const json of dossiers) {
          const events = json.map(parseEvent);
          const clock = foldDossier(events, { knownOn: question.asOf });
          if (clock) addToTrend(drafts, clock, (knownOn) => foldDossier(events, { knownOn }));
        }
        for (const [i, { from }] of months.entries()) {
          expect(finishReport(drafts[i] as ReportDraft)).toEqual(reportOf(dossiers, formatDay(from).slice(0, 7), asOf));
        }
      }),
    );
  });
});

describe('a comparison', () => {
  test('tells by how many points each part moved the rate, and the parts add up', () => {
    fc.assert(
      fc.property(commune, (dossiers) => {
        const [before, after] = [
          draftOf(dossiers, '2026-05', '2026-08-01', 'channel'),
          draftOf(dossiers, '2026-06', '2026-08-01', 'channel'),
        ];
        const { points, movers, before: was, after: is } = compareReports(before, after);
        expect(was).toMatchObject({ late: finishReport(before).target.late, total: finishReport(before).target.total });
        expect(is).toMatchObject({ late: finishReport(after).target.late, total: finishReport(after).target.total });
        if (points !== null) expect(movers.reduce((sum, mover) => sum + mover.points, 0)).toBeCloseTo(points, 1);
      }),
    );
  });
  test('of reports that were not split has the change alone', () => {
    const late: Json = [{ ...received, dossier: 'L' }];
    const kept: Json = [
      { ...received, dossier: 'K' },
      { dossier: 'K', type: 'completed', at: '2026-11-04' },
    ];
    const comparison = compareReports(draftOf([kept], '2026-11', '2026-12-15'), draftOf([kept, late], '2026-11', '2026-12-15'));
    expect(comparison).toMatchObject({ points: 50, movers: [] });
    const nothing = draftOf([], '2026-11', '2026-12-15');
    expect(compareReports(nothing, draftOf([late], '2026-11', '2026-12-15'))).toMatchObject({ points: null, movers: [] });
  });
  test('names a part as the period does in which it is', () => {
    const kept = (unit: string): Json => [
      { ...received, unit },
      { dossier: 'A', type: 'completed', at: '2026-11-04' },
    ];
    const draft = (unit: string): ReportDraft => draftOf([kept(unit)], '2026-11', '2026-12-15', 'unit');
    const movers = (before: string, after: string): unknown =>
      compareReports(draft(before), draft(after)).movers.map((mover) => [mover.label, mover.before.total, mover.after.total]);
    // None of them moved the rate: they stand in the order of their names.
    expect(movers('Kinh tế', 'Văn hóa')).toEqual([
      ['Kinh tế', 1, 0],
      ['Văn hóa', 0, 1],
    ]);
    expect(movers('Văn hóa', 'Kinh tế')).toEqual([
      ['Kinh tế', 0, 1],
      ['Văn hóa', 1, 0],
    ]);
  });
});

describe('citizens’ feedback', () => {
  test('has the same clock in a section of its own and is in no rate, column or group of procedures', () => {
    const feedback: Json = [{ ...received, kind: 'feedback', unit: 'Một cửa' }];
    const report = finishReport(
      draftOf(
        [
          [
            { ...received, dossier: 'B' },
            { dossier: 'B', type: 'completed', at: '2026-11-04' },
          ],
          feedback,
        ],
        '2026-11',
        '2026-12-15',
        'unit',
      ),
    );
    expect(report.form06a).toMatchObject({ c3: 1, c10: 0, c13: 0 });
    expect(report.letters.owed).toBe(0);
    expect(report.groups.map(({ key }) => key)).toEqual(['']);
    expect(report.feedback).toMatchObject({
      inTime: { kept: 0, total: 1, percent: '0.00' },
      form06a: { c3: 1, c13: 1 },
      letters: { owed: 1, missing: 1 },
    });
  });
});

test('what can still be lost in the period is counted beside the budget', () => {
  const open = (code: string, at: string): Json => [{ ...received, dossier: code, at }];
  const { budget } = reportOf([open('A', '2026-11-02'), open('B', '2026-11-20'), open('C', '2026-11-27')], '2026-11', '2026-11-23');
  // A is overdue, B is due on the 26th, C on 2 December.
  expect(budget).toEqual({ allowedLate: 0, usedLate: 1, remaining: -1, dueByEnd: 1 });
});
