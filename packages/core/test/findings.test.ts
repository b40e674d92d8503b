import { describe, expect, test } from 'vitest';
import { foldDossier, knownDay, officialCalendar, parseDay, parseEvent, parseTarget, type Finding } from '@dunghen/core';
import { addToReport, beginReport, finishReport, monthPeriod, type Sighting } from '@dunghen/core/report';

type Json = Readonly<Record<string, unknown>>;
const received = { type: 'received', at: '2026-11-02', term: '3 working-days' };

/** The findings that November's report shows of one dossier. */
function findings(history: readonly Json[], sighting?: Sighting): readonly Finding[] {
  const period = monthPeriod('2026-11');
  const asOf = parseDay('2026-12-15');
  const calendar = officialCalendar();
  const draft = beginReport({ period, asOf, basis: 'handled', target: parseTarget('1'), withdrawn: 'count', calendar });
  const clock = foldDossier(
    history.map((event) => parseEvent({ dossier: 'A', ...event })),
    { knownOn: knownDay(period, asOf) },
  );
  if (clock) addToReport(draft, clock, { sighting });
  return finishReport(draft).findings;
}
const codes = (...more: readonly Json[]): readonly string[] => findings([received, ...more]).map(({ code }) => code);

describe('findings', () => {
  const completed = { type: 'completed', at: '2026-11-05' };

  test('are none of an honest history, and show each way to bend one', () => {
    expect(codes(completed)).toEqual([]);
    expect(codes({ type: 'paused', at: '2026-11-09', reason: 'payment' })).toEqual(['pause-after-due']);
    expect(codes({ type: 'extended', at: '2026-11-09', by: '3 working-days', basis: 'x' })).toEqual(['extension-after-due']);
    expect(codes({ type: 'completed', at: '2026-11-07' })).toEqual(['completed-on-day-off']);
    expect(
      codes(
        { type: 'rescheduled', at: '2026-11-06', dueOn: '2026-11-10', letter: '01' },
        { type: 'rescheduled', at: '2026-11-11', dueOn: '2026-11-12', letter: '02' },
      ),
    ).toEqual(['repeated-reappointment']);
  });

  test('show a due date moved after it had passed, unless a letter told the citizen', () => {
    const moved = { type: 'rescheduled', at: '2026-11-06', dueOn: '2026-11-10' };
    expect(findings([received, moved])).toEqual([
      { code: 'due-moved-after-expiry', dossier: 'A', evidence: { movedOn: '2026-11-06', dueOn: '2026-11-05', newDueOn: '2026-11-10' } },
    ]);
    expect(codes({ ...moved, letter: '01/VBXL' })).toEqual([]);
  });

  test('show a promise moved beyond the lawful due date before it had passed, unless a letter told the citizen', () => {
    const moved = (at: string, dueOn: string, more: object = {}): Json => ({ type: 'rescheduled', at, dueOn, ...more });
    for (const at of ['2026-11-03', '2026-11-05']) {
      expect(findings([received, moved(at, '2026-11-10')])).toMatchObject([
        { code: 'promise-beyond-term', evidence: { promisedOn: '2026-11-10', lawfulDueOn: '2026-11-05' } },
      ]);
      expect(codes(moved(at, '2026-11-10', { letter: '01/VBXL' }))).toEqual([]);
      expect(codes(moved(at, '2026-11-05'))).toEqual([]);
    }
    const extended = { type: 'extended', at: '2026-11-04', by: '3 working-days', basis: 'phải xác minh' };
    expect(codes(extended, moved('2026-11-04', '2026-11-10'))).toEqual([]);
    expect(codes(extended, moved('2026-11-04', '2026-11-11'))).toEqual(['promise-beyond-term']);
  });

  test('of a moved day are none while the clock is paused: no due date has passed', () => {
    expect(
      codes({ type: 'paused', at: '2026-11-04', reason: 'payment' }, { type: 'rescheduled', at: '2026-11-09', dueOn: '2026-11-12' }),
    ).toEqual([]);
  });

  test('show a promise later than the lawful term, unless a pause or an extension accounts for it', () => {
    const slip = { ...received, promisedOn: '2026-11-06' };
    const extended = { type: 'extended', at: '2026-11-03', by: '1 working-days', basis: 'phải xác minh' };
    expect(findings([slip])).toEqual([
      { code: 'promise-beyond-term', dossier: 'A', evidence: { promisedOn: '2026-11-06', lawfulDueOn: '2026-11-05' } },
    ]);
    expect(findings([slip, extended])).toEqual([]);
    expect(findings([{ ...slip, promisedOn: '2026-11-05' }])).toEqual([]);
  });

  describe('of a same-day dossier', () => {
    // 2 November is a Monday, 7 a Saturday.
    const sameDay = (at: string, promisedOn: string): Json => ({ type: 'received', at, term: 'same-day', promisedOn });
    const told = (...history: readonly Json[]): readonly string[] => findings(history).map(({ code }) => code);
    test('whose hour of receipt nobody wrote down let it be promised for the next working day, and no later', () => {
      expect(told(sameDay('2026-11-02', '2026-11-03'))).toEqual([]);
      expect(told(sameDay('2026-11-06', '2026-11-09'))).toEqual([]);
      expect(findings([sameDay('2026-11-02', '2026-11-04')])).toEqual([
        { code: 'promise-beyond-term', dossier: 'A', evidence: { promisedOn: '2026-11-04', lawfulDueOn: '2026-11-02' } },
      ]);
      const { promisedOn: _, ...withoutPromise } = sameDay('2026-11-02', '');
      const moved = (dueOn: string): Json => ({ type: 'rescheduled', at: '2026-11-02', dueOn });
      expect(told(withoutPromise, moved('2026-11-03'))).toEqual([]);
      expect(told(withoutPromise, moved('2026-11-04'))).toEqual(['promise-beyond-term']);
    });
    test('received on a day off without an hour let it be promised for the next working day alone: no hour of that day counts', () => {
      expect(told(sameDay('2026-11-07', '2026-11-09'))).toEqual([]);
      expect(told(sameDay('2026-11-07', '2026-11-10'))).toEqual(['promise-beyond-term']);
    });
    test('received at an hour that is known show a promise beyond what that hour allows', () => {
      expect(told(sameDay('2026-11-02T15:00:00', '2026-11-03'))).toEqual(['promise-beyond-term']);
      expect(told(sameDay('2026-11-02T15:00:01', '2026-11-03'))).toEqual([]);
      expect(told(sameDay('2026-11-02T15:00:01', '2026-11-04'))).toEqual(['promise-beyond-term']);
    });
    test('given back to the clock by papers that came at no known hour are counted from that day alike', () => {
      const supplemented = (dueOn: string): readonly Json[] => [
        { type: 'received', at: '2026-11-02T08:00:00', term: 'same-day' },
        { type: 'paused', at: '2026-11-02T09:00:00', reason: 'supplement' },
        { type: 'resumed', at: '2026-11-04' },
        { type: 'rescheduled', at: '2026-11-04', dueOn },
      ];
      expect(told(...supplemented('2026-11-05'))).toEqual([]);
      expect(told(...supplemented('2026-11-06'))).toEqual(['promise-beyond-term']);
    });
  });

  const seen = (seenOpenOn: string | null, missingOn: string | null, ...more: readonly Json[]): readonly string[] => {
    const day = (text: string | null) => (text === null ? null : parseDay(text));
    return findings([received, ...more], { seenOpenOn: day(seenOpenOn), missingOn: day(missingOn) }).map(({ code }) => code);
  };
  test('show an end dated before a list still showed the dossier open', () => {
    expect(seen('2026-11-06', null, completed)).toEqual(['end-backdated']);
    expect(seen('2026-11-05', null, completed)).toEqual([]);
  });
  test('show a dossier that vanished from the lists, but not one that ended', () => {
    expect(seen('2026-11-04', '2026-11-06')).toEqual(['vanished']);
    expect(seen('2026-11-04', '2026-11-06', completed)).toEqual([]);
    expect(seen('2026-11-04', null)).toEqual([]);
  });
});
