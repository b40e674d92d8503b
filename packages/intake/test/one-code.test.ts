import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

const CODE = 'H37.125-261102-0002';
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const list = (code: string, received = '02/11/2026'): string =>
  `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\n${quoted(code)},${received},12/11/2026,Đang xử lý\n`;

describe('a dossier stays one dossier however its code is written', () => {
  test.each([
    ['blanks beside the dashes', 'H37.125 - 261102 - 0002'],
    ['a line end in a narrow cell', 'H37.125-\n261102-0002'],
    ['blanks that do not break', 'H37.125\u00A0-\u00A0261102-0002'],
    ['wide digits', 'H37.125-２６１１０２-０００２'],
    ['dashes a word processor bent', 'H37.125–261102–0002'],
    ['in small letters', 'h37.125-261102-0002'],
    ['how long it has left, below it', `${CODE}\nCòn 3 ngày`],
    ['how late it is, beside it', `${CODE} Quá hạn 2 ngày`],
    ['a name below it', `${CODE}\nNguyễn Văn Mẫu`],
    ['a remark in brackets', `${CODE} (bổ sung)`],
    ['a star', `${CODE}*`],
    ['its field before it', `Hộ tịch: ${CODE}`],
    ['a name behind a dash', `${CODE} - Nguyễn Văn Mẫu`],
    ['a name joined to it', `${CODE}-Nguyễn Văn Mẫu`],
    ['a name behind a comma', `${CODE},Nguyễn Văn Mẫu`],
    ['a telephone number joined to it', `${CODE}/0912345678`],
    ['a telephone number behind a dash', `${CODE}-0912345678`],
    ['a name without accents joined to it', `${CODE}-Phuong`],
    ['a short one', `${CODE}-Lan`],
    ['a name of one word', `${CODE} – Lan`],
    ['a name before it', `Nguyễn Văn Mẫu - ${CODE}`],
    ['how late it is, behind a dash', `${CODE} - Quá hạn 2 ngày`],
    ['a telephone number', `${CODE} 0912345678`],
    ['a telephone number behind a comma', `${CODE}, 0912345678`],
    ['a number sign', `#${CODE}`],
    ['a stroke behind it', `${CODE}/`],
    ['what cannot be seen before it', `\u200B${CODE}`],
    ['what cannot be seen behind it', `${CODE}\uFEFF`],
  ])('%s', async (_, written) => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', list(CODE)), '2026-11-03')).toMatchObject({ created: 1, rejected: 0 });
    expect(await bring(file('b.csv', list(written)), '2026-11-04')).toMatchObject({ created: 0, unchanged: 1, rejected: 0 });
  });

  test('what such a cell says beside the code may be different on each day', async () => {
    const { file, bring } = desk();
    await bring(file('a.csv', list(`${CODE} Còn 3 ngày`)), '2026-11-03');
    expect(await bring(file('b.csv', list(`${CODE} Còn 2 ngày`)), '2026-11-04')).toMatchObject({ created: 0, unchanged: 1 });
  });
});

describe('what could be another code is left as it is', () => {
  test.each([
    'H37.125-261102-0002.1',
    'H37.125-261102-0002/2',
    'H37.125-261102-0002-BS',
    'H37.125-261102-0002-BS.2',
    '000.00.37.H37-261102-0002/HT.01',
    'X/H37.125-261102-0002',
    '12 - 2026',
    '1000 - 2026',
    '2026 - 0123',
    '2011 - 2026',
    '2030 - 2026',
    '2026 - 2011',
    '12-Kết Hôn',
    '13 Khai Sinh',
    '14/THỪA KẾ',
    '261102 - 000124',
    '12 - HT',
    'BN-012 b',
    'Trần Phú 0012',
    'Bà Rịa 0012',
    'Hộ tịch 0012',
    'Thị Trấn 0012',
    '12 (Bổ Sung)',
    '12 UBND Xã',
    '15/2026 Đất Đai',
    '12-TNHS Hộ Tịch',
    '12 - hồ sơ bổ sung',
    '12 lý lịch tư pháp',
    '12 DO THI',
    '12 vi pham hanh chinh',
    '12 HT XN',
    '12 - Hộ tịch',
    '12 - đào tạo',
    '12 - lưu văn thư',
    '12 - lưu trữ',
    '12 cao tuổi',
    '12 - Hộ Tịch',
    '12/2026 Tư Pháp Hộ Tịch',
    '12 Xã Mẫu',
    '12 - Quản lý đất đai',
    '12 - Quản Lý Đất Đai',
    '13 - Quản lý đô thị mới',
    '14 (khẩn trương xử lý)',
    '15/Chăn Nuôi',
    '15 - Giải Quyết Khiếu Nại',
    '15/Cư Trú',
    '16 - Quan ly do thi moi',
    '17 TAI NGUYEN MOI TRUONG',
    '18 Lương hưu',
    '18 - Tiền lương hưu trí',
    '19 lý do khách quan',
    '20 Võ thuật',
    '21 Nông trường',
    '22 phường Trần Phú',
    '22 THCS Trần Phú',
    '23 Dương lịch',
    '24 - bộ phận văn thư',
    '25 xã Văn Khê',
    '26 quy phạm pháp luật',
    '27 chỉ thị số',
    'HT 0002',
    '000.00.19.H26-261102-0002',
  ])('%s', async (code) => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', list(code)));
    expect(await clockOf(code)).not.toBeNull();
  });
});

test.each([
  `${CODE} H37.125-261103-0003`,
  `${CODE};H37.125-261103-0003`,
  `${CODE},H37.125-261103-0003`,
  `${CODE} - H37.125-261103-0003`,
  `${CODE}/H37.125-261103-0003`,
  `${CODE}-H37.125-261103-0003`,
  'H1-261102-001/H1-261102-002',
  `${CODE}, 0003`,
  `${CODE} và 0003`,
  'BN-001,BN-002',
  'BN-001/2026 - BN-002/2026',
  '000123,000124',
  '000123 - 000124',
  '1001 – 1002',
  '251101 - 251102',
  '101112 - 101113',
  '2011 - 2012',
  '2012 - 2011',
  '2025 - 2026',
  '2026 – 2027',
  '2010 - 2030',
])('two codes in one cell are a fault: %s', async (cell) => {
  const { file, bring } = desk();
  const { created, errors } = await bring(file('a.csv', list(cell)));
  expect(created).toBe(0);
  expect(errors).toMatchObject([{ column: 'Mã hồ sơ', code: 'bad-event' }]);
});

test('a letter that cannot be seen in a code is a fault as before', async () => {
  const { file, bring } = desk();
  const { errors } = await bring(file('a.csv', list('H37.125-\u200B261102-0002')));
  expect(errors).toMatchObject([{ column: 'Mã hồ sơ', code: 'bad-event' }]);
});

test('a refused row shows its dossier, however its code is written: it is not gone', async () => {
  const rows = (third: string): string =>
    `Mã hồ sơ,Ngày tiếp nhận,Ngày có kết quả,Trạng thái\n` +
    `H37.125-261101-0001,01/11/2026,02/11/2026,Đã trả\n${third}\nH37.125-261103-0003,03/11/2026,,Đang xử lý\n`;
  const { file, bring, sightingOf } = desk();
  await bring(file('a.csv', rows(`${CODE},02/11/2026,,Đang xử lý`)), '2026-11-04');
  await bring(file('b.csv', rows('H37.125 – 261102 – 0002,32/11/2026,,Đang xử lý')), '2026-11-05');
  expect(await sightingOf(CODE)).toMatchObject({ missingOn: null });
});

test('a full stop behind a code is no part of it', async () => {
  const { file, bring, store } = desk();
  await bring(file('a.csv', 'Mã hồ sơ,Ngày tiếp nhận\nH37.125-261101-0002.,02/11/2026\n'));
  expect((await store.dossier('H37.125-261101-0002'))?.events.length).toBe(1);
});

describe('a number that a spreadsheet wrote without its first zeros, or with marks between its thousands', () => {
  const register = (...codes: readonly string[]): string =>
    `Số hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\n${codes.map((code) => `${code},02/11/2026,05/11/2026\n`).join('')}`;

  test.each([
    ['0012', '12'],
    ['12', '0012'],
    ['000007', '7'],
    ['1 201', '1.201'],
    ['1.201', '"1,201"'],
    ['1201', '1 201'],
    ['1.201', '01201'],
    ['1.000.201', '1000201'],
  ])('is the one it was, %s and %s: the list is asked about before a dossier is there twice', async (known, shown) => {
    const { file, bring, store } = desk();
    await bring(file('a.csv', register(known)), '2026-11-03');
    await expect(bring(file('b.csv', register('0999', shown)), '2026-11-04')).rejects.toMatchObject({
      code: 'code-as-number',
      message: expect.stringContaining(`ghi mã hồ sơ "${shown.replaceAll('"', '')}" mà đã có hồ sơ "${known}"`) as string,
    });
    expect([await store.dossier(shown.replaceAll('"', '')), await store.dossier('0999')]).toEqual([null, null]);
  });

  test.each([
    ['0012', '12'],
    ['12', '0012'],
    ['1201', '1.201'],
  ])('and both in one list are two dossiers, wherever they stand: %s was known, %s was not', async (known, other) => {
    const { file, bring, store } = desk();
    await bring(file('a.csv', register(known)), '2026-11-03');
    const many = Array.from({ length: 60 }, (_, n) => `${n + 100}`);
    expect(await bring(file('b.csv', register(other, ...many, known)), '2026-11-04')).toMatchObject({
      created: 61,
      unchanged: 1,
      rejected: 0,
    });
    expect((await store.dossier(other))?.events.length).toBe(1);
    // What it shows of one code says nothing of the next.
    const { file: again, bring: take } = desk();
    await take(again('a.csv', register(known, '0099')), '2026-11-03');
    await expect(take(again('b.csv', register(other, known, '99')), '2026-11-04')).rejects.toMatchObject({
      code: 'code-as-number',
      message: expect.stringContaining('ghi mã hồ sơ "99" mà đã có hồ sơ "0099"') as string,
    });
  });

  test('and the same number of another day is a dossier of its own', async () => {
    const { file, bring } = desk();
    await bring(file('a.csv', register('0012').replace('02/11', '03/11')), '2026-11-03');
    expect(await bring(file('b.csv', register('12', '0013')), '2026-11-04')).toMatchObject({ created: 2 });
    expect(await bring(file('c.csv', register('12', '0013', '14')), '2026-11-05')).toMatchObject({ created: 1, unchanged: 2 });
  });
});

describe('two numbers of one length with a dash between them', () => {
  const codes = async (...cells: string[]): Promise<readonly (string | undefined)[]> => {
    const { file, bring, store } = desk();
    const rows = cells.map((cell) => `${cell},02/11/2026,12/11/2026,Đang xử lý\n`);
    const { errors } = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\n${rows.join('')}`));
    const known = (await Array.fromAsync(store.dossierPagesByCode())).flat().map(({ code }) => code);
    return [...known, ...errors.map(({ row, code }) => `row ${row}: ${code}`)];
  };

  test('are all the dossiers between them, and a fault, where the others of the column are such numbers', async () => {
    expect(await codes('0011', '0012-0015', '0016')).toEqual(['0011', '0016', 'row 3: bad-event']);
  });

  test('are one code where the column is of such codes, or of others', async () => {
    expect(await codes('0012-0015', '0012-0016', '0013')).toEqual(['0012-0015', '0012-0016', '0013']);
    expect(await codes('BN-011', '0012-0015', 'BN-016')).toEqual(['0012-0015', 'BN-011', 'BN-016']);
    expect(await codes('0011', '0012-2026', '0016')).toEqual(['0011', '0012-2026', '0016']);
  });
});
