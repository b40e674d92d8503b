import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldDossier, formatDay, parseDay, parseEvent, parseTerm, timeliness, type DossierClock, type DossierEvent } from '@dunghen/core';
import { judge } from '../../../fixtures/naive/judge.ts';
import { naiveCalendar } from '../../../fixtures/naive/calendar.ts';
import { someHistory } from './some-history.ts';
import { goldenDossiers, goldenJson } from './fixtures.ts';

const event = (type: string, at: string, extra: object = {}): DossierEvent => parseEvent({ dossier: 'A', type, at, ...extra });
const received = event('received', '2026-11-02', { term: '10 working-days' });
const fold = (...events: DossierEvent[]): DossierClock => foldDossier(events) as DossierClock;
const due = (...events: DossierEvent[]): string | null => {
  const { dueOn } = fold(...events);
  return dueOn === null ? null : formatDay(dueOn);
};

describe('the example commune', () => {
  const expected = goldenJson<{ dueOn: Record<string, string | null> }>('example-commune.expected.json');
  const dossiers = goldenDossiers('example-commune.ndjson');

  test('every dossier has the due date an independent program computed', () => {
    for (const [code, dueOn] of Object.entries(expected.dueOn)) {
      const clock = foldDossier(dossiers.get(code) ?? [], { knownOn: parseDay('2026-11-23') });
      expect(clock?.dueOn == null ? null : formatDay(clock.dueOn), code).toBe(dueOn);
    }
  });
});

describe('any possible history', () => {
  test('has the due date that a walker counting days one by one finds, on any day it is looked at', () => {
    const calendar = naiveCalendar();
    fc.assert(
      fc.property(someHistory, fc.integer({ min: 0, max: 120 }), ({ json, firstDay }, later) => {
        const knownOn = formatDay((firstDay + later) as never);
        const clock = foldDossier(json.map(parseEvent), { knownOn: parseDay(knownOn) });
        const naive = judge(json as never, knownOn, calendar);
        expect(clock?.dueOn == null ? null : formatDay(clock.dueOn)).toBe(naive?.dueOn ?? null);
        expect(clock?.end ? formatDay(clock.end.on) : null).toBe(naive?.endedOn ?? null);
      }),
      { numRuns: 500 },
    );
  });

  test('gives the same clock in whatever order its events come', () => {
    fc.assert(
      fc.property(
        someHistory.chain(({ json }) => fc.tuple(fc.constant(json), fc.shuffledSubarray([...json], { minLength: json.length }))),
        ([json, shuffled]) => {
          const simple = (events: readonly object[]): unknown => JSON.stringify(foldDossier(events.map(parseEvent)));
          expect(simple(shuffled)).toBe(simple(json));
        },
      ),
    );
  });

  test('is unchanged by a repeated event', () => {
    fc.assert(
      fc.property(someHistory, ({ json }) => {
        expect(JSON.stringify(foldDossier([...json, ...json].map(parseEvent)))).toBe(JSON.stringify(foldDossier(json.map(parseEvent))));
      }),
    );
  });
});

describe('the clock', () => {
  test('an extension in the same unit adds to the term', () => {
    expect(due(received, event('extended', '2026-11-04', { by: '3 working-days', basis: 'phải xác minh' }))).toBe('2026-11-19');
  });
  test('an extension in another unit is counted on from the due date', () => {
    expect(due(received, event('extended', '2026-11-04', { by: '5 calendar-days', basis: 'x' }))).toBe('2026-11-23');
  });
  test('an extension after the due date cures nothing', () => {
    expect(due(received, event('extended', '2026-11-17', { by: '3 working-days', basis: 'x' }))).toBe('2026-11-16');
  });
  test('a re-appointment never moves the due date', () => {
    expect(due(received, event('rescheduled', '2026-11-17', { dueOn: '2026-11-20' }))).toBe('2026-11-16');
  });
  test('an open pause leaves no due date, and one that came too late leaves it as it was', () => {
    expect(due(received, event('paused', '2026-11-05', { reason: 'payment' }))).toBeNull();
    expect(due(received, event('paused', '2026-11-17', { reason: 'payment' }))).toBe('2026-11-16');
  });
  test('a dossier that ends while paused is judged as if resumed that day', () => {
    expect(due(received, event('paused', '2026-11-05', { reason: 'payment' }), event('completed', '2026-11-20'))).toBe('2026-12-02');
  });
  test('a promise without a term is the due date, and a payment shifts it', () => {
    const promised = event('received', '2026-11-02', { promisedOn: '2026-11-14' });
    expect(fold(promised)).toMatchObject({ basis: 'promised', dueOn: parseDay('2026-11-14') });
    expect(due(promised, event('paused', '2026-11-04', { reason: 'payment' }), event('resumed', '2026-11-06'))).toBe('2026-11-17');
  });
  test('a promise a list showed stands for the due date though a term is known, but never an empty one', () => {
    const shown = { term: '10 working-days', dueBy: 'promise' };
    expect(fold(event('received', '2026-11-02', { ...shown, promisedOn: '2026-11-20' }))).toMatchObject({
      basis: 'promised',
      dueOn: parseDay('2026-11-20'),
    });
    expect(fold(event('received', '2026-11-02', shown))).toMatchObject({ basis: 'term', dueOn: parseDay('2026-11-16') });
    expect(due(event('received', '2026-11-02', { term: '10 working-days', promisedOn: '2026-11-20' }))).toBe('2026-11-16');
  });
  test.each(['2026-11-09', '2026-11-09T10:00:00+07:00'])('a pause may begin at the moment the one before it ends (%s)', (at) => {
    const before = [received, event('paused', '2026-11-05', { reason: 'payment' })];
    const both = [event('paused', at, { reason: 'supplement' }), event('resumed', at)];
    expect(fold(...before, ...both)).toMatchObject({ dueOn: null, supplements: 1, openPause: { reason: 'supplement' } });
    // The term starts again on Wednesday the 11th; the 24th is a holiday.
    expect(due(...before, ...both, event('resumed', '2026-11-11'))).toBe('2026-11-26');
  });
  test('a term comes from the catalogue when the event has none', () => {
    const catalogue = (code: string) => (code === '1.004873' ? { code, name: 'X', term: parseTerm('3 working-days') } : undefined);
    const clock = foldDossier([event('received', '2026-11-20', { procedure: '1.004873' })], { catalogue });
    expect(clock).toMatchObject({ basis: 'term', dueOn: parseDay('2026-11-26'), procedureName: 'X' });
  });
  test('without a term or a promise there is no due date, and it is never "on time"', () => {
    const clock = fold(event('received', '2026-11-02'), event('completed', '2026-11-03'));
    expect(clock).toMatchObject({ basis: 'none', dueOn: null });
    expect(timeliness(clock, parseDay('2026-12-01'))).toBe('unknown');
  });
  test('keeps what the office said last of its delay, and the day the citizen came for the result', () => {
    const clock = fold(
      received,
      event('delay-reason', '2026-11-12', { reason: 'Chờ xác minh' }),
      event('delay-reason', '2026-11-13', { reason: 'Hệ thống lỗi' }),
      event('completed', '2026-11-16'),
      event('collected', '2026-11-20'),
    );
    expect(clock).toMatchObject({ delayReason: 'Hệ thống lỗi', collectedOn: parseDay('2026-11-20'), end: { on: parseDay('2026-11-16') } });
  });
  test('a dossier is not known before it is received', () => {
    expect(foldDossier([received], { knownOn: parseDay('2026-11-01') })).toBeNull();
  });
  test('events known only by their date lie before the end of that day', () => {
    const events = [
      event('received', '2026-11-02T14:00:00+07:00', { term: '3 working-days' }),
      event('paused', '2026-11-02', { reason: 'payment' }),
      event('resumed', '2026-11-04'),
      event('completed', '2026-11-04T09:00:00+07:00'),
    ];
    expect(fold(...events).end?.on).toBe(parseDay('2026-11-04'));
  });
  test('an event known only by its date lies before the end of that day even when it is listed behind it', () => {
    const events = [
      event('received', '2026-11-02T14:00:00+07:00', { term: '3 working-days', unit: 'Một cửa' }),
      event('completed', '2026-11-04T09:00:00+07:00'),
      event('stage', '2026-11-04', { stage: 'Ký', unit: 'Lãnh đạo' }),
    ];
    expect(fold(...events).holder).toBe('Lãnh đạo');
  });
  test('a step entered after the end moves the dossier to no other desk', () => {
    const ended = [event('stage', '2026-11-04', { stage: 'Ký', unit: 'Lãnh đạo' }), event('completed', '2026-11-05')];
    expect(fold(received, ...ended, event('stage', '2026-11-06', { stage: 'Lưu trữ', unit: 'Văn thư' })).holder).toBe('Lãnh đạo');
  });
  test('a step known only by its date lies behind a receipt of that day, be it in its last second, and before the steps lists showed after it', () => {
    const late = event('received', '2026-11-20T23:59:59.500+07:00', { term: '3 working-days' });
    const steps = ['2026-11-20', '2026-11-20T23:59:59.001+07:00', '2026-11-20T23:59:59.002+07:00'].map((at, i) =>
      event('stage', at, { stage: `${i}` }),
    );
    for (const order of [
      [late, ...steps],
      [...steps.toReversed(), late],
    ]) {
      expect(fold(...order).events.map((one) => (one.type === 'stage' ? one.stage : one.type))).toEqual(['received', '0', '1', '2']);
    }
  });

  test('of two events at one moment, of which one has no hour, the order is the same however they come', () => {
    const events = [
      event('received', '2026-11-02T14:00:00+07:00', { term: '3 working-days' }),
      event('stage', '2026-11-04T09:00:00+07:00', { stage: 'Thẩm định' }),
      event('stage', '2026-11-04', { stage: 'Ký duyệt' }),
      event('completed', '2026-11-04T09:00:00+07:00'),
    ];
    expect(fold(...events).stages).toHaveLength(2);
    expect(fold(...events.toReversed()).stages).toEqual(fold(...events).stages);
  });
});

describe('an impossible history is rejected with the event and the reason', () => {
  const cases: readonly (readonly [string, DossierEvent[], string])[] = [
    ['no-receipt', [event('completed', '2026-11-05')], 'received'],
    ['received-twice', [received, event('received', '2026-11-03', { term: '3 working-days' })], '2026-11-03'],
    ['before-receipt', [received, event('completed', '2026-11-01')], '2026-11-01'],
    ['promise-before-receipt', [event('received', '2026-11-02', { promisedOn: '2026-11-01' })], '2026-11-01'],
    ['promise-before-receipt', [received, event('rescheduled', '2026-11-04', { dueOn: '2026-11-01' })], '2026-11-04'],
    [
      'paused-twice',
      [received, event('paused', '2026-11-03', { reason: 'payment' }), event('paused', '2026-11-04', { reason: 'payment' })],
      '2026-11-04',
    ],
    ['resumed-without-pause', [received, event('resumed', '2026-11-04')], '2026-11-04'],
    [
      'paused-twice',
      [
        received,
        event('paused', '2026-11-03', { reason: 'payment' }),
        event('paused', '2026-11-04T09:00:00+07:00', { reason: 'payment' }),
        event('resumed', '2026-11-04T10:00:00+07:00'),
      ],
      '2026-11-04T09:00',
    ],
    ['two-ends', [received, event('completed', '2026-11-04'), event('refused', '2026-11-05')], '2026-11-05'],
    ['mixed-dossiers', [received, parseEvent({ dossier: 'B', type: 'stage', at: '2026-11-04', stage: 'Ký duyệt' })], '2026-11-04'],
    ['after-end', [received, event('completed', '2026-11-04'), event('paused', '2026-11-05', { reason: 'payment' })], '2026-11-05'],
    ['after-end', [received, event('completed', '2026-11-04'), event('resumed', '2026-11-05')], '2026-11-05'],
    [
      'after-end',
      [received, event('completed', '2026-11-04'), event('extended', '2026-11-05', { by: '3 ngày', basis: 'x' })],
      '2026-11-05',
    ],
  ];
  test.each(cases)('%s', (code, events, mention) => {
    expect(() => foldDossier(events)).toThrow(
      expect.objectContaining({ code, sentence: { vi: expect.stringContaining(mention), en: expect.stringContaining(mention) } }),
    );
  });
});
