import { describe, expect, test } from 'vitest';
import { breachesOf, foldDossier, formatDay, parseDay, parseEvent, type DossierClock, type DossierEvent } from '@dunghen/core';

const event = (type: string, at: string, extra: object = {}): DossierEvent => parseEvent({ dossier: 'A', type, at, ...extra });
const received = event('received', '2026-11-02', { term: '10 working-days' });
const fold = (...events: DossierEvent[]): DossierClock => foldDossier(events) as DossierClock;

describe('letters owed', () => {
  const owed = (today: string, ...events: DossierEvent[]): unknown =>
    breachesOf(fold(...events), parseDay(today)).map(({ appointment, dueOn, kind }) => [appointment, formatDay(dueOn), kind]);
  const again = event('rescheduled', '2026-11-17', { dueOn: '2026-11-20' });

  test('none while the due date has not passed', () => expect(owed('2026-11-16', received)).toEqual([]));
  test('one from the day after', () => expect(owed('2026-11-17', received)).toEqual([[1, '2026-11-16', 'missed']]));
  test('one for a dossier already closed late', () => {
    expect(owed('2026-12-01', received, event('completed', '2026-11-18'))).toEqual([[1, '2026-11-16', 'closed-late']]);
  });
  test('none for one finished on its due date', () => expect(owed('2026-12-01', received, event('completed', '2026-11-16'))).toEqual([]));
  test('a second one, without a third date, when the new appointment is missed too', () => {
    expect(owed('2026-11-23', received, again)).toEqual([
      [1, '2026-11-16', 'missed'],
      [2, '2026-11-20', 'second-missed'],
    ]);
  });
  test('no second one when the new appointment is kept', () => {
    expect(owed('2026-12-01', received, again, event('completed', '2026-11-20'))).toEqual([[1, '2026-11-16', 'closed-late']]);
  });
  test('one for each appointment missed before the result came', () => {
    expect(owed('2026-12-01', received, again, event('completed', '2026-11-23'))).toEqual([
      [1, '2026-11-16', 'closed-late'],
      [2, '2026-11-20', 'closed-late'],
    ]);
  });
  test('no second one for a re-appointment to a day that was not later', () => {
    expect(owed('2026-11-23', received, event('rescheduled', '2026-11-17', { dueOn: '2026-11-16' }))).toEqual([
      [1, '2026-11-16', 'missed'],
    ]);
  });
  test('no second one for a day that was taken back, which on the days before still stood', () => {
    const takenBack = event('rescheduled', '2026-11-24', { dueOn: '2026-11-20', takesBack: '2026-11-17' });
    const first = [1, '2026-11-16', 'missed'];
    expect(owed('2026-11-24', received, takenBack, again)).toEqual([first]);
    const before = foldDossier([received, again, takenBack], { knownOn: parseDay('2026-11-23') });
    expect(breachesOf(before as DossierClock, parseDay('2026-11-23'))).toHaveLength(2);
    // Another day given after that is the second appointment.
    const anew = event('rescheduled', '2026-11-24T08:00:00+07:00', { dueOn: '2026-11-27' });
    expect(owed('2026-11-30', received, again, anew, takenBack)).toEqual([first, [2, '2026-11-27', 'second-missed']]);
  });
  test('none while a pause that began in time is open', () => {
    expect(owed('2026-12-20', received, event('paused', '2026-11-05', { reason: 'supplement' }))).toEqual([]);
  });
});
