import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  asDay,
  compileCalendar,
  dayOf,
  deadline,
  foldDossier,
  formatDay,
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

  test('is empty while a pause is open: nobody knows the due date then', () => {
    const pauses = [{ from: '2026-11-05' }];
    expect(deadline({ received: '2026-11-02', term: '10 working-days', pauses }, { explain: true }).explain).toEqual([]);
  });

  test('cites a decision by its key where nobody gave its title', () => {
    const calendar = compileCalendar({ ...officialDecisions(), sources: new Map([['NQ-28-2026', 'Nghị quyết 28/2026/QH16']]) });
    const { explain = [] } = deadline({ received: '2026-11-20', term: '2 working-days' }, { calendar, explain: true });
    expect(explain[4]?.source).toBe('Nghị quyết 28/2026/QH16; VPCP-10065-2026');
  });
});
