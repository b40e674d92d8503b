// What LibreOffice works in, and what is left of it when the program is killed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inWorkFolder, sweepWorkFolders } from '../src/work-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tạm thời '));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
const ago = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

test('work has a folder of its own that is gone when it is done, well or badly', async () => {
  const seen = await inWorkFolder('pdf', async (own) => {
    writeFileSync(join(own, 'thư.docx'), '');
    return own;
  });
  await expect(inWorkFolder('in', () => Promise.reject(new Error('hỏng')))).rejects.toThrow('hỏng');
  expect(existsSync(seen)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

test('what killed programs left is removed; work in hand, and what is not ours, stays', async () => {
  const { pid: dead } = spawnSync('true');
  const make = (name: string, made?: Date): void => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'thư.docx'), 'của công dân');
    if (made) utimesSync(join(folder, name), made, made);
  };
  for (const purpose of ['pdf', 'in', 'soffice']) make(`dunghen-${purpose}-pid${dead}-a1B2c3`);
  // Its process number was given to another program meanwhile.
  make(`dunghen-pdf-pid${process.pid}-abcABC`, ago(25));
  const stays = [
    `dunghen-soffice-pid${process.pid}-xyzXYZ`,
    // A clock that is set forward makes work in hand look old.
    `dunghen-pdf-pid${process.pid}-xyzXYZ`,
    'dunghen-in-2026-11',
    'dunghen-pdf-thang-10',
    `dunghen-in-${dead}-thang9`,
    'dunghen-pdf-thang9',
    `dunghen-pdf-pid${dead}-a1B2c3 (bản sao)`,
    'dunghen-bao-cao',
    'của người khác',
  ];
  for (const name of stays) make(name, name.includes(`pid${process.pid}`) ? ago(23) : ago(25));
  symlinkSync(join(folder, 'của người khác'), join(folder, `dunghen-pdf-pid${dead}-lienke`));
  // This program's clock runs three weeks ahead, the file system's does not.
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 21 * 24 * 3_600_000);
  await sweepWorkFolders();
  clock.mockRestore();
  expect(readdirSync(folder).toSorted()).toEqual([...stays, `dunghen-pdf-pid${dead}-lienke`].toSorted());
  expect(readdirSync(join(folder, 'của người khác'))).toEqual(['thư.docx']);
});

test('the folder of work that was killed has a name by which the next program finds it', async () => {
  const name = await inWorkFolder('soffice', (own) => Promise.resolve(basename(own)));
  const { pid: dead } = spawnSync('true');
  mkdirSync(join(folder, name));
  mkdirSync(join(folder, name.replace(String(process.pid), String(dead))));
  await sweepWorkFolders();
  expect(readdirSync(folder)).toEqual([name]);
});
