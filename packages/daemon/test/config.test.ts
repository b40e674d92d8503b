import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DungHenError } from '@dunghen/core';
import { loadConfig } from '@dunghen/daemon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSchedule } from '../src/config/cron-schedule.ts';
import { faultOfConfig } from './fault-of-config.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'cấu hình '))));
afterAll(() => rmSync(folder, { recursive: true }));

const said = (toml: string): DungHenError | null => faultOfConfig(folder, toml);

describe('a configuration', () => {
  test('may write its day as people here do', () => {
    const file = join(folder, 'today.toml');
    writeFileSync(file, 'today = "20/11/2026"\n');
    expect(loadConfig(file, folder).config.today).toBe('2026-11-20');
    writeFileSync(file, 'today = "11/20/2026"\n');
    expect(() => loadConfig(file, folder)).toThrow(/"11\/20\/2026"/);
  });

  test('is told of every fault at once, each by its place, what stands there and what may', () => {
    const fault = said(`
database = ""
today = "2026-13-01"
lang = "fr"
ngay = 1
[agency]
nmae = "x"
[letters]
newAppointmentDays = 0
folder = 3
[schedule]
scan = "61 * * * *"
[health]
port = 99999
[kpi]
target = "abc"
[digests]
at = "7:00"
[digests.to]
"*" = ["hộp thư"]
[letters.newAppointmentDaysByProcedure]
"1.004859" = "ba"
[[procedures]]
code = "1.004859"
name = "x"
term = "ba ngày"
`);
    const lines = fault?.in('vi').split('\n') ?? [];
    expect(fault?.code).toBe('config-invalid');
    expect(lines[0]).toContain('có 14 chỗ sai');
    for (const line of [
      'database: không được để trống',
      'today: Ngày "2026-13-01" không có thật',
      'lang: phải là một trong "vi", "en", đang là "fr"',
      'agency.nmae: không có mục này; gần giống nhất là "name"',
      'letters.newAppointmentDays: phải từ 1 trở lên, đang là "0"',
      'letters.folder: phải là chữ trong dấu nháy, đang là "3"',
      'letters.newAppointmentDaysByProcedure.1.004859: phải là một số nguyên',
      'schedule.scan: lịch "61 * * * *" không dùng được: phút "61" phải nằm trong 0–59',
      'health.port: không được quá 65535, đang là "99999"',
      'kpi.target: Mục tiêu "abc" không đọc được',
      'digests.at: giờ "7:00" phải ghi đủ hai chữ số',
      'digests.to.*.0: phải là địa chỉ thư điện tử, đang là "hộp thư"',
      'procedures.0.term: Thời hạn "ba ngày" không đọc được',
      'ngay: không có mục này',
    ]) {
      expect(fault?.in('vi')).toContain(`\n  - ${line}`);
    }
    expect(lines).toHaveLength(15);
    expect(fault?.in('en').split('\n')).toHaveLength(15);
    expect(fault?.in('en')).not.toMatch(/phải|không được/);
  });

  test('is told with them of calendar files that cannot be used, a database that is none, and a code given twice', () => {
    writeFileSync(join(folder, 'hong.json'), '{"years": {}}');
    const fault = said(`
database = "mysql:x"
today = "2026-13-01"
[calendar]
files = ["nghi-2029.json", "hong.json"]
[[procedures]]
code = "1.1"
name = "A"
[[procedures]]
code = "1.1"
name = "B"
`);
    expect(fault?.code).toBe('config-invalid');
    const lines = fault?.in('vi').split('\n  - ') ?? [];
    expect(lines).toHaveLength(6);
    for (const line of [
      'database: Không hiểu cơ sở dữ liệu "mysql:x"',
      'today: Ngày "2026-13-01" không có thật',
      `calendar.files.0: Không đọc được tệp lịch nghỉ ${join(folder, 'nghi-2029.json')} (không có tệp này)`,
      `calendar.files.1: Tệp lịch nghỉ ${join(folder, 'hong.json')} có 1 chỗ sai`,
      'procedures.1.code: mã "1.1" đã có ở trên',
    ])
      expect(
        lines.some((one) => one.startsWith(line)),
        line,
      ).toBe(true);
  });

  test('that is a folder, or may not be read, is not called badly written', () => {
    const fault = (() => {
      try {
        return loadConfig(folder, '/');
      } catch (error) {
        return error as DungHenError;
      }
    })();
    expect(fault).toMatchObject({
      code: 'config-unreadable',
      message: expect.stringContaining(`${folder} (là một thư mục); hãy `) as string,
    });
  });

  test('says the same of the terms in a file of procedures, by their lines and codes', () => {
    writeFileSync(
      join(folder, 'p.toml'),
      '[[procedures]]\ncode = "a"\nname = "A"\nterm = "ba ngày"\n[[procedures]]\ncode = "b"\nterm = "x"\n',
    );
    const fault = said('procedures = "p.toml"');
    expect(fault?.code).toBe('bad-procedures');
    for (const part of ['dòng 4, a: Thời hạn "ba ngày"', 'dòng 5, name: thiếu mục này', 'dòng 7, b: Thời hạn "x"'])
      expect(fault?.in('vi')).toContain(part);
  });

  test('may give the two lines of the signer’s title by a stroke between spaces; one within a word is no new line', () => {
    const titleOf = (title: string): string | undefined => {
      const path = join(folder, 'ký.toml');
      writeFileSync(path, `[agency]\nsignerTitle = ${JSON.stringify(title)}\n`);
      return loadConfig(path, folder).config.agency.signerTitle;
    };
    expect(titleOf('KT. Chủ tịch / Phó Chủ tịch')).toBe('KT. Chủ tịch\nPhó Chủ tịch');
    expect(titleOf('TM. Ủy ban nhân dân\nChủ tịch')).toBe('TM. Ủy ban nhân dân\nChủ tịch');
    expect(titleOf('Chủ tịch HĐND/UBND')).toBe('Chủ tịch HĐND/UBND');
  });

  test('may give its target as a number or as text', () => {
    expect(said('[kpi]\ntarget = 0.5')).toBeNull();
    expect(said('[kpi]\ntarget = "0.5"')).toBeNull();
    expect(said('[kpi]\ntarget = 101')?.in('vi')).toContain('kpi.target: Mục tiêu "101"');
  });
});

describe('a schedule', () => {
  test.each([
    '*/10 * * * *',
    '0 7 * * 1-5',
    '0,30 7-17 * * mon-fri',
    '5 4 1 jan-jun/2 *',
    '0 0 * * 7',
    '0 0 29 2 *',
    '0 0 30,31 2,4 *',
    '0 0 31 */6 *',
  ])('%s is one', (schedule) => expect(() => checkSchedule(schedule)).not.toThrow());
  test.each([
    '61 * * * *',
    '5-1 * * * *',
    '*/61 * * * *',
    '*/0 * * * *',
    '* * * *',
    '* * * * * *',
    '0 0 31 2 *',
    '0 0 30-31 feb *',
    '0 0 31 4,6,9-11/2 1',
    '0 24 * * *',
    '0 0 0 * *',
    '0 0 * 13 *',
    '0 0 * * mom',
    '',
    '@daily',
    '1--2 * * * *',
    '1,, * * * *',
  ])('%j is none, and says where', (schedule) =>
    expect(() => checkSchedule(schedule)).toThrow(expect.objectContaining({ code: 'bad-schedule' })),
  );
});
