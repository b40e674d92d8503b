import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CLOCK_POLICY, foldDossier, knownDay, officialCalendar, parseDay, parseEvent, type DossierEvent } from '@dunghen/core';
import {
  addToStages,
  beginStages,
  finishStages,
  mergeStages,
  monthPeriod,
  type StagesDraft,
  type StagesReport,
} from '@dunghen/core/report';
import { goldenDossiers } from './fixtures.ts';

const calendar = officialCalendar();
const { officeHours } = DEFAULT_CLOCK_POLICY;
const dossier = (code: string, ...events: readonly Record<string, unknown>[]): readonly DossierEvent[] =>
  events.map((event) => parseEvent({ dossier: code, ...event }));

function draftOf(dossiers: Iterable<readonly DossierEvent[]>, month: string, asOf: string): StagesDraft {
  const period = monthPeriod(month);
  const draft = beginStages({ period, asOf: parseDay(asOf), withdrawn: 'count', calendar, officeHours });
  for (const events of dossiers) {
    const clock = foldDossier(events, { knownOn: knownDay(period, draft.question.asOf) });
    if (clock) addToStages(draft, clock);
  }
  return draft;
}

/** Five dossiers in time, a day at each of two steps; then one that lost six days at the second. */
const office = [
  ...[1, 2, 3, 4, 5].map((n) =>
    dossier(
      `T-${n}`,
      { type: 'received', at: '2026-10-05', term: '3 working-days', procedure: 'P' },
      { type: 'stage', at: '2026-10-05', stage: 'Thẩm định', unit: 'Kinh tế' },
      { type: 'stage', at: '2026-10-06', stage: 'Ký duyệt', unit: 'Kinh tế' },
      { type: 'completed', at: '2026-10-07' },
    ),
  ),
  dossier(
    'L-1',
    { type: 'received', at: '2026-10-05', term: '3 working-days', procedure: 'P' },
    { type: 'stage', at: '2026-10-05', stage: 'Thẩm định', unit: 'Kinh tế' },
    { type: 'stage', at: '2026-10-06', stage: 'Ký duyệt', unit: 'Kinh tế' },
    { type: 'completed', at: '2026-10-14' },
  ),
];

describe('the ranking', () => {
  test('puts in front the step that took longer than usual, with the dossiers it would have saved', () => {
    const report = finishStages(draftOf(office, '2026-10', '2026-11-01'));
    expect(report).toMatchObject({ dossiers: 6, lateDossiers: 1, overrunDays: 4 });
    // Due 8 October at its close; it came on the 14th: the 9th, 12th, 13th and 14th were lost, all at the second step.
    expect(report.stages).toMatchObject([
      {
        rank: 1,
        stage: 'Ký duyệt',
        visits: 6,
        running: 0,
        medianDays: 2,
        longestDays: 7,
        lateTimePercent: '87.50',
        delayed: 1,
        overrunDays: 4,
        saved: 1,
      },
      {
        rank: 2,
        stage: 'Thẩm định',
        visits: 6,
        medianDays: 1,
        longestDays: 1,
        lateTimePercent: '12.50',
        delayed: 0,
        overrunDays: 0,
        saved: 0,
      },
    ]);
  });

  test('counts a dossier still at a step as running, without a length, and its days as the step’s when it is overdue', () => {
    const open = dossier(
      'O-1',
      { type: 'received', at: '2026-10-05', term: '3 working-days', procedure: 'P' },
      { type: 'stage', at: '2026-10-05', stage: 'Thẩm định', unit: 'Kinh tế' },
    );
    const { stages, lateDossiers } = finishStages(draftOf([...office, open], '2026-10', '2026-10-15'));
    expect(lateDossiers).toBe(2);
    expect(stages.find(({ stage }) => stage === 'Thẩm định')).toMatchObject({ visits: 6, running: 1, overrunDays: 4, saved: 1 });
  });

  test('has no days of a step that no dossier has left yet', () => {
    const open = dossier(
      'O-1',
      { type: 'received', at: '2026-10-12', term: '20 working-days' },
      { type: 'stage', at: '2026-10-12', stage: 'Kiểm tra' },
    );
    expect(finishStages(draftOf([open], '2026-10', '2026-10-15')).stages).toMatchObject([
      { stage: 'Kiểm tra', visits: 0, running: 1, medianDays: null, p90Days: null, longestDays: null, overrunDays: 0 },
    ]);
  });

  test('lays the whole way of a late dossier at its steps where none was ever in time there', () => {
    const [late] = office.slice(-1);
    // Four days late after one day at the first step and seven at the second: an eighth of four, and the rest.
    expect(finishStages(draftOf([late!], '2026-10', '2026-11-01')).stages).toMatchObject([
      { stage: 'Ký duyệt', overrunDays: 3.5, delayed: 1, saved: 1 },
      { stage: 'Thẩm định', overrunDays: 0.5, delayed: 1, saved: 0 },
    ]);
  });

  test('lays nothing at a step where a late dossier spent no working time', () => {
    // Due on the Friday it came in after hours; the result came on Saturday.
    const weekend = dossier(
      'W-1',
      { type: 'received', at: '2026-11-20T17:30:00+07:00', term: '0 working-days' },
      { type: 'stage', at: '2026-11-20T17:30:00+07:00', stage: 'Trả kết quả' },
      { type: 'completed', at: '2026-11-21T09:00:00+07:00' },
    );
    const report = finishStages(draftOf([weekend], '2026-11', '2026-12-01'));
    expect(report).toMatchObject({ dossiers: 1, lateDossiers: 1, overrunDays: 0 });
    expect(report.stages).toMatchObject([{ stage: 'Trả kết quả', visits: 1, delayed: 0, overrunDays: 0, saved: 0, lateTimePercent: null }]);
  });

  test('where no step lost a day puts the busier in front, then goes by name and unit', () => {
    const places = [
      ['Ký', 'Y'],
      ['In', 'Z'],
      ['Ký', 'X'],
      ['Soát', 'X'],
      ['Soát', 'X'],
    ] as const;
    const dossiers = places.map(([stage, unit], i) =>
      dossier(
        `D-${i}`,
        { type: 'received', at: '2026-10-05', term: '3 working-days' },
        { type: 'stage', at: '2026-10-05', stage, unit },
        { type: 'completed', at: '2026-10-06' },
      ),
    );
    for (const order of [dossiers, dossiers.toReversed()]) {
      expect(finishStages(draftOf(order, '2026-10', '2026-11-01')).stages.map(({ stage, unit }) => `${stage} ${unit}`)).toEqual([
        'Soát X',
        'In Z',
        'Ký X',
        'Ký Y',
      ]);
    }
  });

  test('leaves out the withdrawn where the office excludes them', () => {
    const clock = foldDossier(
      dossier('A', { type: 'received', at: '2026-10-05', term: '3 working-days' }, { type: 'withdrawn', at: '2026-10-12' }),
    );
    const dossiers = (withdrawn: 'count' | 'exclude'): number => {
      const draft = beginStages({ period: monthPeriod('2026-10'), asOf: parseDay('2026-11-01'), withdrawn, calendar, officeHours });
      addToStages(draft, clock!);
      return draft.dossiers;
    };
    expect([dossiers('count'), dossiers('exclude')]).toEqual([1, 0]);
  });

  test('of no dossier is empty', () => {
    expect(finishStages(draftOf([], '2026-10', '2026-11-01'))).toMatchObject({ dossiers: 0, lateDossiers: 0, overrunDays: 0, stages: [] });
  });

  test('lays all the lateness at steps: the parts add up to the whole, on the example commune', () => {
    for (const month of ['2026-08', '2026-09', '2026-10', '2026-11']) {
      const report = finishStages(draftOf(goldenDossiers('example-commune.ndjson').values(), month, '2026-11-23'));
      expect(report.stages.reduce((sum, { overrunDays }) => sum + overrunDays, 0)).toBeCloseTo(report.overrunDays, 1);
    }
  });

  test('is the same however the dossiers are divided and in whatever order they come', () => {
    const all = [...goldenDossiers('example-commune.ndjson').values()];
    const whole = finishStages(draftOf(all, '2026-09', '2026-11-23'));
    const nothing = draftOf([], '2026-09', '2026-11-23');
    mergeStages(nothing, draftOf(all, '2026-09', '2026-11-23'));
    expect(finishStages(nothing)).toEqual(whole);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.integer({ min: 0, max: all.length }), (shuffled, cut) => {
        const draft = draftOf(shuffled.slice(cut), '2026-09', '2026-11-23');
        mergeStages(draft, draftOf(shuffled.slice(0, cut), '2026-09', '2026-11-23'));
        const merged: StagesReport = finishStages(draft);
        expect(merged).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});
