// When a dossier was refused or withdrawn, where that day stands in a column of its own beside the one of results.
import { formatDay } from '@dunghen/core';
import { mappingText, parseMapping } from '@dunghen/intake';
import { expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Ngày từ chối,Ngày rút hồ sơ,Trạng thái';
const list = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`;
const endOf = async ({ clockOf }: Desk, code: string): Promise<readonly (string | null | undefined)[]> => {
  const end = (await clockOf(code))?.end;
  return [end?.type, end && formatDay(end.on)];
};

test('that day ends a dossier whose status says so and that bears no day of a result', async () => {
  const d = desk();
  const { created, errors, unused, mapping } = await d.bring(
    d.file(
      'ds.csv',
      list(
        'A-1,02/11/2026,05/11/2026,,04/11/2026,,Từ chối giải quyết',
        'A-2,02/11/2026,05/11/2026,,,06/11/2026,Công dân rút hồ sơ',
        'A-3,02/11/2026,05/11/2026,03/11/2026,04/11/2026,,Từ chối',
        'A-4,02/11/2026,05/11/2026,04/11/2026,,,Đã có kết quả',
      ),
    ),
  );
  expect([created, errors, unused]).toEqual([4, [], undefined]);
  expect(mapping).toMatchObject({ completedAt: 'Ngày kết thúc xử lý', refused: 'Ngày từ chối', withdrawn: 'Ngày rút hồ sơ' });
  expect(await Promise.all(['A-1', 'A-2', 'A-3', 'A-4'].map(async (code) => endOf(d, code)))).toEqual([
    ['refused', '2026-11-04'],
    ['withdrawn', '2026-11-06'],
    ['refused', '2026-11-03'],
    ['completed', '2026-11-04'],
  ]);
});

test('but none of another end, nor of one at work, and what is no day there is the fault of its row under that heading', async () => {
  const d = desk();
  const { created, errors } = await d.bring(
    d.file(
      'ds.csv',
      list(
        'A-1,02/11/2026,05/11/2026,,04/11/2026,,Đã rút',
        'A-2,02/11/2026,05/11/2026,,04/11/2026,,Đang xử lý',
        'A-3,02/11/2026,05/11/2026,,hôm qua,,Từ chối',
        'A-4,02/11/2026,05/11/2026,04/11/2026,,,Đã có kết quả',
      ),
    ),
  );
  expect([created, errors.map(({ row, column, code }) => [row, column, code])]).toEqual([
    2,
    [
      [2, 'Ngày kết thúc xử lý', 'end-without-date'],
      [4, 'Ngày từ chối', 'bad-date'],
    ],
  ]);
  expect((await d.clockOf('A-2'))?.end).toBeNull();
});

test('a mapping that is learned says that they are used', () => {
  const text = mappingText({ headings: HEAD.split(','), names: new Map([['code', 'Mã hồ sơ']]) });
  expect(text).toContain('(tự dùng, không cần ghi): "Ngày từ chối", "Ngày rút hồ sơ"');
  expect(text.split('\n').find((line) => line.startsWith('# Tiêu đề chưa dùng'))).not.toContain('Ngày từ chối');
});

test('its month stands first where the officer said that of the list', async () => {
  const d = desk();
  const mapping = parseMapping(
    'dateOrder = "mdy"\n[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\nstatus = "Trạng thái"\n',
    'm.toml',
  );
  await d.bring(d.file('ds.csv', list('A-1,11/02/2026,,,11/04/2026,,Từ chối', 'A-2,11/13/2026,,,,,Đang xử lý')), '2026-11-23', { mapping });
  expect(await endOf(d, 'A-1')).toEqual(['refused', '2026-11-04']);
});
