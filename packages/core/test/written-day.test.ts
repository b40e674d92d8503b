import { DungHenError, dayOf, daysInMonth, formatDay, parseDay, type EpochDay } from '@dunghen/core';
import { dayAsWritten, momentAsWritten } from '@dunghen/core/written-day';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MANY_CASES, expectSame } from './many-cases.ts';

const day = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2199, 12, 31) }).map((n) => n as EpochDay);
const separator = fc.constantFrom('/', '-', '.');

/** Why a text is no day; null where it is one. */
function refusal(text: string): string | null {
  try {
    parseDay(text);
    return null;
  } catch (error) {
    return error instanceof DungHenError ? error.code : String(error);
  }
}

test('a day reads the same day, month, year as it does in ISO 8601, with zeroes or without, in any separator, blanks around it', () => {
  fc.assert(
    fc.property(day, separator, fc.boolean(), (on, sep, short) => {
      const iso = formatDay(on);
      const parts = iso.split('-').toReversed();
      const typed = (short ? parts.map((part) => part.replace(/^0/, '')) : parts).join(sep);
      expectSame(dayAsWritten(` ${typed} `), iso);
      expectSame(dayAsWritten(iso), iso);
      expectSame(momentAsWritten(`7h05 ${typed}`), `${iso}T07:05`);
      expectSame(momentAsWritten(`${typed} 16:30:05`), `${iso}T16:30:05`);
    }),
    MANY_CASES,
  );
});

test('a month is never taken from the first place: what is no day that way stays as typed, for its reader to refuse', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 1900, max: 2199 }),
      separator,
      (d, m, y, sep) => {
        fc.pre(m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m));
        const typed = [d, m, y].join(sep);
        expectSame(dayAsWritten(typed), typed);
        expectSame(refusal(dayAsWritten(typed)), 'bad-date');
      },
    ),
    MANY_CASES,
  );
});

test.each(['20/11-2026', '20/11/26', '2026/11/20', '8:30 20/11/2026 9:30', '20/11/2026T08:30', '8:30', ''])(
  '%j is not guessed at',
  (typed) => {
    expect(momentAsWritten(typed)).toBe(typed);
  },
);

test.each(['2026-11-20T08:30:00+07:00', '2026-11-20 08:30', '2026-11-20'])('%s stays as it is', (typed) => {
  expect(momentAsWritten(typed)).toBe(typed);
});
