// A letter that only a dossier's events tell of: written by another system, or by this program in the database before this one.
import { foldDossier, knownDay, officialCalendar, parseDay, parseTarget, type DossierClock } from '@dunghen/core';
import { addToReport, beginReport, finishReport, monthPeriod, type LetterCounts } from '@dunghen/core/report';
import { findLetter, issueLetter, issueWarnings, markSent, requestLetter, scan, withdrawLetter } from '@dunghen/daemon';
import { eventLines } from '@dunghen/intake';
import { hasLetter, hasWithdrawn } from '@dunghen/store';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { event, LetterOffice, refusal, TODAY } from './letter-office.ts';

let office: LetterOffice;
beforeEach(() => void (office = new LetterOffice('thư theo sự kiện')));
afterEach(() => office.close());

/** Due on 5 November; an apology was in time until the 4th. */
const received = (code = 'A'): object => event(code, 'received', '2026-11-02', { term: '3 working-days' });
const because = (code = 'A', at = '2026-11-03'): object => event(code, 'delay-reason', at, { reason: 'chờ đo đạc' });
const told = (at: string, more: object = {}): object => event('A', 'rescheduled', at, { dueOn: '2026-11-26', letter: '9/UBND', ...more });

async function lettersOf({ store }: LetterOffice, asOf = TODAY, month = '2026-11'): Promise<LetterCounts> {
  const calendar = officialCalendar();
  const period = monthPeriod(month);
  const question = { period, asOf: parseDay(asOf), basis: 'handled', target: parseTarget('1'), withdrawn: 'count', calendar } as const;
  const draft = beginReport(question);
  const progress = await store.letterProgress(0, Number.MAX_SAFE_INTEGER, asOf);
  const knownOn = knownDay(period, question.asOf);
  for await (const page of store.dossierPages())
    for (const { id, events } of page) addToReport(draft, foldDossier(events, { knownOn }) as DossierClock, { letters: progress.get(id) });
  return finishReport(draft).letters;
}

/** Another office with all that an export carries over. */
async function movedTo(copy: LetterOffice, from: LetterOffice): Promise<LetterOffice> {
  let lines = '';
  for await (const page of from.store.dossierPagesByCode()) for (const { events } of page) lines += eventLines(events, undefined);
  const events = lines.split('\n').filter(Boolean);
  await copy.append(...events.map((line) => JSON.parse(line) as object));
  return copy;
}

describe('a missed appointment of which an event tells that the citizen had a letter', () => {
  test('is owed a letter and lacks none: the scan drafts no second one, for open dossiers and for those closed late', async () => {
    await office.append(received(), told('2026-11-04'));
    const none = { lettersOwed: 1, lettersMissing: 0, lettersDrafted: 0, lettersTotal: 0, degraded: [] };
    expect(await scan(office.store, office.on(TODAY))).toMatchObject(none);
    expect(await scan(office.store, office.on(TODAY), undefined, undefined, true)).toMatchObject(none);
    expect(await lettersOf(office)).toMatchObject({ owed: 1, drafted: 1, issued: 1, sent: 1, missing: 0, late: 0 });
    await office.append(event('A', 'completed', '2026-11-20'));
    expect(await scan(office.store, office.on(TODAY))).toMatchObject(none);
  });

  test('was told late where the letter came after the last day for an apology, and not at all before the day of the letter', async () => {
    await office.append(received(), told('2026-11-05'));
    expect(await lettersOf(office)).toMatchObject({ owed: 1, drafted: 1, issued: 1, sent: 1, missing: 0, late: 1 });
    await office.append(received('B'), event('B', 'rescheduled', '2026-11-18', { dueOn: '2026-11-26', letter: '10/UBND' }));
    expect(await lettersOf(office, '2026-11-17')).toMatchObject({ owed: 2, drafted: 1, issued: 1, sent: 1, missing: 1, late: 1 });
    const before = await office.store.letterKeys(1, 2, '2026-11-17');
    expect([1, 2].map((id) => hasLetter(before, id, 1, '2026-11-05'))).toEqual([true, false]);
  });

  test('is owed a letter once more where the day was moved without one, or the letter was taken back', async () => {
    await office.append(received(), event('A', 'rescheduled', '2026-11-04', { dueOn: '2026-11-26' }));
    await office.append(received('B'), { ...told('2026-11-04'), dossier: 'B' });
    await office.append({ ...told('2026-11-09', { takesBack: '2026-11-04' }), dossier: 'B' });
    expect(await scan(office.store, office.on('2026-11-16'))).toMatchObject({ lettersOwed: 2, lettersDrafted: 2, lettersMissing: 0 });
  });

  test('has the letter of the day it was given, when it misses that one as well', async () => {
    await office.append(received(), told('2026-11-04', { dueOn: '2026-11-10' }));
    expect(await scan(office.store, office.on(TODAY))).toMatchObject({ lettersOwed: 2, lettersDrafted: 1, lettersMissing: 0 });
    expect(await findLetter(office.store, 'A')).toMatchObject({ appointment: 2, kind: 'second-missed', dueOn: '2026-11-10' });
  });

  test('keeps the draft it has, which a person has to judge', async () => {
    await office.append(received(), because());
    await scan(office.store, office.on('2026-11-06'));
    await office.append(told('2026-11-06'));
    expect(await scan(office.store, office.on('2026-11-09'))).toMatchObject({ lettersDrafted: 0, lettersMissing: 0, lettersTotal: 1 });
    expect(await lettersOf(office)).toMatchObject({ drafted: 1, issued: 0, sent: 0, missing: 0 });
    await withdrawLetter(office.store, await findLetter(office.store, 'A'), 'đã có văn bản 9/UBND', office.on('2026-11-09'));
    expect(await scan(office.store, office.on('2026-11-09'))).toMatchObject({ lettersDrafted: 0, lettersMissing: 0, degraded: [] });
  });

  test('has no other letter asked for, and the refusal names the one there is', async () => {
    await office.append(received(), told('2026-11-03'));
    const asked = requestLetter(office.store, 'A', 'chờ đo đạc', '2026-11-27', office.on('2026-11-04'));
    const { code, sentence } = await refusal(asked);
    expect([code, sentence.vi, sentence.en]).toEqual([
      'letter-exists',
      expect.stringContaining('văn bản số 9/UBND ngày 2026-11-03'),
      expect.stringContaining('Letter 9/UBND of 2026-11-03'),
    ]);
    expect(await office.store.letterCount()).toBe(0);
  });

  test('has its number told as used when another letter is issued under it in that year, and in no other', async () => {
    const before = { ...told('2025-11-20', { letter: '08/UBND', dueOn: '2026-11-26' }), dossier: 'OLD' };
    await office.append(event('OLD', 'received', '2025-11-03', { term: '3 working-days' }), before);
    await office.append(received(), told('2026-11-04'));
    for (const [code, number, named] of [
      ['B', '09/ubnd', ['A']],
      ['C', '8/UBND', []],
    ] as const) {
      await office.append(received(code), because(code));
      await scan(office.store, office.on('2026-11-16'));
      await issueLetter(office.store, await findLetter(office.store, code), number, 'Lý Thị Ký', '2026-11-16', office.on('2026-11-16'));
      const warnings = await issueWarnings(office.store, await findLetter(office.store, code), office.on('2026-11-16'));
      expect(warnings.flatMap(({ vi }) => /đã dùng cho thư của hồ sơ (\S+)/.exec(vi)?.[1] ?? [])).toEqual(named);
    }
  });
});

describe('a database that was exported and imported into another', () => {
  let copy: LetterOffice;
  beforeEach(() => void (copy = new LetterOffice('thư nơi mới')));
  afterEach(() => copy.close());

  test('drafts no letter again that gave a new day, and reports the same letters for every month', async () => {
    // Drafted and issued in November, of a dossier that was late in October.
    await office.append(event('A', 'received', '2026-10-19', { term: '3 working-days' }), because('A', '2026-10-21'));
    await scan(office.store, office.on('2026-11-02'));
    await issueLetter(office.store, await findLetter(office.store, 'A'), '1/UBND', 'Lý Thị Ký', '2026-11-02', office.on('2026-11-02'));
    await markSent(office.store, await findLetter(office.store, 'A'), 'zalo', '2026-11-02', office.on('2026-11-02'));
    const here = { lettersOwed: 1, lettersDrafted: 0, lettersMissing: 0 };
    expect(await scan(office.store, office.on('2026-11-03'))).toMatchObject({ ...here, lettersTotal: 1 });
    await movedTo(copy, office);
    expect(await scan(copy.store, copy.on('2026-11-03'))).toMatchObject({ ...here, lettersTotal: 0 });
    for (const month of ['2026-10', '2026-11'])
      expect(await lettersOf(copy, '2026-11-03', month)).toEqual(await lettersOf(office, '2026-11-03', month));
    expect(await lettersOf(copy, '2026-11-03')).toMatchObject({ owed: 1, drafted: 1, issued: 1, sent: 1, missing: 0, late: 1 });
  });

  const fate = fc.record({
    to: fc.constantFrom('drafted', 'issued', 'sent', 'withdrawn'),
    termDays: fc.integer({ min: 1, max: 6 }),
    endsLate: fc.boolean(),
  });
  test('drafts exactly those letters again that were never issued, were withdrawn, or gave no day', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 4 }), async (fates) => {
        run++;
        const again: string[] = [];
        const dossiers = fates.map((one, i) => ({ ...one, code: `R${run}-${i}` }));
        for (const { code, to, termDays, endsLate } of dossiers) {
          await office.append(event(code, 'received', '2026-11-02', { term: `${termDays} working-days` }), because(code));
          if (endsLate) await office.append(event(code, 'completed', '2026-11-11'));
          await scan(office.store, office.on('2026-11-16'));
          const letter = await findLetter(office.store, code);
          if (to !== 'drafted') await issueLetter(office.store, letter, `${code}/UBND`, 'Lý Thị Ký', '2026-11-16', office.on('2026-11-16'));
          if (to === 'sent')
            await markSent(office.store, await findLetter(office.store, code), 'zalo', '2026-11-16', office.on('2026-11-16'));
          if (to === 'withdrawn') await withdrawLetter(office.store, await findLetter(office.store, code), 'nhầm', office.on('2026-11-16'));
          if (to === 'drafted' || to === 'withdrawn' || endsLate) again.push(code);
        }
        await scan(office.store, office.on('2026-11-16'));
        const other = await movedTo(new LetterOffice('thư nơi mới'), office);
        try {
          await scan(other.store, other.on('2026-11-16'));
          const drafted: string[] = [];
          for await (const page of other.store.letterPages()) drafted.push(...page.map(({ dossier }) => dossier));
          expect(drafted.filter((code) => code.startsWith(`R${run}-`)).toSorted()).toEqual(again.toSorted());
        } finally {
          await other.close();
        }
      }),
      { numRuns: 12 },
    );
  });

  test('knows a letter that was withdrawn here by the ledger alone, and the day it gave as taken back', async () => {
    await office.append(received(), because());
    await scan(office.store, office.on('2026-11-06'));
    await issueLetter(office.store, await findLetter(office.store, 'A'), '1/UBND', 'Lý Thị Ký', '2026-11-06', office.on('2026-11-06'));
    await withdrawLetter(office.store, await findLetter(office.store, 'A'), 'nhầm', office.on('2026-11-09'));
    const keys = await office.store.letterKeys(1, 1, '2026-11-09');
    expect([hasLetter(keys, 1, 1, '2026-11-05'), hasWithdrawn(keys, 1, 1, '2026-11-05')]).toEqual([false, true]);
  });
});
