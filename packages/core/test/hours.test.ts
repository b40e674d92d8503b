import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, asDay, dayOf, deadline, formatDay, type EpochDay } from '@dunghen/core';
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
    // The walker takes every second as a step: 0.1 s a question.
    { numRuns: 40 },
  );
});
