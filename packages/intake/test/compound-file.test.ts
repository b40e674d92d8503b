// The container of Excel files of before 2007, as several programs write it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { partOf } from '../src/formats/compound-file.ts';

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
