// Rows of a system that are no dossiers yet, or none at all: following "fill in the receipt" would make one up.
import { parseMapping } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Lĩnh vực,Ngày nộp,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái';
const list = (...rows: readonly string[]): string =>
  [HEAD, 'AB-1,Hộ tịch,01/11/2026,02/11/2026,12/11/2026,Đang xử lý', ...rows, ''].join('\n');

describe('what the office has not taken in is passed over and counted', () => {
  test.each([
    'Mới đăng ký',
    'Không được tiếp nhận',
    'Chờ tiếp nhận',
    'Chưa tiếp nhận',
    'Từ chối tiếp nhận hồ sơ',
    'Hồ sơ mới',
    'Đã nộp trực tuyến, chờ tiếp nhận',
    '1',
  ])('%s', async (status) => {
    const { file, bring, store } = desk();
    const result = await bring(file('a.csv', list(`AB-2,Hộ tịch,03/11/2026,,,"${status}"`, `AB-3,Hộ tịch,03/11/2026,-,,"${status}"`)));
    expect(result).toMatchObject({ rows: 1, created: 1, rejected: 0, warnings: [{ code: 'not-accepted' }] });
    expect(result.warnings?.[0]?.text.vi).toContain('Có 2 hồ sơ');
    expect(await store.dossier('AB-2')).toBeNull();
  });

  test('and comes in once the list says its receipt', async () => {
    const { file, bring } = desk();
    await bring(file('a.csv', list('AB-2,Hộ tịch,03/11/2026,,,Mới đăng ký')), '2026-11-04');
    const row = 'AB-2,Hộ tịch,03/11/2026,04/11/2026,12/11/2026,Đang xử lý';
    expect(await bring(file('b.csv', list(row)), '2026-11-05')).toMatchObject({ created: 1, unchanged: 1, rejected: 0 });
  });

  test.each([
    ['at work without a receipt', 'AB-2,Hộ tịch,03/11/2026,,,Đang xử lý'],
    ['new and promised without a receipt', 'AB-2,Hộ tịch,03/11/2026,,12/11/2026,Hồ sơ mới'],
    ['without a status', 'AB-2,Hộ tịch,03/11/2026,,12/11/2026,'],
  ])('but one that is %s is asked about as before', async (_, row) => {
    const { file, bring } = desk();
    const { errors } = await bring(file('a.csv', list(row)));
    expect(errors).toMatchObject([{ column: 'Ngày tiếp nhận', code: 'missing' }]);
  });

  test('nor is one whose status the officer taught to mean something else', async () => {
    const { file, bring } = desk();
    const mapping = parseMapping(
      `[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\nstatus = "Trạng thái"\n\n[statuses]\n"3" = "running"\n`,
      'm.toml',
    );
    const { errors } = await bring(file('a.csv', list('AB-2,Hộ tịch,03/11/2026,,,3')), '2026-11-23', { mapping });
    expect(errors).toMatchObject([{ column: 'Ngày tiếp nhận', code: 'missing' }]);
  });

  test('but it is where what the officer taught is a refusal', async () => {
    const { file, bring } = desk();
    const mapping = parseMapping(
      `[statuses]\n"Từ chối tiếp nhận" = "refused"\n[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\nstatus = "Trạng thái"\n`,
      'm.toml',
    );
    const row = list('AB-2,Hộ tịch,03/11/2026,,,Từ chối tiếp nhận');
    expect(await bring(file('a.csv', row), '2026-11-23', { mapping })).toMatchObject({ created: 1, rejected: 0 });
  });

  test('one that is new is read by its receipt, where it has one', async () => {
    const { file, bring } = desk();
    const row = 'AB-2,Hộ tịch,03/11/2026,04/11/2026,12/11/2026,Hồ sơ mới';
    expect(await bring(file('a.csv', list(row)))).toMatchObject({ created: 2, rejected: 0 });
  });

  test('and so is one that ended', async () => {
    const { file, bring } = desk();
    const row = 'AB-2,03/11/2026,04/11/2026,Từ chối tiếp nhận';
    expect(await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày có kết quả,Trạng thái\n${row}\n`))).toMatchObject({
      created: 1,
      rejected: 0,
    });
  });
});

describe('a day in the column of the receipt makes no dossier of it', () => {
  test.each(['Mới đăng ký', 'Chờ tiếp nhận', 'Chưa tiếp nhận', '1', '3', 'Không được tiếp nhận', 'Từ chối tiếp nhận hồ sơ'])(
    '%s, until it is accepted on another day',
    async (status) => {
      const { file, bring, store } = desk();
      const first = await bring(file('a.csv', list(`AB-2,Hộ tịch,03/11/2026,03/11/2026,06/11/2026,${status}`)), '2026-11-03');
      expect(first).toMatchObject({ created: 1, unchanged: 1, rejected: 0, warnings: [{ code: 'not-accepted' }] });
      expect(await store.dossier('AB-2')).toBeNull();
      const later = await bring(file('b.csv', list('AB-2,Hộ tịch,03/11/2026,05/11/2026,10/11/2026,Đang xử lý')), '2026-11-05');
      expect(later).toMatchObject({ created: 1, rejected: 0 });
      expect(later.warnings).toBeUndefined();
    },
  );

  test('but one that is known already is read on', async () => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', list('AB-2,Hộ tịch,03/11/2026,03/11/2026,06/11/2026,Đang xử lý')), '2026-11-03');
    await bring(file('b.csv', list('AB-2,Hộ tịch,03/11/2026,03/11/2026,06/11/2026,Không được tiếp nhận')), '2026-11-04');
    expect((await clockOf('AB-2'))?.end?.type).toBe('refused');
  });
});

describe('the subtotals of a spreadsheet are no dossiers', () => {
  test.each([
    ['2,Hộ tịch Count,,,,'],
    [',Hộ tịch Count,,2,,'],
    [',Hộ tịch Count,,1900-01-02,,'],
    ['2,Grand Count,,,,'],
    ['Grand Total,,,,,12'],
    ['2,Hộ tịch Đếm,,,,'],
    [',,,2,,Đang xử lý Count'],
  ])('%s', async (row) => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', list(row)))).toMatchObject({ rows: 1, created: 1, rejected: 0 });
  });

  test.each(['2,Hộ tịch,,,,Đang xử lý', '2,Hộ tịch,03/11/2026,,,', 'AB-2,Công ty Total,03/11/2026,03/11/2026,,'])(
    'a row of something else is read as before: %s',
    async (row) => {
      const { file, bring } = desk();
      const { created, rejected } = await bring(file('a.csv', list(row)));
      expect(created + rejected).toBe(2);
    },
  );

  test.each(['000126,Công ty TNHH Total,,,,', '126,Công ty TNHH Total,,,,', '000126,,,,,Grand Total'])(
    'but a citizen or a code that only looks like one is told: %s',
    async (row) => {
      const { file, bring } = desk();
      const head = HEAD.replace('Lĩnh vực', 'Người nộp');
      const { errors } = await bring(
        file('a.csv', [head, '000125,Lê Thị Mẫu,01/11/2026,02/11/2026,12/11/2026,Đang xử lý', row, ''].join('\n')),
      );
      expect(errors).toMatchObject([{ row: 3, column: 'Ngày tiếp nhận', code: 'missing' }]);
    },
  );
});
