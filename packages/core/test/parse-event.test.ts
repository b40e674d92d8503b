import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DungHenError, eventToJson, parseEvent } from '@dunghen/core';
import { someHistory } from './some-history.ts';

const FIELDS = [
  'dossier',
  'type',
  'at',
  'procedure',
  'term',
  'promisedOn',
  'applicant',
  'reason',
  'by',
  'basis',
  'dueOn',
  'stage',
  'channel',
  'kind',
  'supplementRule',
];
const TYPES = [
  'received',
  'stage',
  'paused',
  'resumed',
  'extended',
  'rescheduled',
  'delay-reason',
  'completed',
  'refused',
  'withdrawn',
  'collected',
];

describe('an event from outside', () => {
  test('is read, or refused with a typed error, whatever its fields hold', () => {
    const anything = fc.oneof(fc.anything(), fc.constantFrom(...TYPES, '2026-11-20', '3 working-days', 'H-1', ''));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FIELDS), anything), (json) => {
        try {
          expect(TYPES).toContain(parseEvent(json).type);
        } catch (error) {
          expect(error).toBeInstanceOf(DungHenError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('is the same after a round through JSON', () => {
    fc.assert(
      fc.property(someHistory, ({ json }) => {
        for (const event of json.map(parseEvent)) expect(parseEvent(JSON.parse(JSON.stringify(eventToJson(event))))).toEqual(event);
      }),
    );
  });

  test.each([
    ['dossier', { dossier: ' ' }],
    ['dossier', { dossier: 'A\u200BB' }],
    ['dossier', { dossier: 'x'.repeat(65) }],
    ['dossier', { dossier: 7 }],
    ['type', { type: 'paid' }],
    ['channel', { channel: 'fax' }],
    ['applicant', { applicant: 'Nông Văn Mẫu' }],
    ['kind', { kind: 'other' }],
    ['supplementRule', { supplementRule: 'maybe' }],
    ['basis', { type: 'extended', by: '3 working-days' }],
    ['basis', { type: 'extended', by: '3 working-days', basis: ' ' }],
    ['unit', { unit: 7 }],
    ['unit', { unit: 'x'.repeat(5_001) }],
    ['reason', { type: 'paused' }],
    ['reason', { type: 'delay-reason', reason: ' \u0000' }],
    ['stage', { type: 'stage' }],
  ])('with a bad %s is refused by that name', (field, changes) => {
    const json = { dossier: 'H-1', type: 'received', at: '2026-11-20', ...changes };
    expect(() => parseEvent(json)).toThrow(expect.objectContaining({ code: 'bad-event', message: expect.stringContaining(`"${field}"`) }));
  });

  test.each([null, undefined, 'completed', 7, [{ dossier: 'H-1', type: 'completed', at: '2026-11-20' }]])(
    'is an object with fields: %j is refused as a whole',
    (json) => {
      expect(() => parseEvent(json)).toThrow(expect.objectContaining({ code: 'bad-event', message: expect.stringContaining('"event"') }));
    },
  );

  test('tells its days and terms in the notation of the interface', () => {
    const json = [
      { dossier: 'H-1', type: 'received', at: '2026-11-20', term: '3 ngày làm việc', promisedOn: '2026-11-26' },
      { dossier: 'H-1', type: 'extended', at: '2026-11-25', by: '2 ngày', basis: 'phải xác minh' },
      { dossier: 'H-1', type: 'rescheduled', at: '2026-11-27', dueOn: '2026-11-30' },
      { dossier: 'H-1', type: 'rescheduled', at: '2026-11-28', dueOn: '2026-11-30', takesBack: '2026-11-27T00:00Z' },
    ];
    expect(json.map((event) => eventToJson(parseEvent(event)))).toEqual([
      { ...json[0], term: '3 working-days' },
      { ...json[1], by: '2 calendar-days' },
      json[2],
      { ...json[3], takesBack: '2026-11-27T07:00:00+07:00' },
    ]);
  });

  test('has no field that nobody filled in, and keeps the longest text there may be', () => {
    const event = parseEvent({
      dossier: 'H-1',
      type: 'received',
      at: '2026-11-20',
      unit: '  ',
      field: '',
      procedureName: 'x'.repeat(5_000),
    });
    expect(event).not.toHaveProperty('unit');
    expect(event).not.toHaveProperty('field');
    expect(event).toHaveProperty('procedureName', 'x'.repeat(5_000));
  });

  test('loses what no letter can print: control characters and broken surrogates', () => {
    expect(parseEvent({ dossier: 'H-1', type: 'delay-reason', at: '2026-11-20', reason: 'A\u0000B\uFFFE\uD800C ' })).toMatchObject({
      reason: 'AB\uFFFDC',
    });
  });

  test.each(['__proto__', 'constructor', 'toString'])('of the type %j is refused, not looked up', (type) => {
    expect(() => parseEvent({ dossier: 'H-1', type, at: '2026-11-20' })).toThrow(DungHenError);
  });
});
