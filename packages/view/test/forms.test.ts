import { showMoment } from '@dunghen/view/words';
import { expect, test } from 'vitest';

test.each([
  ['2026-11-25', '25/11/2026', '2026-11-25'],
  ['2026-11-25T08:30:00+07:00', '25/11/2026 08:30', '2026-11-25 08:30'],
  ['2026-11-25T23:59:00+07:00', '25/11/2026 23:59', '2026-11-25 23:59'],
  ['2026-11-25T23:59:59.999+07:00', '25/11/2026 cuối ngày', '2026-11-25 end of day'],
])('%s is shown as an officer would say it', (at, vi, en) => expect([showMoment(at, 'vi'), showMoment(at, 'en')]).toEqual([vi, en]));
