import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CLOCK_POLICY, foldDossier, officialCalendar, parseEvent, parseMoment, type DossierEvent } from '@dunghen/core';
import { visitsOf } from '../src/stages/visits.ts';
import { workingTimeAt } from '../src/stages/working-time.ts';
import { someHistory } from './some-history.ts';

const calendar = officialCalendar();
const { officeHours } = DEFAULT_CLOCK_POLICY;
const at = (text: string): number => workingTimeAt(calendar, officeHours, parseMoment(text));

const dossier = (code: string, ...events: readonly Record<string, unknown>[]): readonly DossierEvent[] =>
  events.map((event) => parseEvent({ dossier: code, ...event }));

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

  test('a step in the hands of another officer is one stay, and two where a step or a unit lies between', () => {
    const stage = (day: number, name: string, officer: string, unit?: string): Record<string, unknown> => ({
      type: 'stage',
      at: `2026-11-0${day}T07:30:00+07:00`,
      stage: name,
      officer,
      ...(unit !== undefined && { unit }),
    });
    const clock = foldDossier(
      dossier(
        'A',
        { type: 'received', at: '2026-11-02T07:30:00+07:00', term: '7 working-days', unit: 'Kinh tế' },
        stage(2, 'Thẩm định', 'A'),
        stage(3, 'Thẩm định', 'B'),
        stage(4, 'Thẩm định', 'C', 'Tư pháp'),
        stage(5, 'Ký duyệt', 'D'),
        stage(6, 'Thẩm định', 'C'),
      ),
    );
    const visits = clock ? visitsOf(clock, calendar, officeHours, at('2026-11-06T17:00:00+07:00')) : [];
    expect(visits.map((visit) => [visit.stage, visit.unit, visit.length])).toEqual([
      ['Thẩm định', 'Kinh tế', 2000],
      ['Thẩm định', 'Tư pháp', 1000],
      ['Ký duyệt', 'Tư pháp', 1000],
      ['Thẩm định', 'Tư pháp', 1000],
    ]);
  });
});
