// "Hãy thêm thủ tục vào danh mục" is the cure an import tells: added, the dossiers that are known already are counted, too.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldDossier, formatDay, parseDay } from '@dunghen/core';
import { scan } from '@dunghen/daemon';
import { importContent, readIntakeFile, type ImportResult } from '@dunghen/intake';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LetterOffice } from './letter-office.ts';

let office: LetterOffice;
beforeEach(() => void (office = new LetterOffice('danh mục sửa')));
afterEach(() => office.close());

const AGENCY = '[agency]\nname = "UBND xã Mẫu"\n';
const OWN = `${AGENCY}[[procedures]]\ncode = "RIENG-01"\nname = "Thủ tục riêng"\nterm = "2 ngày làm việc"\n`;

async function list(day: string, procedure: string): Promise<ImportResult> {
  const file = join(office.folder, `ds ${day}.csv`);
  writeFileSync(file, `Mã hồ sơ,Tên thủ tục,Mã thủ tục,Ngày tiếp nhận,Trạng thái\nA,${procedure},02/11/2026,Đang xử lý\n`);
  const { law } = office.on(day);
  return importContent(office.store, await readIntakeFile(file), { observedOn: parseDay(day), at: `${day}T01:00:00Z`, fold: law });
}

async function dueOf(): Promise<string | null> {
  const clock = foldDossier((await office.store.dossier('A'))?.events ?? [], office.on('2026-11-06').law);
  return clock?.dueOn == null ? null : formatDay(clock.dueOn);
}

test.each([
  ['by the very name', 'Thủ tục riêng,'],
  ['by less of it', 'THU TUC RIENG (cấp xã),'],
  ['beside a code that nobody knows', 'Thủ tục riêng,X-9'],
])('%s: by the next scan, and a list imported again changes nothing', async (_, procedure) => {
  office.configure(AGENCY);
  const told = (await list('2026-11-02', procedure)).warnings?.find(({ code }) => code === 'no-term');
  expect(told?.text.vi).toContain('mã hoặc tên như danh sách ghi; hồ sơ đã nhập sẽ được tính ở lần quét sau');
  expect(await scan(office.store, office.on('2026-11-02'))).toMatchObject({ open: 1, overdue: 0, dueDatesMoved: 0 });
  expect(await dueOf()).toBeNull();
  const before = office.on('2026-11-02').law.id;
  office.configure(OWN);
  expect(office.on('2026-11-02').law.id).not.toBe(before);
  expect(await dueOf()).toBe('2026-11-04');
  expect(await scan(office.store, office.on('2026-11-03'))).toMatchObject({ open: 1, dueSoon: 1, dueDatesMoved: 1 });
  expect(await list('2026-11-05', procedure)).toMatchObject({ unchanged: 1, rejected: 0 });
  expect(await scan(office.store, office.on('2026-11-06'))).toMatchObject({ overdue: 1, lettersOwed: 1 });
});

test('a usual procedure is known however a list writes its name, and no warning says that it is none', async () => {
  office.configure(AGENCY);
  const { warnings = [] } = await list('2026-11-02', 'Thủ tục đăng ký khai sinh,');
  expect(warnings.map(({ code }) => code)).not.toContain('no-term');
  expect(await dueOf()).toBe('2026-11-02');
});
