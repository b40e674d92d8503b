// A field that an event lacks is called missing, in both languages; one with a value that cannot be used is shown with it.
import { expect, test } from 'vitest';
import { eventOrFault } from '../src/read-events.ts';

const told = (more: object): readonly string[] => {
  const read = eventOrFault(JSON.stringify({ dossier: 'H-1', at: '2026-11-20', ...more }));
  return 'error' in read ? [read.error.code, read.error.in('vi'), read.error.in('en')] : [];
};

test.each([
  [{ type: 'stage' }, 'stage'],
  [{ type: 'extended', by: '3 working-days' }, 'basis'],
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
