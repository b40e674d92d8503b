// Headings in two and three rows: what a group says of the days under it, and which of them is the result.
import { parseDay } from '@dunghen/core';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

type Rows = readonly (readonly string[])[];

const asCsv = (rows: Rows): string => rows.map((cells) => cells.join(',')).join('\n');

async function taken(rows: Rows): Promise<Record<string, string>> {
  const { file, bring } = desk();
  const { mapping } = await bring(file('a.csv', asCsv(rows)));
  return { ...mapping };
}

const HEAD: Rows = [
  ['TT', 'Mã hồ sơ', 'Tên TTHC', 'Ngày tháng năm', '', '', '', '', 'Ghi chú'],
  ['', '', '', 'Nhận hồ sơ', 'Hẹn trả kết quả', 'Trả kết quả', '', '', ''],
  ['', '', '', '', '', 'Chuyển cơ quan giải quyết', 'Nhận KQ từ cơ quan giải quyết', 'Trả cho công dân', ''],
];
const OPEN = ['2', 'H-2', 'Xác nhận', '03/11/2026', '06/11/2026', '03/11/2026', '', '', ''];
const DONE = ['1', 'H-1', 'Xác nhận', '02/11/2026', '05/11/2026', '02/11/2026', '05/11/2026', '06/11/2026', ''];

describe('in three rows', () => {
  test('the day a dossier was sent to the unit is not that of its result', async () => {
    const d = desk();
    const { mapping } = await d.bring(d.file('a.csv', asCsv([['SỔ THEO DÕI HỒ SƠ'], ...HEAD, DONE, OPEN])));
    expect(mapping).toEqual({
      code: 'Mã hồ sơ',
      procedureName: 'Tên TTHC',
      receivedAt: 'Ngày tháng năm Nhận hồ sơ',
      promisedOn: 'Ngày tháng năm Hẹn trả kết quả',
      completedAt: 'Ngày tháng năm Nhận KQ từ cơ quan giải quyết',
      returnedAt: 'Ngày tháng năm Trả cho công dân',
    });
    expect((await d.clockOf('H-2'))?.end).toBeNull();
    expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-05'));
  });

  test('also where a workbook merges them', async () => {
    const d = desk();
    const merges = [0, 1, 2, 8].map((column) => ({ startRow: 0, startCol: column, endRow: 2, endCol: column }));
    const more = [3, 4].map((column) => ({ startRow: 1, startCol: column, endRow: 2, endCol: column }));
    const wide = [
      { startRow: 0, startCol: 3, endRow: 0, endCol: 7 },
      { startRow: 1, startCol: 5, endRow: 1, endCol: 7 },
    ];
    const rows = [...HEAD, DONE, OPEN].map((cells) => cells.map((cell) => (cell === '' ? null : cell)));
    const bytes = await writeXlsx({ sheets: [{ name: 'S', rows, merges: [...merges, ...more, ...wide] }] });
    const { mapping } = await d.bring(d.file('a.xlsx', bytes));
    expect(mapping).toMatchObject({ receivedAt: 'Ngày tháng năm Nhận hồ sơ', completedAt: 'Ngày tháng năm Nhận KQ từ cơ quan giải quyết' });
    expect(mapping?.returnedAt).toBe('Ngày tháng năm Trả cho công dân');
    expect((await d.clockOf('H-2'))?.end).toBeNull();
  });

  test('and where a web page does', async () => {
    const d = desk();
    const html = `<html><head><meta charset="utf-8"></head><body><table>
      <tr><th rowspan="3">TT</th><th rowspan="3">Mã hồ sơ</th><th rowspan="3">Tên TTHC</th><th colspan="5">Ngày tháng năm</th><th rowspan="3">Ghi chú</th></tr>
      <tr><th rowspan="2">Nhận hồ sơ</th><th rowspan="2">Hẹn trả kết quả</th><th colspan="3">Trả kết quả</th></tr>
      <tr><th>Chuyển cơ quan giải quyết</th><th>Nhận KQ từ cơ quan giải quyết</th><th>Trả cho công dân</th></tr>
      ${[DONE, OPEN].map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`;
    const { mapping } = await d.bring(d.file('a.xls', html));
    expect(mapping).toMatchObject({ receivedAt: 'Ngày tháng năm Nhận hồ sơ', completedAt: 'Ngày tháng năm Nhận KQ từ cơ quan giải quyết' });
    expect((await d.clockOf('H-2'))?.end).toBeNull();
  });

  test('a day under "Nhận và trả kết quả"', async () => {
    const mapping = await taken([
      ['Mã hồ sơ', 'Nhận và Trả kết quả', '', ''],
      ['', '"Ngày, tháng, năm"', '', ''],
      ['', 'Nhận hồ sơ', 'Hẹn trả kết quả', 'Trả kết quả'],
      ['H-1', '02/11/2026', '05/11/2026', '04/11/2026'],
    ]);
    expect(mapping).toEqual({
      code: 'Mã hồ sơ',
      receivedAt: 'Ngày, tháng, năm Nhận hồ sơ',
      promisedOn: 'Ngày, tháng, năm Hẹn trả kết quả',
      returnedAt: 'Ngày, tháng, năm Trả kết quả',
    });
  });

  test('known only when read together', async () => {
    const mapping = await taken([
      ['Thông tin hồ sơ', '', 'Quá trình giải quyết', '', '', ''],
      ['Mã hồ sơ', 'Thủ tục', 'Thời điểm', '', 'Kết quả', ''],
      ['', '', 'Tiếp nhận', 'Hẹn trả', 'Ngày có kết quả', 'Ngày trả'],
      ['H-1', 'Xác nhận', '02/11/2026', '05/11/2026', '05/11/2026', '06/11/2026'],
    ]);
    expect(mapping).toMatchObject({
      code: 'Mã hồ sơ',
      receivedAt: 'Thời điểm Tiếp nhận',
      promisedOn: 'Thời điểm Hẹn trả',
      completedAt: 'Ngày có kết quả',
      returnedAt: 'Ngày trả',
    });
  });
});

describe('in two rows', () => {
  test.each([
    'Nhận và trả kết quả',
    'Tiếp nhận và trả kết quả',
    'Nhận hồ sơ và trả kết quả',
    'Bộ phận tiếp nhận và trả kết quả',
    '5. Nhận - trả kết quả',
  ])('"Nhận hồ sơ" under "%s" is the receipt, as it is alone', async (group) => {
    const rows = [
      ['Mã hồ sơ', group, '', '', 'Ghi chú'],
      ['', 'Nhận hồ sơ', 'Hẹn trả kết quả', 'Ngày trả', ''],
    ];
    expect(await taken([...rows, ['H-1', '02/11/2026', '05/11/2026', '04/11/2026', '']])).toMatchObject({
      receivedAt: `${group} Nhận hồ sơ`,
      promisedOn: 'Hẹn trả kết quả',
      returnedAt: 'Ngày trả',
    });
    await expect(taken([...rows, ['H-1', 'Nguyễn Văn Mẫu', '05/11/2026', '04/11/2026', '']])).rejects.toMatchObject({
      code: 'no-headings',
    });
  });

  test('but under the name of a unit it is none', async () => {
    const rows = [
      ['Mã hồ sơ', 'Phòng Tư pháp', ''],
      ['', 'Nhận hồ sơ', 'Hẹn trả kết quả'],
      ['H-1', '02/11/2026', '05/11/2026'],
    ];
    await expect(taken(rows)).rejects.toMatchObject({ code: 'no-headings' });
  });

  test('a day by the slip beside the real one is not taken for it', async () => {
    const mapping = await taken([
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày trả kết quả', ''],
      ['', '', 'Theo hẹn', 'Thực tế'],
      ['H-1', '02/11/2026', '05/11/2026', '06/11/2026'],
      ['H-2', '02/11/2026', '05/11/2026', ''],
    ]);
    expect(mapping).toMatchObject({ returnedAt: 'Ngày trả kết quả Thực tế' });
  });

  test('nor the day a supplement came for that of the dossier', async () => {
    const mapping = await taken([
      ['Mã hồ sơ', 'Ngày nhận hồ sơ', 'Bổ sung', '', 'Ngày hẹn trả'],
      ['', '', 'Ngày yêu cầu', 'Ngày nhận', ''],
      ['H-1', '02/11/2026', '03/11/2026', '09/11/2026', '12/11/2026'],
    ]);
    expect(mapping).toMatchObject({ receivedAt: 'Ngày nhận hồ sơ', promisedOn: 'Ngày hẹn trả' });
  });

  test('where the lower row alone would do, the group over it counts', async () => {
    const mapping = await taken([
      ['Hồ sơ', '', 'Dự kiến', '', 'Thực tế', ''],
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Số ngày', 'Ngày trả kết quả', 'Ngày có kết quả', 'Ngày trả'],
      ['H-1', '02/11/2026', '3', '05/11/2026', '05/11/2026', '06/11/2026'],
    ]);
    expect(mapping).toMatchObject({ promisedOn: 'Ngày trả kết quả (Dự kiến)', completedAt: 'Ngày có kết quả', returnedAt: 'Ngày trả' });
  });

  test('"Ngày" and "Giờ" under the receipt are its day and its hour', async () => {
    const d = desk();
    const rows = [
      ['Mã hồ sơ', 'Tiếp nhận hồ sơ', '', 'Ngày hẹn trả'],
      ['', 'Ngày', 'Giờ', ''],
      ['H-1', '02/11/2026', '15:30', '05/11/2026'],
    ];
    const { mapping } = await d.bring(d.file('a.csv', asCsv(rows)));
    expect(mapping).toMatchObject({ receivedAt: 'Tiếp nhận hồ sơ Ngày', receivedTime: 'Tiếp nhận hồ sơ Giờ' });
    expect((await d.store.dossier('H-1'))?.events[0]?.at).toBe('2026-11-02T15:30:00+07:00');
    const named = [['Mã hồ sơ', 'Ngày tiếp nhận', '', 'Ngày hẹn trả'], ...rows.slice(1)];
    expect(await taken(named)).toMatchObject({ receivedAt: 'Ngày tiếp nhận', receivedTime: 'Giờ tiếp nhận' });
  });

  test('hours before the days, also of the promise and the result', async () => {
    const mapping = await taken([
      ['Mã hồ sơ', 'Tiếp nhận', '', 'Hẹn trả', '', 'Trả kết quả', ''],
      ['', 'Giờ', 'Ngày', 'Giờ', 'Ngày', 'Giờ', 'Ngày'],
      ['H-1', '08:05', '02/11/2026', '17:00', '05/11/2026', '10:30', '04/11/2026'],
    ]);
    expect(mapping).toEqual({
      code: 'Mã hồ sơ',
      receivedAt: 'Tiếp nhận Ngày',
      receivedTime: 'Tiếp nhận Giờ',
      promisedOn: 'Hẹn trả Ngày',
      returnedAt: 'Trả kết quả Ngày',
    });
  });

  test('nor is a title beside the name of the office, whatever it says of days', async () => {
    const mapping = await taken([
      ['Đơn vị A', '', 'DANH SÁCH HỒ SƠ TRỄ HẸN, GIA HẠN', '', ''],
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Thủ tục', 'Ngày trả kết quả', 'Hạn xử lý'],
      ['H-1', '02/11/2026', 'A', '05/11/2026', '04/11/2026'],
    ]);
    expect(mapping).toMatchObject({ returnedAt: 'Ngày trả kết quả', promisedOn: 'Hạn xử lý' });
    const without = await taken([
      ['Đơn vị A', '', '', 'DANH SÁCH TRỄ HẸN'],
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày trả kết quả', 'Ngày trả thực tế'],
      ['H-1', '02/11/2026', '05/11/2026', '06/11/2026'],
      ['H-2', '02/11/2026', '05/11/2026', ''],
    ]);
    expect(without).toEqual({
      code: 'Mã hồ sơ',
      receivedAt: 'Ngày tiếp nhận',
      promisedOn: 'Ngày trả kết quả',
      returnedAt: 'Ngày trả thực tế',
    });
  });

  test.each([
    'HỒ SƠ TRỄ HẸN',
    'Trễ hẹn',
    'Danh mục lỡ hẹn',
    'HỒ SƠ ĐẾN HẸN PHẢI TRẢ',
    'Hồ sơ quá hạn bổ sung',
    'BỘ LỌC: quá hạn bổ sung',
    'Bộ lọc quá hạn bổ sung',
    'Bộ lọc: phải trả trong tuần',
    'Tình trạng: gia hạn',
    'Tình trạng: phải trả',
  ])('nor is what a page is of, beside the name of the office, though no word of a list is said: %s', async (title) => {
    const oneDay = await taken([
      ['Phòng Tư pháp', '', title, '', ''],
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Thủ tục', 'Ngày trả kết quả', 'Trạng thái'],
      ['H-1', '02/11/2026', 'A', '05/11/2026', 'Đã trả kết quả'],
    ]);
    expect(oneDay).toEqual({
      code: 'Mã hồ sơ',
      receivedAt: 'Ngày tiếp nhận',
      procedureName: 'Thủ tục',
      returnedAt: 'Ngày trả kết quả',
      status: 'Trạng thái',
    });
    const more = await taken([
      ['Xã Mẫu', '', title, '', ''],
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Thời hạn giải quyết', 'Ngày trả kết quả', 'Ngày trả thực tế'],
      ['H-1', '02/11/2026', '3 ngày làm việc', '05/11/2026', '06/11/2026'],
    ]);
    expect(more).toEqual({
      code: 'Mã hồ sơ',
      receivedAt: 'Ngày tiếp nhận',
      term: 'Thời hạn giải quyết',
      returnedAt: 'Ngày trả thực tế',
    });
    const overOne = await taken([
      ['Xã Mẫu', '', '', title],
      ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày trả thực tế', 'Ngày trả kết quả'],
      ['H-1', '02/11/2026', '06/11/2026', '05/11/2026'],
      ['H-2', '02/11/2026', '', '05/11/2026'],
    ]);
    expect(overOne).toEqual({
      code: 'Mã hồ sơ',
      receivedAt: 'Ngày tiếp nhận',
      promisedOn: 'Ngày trả kết quả',
      returnedAt: 'Ngày trả thực tế',
    });
  });

  test('a letterhead over the headings is no group, and groups of rows below them are no parts', async () => {
    const mapping = await taken([
      ['UBND XÃ MẪU', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', ''],
      ['STT', 'Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Ngày trả kết quả'],
      ['I', 'Lĩnh vực Hộ tịch', '', '', ''],
      ['1', 'H-1', '02/11/2026', '05/11/2026', ''],
    ]);
    expect(mapping).toEqual({
      code: 'Mã hồ sơ',
      receivedAt: 'Ngày tiếp nhận',
      promisedOn: 'Ngày hẹn trả',
      returnedAt: 'Ngày trả kết quả',
      field: 'Lĩnh vực (theo dòng nhóm)',
    });
  });
});
