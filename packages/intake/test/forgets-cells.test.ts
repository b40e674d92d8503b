// A daemon reads lists for months: of the people in one, nothing stays in its memory once it was read.
import { getHeapSnapshot } from 'node:v8';
import { readIntakeFile } from '@dunghen/intake';
import { expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

/** A list in letters that a snapshot of the memory shows as they are. Its names are put together here and live no longer. */
function list(name: string): string {
  const rows = Array.from({ length: 60 }, (_, n) => ['02/11/2026,Tran', name, `Mau${n},Ho so cua ong ${n},H-${n}`].join(' '));
  return ['Ngày tiếp nhận,Chủ hồ sơ,Ghi chú,Mã hồ sơ', ...rows].join('\n');
}

async function countInMemory(words: RegExp): Promise<number> {
  let found = 0;
  for await (const chunk of getHeapSnapshot()) found += String(chunk).match(words)?.length ?? 0;
  return found;
}

const reads = async ({ file }: Desk, name: string): Promise<number> => {
  const { content } = await readIntakeFile(file('a.csv', list(name)));
  return 'lists' in content ? content.lists[0].rows.count : 0;
};

test('the cells that were searched for headings are forgotten, and the text they were cut from', async () => {
  const d = desk();
  expect(await reads(d, 'Van')).toBe(60);
  // The language itself keeps the last text that a pattern was found in.
  expect(await reads(d, 'Thi')).toBe(60);
  expect(await countInMemory(/Tran Van Mau\d/g)).toBe(0);
}, 60_000);
