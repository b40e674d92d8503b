// Random possible histories of a dossier, as the JSON another system would send.
import fc from 'fast-check';
import { dayOf, formatDay, type EpochDay } from '@dunghen/core';

/** A possible history and the day it begins. */
export interface SomeHistory {
  readonly json: readonly Record<string, unknown>[];
  readonly firstDay: EpochDay;
}

const time = fc.constantFrom('T07:45:00+07:00', 'T10:05:30+07:00', 'T15:00:01+07:00', 'T16:40:00+07:00', 'T22:10:00+07:00');
const someTerm = fc.constantFrom(
  'same-day',
  '0 working-days',
  '1 working-days',
  '3 working-days',
  '7 working-days',
  '15 calendar-days',
  '20 working-days',
  '1 months',
);
const step = fc.record({
  gap: fc.integer({ min: 1, max: 9 }),
  length: fc.integer({ min: 0, max: 8 }),
  reason: fc.constantFrom('supplement', 'payment', 'stopped'),
  extension: fc.option(fc.constantFrom('2 working-days', '5 calendar-days', '1 months')),
});

export const someHistory: fc.Arbitrary<SomeHistory> = fc
  .record({
    first: fc.integer({ min: dayOf(2025, 12, 1), max: dayOf(2026, 10, 31) }),
    receivedAt: time,
    term: someTerm,
    rule: fc.option(fc.constantFrom('restart', 'shift'), { nil: undefined }),
    channel: fc.constantFrom('online', 'counter', 'post'),
    steps: fc.array(step, { maxLength: 3 }),
    end: fc.option(fc.constantFrom('completed', 'refused', 'withdrawn')),
    endGap: fc.integer({ min: 0, max: 30 }),
    openPause: fc.boolean(),
    code: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ first, receivedAt, term, rule, channel, steps, end, endGap, openPause, code }) => {
    const dossier = `T-${code}`;
    let day = first as EpochDay;
    const at = (clock: string): string => formatDay(day) + clock;
    const json: Record<string, unknown>[] = [
      { dossier, type: 'received', at: at(receivedAt), term, channel, ...(rule && { supplementRule: rule }) },
    ];
    for (const [i, { gap, length, reason, extension }] of steps.entries()) {
      day = (day + gap) as EpochDay;
      if (extension) json.push({ dossier, type: 'extended', at: at('T08:00:00+07:00'), by: extension, basis: 'phải xác minh' });
      json.push({ dossier, type: 'paused', at: at('T17:30:00+07:00'), reason });
      if (openPause && i === steps.length - 1) break;
      day = (day + length) as EpochDay;
      json.push({ dossier, type: 'resumed', at: at('T17:40:00+07:00') });
    }
    if (end) {
      day = (day + endGap) as EpochDay;
      json.push({ dossier, type: end, at: at('T23:30:00+07:00') });
    }
    return { json, firstDay: first as EpochDay };
  });
