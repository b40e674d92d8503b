// Promises beyond the term of dossiers that a list shows first: what they are judged by, and that it is told.
import { findingsOf, formatDay, foldDossier, officialCalendar, parseTerm, type FoldOptions } from '@dunghen/core';
import { expect, test } from 'vitest';
import { desk } from './desk.ts';

const list = (...rows: string[]): string => ['Mã hồ sơ,Mã thủ tục,Tên thủ tục,Ngày tiếp nhận,Ngày hẹn trả', ...rows].join('\n');
const row = (code: string, promised: string, received = '16/11/2026'): string =>
  `${code},1.004873,Xác nhận tình trạng hôn nhân,${received},${promised}`;
const known: FoldOptions = { catalogue: (code) => ({ code, name: 'Xác nhận', term: parseTerm('3 ngày làm việc') }) };

async function first(content: string, fold: FoldOptions): Promise<{ told: readonly string[]; judged: readonly string[] }> {
  const { file, bring, store } = desk();
  const { warnings = [], rejected } = await bring(file('ds.csv', content), '2026-11-23', { fold });
  expect(rejected).toBe(0);
  const dossiers = (await Array.fromAsync(store.dossierPagesByCode())).flat();
  const judged = dossiers.map(({ events }) => {
    const clock = foldDossier(events, fold);
    const dueOn = clock?.dueOn ?? null;
    const signs = clock ? findingsOf(clock, officialCalendar()).map(({ code }) => code) : [];
    return [dueOn === null ? '–' : formatDay(dueOn), ...signs].join(' ');
  });
  return { told: warnings.map(({ code, text }) => `${code} ${/đầu tiên: (H-\d)/.exec(text.vi)?.[1]}`), judged };
}

test('a promise that would lie within the term but for its year is told, and the dossier judged by the term', async () => {
  expect(await first(list(row('H-1', '19/11/2027'), row('H-2', '19/11/2026')), known)).toEqual({
    told: ['promise-far H-1'],
    judged: ['2026-11-19 promise-beyond-term', '2026-11-19'],
  });
});

test('a promise that a pause may explain is what the dossier is judged by, which is told', async () => {
  expect(await first(list(row('H-1', '19/11/2026'), row('H-2', '25/11/2026')), known)).toEqual({
    told: ['due-by-promise H-2'],
    judged: ['2026-11-19', '2026-11-25'],
  });
});

test('where nobody knows the term, a promise a year beyond those of the other dossiers of the procedure is told', async () => {
  const usual = ['H-2', 'H-3', 'H-4'].map((code) => row(code, '20/11/2025', '17/11/2025'));
  const beyond = (promised: string, code = 'H-1'): string => row(code, promised, '17/11/2025');
  expect((await first(list(beyond('20/11/2026'), ...usual), {})).told).toEqual(['promise-far H-1']);
  expect((await first(list(beyond('20/11/2026'), beyond('20/11/2026', 'H-5'), ...usual), {})).told).toEqual([]);
  expect((await first(list(beyond('31/12/2025'), ...usual), {})).told).toEqual([]);
});

test('of a same-day dossier judged by its promise it is not said that it is due on the day of its receipt', async () => {
  const sameDay: FoldOptions = { catalogue: (code) => ({ code, name: 'Chứng thực', term: parseTerm('trong ngày') }) };
  expect(await first(list(row('H-1', '17/11/2026')), sameDay)).toEqual({ told: ['due-by-promise H-1'], judged: ['2026-11-17'] });
});

test('that dossiers are judged by their promise is told of each procedure once a month', async () => {
  const { file, bring } = desk();
  const other = 'H-4,1.004837,Giám hộ,16/11/2026,30/11/2026';
  const told = async (day: string, ...rows: readonly string[]): Promise<readonly unknown[]> => {
    const { warnings = [], rejected } = await bring(file(`${day}.csv`, list(...rows)), `2026-${day}`, { fold: known });
    expect(rejected).toBe(0);
    return warnings.flatMap(({ code, text }) =>
      code === 'due-by-promise' ? [/Có (\d) hồ sơ.*đầu tiên: (H-\d)/.exec(text.vi)?.slice(1)] : [],
    );
  };
  expect(await told('11-23', row('H-1', '25/11/2026'), row('H-2', '26/11/2026'))).toEqual([['2', 'H-1']]);
  expect(await told('11-24', row('H-3', '25/11/2026'))).toEqual([]);
  expect(await told('11-25', row('H-5', '26/11/2026'), other)).toEqual([['1', 'H-4']]);
  expect(await told('12-01', row('H-6', '02/12/2026'), row('H-7', '03/12/2026'))).toEqual([['2', 'H-6']]);
  expect(await told('12-02', row('H-8', '03/12/2026'))).toEqual([]);
});

test.each<[string, FoldOptions, readonly [string, string, string], readonly string[]]>([
  ['is told, once, where the first is all that it is judged by', {}, ['19/11/2026', '17/11/2026', '17/11/2026'], ['promise-earlier', '']],
  ['is not where it is judged by its term', known, ['19/11/2026', '17/11/2026', '17/11/2026'], ['', '']],
  ['nor a later one', {}, ['19/11/2026', '20/11/2026', '20/11/2026'], ['', '']],
])('an earlier promise than the first %s', async (_, fold, promises, told) => {
  const { file, bring, clockOf } = desk();
  const codes: string[] = [];
  for (const [i, promised] of promises.entries()) {
    const { warnings = [] } = await bring(file(`${i}.csv`, list(row('H-1', promised)) + '\n'.repeat(i)), `2026-11-${16 + i}`, { fold });
    codes.push(warnings.map(({ code }) => code).join());
  }
  expect(codes.slice(1)).toEqual(told);
  if (fold !== known) expect(formatDay((await clockOf('H-1'))?.dueOn as never)).toBe('2026-11-19');
});
