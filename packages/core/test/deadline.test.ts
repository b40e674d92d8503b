import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay, dayOf, deadline, DEFAULT_CLOCK_POLICY, formatDay } from '@dunghen/core';
import { goldenJson } from './fixtures.ts';
import { MANY_CASES } from './many-cases.ts';

const due = (received: string, term: string): string | null => deadline({ received, term }).dueOn;

describe('golden due dates', () => {
  test('every working-day case', () => {
    for (const { id, receivedDate, workingDays, dueDate } of goldenJson<
      { id: string; receivedDate: string; workingDays: number; dueDate: string }[]
    >('golden-working-days.json')) {
      expect(due(receivedDate, `${workingDays} working-days`), id).toBe(dueDate);
    }
  });

  test('every calendar-day case', () => {
    for (const { id, receivedDate, calendarDays, dueDate } of goldenJson<
      { id: string; receivedDate: string; calendarDays: number; dueDate: string }[]
    >('golden-calendar-days.json')) {
      expect(due(receivedDate, `${calendarDays} calendar-days`), id).toBe(dueDate);
    }
  });
});

describe('a due date', () => {
  test.each([
    ['2026-11-20', '3 ngày làm việc', '2026-11-26', 'the 24th is a holiday'],
    ['2026-08-21', '1 ngày làm việc', '2026-08-22', 'a make-up Saturday counts'],
    ['2026-11-22', '1 ngày làm việc', '2026-11-23', 'received on a Sunday, counted from the next day'],
    ['2026-11-22', '0 working-days', '2026-11-22', 'no working days: the day of receipt, whatever day it is'],
    ['2026-11-22', '0 calendar-days', '2026-11-23', 'no calendar days: rolls like any'],
    ['2026-11-07', '15 ngày', '2026-11-23', 'ends on a Sunday, rolls to Monday'],
    ['2026-01-31', '1 tháng', '2026-03-02', 'ends on 28 February, a Saturday'],
    ['2026-10-24', '1 tháng', '2026-11-25', 'ends on the holiday of 24 November'],
    ['2026-11-20T15:00:00', 'trong ngày', '2026-11-20', 'at 15:00:00 still the same day'],
    ['2026-11-20T15:00:01', 'trong ngày', '2026-11-23', 'after 15:00:00 the next working day'],
    ['2026-11-22T09:00:00', 'trong ngày', '2026-11-23', 'same-day received on a Sunday'],
  ])('of %s + %s is %s (%s)', (received, term, expected) => {
    expect(due(received, term)).toBe(expected);
  });

  test.each([
    ['2026-11-20T08:00', '8 giờ làm việc', '2026-11-23T08:30:00+07:00'],
    ['2026-11-20T07:30', '4 giờ làm việc', '2026-11-20T11:30:00+07:00'],
    ['2026-11-20T16:00', '1 giờ làm việc', '2026-11-20T17:00:00+07:00'],
    ['2026-11-20T19:00', '1 giờ làm việc', '2026-11-23T08:30:00+07:00'],
    ['2026-08-21T16:30', '1 giờ làm việc', '2026-08-22T08:00:00+07:00'],
  ])('in hours: %s + %s ends at %s', (received, term, expected) => {
    expect(deadline({ received, term }).dueAt).toBe(expected);
  });

  test('same-day ends when the office closes, on a make-up Saturday too', () => {
    expect(deadline({ received: '2026-11-20T09:00', term: 'trong ngày' }).dueAt).toBe('2026-11-20T17:00:00+07:00');
    expect(deadline({ received: '2026-08-22T09:00', term: 'trong ngày' }).dueAt).toBe('2026-08-22T17:00:00+07:00');
  });

  test('same-day ends with the day where nobody stated the hours of the office', () => {
    const policy = { ...DEFAULT_CLOCK_POLICY, officeHours: {} };
    expect(deadline({ received: '2026-11-20T09:00', term: 'trong ngày' }, { policy }).dueAt).toBe('2026-11-20T23:59:59+07:00');
  });

  test('a later receipt never gives an earlier due date', () => {
    const day = fc.integer({ min: dayOf(2020, 1, 1), max: dayOf(2026, 6, 30) }).map(asDay);
    const someTerm = fc.constantFrom('3 working-days', '15 calendar-days', '1 months', 'same-day', '20 working-days');
    fc.assert(
      fc.property(day, day, someTerm, (a, b, term) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        return (due(formatDay(early), term) as string) <= (due(formatDay(late), term) as string);
      }),
      MANY_CASES,
    );
  });
});

describe('a receipt stamped on a day off, where the office counts it as received on the next working day', () => {
  const policy = { ...DEFAULT_CLOCK_POLICY, receiptOnDayOff: 'next-working-day' } as const;
  // 22 November 2026 is a Sunday, the 24th a holiday.
  test.each([
    ['2026-11-22', '1 working-days', '2026-11-25', 'Monday is not counted'],
    ['2026-11-22', '2 calendar-days', '2026-11-25', 'Tuesday and Wednesday'],
    ['2026-11-22', '1 months', '2026-12-23', 'a month from Monday'],
    ['2026-11-22T16:00', 'same-day', '2026-11-23', 'on Monday it came before 15:00'],
    ['2026-11-22T09:00', '8 working-hours', '2026-11-25', 'a whole Monday and half an hour'],
    ['2026-11-20', '3 working-days', '2026-11-26', 'a Friday is no day off'],
  ])('%s + %s is due %s (%s)', (received, term, expected) => {
    expect(deadline({ received, term }, { policy }).dueOn).toBe(expected);
  });
});

describe('the last day for an apology', () => {
  test.each([
    ['2026-11-20', '3 working-days', '2026-11-25', 'the day before'],
    ['2026-11-18', '3 working-days', '2026-11-20', 'due on a Monday: the Friday before'],
    ['2026-11-20', 'same-day', '2026-11-20', 'at once'],
    ['2026-11-20', '1 working-days', '2026-11-20', 'at once'],
    ['2026-11-20', '2 working-days', '2026-11-23', 'due on the 25th, the 24th is a holiday'],
  ])('of %s + %s is %s (%s)', (received, term, expected) => {
    expect(deadline({ received, term }).apologyBy).toBe(expected);
  });
});

describe('pauses', () => {
  const paused = (reason: 'supplement' | 'payment', from: string, to: string, extra: object = {}): string | null =>
    deadline({ received: '2026-11-02', term: '10 working-days', pauses: [{ from, to, reason }], ...extra }).dueOn;

  test('a supplement starts the term again from the day the papers arrive', () => {
    expect(paused('supplement', '2026-11-05', '2026-11-09')).toBe('2026-11-23');
  });
  test('a supplement under the shift rule adds the working days of the pause', () => {
    expect(paused('supplement', '2026-11-05', '2026-11-09', { supplementRule: 'shift' })).toBe('2026-11-18');
  });
  test('a payment adds the working days of the pause, the day of resumption counts', () => {
    expect(paused('payment', '2026-11-05', '2026-11-09')).toBe('2026-11-18');
  });
  test('a pause that begins after the due date cures nothing', () => {
    expect(paused('payment', '2026-11-17', '2026-11-30')).toBe('2026-11-16');
  });
  test('a pause that begins on the due date still counts', () => {
    expect(paused('payment', '2026-11-16', '2026-11-18')).toBe('2026-11-18');
  });
  test('a pause on the day of receipt gives back nothing for that day', () => {
    expect(paused('payment', '2026-11-02', '2026-11-03')).toBe('2026-11-16');
  });
  test('an open pause leaves no due date', () => {
    expect(deadline({ received: '2026-11-02', term: '10 working-days', pauses: [{ from: '2026-11-05' }] }).dueOn).toBeNull();
  });
  test('splitting a pause in two changes nothing', () => {
    const whole = deadline({ received: '2026-11-02', term: '10 working-days', pauses: [{ from: '2026-11-05', to: '2026-11-12' }] });
    const split = deadline({
      received: '2026-11-02',
      term: '10 working-days',
      pauses: [
        { from: '2026-11-05', to: '2026-11-09' },
        { from: '2026-11-09', to: '2026-11-12' },
      ],
    });
    expect(split.dueOn).toBe(whole.dueOn);
  });
  test('a pause that begins before the receipt is refused, though it is still open', () => {
    expect(() => deadline({ received: '2026-11-02', term: '10 working-days', pauses: [{ from: '2026-11-01' }] })).toThrow(
      expect.objectContaining({ code: 'pause-order', message: expect.stringContaining('2026-11-01 → …') }),
    );
  });
  test('pauses out of order are refused with the range', () => {
    expect(() => deadline({ received: '2026-11-02', term: '10 working-days', pauses: [{ from: '2026-11-09', to: '2026-11-05' }] })).toThrow(
      expect.objectContaining({ code: 'pause-order', message: expect.stringContaining('2026-11-09 → 2026-11-05') }),
    );
  });
});

describe('the day-by-day account', () => {
  test('names each day and counts exactly the term', () => {
    const { explain } = deadline({ received: '2026-11-20', term: '3 working-days' }, { explain: true });
    expect(explain?.map((d) => [d.date, d.counted])).toEqual([
      ['2026-11-20', 0],
      ['2026-11-21', 0],
      ['2026-11-22', 0],
      ['2026-11-23', 1],
      ['2026-11-24', 0],
      ['2026-11-25', 1],
      ['2026-11-26', 1],
    ]);
    expect(explain?.[4]).toMatchObject({ why: 'Nghỉ: Ngày Văn hóa Việt Nam', source: expect.stringContaining('28/2026/QH16') });
  });

  test('of any term ends on the due date and counts the days of the term', () => {
    const day = fc.integer({ min: dayOf(2020, 1, 1), max: dayOf(2026, 6, 30) }).map(asDay);
    const count = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(day, count, fc.constantFrom('working-days', 'calendar-days'), (received, n, unit) => {
        const answer = deadline({ received: formatDay(received), term: `${n} ${unit}` }, { explain: true });
        expect(answer.explain?.at(-1)?.date).toBe(answer.dueOn);
        expect(answer.explain?.reduce((sum, d) => sum + d.counted, 0)).toBe(n);
      }),
    );
  });

  test('shows the paused days and why', () => {
    const pauses = [{ from: '2026-11-05', to: '2026-11-09', reason: 'payment' as const }];
    const { explain } = deadline({ received: '2026-11-02', term: '10 working-days', pauses }, { explain: true });
    expect(explain?.find((d) => d.date === '2026-11-06')).toMatchObject({ counted: 0, why: 'Tạm dừng: chờ nghĩa vụ tài chính' });
    expect(explain?.reduce((sum, d) => sum + d.counted, 0)).toBe(10);
  });
});

test('an answer in a year that is only partly decided is provisional', () => {
  expect(deadline({ received: '2026-12-28', term: '10 working-days' }).provisional).toBe(true);
  expect(deadline({ received: '2026-11-20', term: '3 working-days' }).provisional).toBe(false);
});
