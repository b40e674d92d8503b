import { writeFileSync } from 'node:fs';
import { IntakeError, parseMapping, readIntakeFile, RejectedRows } from '@dunghen/intake';
import { writeOds, writeXlsx, type CellValue, type WriteSheet } from 'hucre';
import { describe, expect, test } from 'vitest';
import { SHEET, workbook, zip } from './zip.ts';
import { PackedRows } from '../src/formats/packed-rows.ts';
import { CodesOfList } from '../src/list/codes-of-list.ts';
import { checkSheetsAgree } from '../src/list/lists-compared.ts';
import { desk, type Desk } from './desk.ts';

const HEAD = ['STT', 'Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Chủ hồ sơ', 'Trạng thái'];
const row = (code: string, received: CellValue = '02/11/2026', status = 'Đang xử lý'): CellValue[] => [
  1,
  code,
  received,
  '05/11/2026',
  'Lê A',
  status,
];
const SUMMARY = [
  ['Đơn vị', 'Tổng số', 'Trễ hạn'],
  ['Tư pháp', 2, 0],
];

async function book(sheets: Readonly<Record<string, CellValue[][]>>, write = writeXlsx): Promise<Desk & { readonly path: string }> {
  const d = desk();
  const bytes = await write({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
  return { ...d, path: d.file(write === writeOds ? 'a.ods' : 'a.xlsx', bytes) };
}

describe('a workbook with a sheet for each unit is one list', () => {
  test.each([writeXlsx, writeOds])('all of it goes in at once, and the sheets that were read are told', async (write) => {
    const { bring, path, store } = await book(
      {
        'Tổng hợp': SUMMARY,
        'Tư pháp': [['UBND XÃ MẪU'], HEAD, row('A-1'), row('A-2')],
        'Kinh tế': [HEAD, row('B-1')],
        'Văn hóa': [HEAD],
        Sheet4: [],
      },
      write,
    );
    expect(await bring(path)).toMatchObject({ rows: 3, created: 3, rejected: 0, sheets: ['Tư pháp', 'Kinh tế'], skipped: ['Tổng hợp'] });
    expect(await bring(path)).toMatchObject({ unchanged: 3, updated: 0 });
    expect(await store.dossier('B-1')).not.toBeNull();
  });

  test.each([
    ['going on', ['Danh sách', 'Trang 2'], { 'Danh sách': [HEAD, row('A-1')], 'Trang 2': [row('A-2'), row('A-3')] }],
    ['before it', ['Danh sách', 'Trang 2'], { 'Trang 2': [row('A-2'), row('A-3')], 'Danh sách': [HEAD, row('A-1')] }],
    ['under a title', ['Danh sách', 'Trang 2'], { 'Danh sách': [HEAD, row('A-1')], 'Trang 2': [['(tiếp theo)'], row('A-2'), row('A-3')] }],
  ])('dossiers on a sheet without headings, %s, are asked about', async (_, [own, other], sheets) => {
    const { bring, path, store } = await book(sheets);
    const message = expect.stringMatching(new RegExp(`"${other}".*A-2.*"${own}".*--sheet`));
    await expect(bring(path)).rejects.toMatchObject({ code: 'several-lists', message });
    expect(await store.dossier('A-1')).toBeNull();
    expect(await bring(path, '2026-11-23', { sheet: own as string })).toMatchObject({ created: 1 });
  });

  test.each([
    ['a note', [['Ghi chú', 'A-1 trả muộn', '02/11/2026']]],
    [
      'names of units',
      [
        ['1', 'Tư pháp'],
        ['2', 'Kinh tế'],
      ],
    ],
    [
      'figures of days',
      [
        ['1', '02/11/2026', '12'],
        ['2', '03/11/2026', '9'],
      ],
    ],
    ['one dossier among notes', [['Ghi chú'], ['Xem thêm'], ['', 'A-1', '02/11/2026'], ['Hết']]],
  ])('but what is no list is passed over: %s', async (_, other) => {
    const { bring, path } = await book({ 'Danh sách': [HEAD, row('A-1')], Khác: other });
    expect(await bring(path)).toMatchObject({ created: 1, skipped: ['Khác'] });
  });

  test('errors name the sheet, and the refused rows go back under the same headings', async () => {
    const { bring, path, folder } = await book({
      'Tư pháp': [HEAD, row('A-1'), row('A-2', '31/02/2026')],
      'Kinh tế': [HEAD, row('B-1', '30/02/2026'), row('B-2'), row('B-3', 'x')],
    });
    const rejected = new RejectedRows(HEAD, 'vi');
    const { created, errors } = await bring(path, '2026-11-23', { onReject: (line, fault) => rejected.add(line, fault) });
    expect(created).toBe(2);
    expect(errors.map((fault) => [fault.sheet, fault.row])).toEqual([
      ['Tư pháp', 3],
      ['Kinh tế', 2],
      ['Kinh tế', 4],
    ]);
    await rejected.write(`${folder}/sai.csv`);
    const { errors: again } = await bring(`${folder}/sai.csv`);
    expect(again.map((fault) => fault.code)).toEqual(['bad-date', 'bad-date', 'bad-date']);
  });

  test('a dossier on two sheets is counted once where they agree', async () => {
    const { bring, path } = await book({ 'Tư pháp': [HEAD, row('A-1'), row('A-2')], 'Kinh tế': [HEAD, row('a-2'), row('B-1')] });
    expect(await bring(path)).toMatchObject({ created: 3, rejected: 0 });
  });

  test('also where blanks stand around what a cell says', async () => {
    const { bring, path } = await book({
      'Tư pháp': [HEAD, row('A-1')],
      'Kinh tế': [HEAD, row('A-1', ' 02/11/2026', 'Đang xử lý\u00a0 ')],
    });
    expect(await bring(path)).toMatchObject({ created: 1, rejected: 0 });
  });

  test('and asked about where they do not, each sheet being importable by itself', async () => {
    const { bring, path, store } = await book({
      'Tháng 10': [HEAD, row('A-1'), row('A-2')],
      'Tháng 11': [HEAD, row('B-1'), row('A–1', '02/11/2026', 'Yêu cầu bổ sung')],
    });
    await expect(bring(path)).rejects.toThrow(
      expect.objectContaining({
        code: 'several-lists',
        message: expect.stringMatching(/hồ sơ A-1 \("Tháng 10" dòng 2, "Tháng 11" dòng 3\).*--sheet/),
      }),
    );
    expect((await store.dossierPages().next()).done).toBe(true);
    expect(await bring(path, '2026-11-23', { sheet: 'Tháng 11' })).toMatchObject({ created: 2, sheet: 'Tháng 11' });
  });

  test.each([
    ['a mark', Array.from({ length: 4 }, (_, i) => `BN-10${i}`), 'BN-012', 'BN-012*'],
    ['a telephone number', Array.from({ length: 4 }, (_, i) => `BN-10${i}`), 'BN-012', 'BN-012 0912345678'],
  ])('also where the code of one has %s beside it', async (_, usual, bare, marked) => {
    const late = [HEAD, row(marked, '02/11/2026', 'Yêu cầu bổ sung')];
    const { bring, path } = await book({ 'Tất cả': [HEAD, ...usual.map((code) => row(code)), row(bare)], 'Quá hạn': late });
    await expect(bring(path)).rejects.toMatchObject({
      code: 'several-lists',
      message: expect.stringMatching(/hồ sơ BN-012 \("Tất cả" dòng 6, "Quá hạn" dòng 2\)/),
    });
    const same = await book({ 'Tất cả': [HEAD, ...usual.map((code) => row(code)), row(bare)], 'Quá hạn': [HEAD, row(marked)] });
    expect(await same.bring(same.path)).toMatchObject({ created: 5, rejected: 0 });
  });

  test('nor may the codes of one have lost the zeros that those of the other have, unless one shows both or somebody says they are others', async () => {
    const all = ['0012', '0013', '0014'].map((code) => row(code));
    const { bring, path } = await book({ 'Tất cả': [HEAD, ...all], 'Quá hạn': [HEAD, row(12 as never)] });
    await expect(bring(path)).rejects.toMatchObject({
      code: 'code-as-number',
      message: expect.stringMatching(/"0012" ở trang "Tất cả" và "12" ở trang "Quá hạn".*--new-codes/),
    });
    expect(await bring(path, '2026-11-23', { newCodes: true })).toMatchObject({ created: 4 });
    expect(await bring(path, '2026-11-24', { certain: true })).toMatchObject({ rejected: 0 });
    const both = await book({ 'Tất cả': [HEAD, ...all, row('12')], 'Quá hạn': [HEAD, row('12')] });
    expect(await both.bring(both.path)).toMatchObject({ created: 4 });
    const otherDay = await book({ 'Tất cả': [HEAD, ...all], 'Quá hạn': [HEAD, row('12', '03/11/2026')] });
    expect(await otherDay.bring(otherDay.path)).toMatchObject({ created: 4 });
  });

  test.each([
    [0, 1_024],
    [1_023, 1_024],
    [1_024, 1_025],
    [1_998, 1_999],
  ])('and both are named rightly however many sheets there are and however long they are: %i and %i', (one, other) => {
    const mapping = {
      headingRow: 1,
      columns: new Map([['code', 1] as const]),
      names: new Map([['code', 'Mã hồ sơ'] as const]),
      headings: HEAD,
    };
    const lists = Array.from({ length: other + 1 }, (_, sheet) => {
      const rows = new PackedRows();
      if (sheet === one || sheet === other) rows.add({ row: sheet + 2, cells: ['1', 'A-1', '02/11/2026', `ở ${sheet}`] });
      // The last row a sheet can have.
      rows.add({ row: 2 ** 20, cells: ['1', `B-${sheet}`, '02/11/2026', ''] });
      return { sheet: `Trang ${sheet}`, mapping, rows, codes: new CodesOfList() };
    });
    expect(() => checkSheetsAgree(lists, 'a.xlsx')).toThrow(
      `hồ sơ A-1 ("Trang ${one}" dòng ${one + 2}, "Trang ${other}" dòng ${other + 2});`,
    );
  });

  test('sheets with other columns are a question that names the column', async () => {
    const { bring, path } = await book({
      'Tư pháp': [HEAD, row('A-1')],
      'Kinh tế': [
        [...HEAD, 'Thời hạn giải quyết'],
        [...row('A-2'), '3 ngày làm việc'],
      ],
    });
    await expect(bring(path)).rejects.toThrow(
      expect.objectContaining({ code: 'several-lists', message: expect.stringContaining('"Thời hạn giải quyết"') }),
    );
  });

  test('a sheet that is not there is told with those that are', async () => {
    const { path } = await book({ 'Tư pháp': [HEAD, row('A-1')], 'Kinh tế': [HEAD, row('B-1')] });
    await expect(readIntakeFile(path, { sheet: 'Kinh te' })).rejects.toThrow(
      expect.objectContaining({ message: expect.stringContaining('có: "Tư pháp", "Kinh tế"') }),
    );
    expect('lists' in (await readIntakeFile(path, { sheet: 'Kinh tế'.normalize('NFD') })).content).toBe(true);
  });
});

describe('sheets of one list by how its dossiers stand', () => {
  const OPEN = ['STT', 'Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Bước hiện tại'];
  const ENDED = ['STT', 'Mã hồ sơ', 'Ngày có kết quả', 'Ngày tiếp nhận', 'Ngày hẹn trả'];
  const open = (code: string, stage = 'Thẩm định'): CellValue[] => [1, code, '02/11/2026', '05/11/2026', stage];
  const ended = (code: string, day = '04/11/2026'): CellValue[] => [1, code, day, '02/11/2026', '05/11/2026'];
  const told = async ({ store }: Desk): Promise<readonly string[]> => {
    const all = (await Array.fromAsync(store.dossierPagesByCode())).flat();
    return all.map(({ code, events }) => [code, ...events.map(({ type, at }) => `${type} ${at}`)].join(', '));
  };
  const sheets = (opened: CellValue[][], closed: CellValue[][], late: CellValue[][]): Readonly<Record<string, CellValue[][]>> => ({
    'Đang giải quyết': [['DANH SÁCH HỒ SƠ ĐANG GIẢI QUYẾT'], OPEN, ...opened],
    'Đã giải quyết': [['DANH SÁCH HỒ SƠ ĐÃ GIẢI QUYẾT'], ENDED, ...closed],
    'Quá hạn': [OPEN, ...late],
  });

  test('are read under the headings of all of them, a dossier that two of them show alike once', async () => {
    const d = await book(sheets([open('A-1'), open('A-2')], [ended('B-1')], [open('A-1')]));
    expect(await d.bring(d.path, '2026-11-09')).toMatchObject({ created: 3, rejected: 0 });
    const receipt = 'received 2026-11-02';
    const [a, b] = ['stage 2026-11-09', 'completed 2026-11-04'];
    expect(await told(d)).toEqual([`A-1, ${receipt}, ${a}`, `A-2, ${receipt}, ${a}`, `B-1, ${receipt}, ${b}`]);
    // The next day one of them is on another sheet.
    const bytes = await writeXlsx({
      sheets: Object.entries(sheets([open('A-1')], [ended('B-1'), ended('A-2', '10/11/2026')], [])).map(([name, rows]) => ({ name, rows })),
    });
    expect(await d.bring(d.file('b.xlsx', bytes), '2026-11-10')).toMatchObject({ updated: 1, unchanged: 2, rejected: 0, missing: 0 });
  });

  test('that show one dossier in two ways are a question', async () => {
    const { bring, path } = await book(sheets([open('A-1')], [ended('A-1')], []));
    await expect(bring(path)).rejects.toMatchObject({ code: 'several-lists', message: expect.stringContaining('hồ sơ A-1') });
  });

  test('may have their columns in any order', async () => {
    const { bring, path } = await book({
      a: [
        ['Mã hồ sơ', 'Mã', 'Ngày tiếp nhận'],
        ['A-1', 'x', '02/11/2026'],
      ],
      b: [
        ['Ngày tiếp nhận', 'Mã hồ sơ', 'Trạng thái'],
        ['03/11/2026', 'B-1', 'Đang xử lý'],
      ],
    });
    expect(await bring(path)).toMatchObject({ created: 2, mapping: { status: 'Trạng thái' } });
  });

  test('whose refused rows go back under the headings of all', async () => {
    const d = await book(sheets([[1, 'A-1', 'x', '05/11/2026', 'Thẩm định']], [ended('B-1', 'y')], []));
    const rejected: string[] = [];
    const { errors } = await d.bring(d.path, '2026-11-09', { onReject: ({ cells }) => rejected.push(cells.join('|')) });
    expect(errors.map(({ sheet, row: at, column }) => [sheet, at, column])).toEqual([
      ['Đang giải quyết', 3, 'Ngày tiếp nhận'],
      ['Đã giải quyết', 3, 'Ngày có kết quả'],
    ]);
    expect(rejected).toEqual(['1|A-1|x|05/11/2026|Thẩm định|', '1|B-1|02/11/2026|05/11/2026||y']);
  });
});

describe('a hidden sheet is not imported, and that is told', () => {
  const hide = async (sheets: readonly WriteSheet[], write = writeXlsx): Promise<Desk & { readonly path: string }> => {
    const d = desk();
    return { ...d, path: d.file(write === writeOds ? 'a.ods' : 'a.xlsx', await write({ sheets: [...sheets] })) };
  };
  const shown: WriteSheet = { name: 'Tư pháp', rows: [HEAD, row('A-1')] };
  const old: WriteSheet = { name: 'Cũ', rows: [HEAD, row('A-9')], hidden: true };

  test('beside a list, by its name, unless nothing stands on it', async () => {
    const { bring, path, store } = await hide([shown, old, { name: 'Sheet3', rows: [], hidden: true }]);
    const { created, warnings } = await bring(path);
    expect(created).toBe(1);
    expect(warnings).toMatchObject([{ code: 'sheet-hidden', text: { vi: expect.stringContaining('ẩn "Cũ" không được nhập') } }]);
    expect(await store.dossier('A-9')).toBeNull();
  });

  test('rows that a filter hides are imported, and that is told once', async () => {
    const { bring, file } = desk();
    const hidden = (n: number): string =>
      SHEET.slice(SHEET.indexOf('<row r="2"')).replaceAll('2"', `${n}"`).replace('H-1', `H-${n}`).replace('<row ', '<row hidden="1" ');
    const content = zip(workbook(`${SHEET}${hidden(3)}${hidden(4)}<row r="5" hidden="1"/>`));
    const { created, warnings } = await bring(file('a.xlsx', content));
    expect(created).toBe(3);
    expect(warnings?.filter(({ code }) => code === 'rows-hidden')).toMatchObject([
      { text: { vi: expect.stringContaining('có 2 dòng bị ẩn'), en: expect.stringContaining(': 2;') } },
    ]);
  });

  test('alone, as a fault that says so, and read where it is named', async () => {
    const { bring, path } = await hide([
      { ...old, veryHidden: true },
      { name: 'Sheet3', rows: [], hidden: true },
    ]);
    await expect(bring(path)).rejects.toThrow(
      expect.objectContaining({
        code: 'file-empty',
        message: expect.stringMatching(/chỉ có trang tính bị ẩn \("Cũ", "Sheet3"\).*--sheet/),
      }),
    );
    const { created, warnings } = await bring(path, '2026-11-23', { sheet: 'Cũ' });
    expect({ created, warnings }).toEqual({ created: 1, warnings: undefined });
  });
});

describe('the sheet that a mapping file names', () => {
  const mapping = parseMapping('sheet = "Tư pháp"\n[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\n', 'm.toml');

  test('is the one that is read, and the others are told, also where they contradict it', async () => {
    const sheets = { 'Tư pháp': [HEAD, row('A-1')], 'Kinh tế': [HEAD, row('A-1', '03/11/2026'), row('A-2')], Trống: [] };
    const { bring, path, store } = await book(sheets);
    await expect(bring(path)).rejects.toMatchObject({ code: 'several-lists', message: expect.stringContaining('sheet = "TÊN"') });
    expect(await bring(path, '2026-11-23', { mapping })).toMatchObject({ created: 1, sheet: 'Tư pháp', skipped: ['Kinh tế'] });
    expect(await store.dossier('A-2')).toBeNull();
    // What the officer says of one file goes before.
    expect(await bring(path, '2026-11-23', { mapping, sheet: 'Kinh tế' })).toMatchObject({ created: 1 });
  });

  test('is none where a file has no such sheet: all of it is read', async () => {
    const { bring, path, file } = await book({ 'Tháng 11': [HEAD, row('A-1')], 'Tháng 12': [HEAD, row('A-2')] });
    expect(await bring(path, '2026-11-23', { mapping })).toMatchObject({ created: 2, sheets: ['Tháng 11', 'Tháng 12'] });
    expect(await bring(file('a.csv', 'Mã hồ sơ,Ngày tiếp nhận\nA-3,02/11/2026\n'), '2026-11-23', { mapping })).toMatchObject({
      created: 1,
    });
  });
});

test.each([
  ['sheet = 3', 'sheet = 3 (cần tên một trang tính'],
  ['newCodes = "hôm qua"', 'newCodes = "hôm qua" (cần ngày của danh sách'],
  ['newCodes = true', 'newCodes = true (cần ngày của danh sách'],
])('a mapping file that says %s is told so', (line, told) => {
  expect(() => parseMapping(`${line}\n[columns]\ncode = "A"\nreceivedAt = "B"\n`, 'm.toml')).toThrow(told);
});

test('a mapping file that has its sheet or the day of new codes among the columns is told where their place is', () => {
  for (const name of ['sheet', 'newCodes'])
    expect(() => parseMapping(`[columns]\ncode = "A"\nreceivedAt = "B"\n${name} = "C"\n`, 'm.toml')).toThrow(
      `ghi ${name} trong mục [columns]; chỗ của nó là phía trên`,
    );
});

test('a list without sheets is told so', async () => {
  const { bring, file } = desk();
  await expect(bring(file('a.csv', 'Mã hồ sơ,Ngày tiếp nhận\nA-1,02/11/2026\n'), '2026-11-23', { sheet: 'X' })).rejects.toThrow(
    expect.objectContaining({ message: expect.stringMatching(/không có trang tính "X"; hãy bỏ --sheet\.$/) }),
  );
});

test('the tables of a web page are such sheets too', async () => {
  const { bring, folder } = desk();
  const table = (...codes: string[]): string =>
    `<table><tr><td>Mã hồ sơ<td>Ngày tiếp nhận${codes.map((code) => `<tr><td>${code}<td>02/11/2026`).join('')}</table>`;
  const path = `${folder}/a.xls`;
  writeFileSync(
    path,
    `<html><meta charset="utf-8"><table><tr><td>UBND XÃ MẪU</table>${table('A-1')}<h3>B</h3>${table('B-1', 'B-2')}</html>`,
  );
  expect(await bring(path)).toMatchObject({ created: 3, sheets: ['bảng 2', 'bảng 3'] });
  expect(await bring(path)).not.toHaveProperty('skipped');
  expect(await bring(path, '2026-11-23', { sheet: 'bảng 3' })).toMatchObject({ unchanged: 2 });
});

test('an empty sheet alone is empty', async () => {
  const { bring, path } = await book({ Sheet1: [] });
  await expect(bring(path)).rejects.toThrow(IntakeError);
  await expect(bring(path)).rejects.toThrow(expect.objectContaining({ code: 'file-empty' }));
});
