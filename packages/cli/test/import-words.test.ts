// What an import says on the screen of what it took, refused, did not use and misses, and what learning the columns answers.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Bước hiện tại,Màu bìa';
const row = (n: number, day = '02/11/2026', stage = 'Thẩm định'): string => `H-${n},${day},9 ngày làm việc,${stage},xanh\n`;
const rows = (count: number): string => Array.from({ length: count }, (_, i) => row(i + 1)).join('');
const folderWith = (files: Readonly<Record<string, string>>): string => {
  const cwd = workFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
};

test('a trial tells the columns, the headings it does not use and the first twenty faults, and writes nothing', async () => {
  const cwd = folderWith({ 'a.csv': `${HEAD}\n${rows(2)}${Array.from({ length: 23 }, (_, i) => row(i + 10, '31/02/2026')).join('')}` });
  const trial = (lang: string) => dunghen(['import', 'a.csv', '--dry-run', '--today', '2026-11-03', '--lang', lang], { cwd });
  const [vi, en] = [await trial('vi'), await trial('en')];
  expect([vi.code, en.code]).toEqual([3, 3]);
  expect(en.stdout).toMatch(
    /^a\.csv: 25 rows read; 2 new dossiers, 0 updated, 0 unchanged, 23 refused\n {2}- row 4, column "Ngày tiếp nhận": /,
  );
  expect(en.stdout.match(/^ {2}- row/gm)).toHaveLength(20);
  expect(en.stdout).toContain('  … and 3 more (all with --json)\n');
  expect(en.stdout).toContain('  Headings not used: "Màu bìa"\n');
  expect(en.stdout).toMatch(/Dry run: nothing was written\.\n$/);
  expect(vi.stdout).toContain('  … và 3 lỗi nữa (xem đủ bằng --json)\n');
  expect(vi.stdout).toContain('  Tiêu đề không dùng: "Màu bìa"\n');
  expect(existsSync(join(cwd, 'dunghen.db'))).toBe(false);
});

test('a trial tells what would change: how many of each kind, and of the first twenty dossiers what, without who they are of', async () => {
  const head = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Bước hiện tại,Ngày có kết quả,Chủ hồ sơ';
  const cwd = folderWith({
    'a.csv': `${head}\nH-1,02/11/2026,05/11/2026,Thẩm định,,Nông Văn Mẫu\nH-2,02/11/2026,05/11/2026,Thẩm định,,Nông Thị Mẫu\n`,
    'b.csv': `${head}\nH-1,02/11/2026,12/11/2026,Trình ký,,Nông Văn Mẫn\nH-2,02/11/2026,05/11/2026,Thẩm định,04/11/2026,Nông Thị Mẫu\n${Array.from({ length: 21 }, (_, i) => `N-${i},03/11/2026,06/11/2026,,,\n`).join('')}`,
  });
  await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd });
  const trial = async (...args: readonly string[]) =>
    (await dunghen(['import', 'b.csv', '--dry-run', '--today', '2026-11-04', ...args], { cwd })).stdout;
  const [vi, en] = [await trial(), await trial('--lang', 'en')];
  expect(vi).toContain(
    '  Sẽ thay đổi 23 hồ sơ: 21 tiếp nhận, 1 chuyển bước, 1 dời ngày hẹn, 1 có kết quả, 1 sửa người nộp\n' +
      '  + H-1: 04/11/2026 Bước: Trình ký; 04/11/2026 Hẹn lại: 12/11/2026; sửa người nộp\n' +
      '  + H-2: 04/11/2026 Có kết quả\n' +
      '  + N-0 (mới): 03/11/2026 Tiếp nhận, hẹn trả 06/11/2026\n',
  );
  expect(vi.match(/^ {2}\+ /gm)).toHaveLength(20);
  expect(vi).toMatch(/ {2}… và 3 hồ sơ khác\nChạy thử: chưa ghi gì\.\n$/);
  expect(en).toContain('  + H-1: 2026-11-04 Stage: Trình ký; 2026-11-04 Re-appointed: 2026-11-12; applicant put right\n');
  expect(en).toContain('  … and 3 more dossiers\n');
  expect(vi + en + (await trial('--json'))).not.toContain('Nông');
  await dunghen(['import', 'b.csv', '--today', '2026-11-04'], { cwd });
  expect(await trial()).not.toContain('Sẽ thay đổi');
});

test('a later list that lacks an open dossier says how many are gone', async () => {
  const month = (stage: string, without?: number): string => {
    const all = Array.from({ length: 28 }, (_, i) => `${row(i, `${String(i + 1).padStart(2, '0')}/10/2026`, stage).trimEnd()},`);
    // Only a list that shows ended ones too is full.
    all[1] += '20/10/2026';
    return `${HEAD},Ngày có kết quả\n${all.filter((_, i) => i !== without).join('\n')}\n`;
  };
  const cwd = folderWith({ 'a.csv': month('Thẩm định'), 'b.csv': month('Trình ký', 9) });
  const env = { DUNGHEN_DB: '', DUNGHEN_TODAY: '', DUNGHEN_CONFIG: '' };
  expect((await dunghen(['import', 'a.csv', '--today', '2026-11-23'], { cwd, env })).stdout).not.toContain('không còn');
  // Variables that are set to nothing name nothing.
  expect(existsSync(join(cwd, 'dunghen.db'))).toBe(true);
  const { stdout } = await dunghen(['import', 'b.csv', '--today', '2026-11-24', '--lang', 'en'], { cwd });
  expect(stdout).toContain('0 new dossiers, 26 updated');
  expect(stdout).toContain('  ! 1 dossiers that lists showed before are gone, and no letter is drafted for them; see "dunghen report"\n');
});

test('refused rows of two lists go into no one file, and columns are learnt of one list at a time', async () => {
  const list = `${HEAD}\n${rows(2)}`;
  const cwd = folderWith({ 'a.csv': list, 'b.csv': list, 'e.ndjson': '{"dossier":"A","type":"received","at":"2026-11-02"}\n' });
  const refused = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await dunghen(['import', ...args, '--json'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    return (JSON.parse(stderr) as { error: { message: string } }).error.message;
  };
  expect(await refused('a.csv', 'b.csv', '--rejects', 'x.csv')).toContain('Chỉ dùng --rejects khi nhập một tệp');
  expect(await refused('a.csv', 'b.csv', '--learn')).toContain('Mỗi lần --learn chỉ xem một tệp');
  expect(await refused('e.ndjson', '--learn')).toContain('e.ndjson là tệp sự kiện');
  const mapping = join(cwd, 'cột.toml');
  const learnt = await dunghen(['import', 'a.csv', '--learn', '--mapping', 'cột.toml', '--json'], { cwd });
  expect(JSON.parse(learnt.stdout)).toMatchObject({ file: 'a.csv', written: mapping, question: null, mapping: { code: 'Mã hồ sơ' } });
  expect(readFileSync(mapping, 'utf8')).toContain('Ngày tiếp nhận');
  expect(existsSync(join(cwd, 'dunghen.db'))).toBe(false);
});
