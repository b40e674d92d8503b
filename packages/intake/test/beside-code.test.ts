// Telephone numbers and words in small letters behind a code: a dossier must not become another one by them, nor two dossiers one.
import { describe, expect, test } from 'vitest';
import { parseMapping } from '@dunghen/intake';
import { desk, type Desk } from './desk.ts';

const list = (...codes: readonly string[]): string =>
  ['Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả', ...codes.map((code) => `"${code}",02/11/2026,12/11/2026`)].join('\n');
const known = async (d: Desk): Promise<readonly string[]> =>
  (await Array.fromAsync(d.store.dossierPagesByCode())).flat().map(({ code }) => code);

/** All that a cell says is the code, as it was once where nobody asked. */
const PART = {
  mapping: parseMapping(
    'besideCode = "part"\n[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Ngày hẹn trả"\n',
    'm.toml',
  ),
};

const BESIDE = [
  'BN-012 0912345678',
  'BN-012 - 0912 345 678',
  'BN-012 (ĐT: 0912.345.678)',
  'BN-012 Zalo 0912345678',
  'BN-012 SDT: 0123 456 7345',
  'BN-012 lan',
  'BN-012 - xa văn mẫu',
  'BN-012 (mẫu)',
];

describe.each(BESIDE)('%s', (cell) => {
  test('is the code where most of its column are such codes alone', async () => {
    const d = desk();
    expect(await d.bring(d.file('a.csv', list('BN-010', cell, 'BN-0133')))).toMatchObject({ created: 3, rejected: 0 });
    expect(await known(d)).toEqual(['BN-010', 'BN-012', 'BN-0133']);
  });

  test('is the dossier that is known by the code', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list('BN-012')), '2026-11-03');
    expect(await d.bring(d.file('b.csv', list(cell)), '2026-11-04')).toMatchObject({ created: 0, unchanged: 1, rejected: 0 });
  });

  test('is asked about where neither tells, and what stands beside the code is not repeated', async () => {
    const d = desk();
    const { created, errors } = await d.bring(d.file('a.csv', list(cell)));
    expect(created).toBe(0);
    expect(errors).toMatchObject([{ row: 2, column: 'Mã hồ sơ', code: 'bad-event' }]);
    expect(errors[0]?.error.message).toContain('"BN-012"');
    expect(errors[0]?.error.message).not.toMatch(/345|lan"|mẫu/);
  });
});

test.each([
  'BN-012 05.2026.00123',
  'BN-012 05-2026-00123',
  'BN-012 05.26.000123',
  'BN-012 02.11.26.0123',
  '05.2026.00123; 05.2026.00124',
  '05.26.000123 05.26.000124',
  '0526.000123 0526.000124',
])('%s: a number behind its year is no telephone, and the dossier of that code is not taken for the other alone', async (cell) => {
  const d = desk();
  await d.bring(d.file('a.csv', list('BN-012', '05.2026.00123', '05.26.000123', '0526.000123')), '2026-11-03');
  const { errors } = await d.bring(d.file('b.csv', list(cell)), '2026-11-04');
  expect(errors).toMatchObject([{ row: 2, column: 'Mã hồ sơ', code: 'bad-event' }]);
});

describe('another code behind the first', () => {
  const CELLS = ['BN-012 05.26.000123', 'BN-012 05.2026.00123', 'BN-012 04.2026.00123', 'BN-012 BN-013', '05.26.000123 05.26.000124'];

  test.each(CELLS)('%s: it is asked which is meant, whether either is known or not, and taken as the officer says', async (cell) => {
    const d = desk();
    expect((await d.bring(d.file('a.csv', list(cell, 'BN-001')), '2026-11-03')).errors).toMatchObject([{ row: 2, code: 'bad-event' }]);
    expect((await d.bring(d.file('b.csv', list(cell, 'BN-001', 'BN-012', 'BN-011')), '2026-11-04')).errors).toMatchObject([{ row: 2 }]);
    for (const [said, code] of [
      ['part', cell],
      ['apart', cell.split(' ')[0]],
    ] as const) {
      const mapping = parseMapping(`besideCode = "${said}"\n[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\n`, 'm.toml');
      const other = desk();
      expect(await other.bring(other.file('a.csv', list(cell)), '2026-11-03', { mapping })).toMatchObject({ created: 1 });
      expect(await other.clockOf(String(code))).not.toBeNull();
    }
  });

  test('is part of it in a register whose codes are all in two parts', async () => {
    const d = desk();
    const codes = ['Q1 05.2026.00123', 'Q1 05.2026.00124', 'Q2 06.2026.00125'];
    expect(await d.bring(d.file('a.csv', list(...codes)), '2026-11-03')).toMatchObject({ created: 3, rejected: 0 });
    expect(await d.clockOf('Q1 05.2026.00123')).not.toBeNull();
  });
});

describe('two codes side by side that no letters or marks show to be two', () => {
  const refusedRows = async (...codes: readonly string[]): Promise<readonly number[]> => {
    const d = desk();
    const { created, errors } = await d.bring(d.file('a.csv', list(...codes)));
    expect(created).toBe(codes.length - errors.length);
    for (const { error } of errors) expect(error.message).toMatch(/có thể là mã của hồ sơ khác; hãy ghi mỗi hồ sơ một dòng/);
    return errors.map(({ row }) => row);
  };

  test.each([
    [['000125 000126', '000127']],
    [['1001 1002 1003', '1004']],
    [['012 013', '014']],
    [['BN-003 CT-004', 'BN-005', 'BN-006']],
    [['BN-003 CT-004', 'BN-005', 'CT-006', 'HT-001', 'HT-002']],
    [['BN-3 - BN-12', 'BN-5']],
    [['12 000124', '13', '14']],
  ])('%j: the first is asked about', async (codes) => expect(await refusedRows(...codes)).toEqual([2]));

  test.each([
    // Thousands, years and days, and what each of the column has.
    [['1 201', '1 202', '1203']],
    [['999', '1 000', '1 000 201']],
    [['123 456', '123 457', '99']],
    [['261102 000124', '261102 000125']],
    [['0123 2026', '0124', '0125']],
    [['H 37.12 - 251120 - 0001', 'H 37.12 - 251120 - 0002']],
    [['0012 000125', '0012 000126', '0013 000127']],
    [['0012 0125', '0012 0126', '0013 0127']],
    [['Q1 BN-003', 'Q1 BN-004', 'Q2 BN-005']],
    [['BN-003 CT-004']],
    [['BN-003 b', 'BN-004', 'BN-005']],
    [['BN-003 2', 'BN-004', 'BN-005']],
  ])('%j: each is one code', async (codes) => expect(await refusedRows(...codes)).toEqual([]));

  test('and the dossier of either is not taken for left out by such a row', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list('000125', '000126', '000127')), '2026-11-03');
    expect((await d.bring(d.file('b.csv', list('000125 000126', '000127')), '2026-11-04')).errors).toHaveLength(1);
    expect(await d.store.leftOut()).toEqual([]);
  });
});

test('words that a register repeats behind its codes are part of them', async () => {
  const d = desk();
  const codes = ['BN-011 cấp xã', 'BN-012 cấp xã', 'BN-013 hộ tịch'];
  expect(await d.bring(d.file('a.csv', list(...codes)))).toMatchObject({ created: 3, rejected: 0 });
  expect(await known(d)).toEqual(codes);
});

test('behind a bare number they may be of another register: among bare numbers they are asked about', async () => {
  const d = desk();
  const { created, errors } = await d.bring(d.file('a.csv', list('11', '12', '13 lan')));
  expect(created).toBe(2);
  expect(errors).toMatchObject([{ row: 4, code: 'bad-event' }]);
  const other = desk();
  await other.bring(other.file('a.csv', list('12')), '2026-11-03');
  expect((await other.bring(other.file('b.csv', list('12 lan')), '2026-11-04')).errors).toMatchObject([{ row: 2, code: 'bad-event' }]);
});

test.each([
  ['BN-012 Đang xử lý', 'BN-012 Đã trả kết quả'],
  ['BN-012 - Chờ Ký Duyệt', 'BN-012 (TẠM DỪNG)'],
  ['BN-012\nQuá hạn 2 ngày', 'BN-012\nQuá hạn 3 ngày'],
  ['BN-012 (còn 3 ngày)', 'BN-012 sắp đến hạn'],
  ['12 (đang xử lý gấp)', '12 Hoàn thành'],
])('how a dossier stands is no part of its code, today or tomorrow: %j, %j', async (today, tomorrow) => {
  const d = desk();
  expect(await d.bring(d.file('a.csv', list(today)), '2026-11-03')).toMatchObject({ created: 1, rejected: 0 });
  expect(await d.bring(d.file('b.csv', list(tomorrow)), '2026-11-04')).toMatchObject({ created: 0, unchanged: 1, rejected: 0 });
  expect(await known(d)).toEqual([today.startsWith('12') ? '12' : 'BN-012']);
});

test('a dossier that is known by all that its cell said is asked about before it is two', async () => {
  const d = desk();
  await d.bring(d.file('a.csv', list('12 - Đang xử lý')), '2026-11-03', PART);
  await expect(d.bring(d.file('b.csv', list('12 - Đã trả kết quả')), '2026-11-04')).rejects.toMatchObject({ code: 'code-changed' });
});

describe('beside the code of a dossier that is known by it alone', () => {
  test.each([
    'BN-0001 Lan',
    'BN-0001 - LAN',
    'BN-0001, Mẫu',
    'BN-0001 Mẫu, 001089012345',
    'BN-0001 001089012345',
    'BN-0001 (hộ tịch)',
    'BN-0001(Lan)',
  ])('%s is asked about, and makes no second one', async (cell) => {
    const d = desk();
    await d.bring(d.file('a.csv', list('BN-0001', 'BN-0002')), '2026-11-03');
    const { created, errors, warnings } = await d.bring(d.file('b.csv', list(cell, 'BN-0002')), '2026-11-04');
    expect(created).toBe(0);
    expect(errors).toMatchObject([{ row: 2, column: 'Mã hồ sơ', code: 'bad-event' }]);
    expect(errors[0]?.error.message).toContain('"BN-0001"');
    expect(errors[0]?.error.message).not.toMatch(/lan"|lan\b|mẫu|001089|hộ tịch/i);
    // The row shows its dossier all the same.
    expect(warnings ?? []).toEqual([]);
    expect(await d.store.leftOut()).toEqual([]);
  });

  test.each(['BN-0001 (bổ sung)', 'BN-0001 - Đã bổ sung hồ sơ lần 2', 'BN-0001 GẤP'])('%s is a remark', async (cell) => {
    const d = desk();
    await d.bring(d.file('a.csv', list('BN-0001', 'BN-0002')), '2026-11-03');
    expect(await d.bring(d.file('b.csv', list(cell, 'BN-0002')), '2026-11-04')).toMatchObject({ created: 0, unchanged: 2, rejected: 0 });
    expect(await known(d)).toEqual(['BN-0001', 'BN-0002']);
  });

  test('a year is part of the code, and words are where the officer said so', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list('1000', 'BN-0001')), '2026-11-03');
    expect(await d.bring(d.file('b.csv', list('1000 - 2026', '1000', 'BN-0001')), '2026-11-04')).toMatchObject({ created: 1, rejected: 0 });
    expect(await d.bring(d.file('c.csv', list('BN-0001 Lan', '1000')), '2026-11-04', PART)).toMatchObject({ created: 1, rejected: 0 });
  });
});

test.each(['BN-0001 - Nguyễn Văn Mẫu', 'Nguyễn Văn Mẫu - BN-0001', 'BN-0001; BN-0003'])(
  'a row refused for %s shows the dossiers of its codes, which are not left out',
  async (cell) => {
    const d = desk();
    await d.bring(d.file('a.csv', list('BN-0001', 'BN-0002', 'BN-0003')), '2026-11-03');
    const others = cell.includes('BN-0003') ? ['BN-0002'] : ['BN-0002', 'BN-0003'];
    expect((await d.bring(d.file('b.csv', list(cell, ...others)), '2026-11-04')).errors).toMatchObject([{ row: 2, code: 'bad-event' }]);
    expect(await d.store.leftOut()).toEqual([]);
  },
);
