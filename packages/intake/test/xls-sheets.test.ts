// Excel files of before 2007, as several programs write them.
import { readFileSync } from 'node:fs';
import { readXls } from 'hucre';
import { describe, expect, test } from 'vitest';
import { textOfCell } from '../src/formats/cell-text.ts';
import { xlsSheets } from '../src/formats/xls-sheets.ts';
import { book, double, letters, record, said, u16, u32 } from './biff.ts';

const read = (file: Uint8Array): unknown =>
  xlsSheets(file, 'a.xls').map(({ name, hidden, rows }) => [name, hidden, Array.from(rows, ({ row, cells }) => [row, ...cells])]);
const theirs = async (file: Uint8Array): Promise<unknown> =>
  (await readXls(file)).sheets.map(({ name, rows }) => [
    name,
    rows.flatMap((row, at) => (row.length > 0 ? [[at + 1, ...Array.from(row, textOfCell)]] : [])),
  ]);
const ours = (file: Uint8Array): unknown =>
  xlsSheets(file, 'a.xls').map(({ name, rows }) => [name, Array.from(rows, ({ row, cells }) => [row, ...cells])]);

const DATE = 1;
const CODE = 2;
const STYLES = [
  record(0x41e, 164, said('"BN-"000')),
  record(0xe0, 0, 0, Buffer.alloc(16)),
  record(0xe0, 0, 14, Buffer.alloc(16)),
  record(0xe0, 0, 164, Buffer.alloc(16)),
];
const label = (row: number, column: number, number: number): Buffer => record(0xfd, row, column, 0, u32(number));
const number = (row: number, column: number, value: number, style = 0): Buffer => record(0x203, row, column, style, double(value));
const short = (row: number, column: number, bits: number): Buffer => record(0x27e, row, column, 0, u32(bits));
const formula = (row: number, column: number, result: Buffer): Buffer => record(0x06, row, column, 0, result, 0, u32(0), u16(0));
const texts = (...all: readonly string[]): Buffer => record(0xfc, u32(all.length), u32(all.length), ...all.map(said));
const result = (kind: number, value = 0): Buffer => Buffer.from([kind, 0, value, 0, 0, 0, 0xff, 0xff]);
const one = (records: readonly Buffer[], globals: readonly Buffer[] = STYLES): Buffer => book(globals, [{ name: 'DS', records }]);
const rowsOf = (file: Buffer): unknown => (read(file) as readonly (readonly unknown[])[])[0]?.[2];

const CELLS: readonly (readonly [what: string, records: readonly Buffer[], shown: string])[] = [
  ['a text of its own', [record(0x204, 0, 0, 0, said('Ổn'))], 'Ổn'],
  ['a number', [number(0, 0, 12.5)], '12.5'],
  ['a whole number in four bytes', [short(0, 0, ((-7 << 2) | 2) >>> 0)], '-7'],
  ['a hundredth in four bytes', [short(0, 0, (250 << 2) | 3)], '2.5'],
  ['half a number', [short(0, 0, double(1.5).readUInt32LE(4))], '1.5'],
  ['a day', [number(0, 0, 46_328.354_166_7, DATE)], '2026-11-02T08:30:00'],
  ['yes', [record(0x205, 0, 0, 0, Buffer.from([1, 0]))], 'TRUE'],
  ['a failure', [record(0x205, 0, 0, 0, Buffer.from([0x2a, 1]))], '#N/A'],
  ['a number that a formula gives', [formula(0, 0, double(3))], '3'],
  ['a text that a formula gives', [formula(0, 0, result(0)), record(0x207, said('A'))], 'A'],
  ['no, which a formula gives', [formula(0, 0, result(1))], 'FALSE'],
  ['a formula that failed', [formula(0, 0, result(2, 7))], '#DIV/0!'],
];

describe('a cell', () => {
  test.each(CELLS)('of %s', async (_, records, shown) => {
    const file = one([...records, record(0x204, 0, 1, 0, said('Z'))]);
    expect(rowsOf(file)).toEqual([[1, shown, 'Z']]);
    // As another reader has it.
    expect(ours(file)).toEqual(await theirs(file));
  });

  test('of a formula shared by several gives its text as well, and one without a text gives none', () => {
    const shared = record(0x4bc, 0, 0, u16(0), u16(0));
    expect(
      rowsOf(one([formula(0, 0, result(0)), shared, record(0x207, said('A')), formula(0, 1, result(3)), formula(0, 2, double(1))])),
    ).toEqual([[1, 'A', '', '1']]);
  });

  test('shown with zeros or words is what is shown', () => {
    expect(rowsOf(one([number(0, 0, 11, CODE), number(1, 0, 2_000, CODE)]))).toEqual([
      [1, 'BN-011'],
      [2, 'BN-2000'],
    ]);
  });

  test('of a bare number that may be a day of another count is marked', () => {
    expect(rowsOf(one([number(0, 0, 44_000)], [...STYLES, record(0x22, 1)]))).toEqual([[1, '44000 (1904)']]);
  });
});

test('a text goes on in the next record, with letters of another width, and so does what marks it', async () => {
  const wide = 'ồ'.repeat(20);
  // Three letters of one byte, then wide ones, then what the marks of the text take, in a third record.
  const table = [
    record(0xfc, u32(2), u32(2), u16(23), Buffer.from([8]), u16(2), Buffer.from('abc'), Buffer.alloc(0)),
    record(0x3c, letters(wide)),
    record(0x3c, Buffer.alloc(8), said('Z')),
  ];
  const file = one([label(0, 0, 0), label(0, 1, 1), label(0, 2, 9)], table);
  expect(rowsOf(file)).toEqual([[1, `abc${wide}`, 'Z']]);
  expect(JSON.stringify(await theirs(file))).toContain(`abc${wide}`);
});

test('several numbers in one record, cells written column by column, merged ones and a chart among them', () => {
  const numbers = record(0xbd, 1, 1, ...[5, 6].flatMap((value) => [u16(0), u32((value << 2) | 2)]), 2);
  const chart = [record(0x809, 0x600, 0x20, 0, 0, u32(0), u32(0)), number(7, 7, 7), record(0x0a)];
  const cells = [label(0, 0, 0), label(3, 0, 1), label(0, 1, 1), numbers, ...chart, record(0xe5, 1, 0, 2, 0, 0)];
  expect(rowsOf(one(cells, [texts('A', 'B')]))).toEqual([
    [1, 'A', 'B'],
    [2, 'A', '5', '6'],
    [3, 'A'],
    [4, 'B'],
  ]);
});

test('the files that Excel and LibreOffice wrote are read as by another reader, and who is hidden is told', async () => {
  for (const name of ['danh-sach-97.xls', 'ma-theo-dinh-dang.xls']) {
    const file = readFileSync(new URL(`files/${name}`, import.meta.url));
    // Which knows nothing of how numbers are shown.
    const shown = JSON.stringify(ours(file)).replaceAll(/"(?:000\.00\.18\.H26-0*|00)(?=[1-9]\d*")/g, '"');
    expect(shown).toBe(JSON.stringify(await theirs(file)));
    expect(xlsSheets(file, name).map(({ hidden }) => hidden)).toEqual(name.startsWith('ma') ? [false, true] : [false]);
  }
});

test.each([
  ['a cell that is cut short', one([record(0xfd, 0, 0, 0)]), 'file-format'],
  ['more columns than a list has', one([number(0, 16_383, 1)]), 'file-unsafe'],
  ['a workbook of another edition', one([], [record(0x2f, 0)]), 'file-encrypted'],
])('%s is refused', (_, file, code) => {
  expect(() => xlsSheets(file, 'a.xls')).toThrow(expect.objectContaining({ code }));
});

test('sheets that share their bytes are refused, since a small file would be read a thousand times', () => {
  const cells = Array.from({ length: 400 }, (_, row) => number(row, 0, 1));
  const file = book([], [{ name: 'A', records: cells }, ...['B', 'C'].map((name) => ({ name, records: [] }))]);
  const places: number[] = [];
  const told = Buffer.from([0x85, 0, 10, 0]);
  for (let at = file.indexOf(told); at >= 0; at = file.indexOf(told, at + 1)) places.push(at + 4);
  expect(places.length).toBe(3);
  for (const place of places) file.writeUInt32LE(file.readUInt32LE(places[0]), place);
  expect(() => xlsSheets(file, 'a.xls')).toThrow(expect.objectContaining({ code: 'file-unsafe' }));
});

test('rows that a filter or an outline hides are read, and it is told how many', () => {
  const row = (at: number, flags: number): Buffer => record(0x208, at, 0, 1, 255, 0, 0, flags, 0);
  const rows = [row(0, 0x100), row(1, 0x120), row(2, 0x120), row(3, 0x100)];
  const file = one([...rows, ...[0, 1, 3].map((at) => record(0x204, at, 0, 0, said('A')))]);
  expect(xlsSheets(file, 'a.xls').map(({ hiddenRows, rows: { count } }) => [hiddenRows, count])).toEqual([[1, 3]]);
});
