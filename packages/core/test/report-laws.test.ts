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
  quarterPeriod,
  reportingPeriod,
  yearPeriod,
  type Besides,
  type GroupBy,
  type Report,
  type ReportDraft,
} from '@dunghen/core/report';
import { someHistory } from './some-history.ts';

const calendar = officialCalendar();
const groups = fc.constantFrom<GroupBy | undefined>('unit', 'channel', 'stage', undefined);
type Json = readonly Record<string, unknown>[];

function draftOf(dossiers: readonly Json[], month: string, asOf: string, by?: GroupBy, besides?: Besides): ReportDraft {
  const period = monthPeriod(month);
  const question = { period, asOf: parseDay(asOf), basis: 'handled', target: parseTarget('1'), withdrawn: 'count', calendar } as const;
  const draft = beginReport({ ...question, ...(by && { by }) });
  for (const json of dossiers) {
    const clock = foldDossier(json.map(parseEvent), { knownOn: knownDay(period, question.asOf) });
    if (clock) addToReport(draft, clock, besides);
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
const one = (...more: readonly Record<string, unknown>[]): Report =>
  reportOf([[received, ...more.map((event) => ({ dossier: 'A', ...event }))]], '2026-11', '2026-12-15');

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

describe('promises', () => {
  const slip = { ...received, promisedOn: '2026-11-04' };
  const promises = (...events: Json): Report['promises'] => reportOf([events], '2026-11', '2026-12-15').promises;
  test('are kept by a result on the promised day, though the law gave longer', () => {
    expect(promises(slip, { dossier: 'A', type: 'completed', at: '2026-11-04' })).toEqual({ kept: 1, total: 1, percent: '100.00' });
    expect(promises(slip, { dossier: 'A', type: 'completed', at: '2026-11-05' })).toEqual({ kept: 0, total: 1, percent: '0.00' });
  });
  test('move with a lawful pause', () => {
    const paused = [
      { dossier: 'A', type: 'paused', at: '2026-11-03', reason: 'payment' },
      { dossier: 'A', type: 'resumed', at: '2026-11-09' },
    ];
    expect(promises(slip, ...paused, { dossier: 'A', type: 'completed', at: '2026-11-11' })).toMatchObject({ kept: 1, total: 1 });
  });
  test('of nothing resolved are no number', () => {
    expect(promises(slip)).toEqual({ kept: 0, total: 0, percent: null });
  });
});

test('what can still be lost in the period is counted beside the budget', () => {
  const open = (code: string, at: string): Json => [{ ...received, dossier: code, at }];
  const { budget } = reportOf([open('A', '2026-11-02'), open('B', '2026-11-20'), open('C', '2026-11-27')], '2026-11', '2026-11-23');
  // A is overdue, B is due on the 26th, C on 2 December.
  expect(budget).toEqual({ allowedLate: 0, usedLate: 1, remaining: -1, dueByEnd: 1 });
});

describe('the periods in which reports are closed', () => {
  test.each([
    [reportingPeriod(quarterPeriod('2026-Q4')), '2026-09-15', '2026-12-14'],
    [reportingPeriod(quarterPeriod('2026-Q1')), '2025-12-15', '2026-03-14'],
    [reportingPeriod(monthPeriod('2026-03')), '2026-02-15', '2026-03-14'],
    [reportingPeriod(yearPeriod('2026')), '2025-12-15', '2026-12-14'],
  ])('%o', ({ from, to }, first, last) => {
    expect([formatDay(from), formatDay(to)]).toEqual([first, last]);
  });
  test('follow each other without a gap', () => {
    const quarters = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((name) => reportingPeriod(quarterPeriod(name)));
    for (const [i, next] of quarters.slice(1).entries()) expect(next.from).toBe((quarters[i]?.to ?? 0) + 1);
  });
});

describe('findings', () => {
  const codes = (report: Report): readonly string[] => report.findings.map(({ code }) => code);
  const completed = { type: 'completed', at: '2026-11-05' };
  test('show a due date moved after it had passed, unless a letter told the citizen', () => {
    expect(codes(one({ type: 'rescheduled', at: '2026-11-06', dueOn: '2026-11-10' }))).toEqual(['due-moved-after-expiry']);
    expect(one({ type: 'rescheduled', at: '2026-11-06', dueOn: '2026-11-10' }).findings[0]?.evidence).toEqual({
      movedOn: '2026-11-06',
      dueOn: '2026-11-05',
      newDueOn: '2026-11-10',
    });
    expect(codes(one({ type: 'rescheduled', at: '2026-11-06', dueOn: '2026-11-10', letter: '01/VBXL' }))).toEqual([]);
  });
  test('show a promise moved beyond the lawful due date before it had passed, unless a letter told the citizen', () => {
    const moved = (at: string, dueOn: string, more: object = {}): Json[number] => ({ type: 'rescheduled', at, dueOn, ...more });
    for (const at of ['2026-11-03', '2026-11-05']) {
      expect(one(moved(at, '2026-11-10')).findings).toMatchObject([
        { code: 'promise-beyond-term', evidence: { promisedOn: '2026-11-10', lawfulDueOn: '2026-11-05' } },
      ]);
      expect(codes(one(moved(at, '2026-11-10', { letter: '01/VBXL' })))).toEqual([]);
      expect(codes(one(moved(at, '2026-11-05')))).toEqual([]);
    }
    const extended = { type: 'extended', at: '2026-11-04', by: '3 working-days', basis: 'phải xác minh' };
    expect(codes(one(extended, moved('2026-11-04', '2026-11-10')))).toEqual([]);
    expect(codes(one(extended, moved('2026-11-04', '2026-11-11')))).toEqual(['promise-beyond-term']);
  });
  const seen = (seenOpenOn: string | null, missingOn: string | null, ...more: Json): readonly string[] => {
    const day = (text: string | null): EpochDay | null => (text === null ? null : parseDay(text));
    const sighting = { seenOpenOn: day(seenOpenOn), missingOn: day(missingOn) };
    return codes(
      finishReport(draftOf([[received, ...more.map((e) => ({ dossier: 'A', ...e }))]], '2026-11', '2026-12-15', undefined, { sighting })),
    );
  };
  test('show an end dated before a list still showed the dossier open', () => {
    expect(seen('2026-11-06', null, completed)).toEqual(['end-backdated']);
    expect(seen('2026-11-05', null, completed)).toEqual([]);
  });
  test('show a dossier that vanished from the lists, but not one that ended', () => {
    expect(seen('2026-11-04', '2026-11-06')).toEqual(['vanished']);
    expect(seen('2026-11-04', '2026-11-06', completed)).toEqual([]);
    expect(seen('2026-11-04', null)).toEqual([]);
  });
});
