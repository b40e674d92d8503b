// Cells and headings of tens of thousands of letters: what is too long for a code or a heading is none, and no pattern goes through it again and again.
import { expect, test } from 'vitest';
import { desk } from './desk.ts';

const LETTERS = 30_000;
const CODE = 'H1-261101-'.repeat(LETTERS / 10);
/** Enough that a pattern which goes through each from each of its letters takes a minute. */
const ROWS = 60;

/** Columns are judged by the first rows, in which nothing is odd. */
const ORDINARY = Array.from({ length: 400 }, (_, n) => `G-${n},,02/11/2026,05/11/2026`);
const rows = (row: (n: number) => string): string =>
  ['Mã hồ sơ,Số hồ sơ,Ngày tiếp nhận,Ngày hẹn trả', ...ORDINARY, ...Array.from({ length: ROWS }, (_, n) => row(n))].join('\n');

test.each([
  ['codes without an end', rows(() => `${CODE},,02/11/2026,05/11/2026`), ROWS],
  ['one digit, then blanks, as a code', rows(() => `a1${' '.repeat(LETTERS)}b,,02/11/2026,05/11/2026`), 0],
  ['what cannot be seen within codes', rows(() => `A${'\u200B'.repeat(LETTERS)}B,,02/11/2026,05/11/2026`), ROWS],
  ['codes without an end in another column of codes', rows((n) => `A-${n},${CODE},02/11/2026,05/11/2026`), 0],
  ['blanks in another column of codes', rows((n) => `A-${n},a${' '.repeat(LETTERS)}b,02/11/2026,05/11/2026`), 0],
  ['days late without an end, as a date', rows((n) => `A-${n},,02/11/2026,"trước ${'1 ngày '.repeat(LETTERS / 7)}x"`), ROWS],
  ['dots, as a date', rows((n) => `A-${n},,${'.'.repeat(LETTERS)}x,05/11/2026`), ROWS],
  ['letters of an old font, as a date', rows((n) => `A-${n},,${'Maõ hoà sô '.repeat(LETTERS / 11)},05/11/2026`), ROWS],
  [
    'brackets that nobody closes, as headings',
    `Mã hồ sơ,Ngày tiếp nhận${`,x${'('.repeat(LETTERS)}`.repeat(20)}\nA-1,02/11/2026${',1'.repeat(20)}\nA-2,02/11/2026${',1'.repeat(20)}`,
    0,
  ],
])('cost nothing: %s', async (_, content, rejected) => {
  const { file, bring } = desk();
  const path = file('a.csv', content);
  const began = process.cpuUsage();
  expect((await bring(path)).rejected).toBe(rejected);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(3);
});
