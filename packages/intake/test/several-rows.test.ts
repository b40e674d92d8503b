// One dossier in several rows of one list that differ: nothing is lost, nothing forged, and which row stands first is no matter.
import { eventToJson, parseDay } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const HEAD = 'STT,Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Lĩnh vực,Trạng thái,Ngày có kết quả,Bước hiện tại,Cán bộ xử lý,Họ tên';
interface Cells {
  readonly code?: string;
  readonly received?: string;
  readonly promised?: string;
  readonly field?: string;
  readonly status?: string;
  readonly done?: string;
  readonly stage?: string;
  readonly officer?: string;
  readonly name?: string;
}
const row = (cells: Cells = {}): string => {
  const { code = 'H-1', received = '02/11/2026', promised = '16/11/2026', field = 'Hộ tịch', status = 'Đang xử lý' } = cells;
  return [code, received, promised, field, status, cells.done ?? '', cells.stage ?? '', cells.officer ?? '', cells.name ?? ''].join(',');
};
const list = (...rows: readonly string[]): string => [HEAD, ...rows.map((cells, i) => `${i + 1},${cells}`)].join('\n');
const OTHER = row({ code: 'H-9' });

const eventsOf = async ({ store }: Desk): Promise<readonly unknown[]> =>
  ((await store.dossier('H-1'))?.events ?? []).map((event) => {
    const { dossier: _, ...rest } = eventToJson(event);
    return rest;
  });

const RECEIVED = { type: 'received', at: '2026-11-02', field: 'Hộ tịch', promisedOn: '2026-11-16' };

describe('what the rows agree in is taken, in whatever order they stand', () => {
  test.each<[string, readonly Cells[], readonly unknown[], string]>([
    ['two steps', [{ stage: 'Thẩm định' }, { stage: 'Trình ký', officer: 'A' }], [], '"Bước hiện tại", "Cán bộ xử lý"'],
    [
      'one step in two hands',
      [{ stage: 'Ký', officer: 'A' }, { stage: 'Ký', officer: 'B' }, {}],
      [{ type: 'stage', at: '2026-11-23', stage: 'Ký' }],
      '"Bước hiện tại", "Cán bộ xử lý"',
    ],
    [
      'the same in other words',
      [{ status: 'Tạm dừng' }, { status: 'Đang tạm dừng' }],
      [{ type: 'paused', at: '2026-11-16', reason: 'stopped' }],
      '"Trạng thái"',
    ],
    [
      'a cell left empty',
      [{ promised: '', stage: 'Ký' }, { field: '' }],
      [{ type: 'stage', at: '2026-11-23', stage: 'Ký' }],
      '"Ngày hẹn trả", "Lĩnh vực", "Bước hiện tại"',
    ],
  ])('%s', async (_, cells, more, columns) => {
    for (const rows of [cells, cells.toReversed()]) {
      const d = desk();
      const { created, errors, rows: count } = await d.bring(d.file('a.csv', list(...rows.map(row), OTHER)));
      expect({ created, count, faults: errors.map((fault) => [fault.row, fault.column, fault.code]) }).toEqual({
        created: 2,
        count: rows.length + 1,
        faults: rows.map((__, i) => [i + 2, 'Mã hồ sơ', 'duplicate-code']),
      });
      expect(errors[0]?.error.message).toContain(`ở cột ${columns}: điều các dòng ghi giống nhau được nhập`);
      expect(await eventsOf(d)).toEqual([RECEIVED, ...more]);
    }
  });

  test('and what is known of the dossier stays as it was', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list(row({ stage: 'Ký', status: 'Tạm dừng' }), OTHER)), '2026-11-10');
    const before = await eventsOf(d);
    const result = await d.bring(
      d.file('b.csv', list(row({ stage: 'Ký' }), OTHER, row({ stage: 'Phát hành', status: 'Đã xong', done: '11/11/2026' }))),
      '2026-11-12',
    );
    expect(result).toMatchObject({ updated: 0, unchanged: 1, rejected: 2, missing: 0 });
    expect(await eventsOf(d)).toEqual(before);
    // One of its rows says it was open that day, the other that it was not: nobody saw it open.
    expect((await d.sightingOf('H-1'))?.seenOpenOn).toBe(parseDay('2026-11-10'));
    await d.bring(d.file('c.csv', list(row({ stage: 'Phát hành', status: 'Đã xong', done: '11/11/2026' }), OTHER)), '2026-11-13');
    expect(await eventsOf(d)).toContainEqual({ type: 'completed', at: '2026-11-11' });
  });
});

test.each<[string, string, Cells, Cells]>([
  ['receipts', '"Ngày tiếp nhận"', { received: '03/11/2026' }, {}],
  ['receipts', '"Ngày hẹn trả"', { promised: '17/11/2026' }, {}],
  ['receipts', '"Lĩnh vực"', { field: 'Đất đai' }, {}],
  // Taken without its end it would be late, and a letter would apologize for what was in time.
  ['standings', '"Trạng thái", "Ngày có kết quả"', { status: 'Đã xong', done: '05/11/2026' }, {}],
  ['standings', '"Ngày có kết quả"', { status: '', done: '05/11/2026' }, { status: '' }],
  ['standings', '"Ngày có kết quả"', { status: 'Đã xong', done: '05/11/2026' }, { status: 'Đã xong', done: '12/11/2026' }],
  ['standings', '"Trạng thái"', { status: 'Yêu cầu bổ sung' }, {}],
])('two %s, which differ in %s, are neither of them taken until the officer says which', async (_, columns, one, other) => {
  for (const rows of [
    [row(one), row(other)],
    [row(other), row(one)],
  ]) {
    const d = desk();
    const { created, errors } = await d.bring(d.file('a.csv', list(...rows, OTHER)));
    expect([created, errors.map((fault) => fault.row)]).toEqual([1, [2, 3]]);
    expect(errors[0]?.error.message).toContain(`có 2 dòng khác nhau (dòng 2 và 3) ở cột ${columns}: không rõ dòng nào đúng`);
    expect(await d.store.dossier('H-1')).toBeNull();
    await d.bring(d.file('b.csv', list(row(), OTHER)));
    expect(await eventsOf(d)).toEqual([RECEIVED]);
  }
});

test('equal rows are one, and a code is the same however it is written', async () => {
  const d = desk();
  const rows = [row(), row({ code: ' h–1' }), row({ code: "'H-1" })];
  expect(await d.bring(d.file('a.csv', list(...rows, OTHER)))).toMatchObject({ created: 2, rejected: 0, rows: 2 });
  const stage = [row({ code: 'h–1', stage: 'Ký' }), row({ stage: 'Trình' }), row({ stage: 'Ký' })];
  const { errors } = await d.bring(d.file('b.csv', list(...stage, OTHER)), '2026-11-24');
  expect(errors.map((fault) => fault.row)).toEqual([2, 3]);
});

test('a dossier in two rows among thousands is found, wherever its rows stand', async () => {
  const d = desk();
  const others = Array.from({ length: 3_000 }, (_, i) => row({ code: `K-${i}` }));
  const { errors, created, rows } = await d.bring(d.file('a.csv', list(row({ stage: 'Ký' }), ...others, row({ stage: 'Trình' }))));
  expect([errors.map((fault) => fault.row), created, rows]).toEqual([[2, 3_003], 3_001, 3_002]);
});

test.each([0, 20])(
  'of a dossier with more rows than are held none is taken, wherever the one of another receipt stands (%i)',
  async (at) => {
    const d = desk();
    const rows = Array.from({ length: 21 }, (_, i) => row({ stage: `Bước ${i}`, ...(i === at && { received: '03/11/2026' }) }));
    const { errors, created } = await d.bring(d.file('a.csv', list(...rows, OTHER)));
    expect([errors.length, created]).toEqual([21, 1]);
  },
);

test('thousands of different rows of one dossier are each told, and a list pasted below itself is one list', async () => {
  const d = desk();
  const rows = Array.from({ length: 12_000 }, (_, i) => row({ stage: `Bước ${i}` }));
  const { errors, created } = await d.bring(d.file('a.csv', list(...rows, OTHER)));
  expect([errors.length, created, errors[0]?.row, errors.at(-1)?.row]).toEqual([12_000, 1, 2, 12_001]);
  expect(errors.at(-1)?.error.message).toContain('dòng 12001 không được nhập');
  const twice = Array.from({ length: 10_500 }, (_, i) => row({ code: `K-${i}` }));
  expect(await d.bring(d.file('b.csv', list(...twice, ...twice)))).toMatchObject({ created: 10_500, rejected: 0, rows: 10_500 });
});
