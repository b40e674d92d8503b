// The notation in which tables of words are written: who reads a table must be able to trust it.
import { expect, test } from 'vitest';
import { oneOf } from '../src/words/word-table.ts';

const finds = (table: string, words: string): boolean => new RegExp(`^${oneOf(table)}`).test(words);

test('a word of a table is found without its accents, as a whole, in any of its rows', () => {
  expect(finds('phòng, đơn vị\nsở', 'don vi ngoai')).toBe(true);
  expect(finds('phòng, đơn vị\nsở', 'so xay dung')).toBe(true);
  expect(finds('phòng, đơn vị\nsở', 'phongx')).toBe(false);
});

test('with what stands in brackets behind it, it is another thing', () => {
  const table = 'phòng (not: khám, giao dịch)\nđơn vị (not: nộp, .)';
  expect(finds(table, 'phong')).toBe(true);
  expect(finds(table, 'phong giao dich ngan hang')).toBe(false);
  expect(finds(table, 'phong giao')).toBe(true);
  expect(finds(table, 'don vi')).toBe(false);
  expect(finds(table, 'don vi nopx')).toBe(true);
});

test('a number, any other ending and the end of the clause have their signs', () => {
  expect(finds('số #', 'so 12a')).toBe(true);
  expect(finds('số #', 'so do')).toBe(false);
  expect(finds('gcn…', 'gcnqsdd')).toBe(true);
  expect(finds('người.', 'nguoi')).toBe(true);
  expect(finds('người.', 'nguoi dan')).toBe(false);
});
