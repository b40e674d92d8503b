// On which day something happened that lists only bracket: certain where they leave one day, told where they leave more.
import { formatDay } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Trạng thái,Ngày có kết quả';
const list = (status: string, done = ''): string => `${HEAD}\nH-1,02/11/2026,5 ngày làm việc,${status},${done}\n`;

const bring = (d: Desk, day: string, content: string): ReturnType<Desk['bring']> =>
  d.bring(d.file(`${day}-${Math.random()}.csv`, content), day, { certain: true });
const endOf = async (d: Desk): Promise<string | undefined> => {
  const end = (await d.clockOf('H-1'))?.end;
  return end ? formatDay(end.on) : undefined;
};
const codes = ({ warnings }: Awaited<ReturnType<Desk['bring']>>): readonly string[] => (warnings ?? []).map(({ code }) => code);

describe('a dossier first shown as ended, without the day', () => {
  test('on the day of its receipt, ended on that day', async () => {
    const d = desk();
    expect(await bring(d, '2026-11-02', list('Đã trả kết quả'))).toMatchObject({ created: 1, rejected: 0 });
    expect(await endOf(d)).toBe('2026-11-02');
    expect(await bring(d, '2026-11-03', list('Đã trả kết quả'))).toMatchObject({ unchanged: 1, rejected: 0 });
  });

  test('on a later one, is a question', async () => {
    const d = desk();
    expect((await bring(d, '2026-11-03', list('Đã trả kết quả'))).errors).toMatchObject([{ code: 'end-without-date' }]);
    expect(await d.store.dossier('H-1')).toBeNull();
  });
});

describe('a dossier that stood still by the list before and has its result on a later day', () => {
  test.each([
    ['after days without a list, is told: when it went on nobody saw', '2026-11-10', 'Đã có kết quả', ['day-assumed']],
    ['of which the lists were imported, is not', '2026-11-05', 'Đã có kết quả', []],
    ['is not where it was refused, and may have stood still until then', '2026-11-10', 'Đã từ chối', []],
  ])('%s', async (_, day, status, told) => {
    const d = desk();
    await bring(d, '2026-11-02', list('Đang xử lý'));
    await bring(d, '2026-11-03', list('Yêu cầu bổ sung'));
    await bring(d, '2026-11-04', list('Yêu cầu bổ sung'));
    expect(codes(await bring(d, day, list(status, day.split('-').toReversed().join('/'))))).toEqual(told);
  });
});

describe('what a list shows first after a working day without one', () => {
  test.each([
    ['a result without its day', 'Đã trả kết quả', '', ['day-assumed']],
    ['a result with its day', 'Đã trả kết quả', '09/11/2026', []],
    ['a pause', 'Yêu cầu bổ sung', '', ['day-assumed']],
    ['nothing new', 'Đang xử lý', '', []],
  ])('%s', async (_, status, done, told) => {
    const d = desk();
    await bring(d, '2026-11-06', list('Đang xử lý'));
    const result = await bring(d, '2026-11-10', list(status, done));
    expect(codes(result)).toEqual(told);
    expect(result.rejected).toBe(0);
    if (told.length > 0) expect(result.warnings?.[0]?.text.vi).toContain('Có 1 hồ sơ tạm dừng, tiếp tục hay kết thúc (không ghi ngày)');
  });

  test('but over a weekend alone no day is lacking', async () => {
    const d = desk();
    await bring(d, '2026-11-06', list('Đang xử lý'));
    expect(codes(await bring(d, '2026-11-09', list('Đã trả kết quả')))).toEqual([]);
    expect(await endOf(d)).toBe('2026-11-09');
  });
});

test.each([
  ['trong ngày', '05/11/2026', '06/11/2026', ['hour-lacking']],
  ['trong ngày', '05/11/2026 16:30', '06/11/2026', []],
  ['trong ngày', '05/11/2026', '05/11/2026', []],
  ['trong ngày', '06/11/2026', '09/11/2026', ['hour-lacking']],
  ['trong ngày', '31/10/2026', '02/11/2026', []],
  // Neither is lawful whatever the hour; that is for the findings of the report.
  ['trong ngày', '05/11/2026', '09/11/2026', []],
  ['1 ngày làm việc', '05/11/2026', '06/11/2026', []],
])('the hour of a receipt is asked for where it decides: %s, %s, promised for %s', async (term, received, promised, told) => {
  const d = desk();
  const row = `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày hẹn trả\nH-1,${received},${term},${promised}\n`;
  expect(codes(await bring(d, '2026-11-06', row))).toEqual(told);
  // Once: a list of the next day tells nothing new.
  expect(codes(await bring(d, '2026-11-09', row))).toEqual([]);
});

test('a pause that was taken to have begun by the due day is refuted by a list of that day, brought late', async () => {
  const d = desk();
  expect(codes(await bring(d, '2026-11-16', list('Yêu cầu bổ sung')))).toEqual(['pause-assumed']);
  expect((await d.store.dossier('H-1'))?.events.at(-1)).toMatchObject({ type: 'paused', at: '2026-11-09' });
  expect((await bring(d, '2026-11-09', list('Đang xử lý'))).errors).toMatchObject([{ code: 'resume-unseen' }]);
});
