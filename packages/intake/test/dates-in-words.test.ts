// Days as officers write them beside a weekday, half a day or an hour: what changes nothing is passed over, what may change the day is refused.
import { formatDay, formatMoment } from '@dunghen/core';
import { readOfficeDate } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { looksLikeDate } from '../src/words/office-date.ts';
import { desk } from './desk.ts';

describe('a day is read among words that change nothing', () => {
  test.each([
    ['T2 02/11/2026', '2026-11-02'],
    ['CN, 01/11/2026', '2026-11-01'],
    ['02/11/2026 (Thứ 2)', '2026-11-02'],
    ['02/11/2026 - Thứ Hai', '2026-11-02'],
    ['08:30, Thứ Hai, 02/11/2026', '2026-11-02T08:30:00+07:00'],
    ['hết ngày 05/11/2026', '2026-11-05'],
    ['Hết ngày làm việc 05/11/2026', '2026-11-05'],
    ['cuối ngày thứ Năm, 05/11/2026', '2026-11-05'],
    ['trước 17h00 ngày 05/11/2026', '2026-11-05T17:00:00+07:00'],
    ['Trước 17 giờ 30, ngày 05/11/2026', '2026-11-05T17:30:00+07:00'],
    ['Sáng 02/11/2026', '2026-11-02'],
    ['Chiều thứ Hai ngày 02/11/2026', '2026-11-02'],
    ['02/11/2026 (chiều)', '2026-11-02'],
    ['2/11/2026 (trả qua bưu điện)', '2026-11-02'],
    ['02/11/2026 (bưu chính công ích)', '2026-11-02'],
    ['2/11/2026 lúc 8h30', '2026-11-02T08:30:00+07:00'],
    ['2026-11-02 08:30:00+07', '2026-11-02T08:30:00+07:00'],
    ['2026-11-02 01:30:00+0000', '2026-11-02T08:30:00+07:00'],
    ['2 tháng 11 năm 2026 08:30', '2026-11-02T08:30:00+07:00'],
    ['02 tháng 11 năm 2026, 8h30', '2026-11-02T08:30:00+07:00'],
    ['20261102080000', '2026-11-02T08:00:00+07:00'],
  ])('%s is %s', (text, expected) => {
    expect(formatMoment(readOfficeDate(text))).toBe(expected);
    expect(looksLikeDate(text)).toBe(true);
  });

  test.each([
    'Trước ngày 05/11/2026',
    'trước 05/11/2026',
    'sau ngày 05/11/2026',
    'T8 02/11/2026',
    '02/11/2026 (dự kiến)',
    '02/11/2026 (chưa trả)',
    '02/11/2026 (hẹn lại)',
    'Thứ Hai',
    'hết ngày',
    'trước 17h00',
    '20261102246000',
    '202611020830',
  ])('%s is refused', (text) => expect(() => readOfficeDate(text)).toThrow(expect.objectContaining({ code: 'bad-date' })));

  test('and of a year of two digits it is asked for all four, whatever stands before the day', () => {
    for (const text of ['08h30 ngày 02/11/26', 'Sáng 02/11/26', 'T2, 02/11/26'])
      expect(() => readOfficeDate(text), text).toThrow(/năm bằng hai chữ số/);
  });
});

test('a list of such days is read, and a row that says "Trước ngày" is refused by itself', async () => {
  const { file, bring, clockOf } = desk();
  const rows = [
    'Mã hồ sơ;Ngày tiếp nhận;Ngày hẹn trả',
    'A-1;08:30, Thứ Hai, 02/11/2026;Hết ngày làm việc 05/11/2026',
    'A-2;Sáng 03/11/2026;trước 17h00 ngày 06/11/2026',
    'A-3;04/11/2026 (Thứ 4);Trước ngày 06/11/2026',
  ];
  const { created, errors } = await bring(file('ds.csv', rows.join('\n')));
  expect([created, errors.map(({ row, column }) => [row, column])]).toEqual([2, [[4, 'Ngày hẹn trả']]]);
  expect([(await clockOf('A-1'))?.dueOn, (await clockOf('A-2'))?.dueOn].map((day) => day && formatDay(day))).toEqual([
    '2026-11-05',
    '2026-11-06',
  ]);
});

test('a date is refused that names another weekday than it is of, however short its name', async () => {
  const { file, bring } = desk();
  const dates = [
    'T3 02/11/2026',
    '02/11/2026 - T3',
    '02/11/2026 (Thứ 3)',
    'Hết ngày thứ Ba, 02/11/2026',
    'CN, 02/11/2026',
    'T2 02/11/2026',
  ];
  const rows = dates.map((date, n) => `A-${n};${date};06/11/2026`);
  const { created, errors } = await bring(file('ds.csv', ['Mã hồ sơ;Ngày tiếp nhận;Ngày hẹn trả', ...rows].join('\n')));
  expect([created, errors.map(({ row, code }) => `${row} ${code}`)]).toEqual([1, [2, 3, 4, 5, 6].map((row) => `${row} bad-date`)]);
});
