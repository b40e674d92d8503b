import { formatDay, parseDay, parseEvent, standingPromises, type DossierEvent, type EpochDay } from '@dunghen/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const on = (n: number): string => formatDay((parseDay('2026-01-05') + n) as EpochDay);
const given = (at: number, takesBack: number | null): DossierEvent =>
  parseEvent({
    dossier: 'X',
    type: 'rescheduled',
    at: on(at),
    dueOn: on(at + 30),
    ...(takesBack !== null && { takesBack: on(takesBack) }),
  });

test('a day that none of the others takes back stands, whatever comes first; what takes one back gives none', () => {
  const event = fc.record({ at: fc.nat(12), takesBack: fc.option(fc.nat(12)) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), (list) => {
      const expected = list.filter(({ at, takesBack }) => takesBack === null && !list.some((other) => other.takesBack === at));
      const events = list.map(({ at, takesBack }) => given(at, takesBack));
      expect(standingPromises(events).map(({ at }) => at)).toEqual(expected.map(({ at }) => on(at)));
    }),
  );
});

test('40,000 days given to one dossier are looked through once, not once each', () => {
  const events = Array.from({ length: 40_000 }, (_, n) => given(n, null));
  const started = performance.now();
  expect(standingPromises(events)).toHaveLength(40_000);
  // Each against each took 8 seconds.
  expect(performance.now() - started).toBeLessThan(1_000);
});
