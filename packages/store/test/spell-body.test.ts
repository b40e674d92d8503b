import { parseEvent, type ReceivedEvent } from '@dunghen/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BodySpeller, spelledApplicant } from '../src/append/spell-body.ts';
import { SharedBodies } from '../src/append/shared-bodies.ts';
import { chainLink, linkOver } from '../src/chain.ts';

/** Every field of a receipt that dossiers share; who adds one to the core adds it here. */
type SharedField = Exclude<keyof ReceivedEvent, 'dossier' | 'type' | 'at' | 'on' | 'timeOfDay' | 'promisedOn' | 'applicant'>;
const VALUES = {
  procedure: ['1.004873', '1.004874'],
  procedureName: ['Khai sinh', 'Khai tử'],
  field: ['Hộ tịch', 'Đất đai'],
  unit: ['Tư pháp', 'Địa chính'],
  channel: ['online', 'counter'],
  term: ['3 working-days', '3 calendar-days'],
  supplementRule: ['restart', 'shift'],
  dueBy: ['promise', undefined],
  kind: ['procedure', 'feedback'],
} satisfies Record<SharedField, unknown>;

const received = (fields: object): ReceivedEvent =>
  parseEvent({ dossier: 'A', type: 'received', at: '2026-11-02', ...fields }) as ReceivedEvent;

test.for(Object.entries(VALUES))('receipts that differ in %s alone have bodies of their own', ([field, values]) => {
  const speller = new BodySpeller();
  const all = Object.fromEntries(Object.entries(VALUES).map(([name, [first]]) => [name, first]));
  const spelled = values.map((value) => {
    const event = received({ ...all, [field]: value });
    const { shared, own } = speller.spell(event);
    const bodies = new SharedBodies();
    bodies.learn(new Map([[1, shared]]));
    expect(JSON.parse(bodies.joined(1, own).body)).toEqual(JSON.parse(JSON.stringify({ ...all, [field]: value })));
    return shared;
  });
  expect(new Set(spelled).size).toBe(values.length);
});

test('a receipt without a unit is not taken for one whose unit is called "undefined"', () => {
  const speller = new BodySpeller();
  const bodies = [{ unit: 'undefined' }, {}, { unit: 'null' }].map((fields) => speller.spell(received(fields)).shared);
  expect(bodies).toEqual(['{"unit":"undefined"}', '{}', '{"unit":"null"}']);
});

test('a text that goes over from one field into the next does not pass for another receipt', () => {
  const speller = new BodySpeller();
  const [a, b] = [
    { procedureName: 'Khai sinh', field: 'Hộ tịch' },
    { procedureName: 'Khai sinh\0Hộ', field: 'tịch' },
  ].map((fields) => speller.spell(received(fields)).shared);
  expect([a, b]).toEqual(['{"procedureName":"Khai sinh","field":"Hộ tịch"}', '{"procedureName":"Khai sinhHộ","field":"tịch"}']);
});

const text = fc.string({ unit: 'binary' });

test('a citizen is spelled as JSON.stringify does, whatever the letters', () => {
  fc.assert(
    fc.property(fc.record({ name: text, address: text, phone: text }, { requiredKeys: [] }), (applicant) => {
      expect(spelledApplicant(applicant)).toBe(JSON.stringify(applicant));
    }),
  );
});

test('a link over a body that was spelled in its parts is that over the whole body', () => {
  const bodies = new SharedBodies();
  const day = fc.constantFrom('', '"promisedOn":"2026-11-30"');
  fc.assert(
    fc.property(text, fc.dictionary(text, text), day, fc.stringMatching(/^([\da-f]{64})?$/), (code, fields, own, previous) => {
      bodies.learn(new Map([[7, JSON.stringify(fields)]]));
      const { body, quoted } = bodies.joined(7, own);
      const event = { type: 'received', at: '2026-11-27T08:00:00+07:00' };
      expect(linkOver(previous, code, event, quoted)).toBe(chainLink(previous, code, { ...event, body }));
    }),
  );
});
