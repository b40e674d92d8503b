// The same file read by other columns, as an officer does who follows the advice of a warning.
import { parseDay, parseEvent } from '@dunghen/core';
import { catalogueOf, usualProcedures } from '@dunghen/core/catalogue';
import { importContent, parseMapping, readIntakeFile, type LearnedMapping, type ListFile } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { desk, type Brought, type Desk } from './desk.ts';

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

describe('a file read anew after other files were imported', () => {
  const STAGED = `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Tình hình,Khâu\nA-1,16/11/2026,10 ngày làm việc,Đang xử lý,Thẩm định\nA-2,16/11/2026,10 ngày làm việc,Đang xử lý,Thẩm định\n`;
  const LATER = `${STAGED.replaceAll('Thẩm định', 'Ký')}A-3,16/11/2026,10 ngày làm việc,Đang xử lý,Ký\n`;
  const READ = columns('term = "Thời hạn giải quyết"', 'status = "Tình hình"', 'stage = "Khâu"');
  const BARE = columns('term = "Thời hạn giải quyết"');
  const types = async ({ store }: Desk, code: string): Promise<readonly string[] | undefined> =>
    (await store.dossier(code))?.events.map(({ type }) => type);

  test('leaves a pause that events told of since, and says so with the cure', async () => {
    const d = desk();
    const path = d.file('a.csv', STAGED);
    await d.bring(path, DAY, { mapping: BARE });
    await d.bring(d.file('e.ndjson', `{"dossier":"a-1","type":"paused","at":"${DAY}","reason":"supplement"}`), DAY, {
      at: `${DAY}T01:00:00Z`,
    });
    const again = await d.bring(path, DAY, { mapping: READ, at: `${DAY}T02:00:00Z` });
    expect(again).toMatchObject({ updated: 1, unchanged: 1, rejected: 0 });
    expect(told(again, 'seen-before')).toEqual([expect.stringMatching(/1 hồ sơ .*A-1.*tệp sự kiện .*resumed/)]);
    expect(await types(d, 'A-1')).toEqual(['received', 'paused']);
    expect((await d.clockOf('A-1'))?.openPause).toMatchObject({ reason: 'supplement' });
    expect(await types(d, 'A-2')).toEqual(['received', 'stage']);
  });

  test('leaves it also where somebody says the day, whether the list is read as before or not', async () => {
    const d = desk();
    const path = d.file('a.csv', STAGED);
    const certain = (hour: number, mapping: LearnedMapping): object => ({ mapping, certain: true, at: `${DAY}T0${hour}:00:00Z` });
    await d.bring(path, DAY, certain(0, READ));
    await d.bring(d.file('e.ndjson', `{"dossier":"A-1","type":"paused","at":"${DAY}","reason":"supplement"}`), DAY, {
      at: `${DAY}T01:00:00Z`,
    });
    for (const [hour, mapping] of [READ, BARE, READ].entries()) {
      await d.bring(path, DAY, certain(2 + hour, mapping));
      expect((await d.clockOf('A-1'))?.openPause).toMatchObject({ reason: 'supplement' });
    }
    expect(told(await d.bring(path, DAY, certain(6, READ)), 'seen-before')).toEqual([expect.stringMatching(/1 hồ sơ .*A-1/)]);
    // A list that is new is a witness of its own.
    await d.bring(d.file('b.csv', `${STAGED}A-3,17/11/2026,10 ngày làm việc,Đang xử lý,Thẩm định\n`), '2026-11-28', certain(7, READ));
    expect((await d.clockOf('A-1'))?.openPause).toBeNull();
  });

  test.each(['01', '10'])('leaves what the last list of its day shows, read anew too: lists %s', async (order) => {
    const d = desk();
    const paths = [d.file('a.csv', STAGED), d.file('b.csv', LATER)];
    let hour = 0;
    const next = (mapping: LearnedMapping): object => ({ mapping, at: `${DAY}T0${hour++}:00:00Z` });
    for (const path of paths) await d.bring(path, DAY, next(BARE));
    for (const i of order) await d.bring(paths[Number(i)] as string, DAY, next(READ));
    expect((await d.store.dossier('A-1'))?.events.at(-1)).toMatchObject({ type: 'stage', stage: 'Ký' });
  });

  test('is newer than what was first imported before it, though that was read anew since', async () => {
    const d = desk();
    // With a dossier of its own, or its first import would have left nothing.
    const [a, b] = [d.file('a.csv', STAGED), d.file('b.csv', LATER)];
    let hour = 0;
    const next = (mapping: LearnedMapping, certain = false): object => ({ mapping, certain, at: `${DAY}T0${hour++}:00:00Z` });
    for (const path of [a, b]) await d.bring(path, DAY, next(BARE));
    // Only the officer's word for its day takes the steps of a list that another one came after.
    expect(await d.bring(a, DAY, next(READ, true))).toMatchObject({ updated: 2 });
    expect(await d.bring(b, DAY, next(READ))).toMatchObject({ updated: 3 });
    expect(await types(d, 'A-1')).toEqual(['received', 'stage', 'stage']);
    expect((await d.store.dossier('A-1'))?.events.at(-1)).toMatchObject({ stage: 'Ký' });
  });

  test('is another reading where it was imported before readings were kept', async () => {
    const d = desk();
    const path = d.file('a.csv', LIST);
    const { sha256 } = await readIntakeFile(path);
    const [observedOn, receivedOn] = [parseDay(DAY), parseDay('2026-11-16')];
    const batch = ['A-1', 'A-2'].map((code) => ({
      code,
      events: () => [parseEvent({ dossier: code, type: 'received', at: '2026-11-16' })],
      listing: () =>
        ({
          list: 'k',
          listedOn: observedOn,
          receivedOn,
          state: 'open',
          saidRunning: false,
          promisedOn: null,
          seenOpenOn: observedOn,
          missingOn: null,
          leftOutOn: null,
          kinds: [],
        }) as const,
    }));
    await d.store.append(batch, { file: 'a.csv', sha256, at: `${DAY}T00:00:00Z`, observedOn }, () => {});
    expect(await d.bring(path, '2026-11-30', { mapping: FULL })).toMatchObject({ observedOn: DAY, updated: 2 });
    expect(await d.bring(path, '2026-11-30', { mapping: FULL })).toMatchObject({ updated: 0, unchanged: 2 });
  });
});

test('a file that a program took without the newest promises is read anew by the one that takes them', async () => {
  const d = desk();
  const path = d.file(
    'a.csv',
    'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả cũ\nA-1,16/11/2026,25/11/2026,20/11/2026\nA-2,16/11/2026,30/11/2026,\n',
  );
  const { content, ...source } = await readIntakeFile(path);
  const { lists, ...rest } = content as ListFile;
  const [list] = lists;
  const { newestPromise: _, ...mapping } = list.mapping;
  const before = { ...source, content: { ...rest, lists: [{ ...list, mapping }] as const } };
  await importContent(d.store, before, { observedOn: parseDay(DAY), at: `${DAY}T00:00:00Z`, fold: {} });
  expect((await d.clockOf('A-2'))?.dueOn).toBeNull();
  const again = await d.bring(path, DAY);
  expect(told(again, 'late-detail').join()).toContain('A-2');
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
    expect(told(again, 'late-detail')).toEqual([
      expect.stringMatching(/ngày hẹn trả của 2 hồ sơ.*A-1.*dunghen export.*promisedOn.*sổ thư không theo sang.*dunghen migrate/),
    ]);
    for (const code of ['A-1', 'A-2']) expect((await store.dossier(code))?.events.map(({ type }) => type)).toEqual(['received']);
    expect(await clockOf('A-2')).toMatchObject({ dueOn: null });
    // The next day's list is told of no more, and a promise that does move then is an event.
    const next = file('b.csv', promised.replace('20/11/2026', '25/11/2026'));
    const later = await bring(next, '2026-11-30', { mapping: READ, ...law });
    expect(told(later, 'late-detail')).toEqual([]);
    expect((await store.dossier('A-1'))?.events.map(({ type }) => type)).toEqual(['received', 'rescheduled']);
  });
});
