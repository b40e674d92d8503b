// The file of a withdrawn letter that cannot be moved away: Word has it open, or something stands where it should go.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLetter, letterFileName, publishAll, scan, withdrawLetter, type Degraded, type ScanContext } from '@dunghen/daemon';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { THIS_MACHINE } from '../src/machine.ts';
import { event, LetterOffice, TODAY } from './letter-office.ts';

let office: LetterOffice;
beforeEach(async () => {
  office = new LetterOffice('thư thu hồi');
  await office.append(...['A', 'B'].map((code) => event(code, 'received', '2026-11-02', { term: '3 working-days' })));
  await scan(office.store, office.on(TODAY));
});
afterEach(() => office.close());
const path = (...name: string[]): string => join(office.folder, 'letters', ...name);
const A = letterFileName('A', 1);
const withdraw = async (context: ScanContext): Promise<void> =>
  withdrawLetter(office.store, await findLetter(office.store, 'A'), 'nhầm hồ sơ', context);
const told = async (context: ScanContext): Promise<readonly Degraded[]> => {
  const degraded: Degraded[] = [];
  await publishAll(office.store, context, degraded, 0);
  return degraded;
};

test('is withdrawn all the same, told of, hinders no other letter, and is moved once nothing is in the way', async () => {
  writeFileSync(path('thu-hoi'), 'một tệp ở chỗ của thư mục');
  await withdraw(office.on(TODAY));
  expect(await findLetter(office.store, 'A')).toMatchObject({ state: 'withdrawn' });
  rmSync(path(letterFileName('B', 1)));
  const { degraded, lettersPublished } = await scan(office.store, office.on(TODAY));
  expect(lettersPublished).toBe(1);
  expect(degraded.filter(({ code }) => code === 'letter-withdrawn-file')).toEqual([
    {
      code: 'letter-withdrawn-file',
      file: A,
      dossier: 'A',
      blocking: true,
      sentence: {
        vi: `Tệp ${A} của thư đã thu hồi chưa chuyển được vào thư mục thu-hoi (EEXIST): đừng in hay gửi tệp này. Hãy đóng nó nếu đang mở trong Word và kiểm tra quyền ghi ở thư mục đó; lần quét sau sẽ chuyển.`,
        en: expect.stringContaining('neither print nor send it') as string,
      },
    },
  ]);
  rmSync(path('thu-hoi'));
  expect(await told(office.on(TODAY))).toEqual([]);
  expect([existsSync(path(A)), readdirSync(path('thu-hoi'))]).toEqual([false, [A]]);
});

test('which another program holds open, as Windows says it, is left for the next scan', async () => {
  const busy: ScanContext = {
    ...office.on(TODAY),
    machine: {
      ...THIS_MACHINE,
      rename: (from) => Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY', syscall: 'rename', path: from })),
    },
  };
  await withdraw(busy);
  expect(await told(busy)).toMatchObject([{ code: 'letter-withdrawn-file', file: A }]);
  expect(await told(office.on(TODAY))).toEqual([]);
  expect(existsSync(path(A))).toBe(false);
});

test('a fault of the program itself is not taken for one of the disk', async () => {
  const broken = new TypeError('a fault of the program');
  const context: ScanContext = { ...office.on(TODAY), machine: { ...THIS_MACHINE, rename: () => Promise.reject(broken) } };
  await expect(withdraw(context)).rejects.toBe(broken);
  await expect(told(context)).rejects.toBe(broken);
});
