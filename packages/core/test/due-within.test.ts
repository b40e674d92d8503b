import {
  addDays,
  foldDossier,
  formatDay,
  isWorkingDay,
  nextOrSame,
  officialCalendar,
  parseDay,
  parseEvent,
  previousOrSame,
} from '@dunghen/core';
import { dueWithin, workingDaysLeft } from '@dunghen/core/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysLeft, learn, noExperience, type Experience } from '../src/forecast/experience.ts';
import { MANY_CASES, expectSame } from './many-cases.ts';

const calendar = officialCalendar();
/** Any day of a year with its days off, and its days of work to make up for them. */
const anyDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays(parseDay('2026-01-01'), days));

test('what is due within some working days has at most so many left, also seen from a day off', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(40), fc.nat(10), (today, ahead, days) => {
      const dueOn = addDays(today, ahead);
      expectSame(workingDaysLeft(calendar, today, dueOn) <= days, dueOn <= dueWithin(calendar, today, days));
    }),
    MANY_CASES,
  );
});

test('what has passed has a negative number left, one less each working day', () => {
  const left = (today: string, dueOn: string): number => workingDaysLeft(calendar, parseDay(today), parseDay(dueOn));
  expect(['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'].map((today) => left(today, '2026-11-27'))).toEqual([-1, -1, -1, -2]);
  expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map((today) => left(today, '2026-11-30'))).toEqual([1, 1, 1, 0]);
});

test('a promise for a day off leaves what one for the working day before it leaves', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(40), (today, ahead) => {
      const dueOn = addDays(today, ahead);
      const readyOn = previousOrSame(calendar, dueOn);
      if (readyOn >= today) expectSame(workingDaysLeft(calendar, today, dueOn), workingDaysLeft(calendar, today, readyOn));
    }),
    MANY_CASES,
  );
});

test('a forecast counts the same days left as lists and digests do, and on a day off those of the next morning of work', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(25), (today, ahead) => {
      const dueOn = addDays(today, ahead);
      const morning = nextOrSame(calendar, today);
      expectSame(daysLeft(calendar, today, dueOn), Math.min(20, Math.max(0, workingDaysLeft(calendar, morning, dueOn))));
      expectSame(daysLeft(calendar, today, dueOn), daysLeft(calendar, today, previousOrSame(calendar, dueOn)));
    }),
    MANY_CASES,
  );
});

test('of a dossier promised for a day off a forecast learns what it learns of one promised for the working day before it', () => {
  const learned = (received: string, promisedOn: string, completed: string): Experience => {
    const clock = foldDossier([
      parseEvent({ dossier: 'X', type: 'received', at: received, promisedOn, procedure: 'P' }),
      parseEvent({ dossier: 'X', type: 'completed', at: completed }),
    ]);
    const experience = noExperience();
    if (clock) learn(experience, clock, calendar, parseDay('2027-03-01'));
    return experience;
  };
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 4, max: 30 }), fc.integer({ min: 1, max: 40 }), (received, term, took) => {
      const dueOn = addDays(received, term);
      const readyOn = previousOrSame(calendar, dueOn);
      const ended = addDays(received, took);
      fc.pre(!isWorkingDay(calendar, dueOn) && readyOn > received && (ended <= readyOn || ended > dueOn));
      const [of, offDay, workingDay, on] = [received, dueOn, readyOn, ended].map(formatDay) as [string, string, string, string];
      expect(learned(of, offDay, on)).toEqual(learned(of, workingDay, on));
    }),
  );
});
