// A table on a terminal fits it; one that goes anywhere else keeps a row to a line.
import { stripVTControlCharacters, styleText } from 'node:util';
import { describe, expect, test } from 'vitest';
import { prose } from '../src/show/prose.ts';
import { table } from '../src/show/table.ts';
import { workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';
import { atTerminal, SCRIPT } from './terminal.ts';

const HEAD = ['Ngày', 'Vì sao', 'Căn cứ', 'Số'];
const ROWS = [
  ['24/11/2026', 'Nghỉ', 'Nghị quyết 28/2026/QH16 ngày 24/4/2026, Điều 2', 1],
  ['25/11/2026', 'Ngày làm việc', '', 12],
];

test('a sentence is broken between words, its rest set in, and a command that it quotes stays whole', () => {
  const said = '! Chưa khai tên cơ quan: thư để trống phần này. Hãy chạy "dunghen init" rồi điền mục agency.\nNgắn.';
  expect(prose(said, 60).split('\n')).toEqual([
    '! Chưa khai tên cơ quan: thư để trống phần này. Hãy chạy',
    '  "dunghen init" rồi điền mục agency.',
    'Ngắn.',
  ]);
  expect(prose(said, 66).split('\n')[1]).toBe('  "dunghen init" rồi điền mục agency.');
  const withdraw = '"dunghen letters withdraw H37.31.01-261120-0001 --reason …"';
  expect(prose(`! Nếu thư sai, hãy thu hồi bằng ${withdraw}, rồi "dunghen scan".`, 60).split('\n').slice(1)).toEqual([
    `  ${withdraw},`,
    '  rồi "dunghen scan".',
  ]);
});

describe('a table', () => {
  test('breaks its longest column of words, and nothing else, to the width there is', () => {
    expect(table(HEAD, ROWS, [3], 60).split('\n')).toEqual([
      '  Ngày        Vì sao         Căn cứ                    Số',
      '  ───────────────────────────────────────────────────────',
      '  24/11/2026  Nghỉ           Nghị quyết 28/2026/QH16    1',
      '                               ngày 24/4/2026, Điều 2',
      '  25/11/2026  Ngày làm việc                            12',
    ]);
  });

  test('breaks two long columns of words alike where one does not suffice, and leaves a long code whole', () => {
    const long = [
      '000.00.12.H37.125-KHU-VUC-PHIA-DONG',
      'Thẩm định hồ sơ và phối hợp với Chi nhánh Văn phòng',
      'Phòng Kinh tế, Hạ tầng và Đô thị',
    ];
    expect(table(['Mã hồ sơ', 'Bước', 'Đang ở'], [long], [], 90).split('\n').slice(2)).toEqual([
      '  000.00.12.H37.125-KHU-VUC-PHIA-DONG  Thẩm định hồ sơ và phối  Phòng Kinh tế, Hạ tầng và',
      '                                         hợp với Chi nhánh Văn    Đô thị',
      '                                         phòng',
    ]);
  });

  test.each([40, 60, 80, 300])('keeps every word at %i columns, and is no wider where its words allow it', (width) => {
    const lines = table(HEAD, ROWS, [3], width).split('\n');
    const whole = table(HEAD, ROWS, [3], 1_000);
    const words = (text: string): readonly string[] => text.split(/[\s─]+/).toSorted((a, b) => (a < b ? -1 : 1));
    expect(words(lines.join('\n'))).toEqual(words(whole));
    // 26 of other columns' words, 8 between, the indent, and no column of words under 16.
    const least = 10 + 13 + 16 + 2 + 8;
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(width, least));
  });

  test('of ten thousand rows keeps one width from the first to the last', () => {
    const rows = [...Array.from({ length: 10_000 }, (_, i) => [i, 'a b c d e f g h i j k l m']), ['', `${'hai '.repeat(15)}năm`]];
    const lines = table(['Số', 'Chữ'], rows, [0], 40).split('\n');
    expect(lines[2]).toBe('     0  a b c d e f g h i j k l m');
    expect(lines[10_001]).toBe('  9999  a b c d e f g h i j k l m');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  test('of twenty thousand rows is there at once, with a column broken in every row', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [`H37.125-261126-${i}`, 'Thẩm định hồ sơ', 'Văn phòng HĐND và UBND xã Mẫu']);
    const begin = performance.now();
    expect(table(['Mã hồ sơ', 'Bước', 'Đang ở'], rows, [], 60).split('\n')).toHaveLength(40_002);
    // 0.4 s where nothing else runs; laid out by a library that measures each line anew, 25 s.
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  test('stands in straight columns also with colours, accents behind their letters and cells of several lines', () => {
    const rows = [
      [styleText('red', 'đỏ', { validateStream: false }), 1, 'một\nhai'],
      ['Phòng'.normalize('NFD'), 12, 'ba'],
    ];
    expect(
      table(['A', 'B', 'C'], rows, [1], 80)
        .split('\n')
        .map(stripVTControlCharacters)
        .map((line) => line.normalize('NFC')),
    ).toEqual(['  A       B  C', '  ──────────────', '  đỏ      1  một', '             hai', '  Phòng  12  ba']);
  });

  test.runIf(SCRIPT)('of days with their sources fits a terminal, and is a row a line in a pipe', async () => {
    const args = ['deadline', '--received', '2026-11-20', '--term', '3 working-days', '--explain'];
    const { screen } = await atTerminal(args, workFolder());
    const [shown, piped] = [screen.split('\r\n'), (await dunghen(args)).stdout.split('\n')];
    for (const line of shown) expect(line.length).toBeLessThanOrEqual(80);
    expect(shown.length).toBeGreaterThan(piped.length);
    expect(piped.find((line) => line.includes('24/11/2026'))).toMatch(/28\/2026\/QH16.*10065\/VPCP-KGVX/);
  });
});
