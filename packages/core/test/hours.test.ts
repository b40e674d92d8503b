import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  asDay,
  dayOf,
  deadline,
  DEFAULT_CLOCK_POLICY,
  foldDossier,
  formatDay,
  formatMoment,
  parseEvent,
  type EpochDay,
} from '@dunghen/core';
import { naiveCalendar } from '../../../fixtures/naive/calendar.ts';
import { naiveDue } from '../../../fixtures/naive/due.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const time = fc.record({ hour: fc.nat(23), minute: fc.nat(59) }).map(({ hour, minute }) => `T${two(hour)}:${two(minute)}:00+07:00`);
const pause = fc.record({ wait: fc.integer({ min: 1, max: 4 }), length: fc.integer({ min: 1, max: 4 }), from: time, to: time });
const question = fc.record({
  on: fc.integer({ min: dayOf(2019, 1, 2), max: dayOf(2027, 9, 1) }).map(asDay),
  at: time,
  // Nothing is not an amount of office time: at 0 hours the two read the law differently.
  count: fc.integer({ min: 1, max: 24 }),
  pauses: fc.array(pause, { maxLength: 2 }),
  reason: fc.constantFrom('supplement', 'payment', 'stopped'),
  supplementRule: fc.constantFrom('restart', 'shift'),
});

test('a term in hours, paused or not, ends when a walker through the office sessions says', () => {
  const calendar = naiveCalendar();
  fc.assert(
    fc.property(question, ({ on, at, count, pauses, reason, supplementRule }) => {
      const [received, term] = [formatDay(on) + at, `${count} working-hours`];
      let last: EpochDay = on;
      const stretches = pauses.map(({ wait, length, from, to }) => {
        const begin = addDays(last, wait);
        last = addDays(begin, length);
        return { from: formatDay(begin) + from, to: formatDay(last) + to, reason };
      });
      const changes = stretches.map(({ from, to }) => ({ pausedAt: from, resumedAt: to, reason }));
      expect(deadline({ received, term, pauses: stretches, supplementRule }).dueOn).toBe(
        naiveDue({ receivedAt: received, term, changes, supplementRule }, calendar),
      );
    }),
    // The walker takes every second as a step.
    { numRuns: 40 },
  );
});

describe('a term in hours', () => {
  const dueAt = (received: string, from: string, to: string): string | undefined =>
    deadline({ received, term: '8 working-hours', pauses: [{ from, to, reason: 'payment' }] }).dueAt;

  // Friday 20 November has 7.5 hours; 24 November is a holiday.
  test('of a receipt without an hour begins when the office opens', () => {
    expect(deadline({ received: '2026-11-20', term: '8 working-hours' }).dueAt).toBe('2026-11-23T08:00:00+07:00');
  });
  test('goes on after a pause with the hours it had left', () => {
    // 2.5 hours are used up on Friday, 5 on Monday from 10:00 on, half an hour on Wednesday.
    expect(dueAt('2026-11-20', '2026-11-20T10:00', '2026-11-23T10:00')).toBe('2026-11-25T08:00:00+07:00');
    expect(dueAt('2026-11-20T07:30', '2026-11-20T10:00', '2026-11-23T10:00')).toBe('2026-11-25T08:00:00+07:00');
  });
  test('uses up nothing of a day of pause whose hour nobody knows, and all of the day of resumption', () => {
    expect(dueAt('2026-11-20T14:00', '2026-11-20', '2026-11-23')).toBe('2026-11-25T08:00:00+07:00');
    expect(dueAt('2026-11-20', '2026-11-20', '2026-11-23')).toBe('2026-11-25T08:00:00+07:00');
  });
  test('gives back no hour of a day off that was not counted', () => {
    const policy = {
      ...DEFAULT_CLOCK_POLICY,
      receiptOnDayOff: 'next-working-day',
      officeHours: { ...DEFAULT_CLOCK_POLICY.officeHours, 6: [[450, 690]] },
    } as const;
    // Received on a Saturday on which the counter is open, counted from Monday 07:30; half an hour of Monday was paused.
    const pauses = [{ from: '2026-11-21T09:00', to: '2026-11-23T08:00', reason: 'payment' as const }];
    expect(deadline({ received: '2026-11-21T08:00', term: '2 working-hours', pauses }, { policy }).dueAt).toBe('2026-11-23T10:00:00+07:00');
  });
  test('is not longer for a pause that ended on the day it began, at an hour nobody knows', () => {
    expect(dueAt('2026-11-20T08:00', '2026-11-20T14:00', '2026-11-20')).toBe('2026-11-23T08:30:00+07:00');
  });
});

describe('an extension in another unit', () => {
  const due = (term: string, received: string, ...extensions: readonly string[]): string | null => {
    const clock = foldDossier([
      parseEvent({ dossier: 'A', type: 'received', at: received, term }),
      ...extensions.map((by, i) =>
        parseEvent({ dossier: 'A', type: 'extended', at: `${received.slice(0, 10)}T16:0${i}`, by, basis: 'phải xác minh' }),
      ),
    ]);
    const moment = clock?.dueAt ?? (clock?.dueOn == null ? null : { on: clock.dueOn, timeOfDay: null });
    return moment && formatMoment(moment);
  };

  test('of a term in hours is counted on from the day it ends, and ends with a day', () => {
    expect(due('8 working-hours', '2026-11-20T08:00')).toBe('2026-11-23T08:30:00+07:00');
    expect(due('8 working-hours', '2026-11-20T08:00', '1 working-days')).toBe('2026-11-25');
  });
  test('in hours begins when the office opens after the due date, and a second one where the first ends', () => {
    // Ten working days from 2 November end with Monday the 16th.
    expect(due('10 working-days', '2026-11-02', '4 working-hours')).toBe('2026-11-17T11:30:00+07:00');
    expect(due('10 working-days', '2026-11-02', '4 working-hours', '2 calendar-days', '4 working-hours')).toBe('2026-11-20T11:30:00+07:00');
    expect(due('10 working-days', '2026-11-02', '8 working-hours', '4 working-hours')).toBe('2026-11-18T14:00:00+07:00');
  });
});
