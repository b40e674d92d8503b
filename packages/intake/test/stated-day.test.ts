import { formatDay, parseDay } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { dayInName, daysInTitles, hourInName } from '../src/observe/stated-day.ts';

const TODAY = parseDay('2026-11-26');
const named = (name: string): string | null => {
  const day = dayInName(name, TODAY);
  return day === null ? null : formatDay(day);
};

describe('a day in the name of a file', () => {
  test.each([
    ['danh-sach 25-11-2026.xlsx', '2026-11-25'],
    ['Danh sách 25.11.2026 08h30.xls', '2026-11-25'],
    ['DS_2026-11-25T083000.csv', '2026-11-25'],
    ['ds_20261125.csv', '2026-11-25'],
    ['ds-20261125083015 (1).csv', '2026-11-25'],
    ['HoSo25112026.ods', '2026-11-25'],
    ['hồ sơ ngày 5 tháng 11 năm 2026.xlsx', '2026-11-05'],
    ['danh-sach 25-11.xlsx', '2026-11-25'],
    ['danh-sach 25-11 08h30.xlsx', '2026-11-25'],
    ['danh-sach_25-11_083000.xlsx', '2026-11-25'],
    ['danh-sach_26.11_ban-cuoi (2).xlsx', '2026-11-26'],
    ['ds 25-11-2026 (20261125).csv', '2026-11-25'],
  ])('is read as officers and systems write it: %s', (name, day) => expect(named(name)).toBe(day));

  test.each([
    'danh-sach.xlsx',
    'thang 11-2026.xlsx',
    '2026-11.csv',
    'quy 4-2026.xlsx',
    'tu 01-11 den 25-11-2026.xlsx',
    'ds 01-11-2026 25-11-2026.xlsx',
    'ds 24-11 25-11.xlsx',
    'ds 27-11-2026.xlsx',
    'ds 27-11.xlsx',
    'ds 31-02-2026.xlsx',
    'ds 251126.xlsx',
    'ds 25-11-26.xlsx',
    'ds_26_11_25.xlsx',
    'ds_25_11_26.xlsx',
    'H37.125-261101-0003.csv',
    '000.00.17.H56-261102-0001.csv',
    'II.06a.xlsx',
    'NĐ 61.2018.xlsx',
    'export_1764120000000.csv',
  ])('that is a period, lies ahead, or can be read in two ways is none: %s', (name) => expect(named(name)).toBeNull());
});

describe('a day above the headings', () => {
  const titled = (...cells: readonly string[]): readonly string[] =>
    daysInTitles([{ row: 2, cells: [...cells] }], TODAY).map(({ on }) => formatDay(on));
  test.each([
    ['Tính đến ngày 25/11/2026'],
    ['(Số liệu tính đến 17 giờ 00 ngày 25/11/2026)'],
    ['TÍNH ĐẾN HẾT NGÀY 25 THÁNG 11 NĂM 2026'],
    ['Tinh den: 25-11-2026 08:30'],
    ['Ngày xuất:', '', '2026-11-25'],
    ['Ngày xuất báo cáo: 25/11/2026 08:30:15'],
    ['Thời điểm xuất báo cáo: 08:30 25/11/2026'],
    ['Xuất lúc 8h30 ngày 25/11/2026'],
    ['Ngày in 25.11.2026 - Trang 1'],
    ['(Số liệu đến 17h00 ngày 25/11/2026)'],
    ['Số liệu chốt ngày 25/11/2026'],
    ['Cập nhật lúc 8h00 ngày 25/11/2026'],
    ['Xuất dữ liệu ngày 25/11/2026'],
    ['Ngày báo cáo: 25/11/2026'],
    ['Tính đến ngày 25/11/2026. Ngày xuất: 26/11/2026'],
    ['Tính đến ngày 25/11/2026 - 120 hồ sơ'],
    ['Danh sách ngày 25/11/2026'],
    ['DANH SÁCH HỒ SƠ TTHC NGÀY 25 THÁNG 11 NĂM 2026'],
    ['Danh sách hồ sơ ngày 26/11/2026. Tính đến 25/11/2026'],
  ])('is that of the list where the words say so: %s', (...cells) => expect(titled(...cells)).toEqual(['2026-11-25']));

  test.each([
    ['Từ ngày 01/11/2026 đến ngày 25/11/2026'],
    ['Danh sách hồ sơ đến ngày 25/11/2026'],
    ['Danh sách hồ sơ hẹn trả ngày 25/11/2026'],
    ['Danh sách hồ sơ tiếp nhận ngày 25/11/2026'],
    ['Danh sách ngày 20/11/2026 đến ngày 25/11/2026'],
    ['Danh sách ngày 20/11/2026 - 25/11/2026'],
    ['Xã Mẫu, ngày 25 tháng 11 năm 2026'],
    ['Tính đến ngày 30/11/2026'],
    ['Tính đến quý IV, từ ngày 01/10/2026'],
    ['SỔ THEO DÕI HỒ SƠ NĂM 2026'],
    ['Ngày báo cáo: từ 01/11/2026 đến 25/11/2026'],
  ])('is none where it is that of a period, a letterhead or another thing: %s', (...cells) => expect(titled(...cells)).toEqual([]));
});

const hour = (ms: number | null | undefined): string | null => (ms == null ? null : new Date(ms).toISOString().slice(11, 19));

test.each([
  ['Xuất lúc 8h30 ngày 25/11/2026', '08:30:00'],
  ['(Số liệu tính đến 17 giờ 00 phút ngày 25/11/2026)', '17:00:00'],
  ['Ngày xuất báo cáo: 25/11/2026 2:30:15 CH', '14:30:15'],
  ['Ngày xuất: 2026-11-25T08:30', '08:30:00'],
  ['Tính đến ngày 25/11/2026 có 12 hồ sơ', null],
  ['Tính đến ngày 25/11/2026, 12 hồ sơ', null],
  ['Ngày xuất: 25/11/2026 00:00', null],
  ['Tính đến ngày 25/11/2026. Ngày xuất: 25/11/2026 16:00', null],
])('the hour of a day above the headings is told where it is one: %s', (text, said) =>
  expect(daysInTitles([{ row: 1, cells: [text] }], TODAY).map(({ timeOfDay }) => hour(timeOfDay))).toEqual([said]),
);

test.each([
  ['Danh sách 25.11.2026 08h30.xls', '08:30:00'],
  ['DS_2026-11-25T083000.csv', '08:30:00'],
  ['ds-20261125163015 (1).csv', '16:30:15'],
  ['ds 2026-11-25_16-30-15.csv', '16:30:15'],
  ['danh-sach 25-11 8h.xlsx', '08:00:00'],
  ['ds 25-11-2026 16.30.xlsx', '16:30:00'],
  ['ds 20261125.csv', null],
  ['ds 20261125_0001.csv', null],
  ['ds 25-11-2026 (2).csv', null],
  ['ds 25-11-2026 12 ho so.csv', null],
  ['ds 25-11-2026 999999.csv', null],
  ['HoSo_25-11-2026_100234.xlsx', null],
  ['ds_25112026_000123.csv', null],
  ['ds_20261125_163000.csv', null],
  ['danh-sach 25-11 163000.csv', null],
])('and so is the one behind the day in a name: %s', (name, said) => expect(hour(hourInName(name))).toBe(said));
