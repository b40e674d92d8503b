import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_CLOCK_POLICY,
  foldDossier,
  knownDay,
  officialCalendar,
  parseDay,
  parseEvent,
  parseMoment,
  type DossierEvent,
} from '@dunghen/core';
import {
  addToStages,
  beginStages,
  finishStages,
  mergeStages,
  monthPeriod,
  type StagesDraft,
  type StagesReport,
} from '@dunghen/core/report';
import { visitsOf } from '../src/stages/visits.ts';
import { addDuration, mergeDurations, noDurations, quantile } from '../src/stages/durations.ts';
import { workingTimeAt } from '../src/stages/working-time.ts';
import { goldenDossiers } from './fixtures.ts';
import { someHistory } from './some-history.ts';

const calendar = officialCalendar();
const { officeHours } = DEFAULT_CLOCK_POLICY;
const at = (text: string): number => workingTimeAt(calendar, officeHours, parseMoment(text));
const days = (from: string, to: string): number => (at(to) - at(from)) / 1000;

describe('working time', () => {
  test.each([
    ['2026-11-23T07:30:00+07:00', '2026-11-23T17:00:00+07:00', 1, 'a whole office day is one day, though it has 7.5 hours'],
    ['2026-11-23T07:30:00+07:00', '2026-11-23T11:30:00+07:00', 0.533, 'a morning is four hours of seven and a half'],
    ['2026-11-23T11:30:00+07:00', '2026-11-23T13:30:00+07:00', 0, 'lunch takes no time'],
    ['2026-11-23T17:00:00+07:00', '2026-11-25T07:30:00+07:00', 0, 'the night and 24 November take none'],
    ['2026-11-20', '2026-11-26', 3, 'days without hours: Friday, Monday, Wednesday'],
    ['2026-08-22T07:30:00+07:00', '2026-08-22T17:00:00+07:00', 1, 'a make-up Saturday is a day like any other'],
  ])('%s to %s is %f: %s', (from, to, expected) => {
    expect(days(from, to)).toBeCloseTo(expected, 3);
  });
});

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

describe('the time of a dossier', () => {
  test('is laid at the steps it went through, from receipt to end, with nothing lost between them', () => {
    fc.assert(
      fc.property(someHistory, fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }), ({ json, firstDay }, gaps) => {
        const steps = gaps.map((gap, i) => ({
          type: 'stage',
          at: new Date((firstDay + gap) * 86_400_000).toISOString().slice(0, 10),
          stage: `S${i}`,
        }));
        const clock = foldDossier(dossier('A', ...json.map((event) => ({ ...event, dossier: 'A' })), ...steps));
        if (!clock) return;
        const until = at('2027-06-01');
        const end = clock.end && clock.events.findLast(({ type }) => type === clock.end?.type);
        const finish = end ? at(end.at) : until;
        const pauses = clock.pauses
          .filter(({ effective }) => effective)
          .map(
            ({ from, to }) => [workingTimeAt(calendar, officeHours, from), to ? workingTimeAt(calendar, officeHours, to) : finish] as const,
          );
        const paused = pauses.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, finish) - from), 0);
        const whole = Math.max(0, finish - at(clock.receipt.at));
        expect(visitsOf(clock, calendar, officeHours, until).reduce((sum, { length }) => sum + length, 0)).toBe(whole - paused);
      }),
      { numRuns: 300 },
    );
  });

  test('leaves out the days the citizen was asked for papers, wherever the step changes', () => {
    const clock = foldDossier(
      dossier(
        'A',
        { type: 'received', at: '2026-11-02T07:30:00+07:00', term: '7 working-days', unit: 'Một cửa' },
        { type: 'stage', at: '2026-11-03T07:30:00+07:00', stage: 'Thẩm định', unit: 'Kinh tế' },
        { type: 'paused', at: '2026-11-04T07:30:00+07:00', reason: 'payment' },
        { type: 'resumed', at: '2026-11-09T07:30:00+07:00' },
        { type: 'stage', at: '2026-11-10T07:30:00+07:00', stage: 'Ký duyệt' },
        { type: 'completed', at: '2026-11-10T17:00:00+07:00' },
      ),
    );
    expect(clock && visitsOf(clock, calendar, officeHours, 0)).toEqual([
      { stage: '', unit: 'Một cửa', length: 1000, running: false },
      { stage: 'Thẩm định', unit: 'Kinh tế', length: 2000, running: false },
      { stage: 'Ký duyệt', unit: 'Kinh tế', length: 1000, running: false },
    ]);
  });
});

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

describe('durations', () => {
  test('give the nearest-rank quantile, to a hundredth of a day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 19_900 }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(0.5, 0.9, 1),
        (lengths, q) => {
          const durations = noDurations();
          for (const length of lengths) addDuration(durations, length);
          const sorted = lengths.toSorted((a, b) => a - b);
          expect(Math.abs((quantile(durations, q) ?? -1) - (sorted[Math.ceil(q * lengths.length) - 1] as number))).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
  test('add', () => {
    const [a, b] = [noDurations(), noDurations()];
    for (const length of [100, 200, 300]) addDuration(a, length);
    addDuration(b, 900_000);
    mergeDurations(a, b);
    expect(a).toMatchObject({ count: 4, longest: 900_000 });
    expect(quantile(a, 1)).toBe(900_000);
    expect(quantile(noDurations(), 0.5)).toBeNull();
  });
});
