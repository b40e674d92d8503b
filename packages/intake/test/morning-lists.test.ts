// Lists that were taken before the office opened show what happened on the working day before.
import { eventToJson } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày hẹn trả,Trạng thái';
type Seen = readonly [name: string, day: string, status: string, promised?: string];

async function bring(d: Desk, lists: readonly Seen[]): Promise<readonly string[]> {
  const told: string[] = [];
  for (const [name, day, status, promised = '09/11/2026'] of lists) {
    const path = d.file(name, `${HEAD}\nH-1,04/11/2026,3 ngày làm việc,${promised},${status}\n`);
    const { warnings = [], errors } = await d.bring(path, day);
    told.push(...warnings.map(({ code }) => code), ...errors.map(({ code }) => code));
  }
  return told;
}
const turns = async ({ store }: Desk): Promise<readonly string[]> =>
  ((await store.dossier('H-1'))?.events ?? []).map(eventToJson).map(({ type, at }) => `${String(type)} ${String(at)}`);

test('a pause, its end and a result without its day, each first shown at 07:30, are of the working day before, also over a weekend', async () => {
  const d = desk();
  const told = await bring(d, [
    ['ds 05-11-2026 07h30.csv', '2026-11-05', 'Đang xử lý'],
    ['ds 06-11-2026 07h30.csv', '2026-11-06', 'Yêu cầu bổ sung'],
    ['ds 09-11-2026 07h30.csv', '2026-11-09', 'Đang xử lý', '11/11/2026'],
    ['ds 10-11-2026 07h30.csv', '2026-11-10', 'Đã trả kết quả', '11/11/2026'],
  ]);
  expect(told).toEqual([]);
  expect(await turns(d)).toEqual(['received 2026-11-04', 'paused 2026-11-05', 'resumed 2026-11-06', 'completed 2026-11-09']);
});

test.each([
  ['at an hour at which the office is open', 'ds 06-11-2026 08h30.csv', '2026-11-06'],
  ['without an hour', 'ds 06-11-2026.csv', '2026-11-06'],
])('what a list shows first %s is of its own day', async (_, name, day) => {
  const d = desk();
  await bring(d, [
    ['ds 05-11-2026 07h30.csv', '2026-11-05', 'Đang xử lý'],
    [name, day, 'Yêu cầu bổ sung'],
  ]);
  expect(await turns(d)).toEqual(['received 2026-11-04', 'paused 2026-11-06']);
});

test('nothing is dated before a list that still showed otherwise', async () => {
  const d = desk();
  await bring(d, [
    ['ds 05-11-2026 07h30.csv', '2026-11-05', 'Đang xử lý'],
    ['ds 06-11-2026 06h00.csv', '2026-11-06', 'Đang xử lý'],
    ['ds 06-11-2026 07h30.csv', '2026-11-06', 'Yêu cầu bổ sung'],
  ]);
  expect(await turns(d)).toEqual(['received 2026-11-04', 'paused 2026-11-06']);
});

test('a list of 07:30 that is the first to show a dossier of the day before, ended, tells the day of its end', async () => {
  const d = desk();
  expect(await bring(d, [['ds 05-11-2026 07h30.csv', '2026-11-05', 'Đã trả kết quả']])).toEqual([]);
  expect(await turns(d)).toEqual(['received 2026-11-04', 'completed 2026-11-04']);
});

describe('what changed between a list of 17:30 and the next of 07:10, when nobody worked', () => {
  const before = ['ds 05-11-2026 07h30.csv', '2026-11-05', 'Đang xử lý'] as const;
  test.each<[string, string, string, string, readonly string[]]>([
    ['a result without its day, of the day that was over, is told', '17h30', '07h10', 'Đã trả kết quả', ['day-assumed']],
    ['so is a pause', '17h30', '07h10', 'Yêu cầu bổ sung', ['day-assumed']],
    ['nothing new is not', '17h30', '07h10', 'Đang xử lý', []],
    ['nor a result where the list before was taken while the office was open', '15h30', '07h10', 'Đã trả kết quả', []],
    ['nor where the next one was, and is of its day', '17h30', '09h10', 'Đã trả kết quả', []],
  ])('%s', async (_, evening, morning, status, told) => {
    const d = desk();
    expect(
      await bring(d, [
        before,
        [`ds 06-11-2026 ${evening}.csv`, '2026-11-06', 'Đang xử lý'],
        [`ds 09-11-2026 ${morning}.csv`, '2026-11-09', status],
      ]),
    ).toEqual(told);
    const day = morning === '07h10' ? '2026-11-06' : '2026-11-09';
    expect((await turns(d)).slice(1)).toEqual(status === 'Đang xử lý' ? [] : [expect.stringContaining(day)]);
  });
});

test('a missing list leaves the day open, which is told', async () => {
  const d = desk();
  const told = await bring(d, [
    ['ds 05-11-2026 07h30.csv', '2026-11-05', 'Đang xử lý'],
    ['ds 09-11-2026 07h30.csv', '2026-11-09', 'Yêu cầu bổ sung'],
  ]);
  expect(told).toEqual(['day-assumed']);
  expect(await turns(d)).toEqual(['received 2026-11-04', 'paused 2026-11-06']);
});

describe('after a pause', () => {
  const lists = (promised: string): readonly Seen[] => [
    ['ds 05-11-2026.csv', '2026-11-05', 'Yêu cầu bổ sung'],
    ['ds 06-11-2026.csv', '2026-11-06', 'Yêu cầu bổ sung'],
    ['ds 09-11-2026.csv', '2026-11-09', 'Đang xử lý', promised],
    ['ds 10-11-2026.csv', '2026-11-10', 'Đang xử lý', promised],
  ];
  test.each([
    ['an earlier promise than the due date is told, once', '11/11/2026', ['promise-earlier']],
    ['the due date itself is not', '12/11/2026', []],
    ['nor is the promise as it was before', '09/11/2026', []],
  ])('%s', async (_, promised, told) => {
    expect(await bring(desk(), lists(promised))).toEqual(told);
  });
});
