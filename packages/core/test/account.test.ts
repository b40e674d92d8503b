import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  asDay,
  compileCalendar,
  dayOf,
  deadline,
  DEFAULT_CLOCK_POLICY,
  foldDossier,
  formatDay,
  nextOrSame,
  officialCalendar,
  officialDecisions,
  parseEvent,
  traceDue,
  type TraceDay,
} from '@dunghen/core';
import { someHistory } from './some-history.ts';

const counted = (account: readonly TraceDay[]): number => account.reduce((sum, { counted: one }) => sum + one, 0);
const someDay = fc.integer({ min: dayOf(2025, 12, 1), max: dayOf(2026, 9, 30) }).map(asDay);

describe('the day-by-day account', () => {
  test('of any dossier, however often paused or extended, begins with its count, leaves no day out and ends on its due date', () => {
    fc.assert(
      fc.property(someHistory, ({ json }) => {
        const clock = foldDossier(json.map(parseEvent));
        if (!clock?.legal || clock.dueOn === null) return;
        const start = (clock.starts.at(-1) ?? clock.receipt).on;
        const days = Array.from({ length: clock.dueOn - start + 1 }, (_, i) => formatDay(asDay(start + i)));
        expect(traceDue(clock.legal, 'vi').map(({ date }) => date)).toEqual(days);
      }),
      { numRuns: 500 },
    );
  });

  test('counts as many days as the term and its extensions give, and none of a pause', () => {
    fc.assert(
      fc.property(someHistory, ({ json }) => {
        const clock = foldDossier(json.map(parseEvent));
        if (!clock?.legal || clock.dueOn === null || clock.legal.allowance.otherExtensions.length > 0) return;
        const { term, ownExtension, start } = clock.legal.allowance;
        if (term.unit === 'same-day' || term.unit === 'working-hours') return;
        const count = term.count + ownExtension;
        const expected = term.unit === 'months' ? addMonths(start.on, count) - start.on : count;
        expect(counted(traceDue(clock.legal, 'vi'))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('of a term in months counts every calendar day to the corresponding one', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 12 }), (received, months) => {
        const { explain = [], dueOn } = deadline({ received: formatDay(received), term: `${months} months` }, { explain: true });
        expect(explain.at(-1)?.date).toBe(dueOn);
        expect(counted(explain)).toBe(addMonths(received, months) - received);
      }),
    );
  });

  test('is told in English too', () => {
    const { explain = [] } = deadline({ received: '2026-11-20', term: '2 working-days' }, { explain: true, lang: 'en' });
    expect(explain.map(({ why }) => why)).toEqual([
      'Day of receipt, not counted',
      'Weekend',
      'Weekend',
      'Working day',
      'Day off: Ngày Văn hóa Việt Nam',
      'Working day',
    ]);
  });

  test('counts a make-up Saturday and says which day it stands for', () => {
    const { explain = [] } = deadline({ received: '2026-08-21', term: '1 working-days' }, { explain: true });
    expect(explain.slice(1)).toEqual([
      { date: '2026-08-22', counted: 1, why: 'Làm bù cho ngày 2026-08-31', source: expect.stringContaining('9441') },
    ]);
  });

  test('of a term that ends on a day off shows how it rolls to the next working day', () => {
    const { explain = [] } = deadline({ received: '2026-11-07', term: '15 ngày' }, { explain: true });
    expect(explain.slice(-2)).toEqual([
      { date: '2026-11-22', counted: 1, why: 'Nghỉ cuối tuần, tính theo lịch' },
      {
        date: '2026-11-23',
        counted: 0,
        why: 'Ngày làm việc đầu tiên sau ngày cuối của thời hạn',
        source: 'Bộ luật Dân sự 2015, Điều 148(5)',
      },
    ]);
    const { explain: saturday = [] } = deadline({ received: '2026-01-31', term: '1 tháng' }, { explain: true });
    expect(saturday.slice(-2).map(({ date, counted: one, why }) => [date, one, why])).toEqual([
      ['2026-03-01', 0, 'Nghỉ cuối tuần: chuyển sang ngày làm việc kế tiếp'],
      ['2026-03-02', 0, 'Ngày làm việc đầu tiên sau ngày cuối của thời hạn'],
    ]);
  });

  test('of a calendar-day term names the days off it counts with their decisions, and no day off as an ordinary one', () => {
    const { explain = [] } = deadline({ received: '2026-02-10', term: '10 ngày' }, { explain: true });
    expect(explain.slice(3, 8)).toEqual([
      { date: '2026-02-13', counted: 1, why: 'Ngày làm việc, tính theo lịch' },
      { date: '2026-02-14', counted: 1, why: 'Nghỉ cuối tuần, tính theo lịch' },
      { date: '2026-02-15', counted: 1, why: 'Nghỉ cuối tuần, tính theo lịch' },
      {
        date: '2026-02-16',
        counted: 1,
        why: 'Nghỉ: Tết Nguyên đán (29 tháng Chạp), tính theo lịch',
        source: expect.stringContaining('9441'),
      },
      { date: '2026-02-17', counted: 1, why: 'Nghỉ: Tết Nguyên đán (Mùng 1 Tết), tính theo lịch', source: expect.stringContaining('9441') },
    ]);
    const { explain: month = [] } = deadline({ received: '2026-08-10', term: '1 months' }, { explain: true, lang: 'en' });
    expect(month.find(({ date }) => date === '2026-08-22')).toMatchObject({
      counted: 1,
      why: 'Make-up working day for 2026-08-31, counted as a calendar day',
      source: expect.stringContaining('9441'),
    });
  });

  test('is empty while a pause is open: nobody knows the due date then', () => {
    const pauses = [{ from: '2026-11-05' }];
    expect(deadline({ received: '2026-11-02', term: '10 working-days', pauses }, { explain: true }).explain).toEqual([]);
  });

  test('cites a decision by its key where nobody gave its title', () => {
    const calendar = compileCalendar({ ...officialDecisions(), sources: new Map([['NQ-28-2026', 'Nghị quyết 28/2026/QH16']]) });
    const { explain = [] } = deadline({ received: '2026-11-20', term: '2 working-days' }, { calendar, explain: true });
    expect(explain[4]?.source).toBe('Nghị quyết 28/2026/QH16; VPCP-10065-2026');
  });

  test('of a term in hours begins with the hour of receipt and counts the days the office works, not the weekend', () => {
    const account = (received: string): unknown =>
      deadline({ received, term: '8 working-hours' }, { explain: true }).explain?.map(({ date, counted: one, why }) => [date, one, why]);
    // An hour on Friday, seven on Monday.
    expect(account('2026-11-20T16:00')).toEqual([
      ['2026-11-20', 1, 'Tính từ giờ tiếp nhận'],
      ['2026-11-21', 0, 'Nghỉ cuối tuần'],
      ['2026-11-22', 0, 'Nghỉ cuối tuần'],
      ['2026-11-23', 1, 'Ngày làm việc'],
    ]);
    // After closing nothing of Thursday is left: seven and a half on Friday, half an hour on Monday.
    expect(account('2026-11-19T18:00')).toEqual([
      ['2026-11-19', 0, 'Tính từ giờ tiếp nhận'],
      ['2026-11-20', 1, 'Ngày làm việc'],
      ['2026-11-21', 0, 'Nghỉ cuối tuần'],
      ['2026-11-22', 0, 'Nghỉ cuối tuần'],
      ['2026-11-23', 1, 'Ngày làm việc'],
    ]);
    const { explain = [] } = deadline({ received: '2026-11-20T16:00', term: '8 working-hours' }, { explain: true });
    expect(explain[0]?.source).toBe('Bộ luật Dân sự 2015, Điều 147(1)');
  });

  test('of a same-day dossier says why it is due later, also of one received on a day off', () => {
    const first = (received: string): string | undefined =>
      deadline({ received, term: 'same-day' }, { explain: true, lang: 'en' }).explain?.[0]?.why;
    expect(first('2026-11-20T09:00')).toBe('Due on the day of receipt');
    expect(first('2026-11-20T15:00:01')).toBe('Received after 15:00 or on a day off: due the next working day');
    expect(first('2026-11-22T09:00')).toBe('Received after 15:00 or on a day off: due the next working day');
  });

  test('begins with the day the office counts from, and counts the term exactly, where a day off is no day of receipt', () => {
    const policy = { ...DEFAULT_CLOCK_POLICY, receiptOnDayOff: 'next-working-day' } as const;
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 30 }), fc.constantFrom('working-days', 'calendar-days'), (received, n, unit) => {
        const { explain = [], dueOn } = deadline({ received: formatDay(received), term: `${n} ${unit}` }, { policy, explain: true });
        expect(explain[0]?.date).toBe(formatDay(nextOrSame(officialCalendar(), received)));
        expect(explain.at(-1)?.date).toBe(dueOn);
        expect(counted(explain)).toBe(n);
      }),
    );
  });
});
