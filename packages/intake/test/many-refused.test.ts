import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DungHenError, parseDay } from '@dunghen/core';
import { jsonPieces, RejectedLines, RejectedRows, type RowFault } from '@dunghen/intake';
import type * as stores from '@dunghen/store';
import { describe, expect, test, vi } from 'vitest';
import { CodesSeen } from '../src/list/codes-seen.ts';
import { ListCensus } from '../src/observe/list-census.ts';
import { FaultsTold } from '../src/refused/faults-told.ts';
import { SaidOfRows } from '../src/refused/said-of-rows.ts';
import { desk } from './desk.ts';

// What the files before have loaded would go on without what is put in its place here.
vi.hoisted(() => vi.resetModules());

/** The longest text that was handed over at once to be written. */
let longest = 0;
vi.mock('@dunghen/store', async (original: () => Promise<typeof stores>) => {
  const real = await original();
  const noted = function* (pieces: Iterable<string>): Generator<string> {
    for (const piece of pieces) {
      longest = Math.max(longest, piece.length);
      yield piece;
    }
  };
  return {
    ...real,
    writeWhole: (path: string, content: Iterable<string>, mode: number) => real.writeWhole(path, noted(content), mode),
  };
});

const fault = (row: number, word: string, sheet?: string): RowFault => ({
  row,
  ...(sheet !== undefined && { sheet }),
  column: 'Ngày tiếp nhận',
  code: 'bad-date',
  error: new DungHenError('bad-date', { vi: `${word} sai`, en: `${word} is wrong` }),
});

/** The numbers 1 to `count`, in an order of no use to anybody. */
const shuffled = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => ((at * 7_919) % count) + 1);

describe('faults', () => {
  test('are told whole and in the order of the rows, whatever the order they come in', () => {
    const faults = new FaultsTold();
    for (const row of shuffled(6_000)) faults.add(fault(row * 10, `"${row}\n"`));
    faults.add(fault(50, 'cũng'));
    expect(faults.length).toBe(6_001);
    const told = [...faults];
    expect(told.map(({ row }) => row)).toEqual([10, 20, 30, 40, 50, ...Array.from({ length: 5_996 }, (_, at) => (at + 5) * 10)]);
    expect(told.slice(3, 6).map(({ sentence }) => sentence.en)).toEqual(['"4\n" is wrong', '"5\n" is wrong', 'cũng is wrong']);
    expect([...faults.inJson('vi')].at(-1)).toEqual({ row: 60_000, column: 'Ngày tiếp nhận', code: 'bad-date', message: '"6000\n" sai' });
    expect([...faults]).toEqual(told);
  });

  test('of several sheets are told sheet by sheet, as the sheets stand in the file', () => {
    const faults = new FaultsTold(['Một', 'Hai']);
    for (const [row, sheet] of [
      [9, 'Hai'],
      [20_000, 'Một'],
      [3, 'Một'],
      [2, 'Hai'],
    ] as const)
      faults.add(fault(row, 'x', sheet));
    expect(Array.from(faults, ({ sheet, row }) => `${sheet} ${row}`)).toEqual(['Một 3', 'Một 20000', 'Hai 2', 'Hai 9']);
  });
});

test('JSON in pieces is the JSON of the whole, on one line or on many', () => {
  const list = Array.from({ length: 3_000 }, (_, at) => ({ row: at, deep: { text: 'a\n"b"', none: undefined, list: [] } }));
  const value = { files: [{ file: 'a', none: undefined, errors: list, empty: [], nothing: {}, last: null }], total: 1, text: 'ữ' };
  const streamed = { ...value, files: value.files.map((one) => ({ ...one, errors: list.values(), empty: [].values() })) };
  const again = { ...value, files: value.files.map((one) => ({ ...one, errors: list.values(), empty: [].values() })) };
  const pieces = [...jsonPieces(streamed)];
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(JSON.stringify(value));
  expect([...jsonPieces(again, true)].join('')).toBe(JSON.stringify(value, null, 2));
});

describe('a file of refused rows', () => {
  test('holds each row once, in order, with its cells and all its reasons', async () => {
    const { folder } = desk();
    const rows = new RejectedRows(['Mã', 'Ngày'], 'vi');
    for (const row of shuffled(2_500)) rows.add({ row: row * 10, cells: [`A-${row}`, '=1+1'] }, fault(row * 10, 'một'));
    rows.add({ row: 20, cells: ['A-2', '=1+1'] }, fault(20, 'hai'));
    const path = join(folder, 'sai.csv');
    await rows.write(path, '2026-11-05');
    const text = readFileSync(path, 'utf8');
    const lines = text.trimEnd().split('\n');
    expect(text.split('\uFEFF').length).toBe(2);
    expect(lines.slice(0, 3)).toEqual([
      '\uFEFFMã,Ngày,Ngày của danh sách,Lý do từ chối',
      "A-1,'=1+1,05/11/2026,Ngày tiếp nhận: một sai",
      "A-2,'=1+1,05/11/2026,Ngày tiếp nhận: một sai Ngày tiếp nhận: hai sai",
    ]);
    expect(lines.length).toBe(2_501);
    expect(lines.at(-1)).toMatch(/^A-2500,/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('waits packed, but for what was said last', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => (collect(), process.memoryUsage().heapUsed / 1024 / 1024);
    const said = new SaidOfRows<string>();
    const before = held();
    // Of each ten thousand rows some two hundred, which are too few to be packed for their size.
    for (let row = 1; row <= 2_000_000; row += 50)
      said.add(undefined, row, `Dòng ${row}: ngày 32/11/2026 không có thật; hãy sửa lại`.repeat(4));
    expect(held() - before).toBeLessThan(3);
    expect([...said].length).toBe(40_000);
  });

  test('leaves a few bytes of the code of each row', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return (heapUsed + arrayBuffers) / 1024 / 1024;
    };
    const census = new ListCensus('k', parseDay('2026-11-05'), new CodesSeen());
    const before = held();
    for (let row = 1; row <= 200_000; row++) census.refused(`H37.125-261105-${row} của hồ sơ`);
    expect(held() - before).toBeLessThan(8);
    census.refused('A-1');
  });

  test('with rows of many cells is unpacked and written part by part', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => (collect(), process.memoryUsage().heapUsed / 1024 / 1024);
    const headings = Array.from({ length: 300 }, (_, at) => `Cột ${at}`);
    const cells = (row: number): readonly string[] => headings.map((_, at) => ((row * 7_919 + at * 104_729) % 1e9).toString(36).repeat(8));
    const [rows, said] = [new RejectedRows(headings, 'vi'), new SaidOfRows<readonly string[]>()];
    const count = 4_000;
    for (let row = 1; row <= count; row++) {
      rows.add({ row, cells: cells(row) }, fault(row, 'một'));
      said.add(undefined, row, cells(row));
    }
    const before = held();
    let most = 0;
    let next = 1;
    for (const {
      row,
      said: [told],
    } of said) {
      if (row === 1 || row === count) most = Math.max(most, held() - before);
      if (row !== next++ || told.length !== 300) throw new Error(`Row ${row}`);
    }
    expect(next).toBe(count + 1);
    // Of some fifty megabytes.
    expect(most).toBeLessThan(20);
    const path = join(desk().folder, 'sai.csv');
    longest = 0;
    await rows.write(path);
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(1.5 * 1024 * 1024);
    const written = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(written.length).toBe(count + 1);
    expect(written[count]).toBe(`${cells(count).join(',')},,Ngày tiếp nhận: một sai`);
  });

  test('of an event file holds each line once, in order', () => {
    const { folder } = desk();
    const lines = new RejectedLines('vi');
    for (const row of shuffled(2_500)) lines.add({ row: row * 10, cells: [`{"n":${row}}`] }, fault(row, 'x'));
    lines.write(join(folder, 'sai.ndjson'));
    const written = readFileSync(join(folder, 'sai.ndjson'), 'utf8').trimEnd().split('\n');
    expect(written.map((line) => (JSON.parse(line) as { readonly n: number }).n)).toEqual(Array.from({ length: 2_500 }, (_, at) => at + 1));
  });
});
