// A list whose codes are known ones, and whose dossiers are others: the register of another unit, a column of names out of line, another commune.
import { writeXlsx } from 'hucre';
import { parseMapping } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const HEAD = 'Số hồ sơ,Thủ tục,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả';
interface Cells {
  readonly code: string;
  readonly procedure?: string;
  readonly name?: string;
  readonly received?: string;
  readonly done?: string;
}
const list = (...rows: readonly Cells[]): string =>
  [
    HEAD,
    ...rows.map(({ code, procedure = 'Cấp bản sao', name = '', received = '16/11/2026', done = '' }) =>
      [code, procedure, name, received, '19/11/2026', done].join(','),
    ),
  ].join('\n');
const register = (procedure: string, names: readonly string[], received?: string): readonly Cells[] =>
  names.map((name, i) => ({ code: String(i + 1), procedure, name, ...(received !== undefined && { received }) }));

const US = ['Lê An', 'Trần Bình', 'Phạm Chi', 'Vũ Dung', 'Đỗ Em'];
const OTHERS = ['Ngô Giang', 'Bùi Hà', 'Hồ Khanh', 'Lý Lan', 'Đinh Minh'];
const MARRIAGE = 'Cấp giấy xác nhận tình trạng hôn nhân';
const BUSINESS = 'Đăng ký thành lập hộ kinh doanh';

const nameOf = async ({ store }: Desk, code: string): Promise<string | undefined> =>
  (await store.dossier(code))?.events.flatMap((event) => (event.type === 'received' ? (event.applicant?.name ?? []) : []))[0];

describe('the register of another unit that also counts from 1', () => {
  test.each([
    ['of other citizens and procedures', register(BUSINESS, OTHERS)],
    ['of other citizens, received on other days', register(MARRIAGE, OTHERS, '17/11/2026')],
    [
      'of other procedures and days, without names',
      register(
        BUSINESS,
        US.map(() => ''),
        '17/11/2026',
      ),
    ],
    ['of others but for one row', [...register(BUSINESS, OTHERS).slice(1), ...register(MARRIAGE, US).slice(0, 1)]],
  ])('is a question: %s', async (_, rows) => {
    const d = desk();
    await d.bring(d.file('a.csv', list(...register(MARRIAGE, US))), '2026-11-17');
    await expect(d.bring(d.file('b.csv', list(...rows)), '2026-11-17')).rejects.toMatchObject({
      code: 'other-dossiers',
      message: expect.stringContaining('--same-dossiers'),
    });
    expect(await nameOf(d, '1')).toBe('Lê An');
  });

  test('is taken where somebody says that the dossiers are the known ones, of that day in the mapping file too', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list(...register(MARRIAGE, US))), '2026-11-17');
    const later = d.file('b.csv', list(...register(BUSINESS, OTHERS)));
    const columns = '[columns]\ncode = "Số hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\napplicant = "Chủ hồ sơ"\nprocedureName = "Thủ tục"\n';
    const mapping = parseMapping(`sameDossiers = "2026-11-18"\n${columns}`, 'm.toml');
    await expect(d.bring(later, '2026-11-19', { mapping })).rejects.toMatchObject({ code: 'other-dossiers' });
    expect(await d.bring(later, '2026-11-18', { mapping })).toMatchObject({ updated: 5, rejected: 0 });
    expect(await nameOf(d, '1')).toBe('Ngô Giang');
  });

  test('is refused row by row where most are the known ones, and nothing of the known dossier is overwritten', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list(...register(MARRIAGE, US))), '2026-11-17');
    const one = { code: '1', procedure: BUSINESS, name: 'Ngô Giang', done: '17/11/2026' };
    const result = await d.bring(d.file('b.csv', list(one, ...register(MARRIAGE, US).slice(1))), '2026-11-18');
    expect(result).toMatchObject({ rejected: 1, errors: [{ row: 2, code: 'code-reused' }] });
    expect(result.errors[0]?.error.message).not.toContain('Ngô');
    expect([await nameOf(d, '1'), (await d.clockOf('1'))?.end]).toEqual(['Lê An', null]);
    expect(await d.bring(d.file('b.csv', list(one)), '2026-11-18', { sameDossiers: true })).toMatchObject({ rejected: 0 });
    expect(await nameOf(d, '1')).toBe('Ngô Giang');
  });
});

test('a register with other headings is a question, too', async () => {
  const d = desk();
  await d.bring(d.file('a.csv', list(...register(MARRIAGE, US))), '2026-11-17');
  const rows = OTHERS.map((name, i) => `${i + 1},${BUSINESS},${name},16/11/2026,17/11/2026`);
  const other = ['Số biên nhận,Tên thủ tục,Người nộp,Ngày nhận,Ngày hoàn thành', ...rows].join('\n');
  await expect(d.bring(d.file('b.csv', other), '2026-11-17')).rejects.toMatchObject({ code: 'other-dossiers' });
});

describe('a column of names out of line', () => {
  const shifted = [...US.slice(1), ...US.slice(0, 1)];

  test('is a question, and nothing is written', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list(...register(MARRIAGE, US))), '2026-11-17');
    const later = d.file('b.csv', list(...register(MARRIAGE, shifted)));
    await expect(d.bring(later, '2026-11-18')).rejects.toMatchObject({ code: 'names-changed' });
    expect(await nameOf(d, '1')).toBe('Lê An');
    expect(await d.bring(later, '2026-11-18', { sameDossiers: true })).toMatchObject({ updated: 5 });
    expect(await nameOf(d, '1')).toBe('Trần Bình');
  });

  test.each([
    ['written otherwise', ['LE AN', 'Ông Trần Bình', 'Phạm  Chi', 'Vũ Dung (vợ)', 'Đỗ Em']],
    ['with a letter amiss', ['Lê Ân', 'Trần Bính', 'Phạm Chí', 'Võ Dung', 'Đỗ Êm']],
    ['of a few that were put right', ['Lê Hoa', 'Trần Nam', ...US.slice(2)]],
    ['that a list has no more', US.map(() => '')],
  ])('is none: names %s', async (_, names) => {
    const d = desk();
    await d.bring(d.file('a.csv', list(...register(MARRIAGE, US))), '2026-11-17');
    expect(await d.bring(d.file('b.csv', list(...register(MARRIAGE, names))), '2026-11-18')).toMatchObject({ rejected: 0 });
  });

  test('of a part of the list is told, with the names put right by the next list', async () => {
    const d = desk();
    const names = [...US, ...OTHERS];
    const partly = [...names.slice(1, 4), names[0] as string, ...names.slice(4)];
    await d.bring(d.file('a.csv', list(...register(MARRIAGE, names))), '2026-11-17');
    const { warnings = [] } = await d.bring(d.file('b.csv', list(...register(MARRIAGE, partly))), '2026-11-18');
    expect(warnings.map(({ code, text }) => [code, text.vi.slice(0, 10)])).toEqual([['names-replaced', 'Có 4 hồ sơ']]);
    await d.bring(d.file('c.csv', `${list(...register(MARRIAGE, names))}\n`), '2026-11-19');
    expect(await nameOf(d, '1')).toBe('Lê An');
  });

  test('is none in a list of another kind, which names who handed it in and says the procedure in its own words', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list(...register(MARRIAGE, US))), '2026-11-17');
    const other = [
      'Mã hồ sơ,Tên thủ tục,Người nộp,Ngày tiếp nhận',
      ...OTHERS.map((name, i) => `${i + 1},Tình trạng hôn nhân,${name},16/11/2026`),
    ];
    expect(await d.bring(d.file('b.csv', other.join('\n')), '2026-11-18')).toMatchObject({ rejected: 0 });
    expect(await nameOf(d, '1')).toBe('Lê An');
  });
});

describe("another commune's list", () => {
  const of = (office: string, count: number, from = 1): string =>
    list(...Array.from({ length: count }, (_, i) => ({ code: `${office}-261116-${String(i + from).padStart(4, '0')}`, name: 'Lê An' })));

  test('is a question, and is taken where somebody says that it is their own', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', of('H37.125', 12)), '2026-11-17');
    const later = d.file('b.csv', of('H37.126', 20).replaceAll('Lê An', 'Sùng B'));
    await expect(d.bring(later, '2026-11-18')).rejects.toMatchObject({
      code: 'other-office',
      message: expect.stringMatching(/H37\.126.*H37\.125.*--new-codes/),
    });
    expect(await d.bring(later, '2026-11-18', { newCodes: true })).toMatchObject({ created: 20 });
    expect(await d.bring(d.file('c.csv', of('H37.126', 25).replaceAll('Lê An', 'Sùng B')), '2026-11-19')).toMatchObject({ created: 5 });
    // From now on there are two.
    expect(await d.bring(d.file('d.csv', of('G22.99', 6).replaceAll('Lê An', 'Giàng C')), '2026-11-19')).toMatchObject({ created: 6 });
  });

  test('on a sheet beside the own one is a question that names the sheet', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', of('H37.125', 12)), '2026-11-17');
    const rowsOf = (text: string): string[][] => text.split('\n').map((row) => row.split(','));
    const sheets = [
      { name: 'Xã A', rows: rowsOf(of('H37.125', 12)) },
      { name: 'Xã B', rows: rowsOf(of('H37.126', 12).replaceAll('Lê An', 'Sùng B')) },
    ];
    await expect(d.bring(d.file('b.xlsx', await writeXlsx({ sheets })), '2026-11-18')).rejects.toMatchObject({
      code: 'other-office',
      message: expect.stringMatching(/trang "Xã B".*--sheet/),
    });
  });

  test.each([
    ['a few dossiers of another office', 12, of('H37.126', 4)],
    ['of an office of which little is known yet', 9, of('H37.126', 20)],
    ['of a part of the office', 12, of('H37.125.02', 20)],
    ['of the office in its other spelling', 12, of('000.37.125.H37', 20, 50)],
    ['of bare numbers', 12, list(...Array.from({ length: 20 }, (_, i) => ({ code: `BN-${i + 300}` })))],
  ])('is none: %s', async (_, known, later) => {
    const d = desk();
    await d.bring(d.file('a.csv', of('H37.125', known)), '2026-11-17');
    expect(await d.bring(d.file('b.csv', later.replaceAll('Lê An', 'Sùng B')), '2026-11-18')).toMatchObject({ rejected: 0 });
  });
});
