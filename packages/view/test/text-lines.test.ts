// How many lines a text takes in a workbook's cell, as LibreOffice breaks it.
import { expect, test } from 'vitest';
import { linesOf } from '../src/xlsx/text-lines.ts';

const LONG = 'Đăng ký đất đai lần đầu đối với trường hợp cá nhân, hộ gia đình đang sử dụng đất '.repeat(3).trim();

test.each([
  ['small letters', LONG, 44, false, 5],
  ['capitals, of which fewer stand on a line', LONG.toUpperCase(), 44, false, 8],
  ['letters whose marks stand by themselves', LONG.normalize('NFD'), 44, false, 5],
  ['47 letters in a column of 44 digits', 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh', 44, false, 1],
  ['a word longer than its line', 'A'.repeat(100), 20, false, 9],
  ['nothing', '', 10, false, 1],
])('%s', (_, text, digits, isBold, lines) => {
  expect(linesOf(text, digits, isBold)).toBe(lines);
});

test('bold letters take more lines, never fewer', () => {
  for (let digits = 8; digits < 60; digits++) expect(linesOf(LONG, digits, true)).toBeGreaterThanOrEqual(linesOf(LONG, digits, false));
  expect(linesOf('Trễ (ngày làm việc)', 16, true)).toBe(2);
});
