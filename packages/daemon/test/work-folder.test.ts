// What LibreOffice works in, and what is left of it when the program is killed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
const HOURS_AGO = new Date(Date.now() - 2 * 3_600_000);

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
  for (const purpose of ['pdf', 'in', 'soffice']) make(`dunghen-${purpose}-${dead}-a1B2c3`);
  make(`dunghen-soffice-${process.pid}-xyzXYZ`);
  // Its process number was given to another program meanwhile.
  make(`dunghen-pdf-${process.pid}-abcABC`, HOURS_AGO);
  // As programs named them that did not write their process number.
  make('dunghen-pdf-Qw3rTy', HOURS_AGO);
  make('dunghen-in-aSdFgH');
  make('dunghen-bao-cao', HOURS_AGO);
  make('của người khác', HOURS_AGO);
  symlinkSync(join(folder, 'của người khác'), join(folder, `dunghen-pdf-${dead}-lienke`));
  await sweepWorkFolders();
  expect(readdirSync(folder).toSorted()).toEqual(
    [
      `dunghen-soffice-${process.pid}-xyzXYZ`,
      'dunghen-in-aSdFgH',
      'dunghen-bao-cao',
      'của người khác',
      `dunghen-pdf-${dead}-lienke`,
    ].toSorted(),
  );
  expect(readdirSync(join(folder, 'của người khác'))).toEqual(['thư.docx']);
});
