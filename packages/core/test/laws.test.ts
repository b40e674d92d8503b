import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  asDay,
  compileCalendar,
  dayOf,
  deadline,
  foldDossier,
  formatDay,
  isWorkingDay,
  mergeDecisions,
  nextOrSame,
  officialCalendar,
  officialDecisions,
  parseEvent,
  shift,
  weekdayOf,
  workingDaysBetween,
  type EpochDay,
  type YearDecision,
} from '@dunghen/core';
import { someHistory } from './some-history.ts';

const day = (from: EpochDay, to: EpochDay): fc.Arbitrary<EpochDay> => fc.integer({ min: from, max: to }).map(asDay);

describe('the clock of a dossier', () => {
  test('known up to a day equals the fold of the events up to that day', () => {
    fc.assert(
      fc.property(someHistory, fc.integer({ min: 0, max: 60 }), ({ json, firstDay }, later) => {
        const events = json.map(parseEvent);
        const knownOn = addDays(firstDay, later);
        const prefix = events.filter((event) => event.on <= knownOn);
        expect(JSON.stringify(foldDossier(events, { knownOn }))).toBe(JSON.stringify(foldDossier(prefix)));
      }),
    );
  });

  test('is unchanged when a pause is split in two on any of its days', () => {
    const pause = fc.record({
      received: day(dayOf(2026, 1, 5), dayOf(2026, 9, 1)),
      wait: fc.integer({ min: 0, max: 12 }),
      first: fc.integer({ min: 0, max: 9 }),
      second: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(
        pause,
        fc.constantFrom('7 working-days', '15 calendar-days', '1 months', '20 working-days'),
        ({ received, wait, first, second }, term) => {
          const at = (n: number): string => formatDay(addDays(received, n));
          const ask = (pauses: readonly { from: string; to: string }[]): unknown => deadline({ received: at(0), term, pauses }).dueOn;
          const [from, middle, to] = [at(wait), at(wait + first), at(wait + first + second)];
          expect(
            ask([
              { from, to: middle },
              { from: middle, to },
            ]),
          ).toBe(ask([{ from, to }]));
        },
      ),
    );
  });

  test('never runs out earlier because a holiday was added', () => {
    fc.assert(
      fc.property(someHistory, day(dayOf(2026, 1, 1), dayOf(2026, 12, 31)), ({ json }, holiday) => {
        const official = officialDecisions();
        const year = official.years.find((y) => y.year === 2026);
        fc.pre(year !== undefined && isWorkingDay(officialCalendar(), holiday) && weekdayOf(holiday) < 6);
        const added = {
          ...year!,
          daysOff: [...year!.daysOff, { date: holiday, name: 'x', kind: 'statutory' as const, source: ['COMPUTED'] }],
        };
        const calendar = compileCalendar(mergeDecisions(official, { years: [added], sources: new Map() }));
        // Only terms without a pause: a later due date can make a pause effective that came too late before.
        const events = json.filter((e) => e['type'] === 'received' || e['type'] === 'completed').map(parseEvent);
        const before = foldDossier(events)?.dueOn;
        const after = foldDossier(events, { calendar })?.dueOn;
        expect(after).toBeGreaterThanOrEqual(before as number);
      }),
      { numRuns: 60 },
    );
  });
});

describe('any calendar', () => {
  const [from, to] = [dayOf(2028, 1, 1), dayOf(2028, 12, 31)];
  const someCalendar = fc
    .record({ off: fc.uniqueArray(day(from, to), { maxLength: 60 }), work: fc.uniqueArray(day(from, to), { maxLength: 12 }) })
    .map(({ off, work }) => {
      const makeups = work.filter((d) => weekdayOf(d) > 5 && !off.includes(d));
      const source = ['X'];
      const year: YearDecision = {
        year: 2028,
        status: 'official',
        daysOff: off.map((date) => ({ date, name: 'x', kind: 'swap', source })),
        makeupWorkdays: makeups.map((date) => ({ date, forDate: from, source })),
        dependsOn: [],
      };
      const works = (d: EpochDay): boolean => makeups.includes(d) || (weekdayOf(d) < 6 && !off.includes(d));
      return { calendar: compileCalendar({ years: [year], sources: new Map() }), works };
    });

  test('gives what a walker counting its days one by one finds', () => {
    fc.assert(
      fc.property(someCalendar, day(from, dayOf(2028, 6, 30)), fc.integer({ min: 1, max: 40 }), ({ calendar, works }, start, n) => {
        let walked = start;
        for (let left = n; left > 0;) if (works((walked = addDays(walked, 1)))) left--;
        expect(shift(calendar, start, n)).toBe(walked);
        let next = start;
        while (!works(next)) next = addDays(next, 1);
        expect(nextOrSame(calendar, start)).toBe(next);
        expect(workingDaysBetween(calendar, addDays(start, 1), addDays(walked, 1))).toBe(n);
      }),
    );
  });
});
