import { expect, test } from 'vitest';
import { DateError, DungHenError, parseDay, quote } from '@dunghen/core';

test('a fault speaks Vietnamese, and English when asked to, and names its value in both', () => {
  const fault = new DateError('bad-date', { vi: 'Ngày sai.', en: 'Wrong day.' }, '30/2');
  expect([fault.message, fault.in('vi'), fault.in('en'), fault.value]).toEqual(['Ngày sai.', 'Ngày sai.', 'Wrong day.', '30/2']);
  expect(fault).toBeInstanceOf(DungHenError);
  expect(() => parseDay('2026-02-30')).toThrow(expect.objectContaining({ name: 'DateError', value: '2026-02-30' }));
});

test.each([
  ['3 tuần', '"3 tuần"'],
  ['A\u200BB\n', '"A\\u{200b}B\\u{a}"'],
  ['\u{F0000}', '"\\u{f0000}"'],
  [{ a: 1 }, '"{"a":1}"'],
  [undefined, '"undefined"'],
  ['x'.repeat(40), `"${'x'.repeat(40)}"`],
  ['x'.repeat(41), `"${'x'.repeat(39)}…"`],
])('%j is shown in a message as %s', (value, expected) => {
  expect(quote(value)).toBe(expected);
});
