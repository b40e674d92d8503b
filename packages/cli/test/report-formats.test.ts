import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, type Ended } from './command.ts';
import { dunghen } from './standing-command.ts';

/** A commune with an honest unit and one whose name would be a formula and a script. */
const UNITS = ['Phòng Kinh tế', '=cmd|"/c calc"!A1<script>alert(1)</script>'] as const;

function events(): string {
  const lines: object[] = [];
  for (const month of ['07', '08', '09']) {
    for (let i = 1; i <= 40; i++) {
      const dossier = `H37.125-26${month}03-${String(i).padStart(4, '0')}`;
      const applicant = { name: 'Nguyễn Thị Bí Mật', phone: '0912345678', address: 'Thôn Kín' };
      const receipt = { procedure: '1.004873', unit: UNITS[i % 2], channel: 'online', term: '3 working-days', applicant };
      lines.push({ dossier, type: 'received', at: `2026-${month}-03T08:00:00+07:00`, ...receipt });
      // September has two that ended late and one that nobody finished.
      if (month === '09' && i === 40) continue;
      const day = month === '09' && i % 20 === 2 ? '21' : '06';
      lines.push({ dossier, type: 'completed', at: `2026-${month}-${day}T09:00:00+07:00` });
    }
  }
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

describe('one month of one commune in every format', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'một cửa '));
  const report = (...args: readonly string[]): Promise<Ended> =>
    dunghen(['report', '--month', '2026-09', '--today', '2026-10-12', ...args], { cwd });
  const inJson = async (...args: readonly string[]): Promise<Record<string, never>> =>
    JSON.parse((await report('--json', ...args)).stdout) as never;
  beforeAll(async () => {
    writeFileSync(join(cwd, 'e.ndjson'), events());
    await dunghen(['import', 'e.ndjson', '--today', '2026-10-12'], { cwd });
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  test('the page goes to a file, whole, and the exit code says that the target was missed', async () => {
    expect(await report('--format', 'html', '--out', 'tháng 9.html')).toEqual({ code: 3, stdout: '', stderr: '' });
    const page = readFileSync(join(cwd, 'tháng 9.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>\n<html lang="vi">/);
    expect(page).toContain('3 trong 40 hồ sơ trễ hẹn');
    expect(page).toContain('</html>');
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test.each(['html', 'xlsx', 'csv', 'json', 'table'])('no citizen is in the %s', async (format) => {
    const out = join(cwd, `r.${format}`);
    await report('--format', format, '--out', out);
    const text = format === 'xlsx' ? spawnSync('unzip', ['-p', out], { encoding: 'utf8' }).stdout : readFileSync(out, 'utf8');
    expect(text.length).toBeGreaterThan(150);
    for (const personal of ['Bí Mật', '0912345678', 'Thôn Kín']) expect(text).not.toContain(personal);
  });

  test('a unit with a dangerous name is a text in the page and in CSV', async () => {
    const page = (await report('--format', 'html')).stdout;
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const csv = (await report('--format', 'csv', '--by', 'unit')).stdout;
    expect(csv).toContain(`"'=cmd|""/c calc""!A1<script>alert(1)</script>"`);
  });

  test('CSV has stable headings, a row a group, CRLF and a mark that Excel knows, and adds up to the JSON', async () => {
    const csv = (await report('--format', 'csv', '--by', 'unit')).stdout;
    expect(csv.codePointAt(0)).toBe(0xfeff);
    const [head = '', ...rows] = csv.slice(1).trimEnd().split('\r\n');
    expect(head).toBe('from,to,asOf,by,key,label,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,basis,late,total,percent,provisional');
    expect(rows).toHaveLength(2);
    const { form06a, target } = (await inJson()) as unknown as { form06a: Record<string, number>; target: { late: number; total: number } };
    const column = (name: string): number =>
      rows.reduce((sum, row) => sum + Number(row.split(',').at(head.split(',').indexOf(name) - 22)), 0);
    for (const name of ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12', 'c13'])
      expect(column(name), name).toBe(form06a[name]);
    expect([column('late'), column('total')]).toEqual([target.late, target.total]);
    const whole = (await report('--format', 'csv')).stdout.trimEnd().split('\r\n');
    expect(whole).toHaveLength(2);
    expect(whole[1]).toContain(',total,,,40,40,0,0,');
  });

  test('the register of letters tells number, signer and sending, and on an earlier day knows nothing of them yet', async () => {
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[agency]\nname = "UBND xã Mẫu"\n');
    expect((await dunghen(['scan', '--today', '2026-10-12'], { cwd })).code).toBe(0);
    const run = (...args: readonly string[]): Promise<Ended> => dunghen(['letters', ...args, '--today', '2026-10-14'], { cwd });
    const code = 'H37.125-260903-0002';
    for (const step of [
      ['reason', code, '--reason', 'chờ xác minh'],
      ['issue', code, '--number', '77/TXL', '--signed-by', 'Lê Văn Ký', '--signed-on', '2026-10-13'],
      ['sent', code, '--channel', 'bưu chính', '--on', '2026-10-14'],
    ]) {
      expect(await run(...step)).toMatchObject({ code: 0, stderr: '' });
    }
    const page = async (today: string): Promise<string> =>
      (await dunghen(['report', '--month', '2026-09', '--today', today, '--format', 'html'], { cwd })).stdout;
    const now = await page('2026-10-14');
    for (const said of ['77/TXL', 'Lê Văn Ký', '13/10/2026', '14/10/2026', 'bưu chính', 'Đã gửi', 'đã gửi 1']) expect(now).toContain(said);
    const before = await page('2026-10-12');
    for (const later of ['77/TXL', 'Lê Văn Ký', '>Đã gửi<', 'đã gửi 1']) expect(before).not.toContain(later);
    expect(before).toContain('>Đã soạn<');
  });

  test('a workbook goes through a pipe as it goes into a file', async () => {
    const db = ['--month', '2026-09', '--today', '2026-10-12', '--format', 'xlsx'];
    await dunghen(['report', ...db, '--out', 'r.xlsx'], { cwd });
    const { NODE_OPTIONS: _, ...env } = process.env;
    const piped = spawnSync(join(ROOT, 'dunghen'), ['report', ...db, '--out', '-'], { cwd, env, maxBuffer: 1 << 26 }).stdout;
    expect(piped.subarray(0, 2).toString()).toBe('PK');
    expect(piped.equals(readFileSync(join(cwd, 'r.xlsx')))).toBe(true);
  });

  test('--trend gives each month as its own report gives it', async () => {
    const { trend } = (await inJson('--trend', '3')) as unknown as {
      trend: readonly { period: { from: string }; late: number; total: number }[];
    };
    expect(trend).toHaveLength(3);
    for (const { period, late, total } of trend) {
      const { stdout } = await dunghen(['report', '--month', period.from.slice(0, 7), '--today', '2026-10-12', '--json'], { cwd });
      expect((JSON.parse(stdout) as { target: object }).target).toMatchObject({ late, total });
    }
    expect(trend.map(({ late, total }) => `${late}/${total}`)).toEqual(['0/40', '0/40', '3/40']);
    expect(await inJson()).not.toHaveProperty('trend');
  });

  test('the terminal shows gauge and trend within 80 columns, and they read without colour', async () => {
    for (const lang of ['vi', 'en']) {
      const { stdout } = await report('--lang', lang, '--by', 'procedure');
      expect(stdout).not.toContain('\u001B');
      const lines = stdout.split('\n');
      const chart = lines.slice(2, 10);
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
      expect(chart.join('\n')).toMatch(/█+│█+▶/);
      expect(chart.join('\n')).toMatch(/▁▁ +▁▁ +██/);
      expect(chart.join('\n')).toMatch(/✓ +✓ +✗/);
    }
    expect((await report('--lang', 'en')).stdout.replaceAll(/"[^"]*"|Phòng Kinh tế|NĐ/g, '')).not.toMatch(/[ăâđêôơư]/i);
  });

  test('a month to come has neither met nor missed the target, and no trend beyond today', async () => {
    const { stdout } = await dunghen(['report', '--month', '2027-03', '--today', '2026-11-30'], { cwd });
    expect([stdout.includes('KỲ CHƯA BẮT ĐẦU'), /ĐẠT:|12\/26|3\/27/.test(stdout)]).toEqual([true, false]);
    // Dossiers are overdue today, and will be carried into it: still no target is missed.
    const asJson = await dunghen(['report', '--month', '2027-03', '--today', '2026-11-30', '--json'], { cwd });
    const { target } = JSON.parse(asJson.stdout) as { target: { late: number; met: boolean | null } };
    expect([asJson.code, target.met, target.late > 0]).toEqual([0, null, true]);
  });

  test.each([
    [['--trend', '0'], 'bad-option'],
    [['--trend', 'mười'], 'bad-option'],
    [['--format', 'pdf'], 'usage'],
  ])('%j is refused as wrong usage', async (args, code) => {
    const { code: exit, stderr } = await report(...args, '--json');
    expect([exit, (JSON.parse(stderr) as { error: { code: string } }).error.code]).toEqual([2, code]);
  });

  test.each([
    [['--json', '--format', 'csv'], '--format csv'],
    [['--format', 'xlsx', '--json', '--out', 'không.xlsx'], '--format xlsx'],
    [['--compare', '2026-08', '2026-09', '--month', '2026-09'], '--month'],
    [['--compare', '2026-08', '2026-09', '--by', 'unit'], '--by'],
    [['--compare', '2026-08', '2026-09', '--target', '2'], '--target'],
    [['--compare', '2026-08', '2026-09', '--format', 'html', '--out', 'không.html'], '--format'],
    [['--compare', '2026-08', '2026-09', '--trend', '3'], '--trend'],
  ])('of %j one would be passed over: it is refused by name, and nothing is written', async (args, named) => {
    const { code: exit, stdout, stderr } = await dunghen(['report', ...args, '--lang', 'en'], { cwd });
    const told = args.includes('--json') ? (JSON.parse(stderr) as { error: { message: string } }).error.message : stderr;
    expect([
      exit,
      stdout,
      told.includes(named),
      told.includes('leave out one of them'),
      existsSync(join(cwd, args.at(-1) as string)),
    ]).toEqual([2, '', true, true, false]);
  });

  test('a folder that is not there is named, and nothing is left behind', async () => {
    const { code, stderr } = await report('--format', 'html', '--out', 'không-có/r.html');
    expect(code).toBe(1);
    expect(stderr).toContain('không-có/r.html');
    expect(stderr).toContain('ENOENT');
  });

  test('a device is written to, never replaced by a file', async () => {
    expect((await report('--format', 'html', '--out', '/dev/null')).code).toBe(3);
    expect(spawnSync('test', ['-c', '/dev/null']).status).toBe(0);
  });
});
