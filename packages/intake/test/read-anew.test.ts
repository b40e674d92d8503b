// The same file read by other columns, as an officer does who follows the advice of a warning.
import { parseDay } from '@dunghen/core';
import { catalogueOf, usualProcedures } from '@dunghen/core/catalogue';
import { parseMapping, type LearnedMapping } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { desk, type Brought } from './desk.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày ký duyệt,Ghi chú';
const LIST = `${HEAD}\nA-1,16/11/2026,20/11/2026,19/11/2026,\nA-2,16/11/2026,30/11/2026,,Chờ bổ sung\n`;
const DAY = '2026-11-27';

const columns = (...lines: readonly string[]): LearnedMapping =>
  parseMapping(['[columns]', 'code = "Mã hồ sơ"', 'receivedAt = "Ngày tiếp nhận"', ...lines].join('\n'), 'm.toml');
const FULL = columns('promisedOn = "Ngày hẹn trả"', 'completedAt = "Ngày ký duyệt"', 'status = "Ghi chú"');

const told = ({ warnings = [] }: Brought, code: string): readonly string[] =>
  warnings.flatMap((warning) => (warning.code === code ? [warning.text.vi] : []));

describe('the same file of the same day, read by other columns', () => {
  test('gives the end and the pause that were passed over, once', async () => {
    const { file, bring, clockOf, store } = desk();
    const path = file('a.csv', LIST);
    const first = await bring(path, DAY);
    expect(first).toMatchObject({ created: 2 });
    expect(told(first, 'unused-heading').join()).toContain('"Ngày ký duyệt"');
    expect(await bring(path, DAY, { mapping: FULL })).toMatchObject({ updated: 2, rejected: 0 });
    expect((await clockOf('A-1'))?.end?.on).toBe(parseDay('2026-11-19'));
    expect((await clockOf('A-2'))?.openPause).toMatchObject({ reason: 'supplement' });
    const events = async (): Promise<unknown> => [(await store.dossier('A-1'))?.events, (await store.dossier('A-2'))?.events];
    const known = await events();
    expect(await bring(path, DAY, { mapping: FULL })).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await bring(path, DAY)).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await events()).toEqual(known);
  });

  test('is of the day it was first imported, also when it is read anew on the next', async () => {
    const { file, bring, store } = desk();
    const path = file('a.csv', LIST);
    await bring(path, DAY);
    const again = await bring(path, '2026-11-30', { mapping: FULL });
    expect(again).toMatchObject({ observedOn: DAY, updated: 2 });
    expect(told(again, 'seen-before')).toHaveLength(1);
    expect((await store.dossier('A-2'))?.events.find(({ type }) => type === 'paused')?.on).toBe(parseDay(DAY));
  });

  test('turns no time back where another list of the day came since, and says so', async () => {
    const { file, bring, clockOf } = desk();
    const path = file('a.csv', LIST);
    await bring(path, DAY);
    await bring(file('b.csv', LIST.replace('Chờ bổ sung', 'Đang xử lý')), DAY, { mapping: FULL });
    const again = await bring(path, DAY, { mapping: FULL });
    expect(again).toMatchObject({ updated: 0, unchanged: 2 });
    expect(told(again, 'seen-before')).toEqual([expect.stringContaining('danh sách mới nhất với cách ghép cột này')]);
    expect((await clockOf('A-2'))?.openPause ?? null).toBeNull();
  });

  test('nor where a list of a later day did', async () => {
    const { file, bring, clockOf } = desk();
    const path = file('ds 26-11-2026.csv', LIST);
    await bring(path, DAY);
    await bring(file('b.csv', LIST.replace('Chờ bổ sung', 'Đang xử lý')), DAY, { mapping: FULL });
    await bring(path, DAY, { mapping: FULL });
    expect((await clockOf('A-2'))?.openPause ?? null).toBeNull();
  });
});

describe('a promise that only the second reading tells', () => {
  const promised = `Mã hồ sơ,Mã TTHC,Ngày tiếp nhận,Ngày lấy\nA-1,1.004837,02/11/2026,20/11/2026\nA-2,,02/11/2026,20/11/2026\n`;
  const law = { fold: { catalogue: catalogueOf(usualProcedures()) } };
  const READ = columns('procedure = "Mã TTHC"', 'promisedOn = "Ngày lấy"');

  test('is no appointment the officer moved: it is told with its cure, once', async () => {
    const { file, bring, store, clockOf } = desk();
    const path = file('a.csv', promised);
    await bring(path, DAY, law);
    const again = await bring(path, DAY, { mapping: READ, ...law });
    expect(again).toMatchObject({ updated: 0, rejected: 0 });
    expect(told(again, 'late-detail')).toEqual([expect.stringMatching(/ngày hẹn trả của 2 hồ sơ.*A-1.*dunghen export.*promisedOn/)]);
    for (const code of ['A-1', 'A-2']) expect((await store.dossier(code))?.events.map(({ type }) => type)).toEqual(['received']);
    expect(await clockOf('A-2')).toMatchObject({ dueOn: null });
    // The next day's list is told of no more, and a promise that does move then is an event.
    const next = file('b.csv', promised.replace('20/11/2026', '25/11/2026'));
    const later = await bring(next, '2026-11-30', { mapping: READ, ...law });
    expect(told(later, 'late-detail')).toEqual([]);
    expect((await store.dossier('A-1'))?.events.map(({ type }) => type)).toEqual(['received', 'rescheduled']);
  });
});
