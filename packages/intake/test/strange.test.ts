import { writeXlsx, type CellValue, type WriteSheet } from 'hucre';
import { formatMoment, type DossierClock } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const HEAD = ['STT', 'Mã hồ sơ', 'Tên thủ tục', 'Chủ hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Ngày có kết quả', 'Trạng thái'];
const dossier = (n: number, over: Readonly<Record<number, CellValue>> = {}): CellValue[] =>
  [n, `A-${n}`, 'Chứng thực', 'Lê A', '02/11/2026', '05/11/2026', null, 'Đang xử lý'].map((cell, at) =>
    at in over ? (over[at] ?? null) : cell,
  );

async function sheet(rows: CellValue[][], rest: Partial<WriteSheet> = {}): Promise<Desk & { readonly path: string }> {
  const d = desk();
  return { ...d, path: d.file('a.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows, ...rest }] })) };
}
const received = (clock: DossierClock | null): string | undefined => clock?.receipt.at;

describe('a spreadsheet as officers make them is read as they mean it', () => {
  test('headings in two lines, the units under them, their numbers, names in capitals of single marks', async () => {
    const { bring, path, clockOf } = await sheet([
      ['ỦY BAN NHÂN DÂN XÃ X'],
      ['STT', 'Mã hồ sơ', 'Tên thủ tục', 'Người nộp', null, 'Thời gian', null, null],
      [null, null, null, 'Họ và tên', 'SĐT', 'Tiếp nhận', 'Hẹn trả', 'Có kết quả'],
      ['', '', '', '', '', '(ngày/tháng/năm)', '(ngày/tháng/năm)', '(ngày/tháng/năm)'],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'],
      [1, "'A-1", 'Chứng thực', 'NGUYỄN VĂN Ấ'.normalize('NFD'), 912345678, '08:30 02/11/2026', '05.11.2026', '04/11/2026'],
    ]);
    expect(await bring(path)).toMatchObject({ rows: 1, created: 1, rejected: 0 });
    expect(received(await clockOf('A-1'))).toBe('2026-11-02T08:30:00+07:00');
    expect((await clockOf('A-1'))?.applicant).toEqual({ name: 'NGUYỄN VĂN Ấ', phone: '0912345678' });
  });

  test('groups by unit with their totals between', async () => {
    const { bring, path } = await sheet([
      HEAD,
      ['I', 'Phòng Tư pháp'],
      dossier(1),
      [null, 'Cộng phòng Tư pháp: 1'],
      ['II', 'Phòng Địa chính'],
      dossier(2),
      ['Tổng cộng', null, 2],
      ['Tổng số hồ sơ:', 2],
    ]);
    expect(await bring(path)).toMatchObject({ rows: 2, created: 2, rejected: 0 });
  });

  test.each(['"Xã Mẫu, ngày 27 tháng 11 năm 2026"', '"Xã Mẫu, ngày … tháng … năm 2026"'])(
    'the place and day above a signature, under the receipts: %s',
    async (said) => {
      const { file, bring } = desk();
      const list = (last: string): string =>
        `STT,Mã hồ sơ,Người nộp,Ngày tiếp nhận,Ngày hẹn trả\n1,A-1,Nông Văn Mẫu,16/11/2026,30/11/2026\n${last}\n`;
      expect(await bring(file('a.csv', list(`NGƯỜI LẬP BIỂU,,,${said},`)))).toMatchObject({ created: 1, rejected: 0 });
      expect(await bring(file('c.csv', list(`,,CÁN BỘ TIẾP NHẬN,${said},`)))).toMatchObject({ updated: 0, rejected: 0 });
      // A dossier without its code has a citizen or another day.
      for (const row of ['2,,Lý Thị Mẫu,"Tiếp nhận, ngày 27 tháng 11 năm 2026",', '2,,,"Sáng, ngày 27 tháng 11 năm 2026",30/11/2026'])
        expect((await bring(file('d.csv', list(row)))).errors).toMatchObject([{ row: 3, code: 'bad-event' }]);
      const told = await bring(file('b.csv', list('2,,Lý Thị Mẫu,"Thứ sáu, ngày 27 tháng 11 năm 2026",')));
      expect(told.errors).toMatchObject([{ row: 3, code: 'bad-event' }]);
    },
  );

  test('a printed form with its letterhead above and its signatures below', async () => {
    const { bring, path } = await sheet([
      ['UBND XÃ X', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['BÁO CÁO HỒ SƠ (Từ ngày 01/11/2026 đến ngày 30/11/2026)'],
      HEAD,
      dossier(1),
      [],
      [null, 'NGƯỜI LẬP', null, null, null, 'CHỦ TỊCH'],
      [null, 'Nguyễn Văn A', null, null, '30/11/2026', 'Trần Văn B'],
    ]);
    expect(await bring(path)).toMatchObject({ rows: 1, created: 1, rejected: 0 });
  });

  test('a cell merged downwards speaks for every row it covers', async () => {
    const { bring, path, clockOf } = await sheet([HEAD, dossier(1, { 4: '03/11/2026' }), dossier(2, { 4: null, 2: null }), dossier(3)], {
      merges: [2, 4].map((column) => ({ startRow: 1, endRow: 2, startCol: column, endCol: column })),
    });
    expect(await bring(path)).toMatchObject({ created: 3, rejected: 0 });
    expect(received(await clockOf('A-2'))).toBe('2026-11-03');
    expect((await clockOf('A-2'))?.receipt.procedureName).toBe('Chứng thực');
  });

  test.each<[CellValue, string]>([
    ['15:30', '2026-11-02T15:30:00+07:00'],
    ['3h30 CH', '2026-11-02T15:30:00+07:00'],
    [0.645833333333333, '2026-11-02T15:30:00+07:00'],
    [new Date(Date.UTC(1899, 11, 30, 15, 30)), '2026-11-02T15:30:00+07:00'],
    ['15h', '2026-11-02T15:00:00+07:00'],
    ['8 giờ', '2026-11-02T08:00:00+07:00'],
    ['3 giờ chiều', '2026-11-02T15:00:00+07:00'],
    ['PT15H30M00S', '2026-11-02T15:30:00+07:00'],
    ['PT08H05M', '2026-11-02T08:05:00+07:00'],
    ['', '2026-11-02'],
  ])('the hour in a column of its own, %j, is the hour of receipt', async (hour, expected) => {
    const { bring, path, clockOf } = await sheet([
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Giờ tiếp nhận', 'Hạn trả'],
      ['A-1', '02/11/2026', hour, '05/11/2026'],
    ]);
    expect(await bring(path)).toMatchObject({ created: 1, rejected: 0 });
    expect(received(await clockOf('A-1'))).toBe(expected);
  });

  test.each(['chiều', '25:00', '15', '24h'])('an hour that says nothing, %j, is told as an hour', async (hour) => {
    const { bring, path } = await sheet([
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Giờ tiếp nhận', 'Hạn trả'],
      ['A-1', '02/11/2026', hour, '05/11/2026'],
    ]);
    const { errors } = await bring(path);
    expect(errors).toMatchObject([
      { column: 'Giờ tiếp nhận', code: 'bad-date', error: { message: expect.stringMatching(/^Giờ .*08:30/) } },
    ]);
  });

  test('headings that were taken for nothing are told', async () => {
    const { bring, path } = await sheet([
      ['STT', 'Mã hồ sơ', 'Ngày tiếp nhận', 'Họ tên, địa chỉ, SĐT', 'Kết quả'],
      [1, 'A-1', '02/11/2026', 'Lê A', 'x'],
    ]);
    expect((await bring(path)).unused).toEqual(['Họ tên, địa chỉ, SĐT', 'Kết quả']);
  });

  test('what stands for no date yet is none', async () => {
    const none = ['-', '…', 'Chưa có', '00/00/0000', '01/01/0001 00:00:00', '01/01/1900', 0, 'null'];
    const { bring, path } = await sheet([HEAD, ...none.map((text, i) => dossier(i + 1, { 6: text }))]);
    expect(await bring(path)).toMatchObject({ created: none.length, rejected: 0 });
  });

  test.each([
    ["'02/11/2026", '2026-11-02'],
    ['2.11.2026', '2026-11-02'],
    ['02 / 11 / 2026', '2026-11-02'],
    ['2026/11/02', '2026-11-02'],
    ['2026-11-02 8:30:00', '2026-11-02T08:30:00+07:00'],
    ['2026/11/02 8:30', '2026-11-02T08:30:00+07:00'],
    ['2026-11-02 0:00:00', '2026-11-02'],
    ['02/11/2026 8h', '2026-11-02T08:00:00+07:00'],
    ['8 giờ ngày 02/11/2026', '2026-11-02T08:00:00+07:00'],
    ['02/11/2026 3h chiều', '2026-11-02T15:00:00+07:00'],
    ['Thứ Hai, 02/11/2026', '2026-11-02'],
    ['8 giờ 30 phút ngày 02/11/2026', '2026-11-02T08:30:00+07:00'],
    ['8h30, 02/11/2026', '2026-11-02T08:30:00+07:00'],
    ['Ngày 02/11/2026', '2026-11-02'],
    ['02/11/2026T08:30', '2026-11-02T08:30:00+07:00'],
    ['02/11/2026 (sớm 0 ngày)', '2026-11-02'],
    ['02/11/2026 - trễ 1 ngày 2 giờ', '2026-11-02'],
    ['02/11/2026 17:00 (Còn lại: 2 ngày làm việc)', '2026-11-02T17:00:00+07:00'],
    ['02/11/2026 Quá hạn 3 ngày'.normalize('NFD'), '2026-11-02'],
    ['02/11/2026 (đúng hạn)', '2026-11-02'],
  ])('the day written %j', async (text, expected) => {
    const { readOfficeDate } = await import('@dunghen/intake');
    expect(formatMoment(readOfficeDate(text))).toBe(expected);
  });

  test.each(['05/11/2026 (gia hạn 10/11/2026)', '05/11/2026 trễ đến 10/11/2026', 'trễ 3 ngày', '02/11/2026 và 05/11/2026', 'Ngày 3'])(
    'but not %j, which may be another day or none',
    async (text) => {
      const { readOfficeDate } = await import('@dunghen/intake');
      expect(() => readOfficeDate(text)).toThrow(expect.objectContaining({ code: 'bad-date' }));
    },
  );

  test('a year far off is told with its cell, not as a calendar that is lacking', async () => {
    const { file, bring } = desk();
    const { errors } = await bring(
      file('a.csv', 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Thời hạn\nH-1,02/11/2026,05/11/2062,\nH-2,02/11/2062,,3 ngày làm việc\n'),
    );
    expect(errors).toMatchObject([
      {
        row: 2,
        column: 'Ngày hẹn trả',
        code: 'outside-calendar',
        error: { message: expect.stringContaining('ngày hẹn trả 05/11/2062 cách ngày tiếp nhận') },
      },
      {
        row: 3,
        column: 'Ngày tiếp nhận',
        code: 'outside-calendar',
        error: { message: expect.stringContaining('ngày tiếp nhận 02/11/2062; nếu năm ghi nhầm') },
      },
    ]);
  });

  test('a bare number takes the unit its heading names, but "ngày" alone does not say which days', async () => {
    const list = (heading: string): Promise<Desk & { readonly path: string }> =>
      sheet([
        ['Mã hồ sơ', 'Ngày tiếp nhận', heading],
        ['A-1', '02/11/2026', 3],
      ]);
    const clear = await list('Thời hạn giải quyết (ngày làm việc)');
    expect(await clear.bring(clear.path)).toMatchObject({ created: 1 });
    const open = await list('Thời hạn giải quyết (ngày)');
    expect(await open.bring(open.path)).toMatchObject({ errors: [{ code: 'bad-term' }] });
  });
});

describe('where a spreadsheet can be read in two ways it is asked about', () => {
  test('a second table with other columns below the first', async () => {
    const { bring, path } = await sheet([
      HEAD,
      dossier(1),
      [],
      ['STT', 'Mã hồ sơ', 'Chủ hồ sơ', 'Ngày tiếp nhận', 'Ngày có kết quả', 'Ngày trả'],
      [1, 'A-2', 'Lê C', '02/11/2026', '04/11/2026', '06/11/2026'],
    ]);
    await expect(bring(path)).rejects.toThrow(
      expect.objectContaining({ code: 'several-lists', message: expect.stringContaining('từ dòng 4') }),
    );
  });

  test('but the same headings once more, as on every printed page, are passed over', async () => {
    const { bring, path } = await sheet([HEAD, dossier(1), [], HEAD, dossier(2)]);
    expect(await bring(path)).toMatchObject({ created: 2, rejected: 0 });
  });

  test('a code with marks in it is one code all the same', async () => {
    const { bring, path } = await sheet([
      HEAD,
      dossier(1, { 1: 'H-1; x' }),
      dossier(2, { 1: 'H 2 (liên thông)' }),
      dossier(3, { 1: '../3' }),
    ]);
    expect(await bring(path)).toMatchObject({ created: 3, rejected: 0 });
  });

  test('a code that Excel made a date of', async () => {
    const { bring, path } = await sheet([HEAD, dossier(1, { 1: new Date(Date.UTC(2026, 10, 12)) }), dossier(2)]);
    expect(await bring(path)).toMatchObject({ created: 1, errors: [{ row: 2, code: 'code-as-number' }] });
  });

  test.each(['A-1\nA-2', 'A-1; A-2', 'A-1, A-2', 'Nguyễn Văn A'])('a cell of codes that says %j', async (code) => {
    const { bring, path } = await sheet([HEAD, dossier(1, { 1: code }), dossier(2)]);
    expect(await bring(path)).toMatchObject({ created: 1, errors: [{ row: 2, column: 'Mã hồ sơ', code: 'bad-event' }] });
  });
});

test('the numbers of columns are no dossier, also where a spreadsheet that opened a CSV made -3 of "(3)"', async () => {
  const { file, bring } = desk();
  const path = file('a.csv', 'Mã hồ sơ,Tên thủ tục,Ngày tiếp nhận,Ngày hẹn trả\n-1,-2,-3,-4\nH-1,Chứng thực,02/11/2026,05/11/2026\n');
  expect(await bring(path)).toMatchObject({ rows: 1, created: 1, rejected: 0 });
});
