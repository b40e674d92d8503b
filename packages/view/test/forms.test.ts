import { showMoment, showRange, wordsOf } from '@dunghen/view/words';
import { expect, test } from 'vitest';

test.each([
  ['2026-11-25', '25/11/2026', '2026-11-25'],
  ['2026-11-25T08:30:00+07:00', '25/11/2026 08:30', '2026-11-25 08:30'],
  ['2026-11-25T23:59:00+07:00', '25/11/2026 23:59', '2026-11-25 23:59'],
  ['2026-11-25T23:59:59.999+07:00', '25/11/2026 cuối ngày', '2026-11-25 end of day'],
])('%s is shown as an officer would say it', (at, vi, en) => expect([showMoment(at, 'vi'), showMoment(at, 'en')]).toEqual([vi, en]));

test.each([
  [2, 1_007, 'từ 2 đến 1.007', '2 to 1,007'],
  [5, 5, 'là 5', '5'],
])('between %i and %i late dossiers', (from, to, vi, en) =>
  expect([showRange(from, to, wordsOf('vi')), showRange(from, to, wordsOf('en'))]).toEqual([vi, en]),
);
