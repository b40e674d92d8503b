import { describe, expect, test } from 'vitest';
import {
  emptyTally,
  foldDossier,
  knownDay,
  officialCalendar,
  parseDay,
  parseEvent,
  parseTarget,
  tallyDossier,
  type DossierClock,
} from '@dunghen/core';
import {
  addFault,
  addToReport,
  beginReport,
  finishReport,
  monthPeriod,
  type LetterProgress,
  type Report,
  type ReportQuestion,
} from '@dunghen/core/report';

describe('a month of November', () => {
  type Json = Readonly<Record<string, unknown>>;
  const period = monthPeriod('2026-11');
  const asOf = parseDay('2026-12-15');
  const question = { period, asOf, basis: 'handled', target: parseTarget('1'), withdrawn: 'count', calendar: officialCalendar() } as const;
  // Due on 5 November.
  const slip = { type: 'received', at: '2026-11-02', term: '3 working-days' };
  const clockOf = (...history: readonly Json[]): DossierClock =>
    foldDossier(
      history.map((event) => parseEvent({ dossier: 'A', ...event })),
      { knownOn: knownDay(period, asOf) },
    ) as DossierClock;
  const reportOf = (clocks: readonly DossierClock[], changes: Partial<ReportQuestion> = {}, letters?: LetterProgress): Report => {
    const draft = beginReport({ ...question, ...changes });
    for (const clock of clocks) addToReport(draft, clock, { letters });
    return finishReport(draft);
  };

  test('counts a dossier withdrawn late as late, or, where the office excludes them, not at all', () => {
    const withdrawn = clockOf(slip, { type: 'withdrawn', at: '2026-11-10' });
    expect(reportOf([withdrawn])).toMatchObject({ form06a: { c3: 1, c7: 1, c10: 1 }, letters: { owed: 1 } });
    expect(reportOf([withdrawn], { withdrawn: 'exclude' })).toMatchObject({ form06a: { c3: 0, c7: 0, c10: 0 }, letters: { owed: 0 } });
    const completed = clockOf(slip, { type: 'completed', at: '2026-11-10' });
    expect(reportOf([completed], { withdrawn: 'exclude' })).toMatchObject({ form06a: { c3: 1, c10: 1 }, letters: { owed: 1 } });
  });

  test('has a dossier without a term in no rate, and lists it beside those whose history cannot be judged', () => {
    const unknown = clockOf({ type: 'received', at: '2026-11-02' });
    const tally = emptyTally();
    tallyDossier(tally, unknown, period, asOf, 'count');
    expect(tally).toEqual(emptyTally());
    const faults = [
      ['two-ends', 'B'],
      ['no-receipt', 'B'],
      ['after-end', '0'],
    ] as const;
    for (const order of [faults, faults.toReversed()]) {
      const draft = beginReport(question);
      for (const [code, dossier] of order) addFault(draft, code, dossier);
      addToReport(draft, unknown);
      expect(finishReport(draft).dataFaults).toEqual([
        { code: 'after-end', dossier: '0' },
        { code: 'no-term', dossier: 'A' },
        { code: 'no-receipt', dossier: 'B' },
        { code: 'two-ends', dossier: 'B' },
      ]);
    }
  });

  test('counts the promises kept: a result on the promised day, though the law gave longer', () => {
    const promised = { ...slip, promisedOn: '2026-11-04' };
    const promises = (...more: readonly Json[]): Report['promises'] => reportOf([clockOf(promised, ...more)]).promises;
    expect(promises({ type: 'completed', at: '2026-11-04' })).toEqual({ kept: 1, total: 1, percent: '100.00' });
    expect(promises({ type: 'completed', at: '2026-11-05' })).toEqual({ kept: 0, total: 1, percent: '0.00' });
    // A lawful pause moves the promise with it.
    const paused = [
      { type: 'paused', at: '2026-11-03', reason: 'payment' },
      { type: 'resumed', at: '2026-11-09' },
    ];
    expect(promises(...paused, { type: 'completed', at: '2026-11-11' })).toMatchObject({ kept: 1, total: 1 });
    expect(promises()).toEqual({ kept: 0, total: 0, percent: null });
  });

  test('counts how far the letters of its late dossiers have come', () => {
    const late = [clockOf(slip)];
    const sent = { drafted: true, issued: true, sent: true, sentLate: true };
    expect(reportOf(late, {}, sent).letters).toEqual({ owed: 1, drafted: 1, issued: 1, sent: 1, late: 1, missing: 0, percent: '100.00' });
    const drafted = { drafted: true, issued: false, sent: false, sentLate: false };
    expect(reportOf(late, {}, drafted).letters).toEqual({
      owed: 1,
      drafted: 1,
      issued: 0,
      sent: 0,
      late: 0,
      missing: 0,
      percent: '100.00',
    });
    const backdated = { draftedOn: '2026-11-20', sentOn: '2026-11-04' };
    expect(reportOf(late, {}, { ...sent, backdated }).findings).toEqual([
      { code: 'sent-before-drafted', dossier: late[0]?.dossier, evidence: backdated },
    ]);
    expect(reportOf(late, {}, sent).findings).toEqual([]);
    expect(reportOf(late).letters).toEqual({ owed: 1, drafted: 0, issued: 0, sent: 0, late: 0, missing: 1, percent: '0.00' });
  });

  test('says of how many dossiers the promise was judged in place of the term', () => {
    const shown = clockOf({ ...slip, promisedOn: '2026-11-12', dueBy: 'promise' }, { type: 'completed', at: '2026-11-12' });
    expect(reportOf([shown, clockOf(slip)])).toMatchObject({ dueByPromise: 1, form06a: { c9: 1, c13: 1 } });
  });

  test('is split by the code of the procedure under its name, or by whichever of the two is stated', () => {
    const clocks = [
      clockOf({ ...slip, procedure: '1.004873', procedureName: 'Xác nhận hôn nhân' }),
      clockOf({ ...slip, procedure: '9.000001' }),
      clockOf({ ...slip, procedureName: 'Thủ tục khác' }),
      clockOf(slip),
    ];
    expect(reportOf(clocks, { by: 'procedure' }).groups.map(({ key, label }) => [key, label])).toEqual([
      ['', ''],
      ['1.004873', 'Xác nhận hôn nhân'],
      ['9.000001', '9.000001'],
      ['Thủ tục khác', 'Thủ tục khác'],
    ]);
  });

  test('is split by the officer who is known to have had the dossier last', () => {
    const stage = (at: string, officer?: string): Json => ({ type: 'stage', at, stage: 'Thẩm định', ...(officer && { officer }) });
    const clock = clockOf(slip, stage('2026-11-02', 'An'), stage('2026-11-03', 'Bình'), stage('2026-11-04'));
    expect(reportOf([clock], { by: 'officer' }).groups.map(({ key }) => key)).toEqual(['Bình']);
  });
});
