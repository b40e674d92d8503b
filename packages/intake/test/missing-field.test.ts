// A field that an event lacks is called missing, in both languages; one with a value that cannot be used is shown with it.
import { expect, test } from 'vitest';
import { eventOrFault } from '../src/events/read-events.ts';

const told = (more: object): readonly string[] => {
  const read = eventOrFault(JSON.stringify({ dossier: 'H-1', at: '2026-11-20', ...more }));
  return 'error' in read ? [read.error.code, read.error.in('vi'), read.error.in('en')] : [];
};

test.each([
  [{ type: 'stage' }, 'stage'],
  [{ type: 'extended', by: '3 working-days' }, 'basis'],
  [{ type: 'extended', basis: 'Điều 5' }, 'by'],
  [{ type: 'rescheduled' }, 'dueOn'],
  [{ type: 'received', at: undefined }, 'at'],
  [{ type: 'received', at: null }, 'at'],
  [{ type: 'received', at: '' }, 'at'],
  [{ type: 'received', dossier: '' }, 'dossier'],
  [{ type: 'received', dossier: undefined }, 'dossier'],
  [{ at: undefined }, 'at'],
  [{}, 'type'],
  [{ type: 'paused' }, 'reason'],
])('%j is refused for what it lacks', (event, field) => {
  const [code, vi, en] = told(event);
  expect(code).toBe('bad-event');
  expect(vi).toMatch(`Trường "${field}" của sự kiện bị thiếu; cần: `);
  expect(en).toMatch(`Field "${field}" of the event is missing; expected: `);
});

test('a text that says undefined is shown as such', () => {
  expect(told({ type: 'paused', reason: 'undefined' })[1]).toContain('có giá trị "undefined" không dùng được');
});

test.each([
  ['at', { type: 'received', at: '31/02/2026' }, 'bad-date-time'],
  ['term', { type: 'received', term: 5 }, 'bad-term'],
  ['promisedOn', { type: 'received', promisedOn: 5 }, 'bad-date'],
  ['by', { type: 'extended', by: '3 tuần', basis: 'Điều 5' }, 'bad-term'],
  ['dueOn', { type: 'rescheduled', dueOn: '2026-02-30' }, 'bad-date'],
  ['takesBack', { type: 'rescheduled', dueOn: '2026-12-01', takesBack: 'hôm qua' }, 'bad-date-time'],
])('a %s that cannot be read is named', (field, event, code) => {
  const [known, vi, en] = told(event);
  expect([known, vi?.startsWith(`Trường "${field}": `), en?.startsWith(`Field "${field}": `)]).toEqual([code, true, true]);
});
