// The container of Excel files of before 2007, as several programs write it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { partOf } from '../src/formats/compound-file.ts';
import { book, record, said } from './biff.ts';

const read = (): Buffer => readFileSync(new URL('files/ma-theo-dinh-dang.xls', import.meta.url));
const BOOK = ['Workbook'];

test('a part is found also where what is not counted at the head of the file is zeros', () => {
  const file = read();
  const whole = partOf(file, BOOK);
  expect(whole?.readUInt16LE(0)).toBe(0x809);
  // The first sector of further places, of which there are none, and the places behind those that are counted.
  file.writeUInt32LE(0, 68);
  file.fill(0, 76 + file.readUInt32LE(44) * 4, 512);
  expect(partOf(file, BOOK)?.equals(whole as Buffer)).toBe(true);
});

test('a part that is not there, or whose chain never ends, is none', () => {
  expect(partOf(read(), ['Book'])).toBeNull();
  const endless = read();
  const table = (endless.readUInt32LE(76) + 1) * 512;
  for (let at = 0; at < 128; at++) endless.writeUInt32LE(at, table + at * 4);
  expect(() => partOf(endless, BOOK)).toThrow(RangeError);
});

test('a large part in several pieces is put together where the file lies, and takes no memory beside it', () => {
  const file = book([], [{ name: 'S', records: Array.from({ length: 40 }, (_, n) => record(0x204, n, 0, 0, said(`${n}`.repeat(8_000)))) }]);
  const whole = Buffer.from(partOf(file, BOOK) as Buffer);
  // The sector behind the thousandth is no part of it any more.
  const table = (file.readUInt32LE(76) + 1) * 512;
  file.writeUInt32LE(1_002, table + 1_000 * 4);
  file.writeUInt32LE(whole.length - 512, 512 + 128 + 120);
  const part = partOf(file, BOOK) as Buffer;
  expect(part.equals(Buffer.concat([whole.subarray(0, 1_000 * 512), whole.subarray(1_001 * 512)]))).toBe(true);
  expect(part.buffer).toBe(file.buffer);
});
