import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { dunghen, workFolder } from './command.ts';
import { atTerminal, SCRIPT } from './terminal.ts';

/** Some hundred dossiers, a tenth of them late. */
const EVENTS = Array.from({ length: 400 }, (_, i) => {
  const day = i % 10 === 0 ? '02' : '20';
  return JSON.stringify({ dossier: `D-${i}`, type: 'received', at: `2026-11-${day}`, term: '3 working-days', unit: 'Phòng Kinh tế' });
}).join('\n');
const WIPED = '\r\u001B[K';

describe.skipIf(!SCRIPT)('at a terminal', () => {
  test('init asks for what nobody else can know, and leaves what was not answered to be filled in', async () => {
    const cwd = workFolder();
    const { code, screen } = await atTerminal(['init'], cwd, [
      ['Cơ quan cấp trên', 'UBND tỉnh Mẫu'],
      ['Tên cơ quan', 'UBND xã "Mẫu"'],
      ['Địa danh', ''],
      ['Chức vụ', '  TM. Ủy ban nhân dân / Chủ tịch  '],
      ['Họ tên', ''],
      ['Nơi trả', ''],
      ['Liên hệ', '0205 1'],
    ]);
    expect([code, screen]).toEqual([0, expect.stringContaining('Đã tạo cấu hình')]);
    const config = readFileSync(join(cwd, 'dunghen.config.toml'), 'utf8');
    for (const line of [
      'parent = "UBND tỉnh Mẫu"',
      'name = "UBND xã \\"Mẫu\\""',
      '# place = ""',
      'signerTitle = "TM. Ủy ban nhân dân / Chủ tịch"',
      '# signerName = ""',
    ])
      expect(config).toContain(`\n${line} `);
  });

  test('answers of init that are pasted all at once each go to their question', async () => {
    const cwd = workFolder();
    const pasted = ['UBND tỉnh Mẫu', 'UBND xã Mẫu', 'Mẫu', 'Chủ tịch', 'Nông Văn A', 'Bộ phận Một cửa', '0205 1'];
    const { code, screen } = await atTerminal(['init'], cwd, [['Cơ quan cấp trên', pasted.join('\r')]]);
    expect([code, screen]).toEqual([0, expect.stringContaining('Đã tạo cấu hình')]);
    expect(screen).toMatch(/Địa danh [^\n]*: Mẫu\r?\n/);
    const config = readFileSync(join(cwd, 'dunghen.config.toml'), 'utf8');
    for (const answer of pasted) expect(config).toContain(` = "${answer}"`);
  });

  test.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('%s at a question stops it in one sentence, and nothing is made', async (_, key) => {
    const cwd = workFolder();
    const asked = [
      await atTerminal(['init'], cwd, [
        ['Cơ quan cấp trên', 'UBND tỉnh Mẫu'],
        ['Tên cơ quan', key],
      ]),
      await atTerminal(['page', 'password'], cwd, [['Mật khẩu mới: ', key]]),
    ];
    for (const { code, screen } of asked) {
      expect([code, screen]).toEqual([130, expect.stringContaining('Đã dừng giữa chừng; ')]);
      expect(screen).not.toMatch(/AbortError|DUNGHEN_DEBUG/);
    }
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('a password is asked for twice and never shown, and two that differ change nothing', async () => {
    const cwd = workFolder();
    const [one, other] = ['ngựa đúng pin ghim', 'ngựa sai pin ghim'];
    const set = (second: string) =>
      atTerminal(['page', 'password', '--lang', 'en'], cwd, [
        ['New password: ', one],
        ['Once more: ', second],
      ]);
    const file = join(cwd, 'mat-khau-trang.txt');
    const wrong = await set(other);
    expect([wrong.code, wrong.screen]).toEqual([2, expect.stringContaining('The two are not equal')]);
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
    const right = await set(one);
    expect(right.code).toBe(0);
    expect(right.screen).toContain('Add [page] to the configuration');
    expect(wrong.screen + right.screen).not.toMatch(/pin ghim/);
    expect(readFileSync(file, 'utf8')).not.toContain('pin');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('a long job shows how far it is and wipes that away, and the answer is in colours', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'e.ndjson'), EVENTS);
    const day = ['--today', '2026-11-23'];
    const imported = await atTerminal(['import', 'e.ndjson', ...day], cwd);
    expect(imported.screen).toMatch(/\r\u001B\[Ke\.ndjson █+░* \d+% [\d.]+\/[\d.]+ · [\d.]+ dòng\/giây · còn \d+ giây/);
    expect(imported.screen.slice(imported.screen.lastIndexOf(WIPED))).toMatch(/400 hồ sơ mới/);
    const scanned = await atTerminal(['scan', ...day], cwd);
    expect(scanned.screen).toMatch(/\r\u001B\[KQuét hồ sơ █{24} 100% (\d+)\/\1/);
    const answer = scanned.screen.slice(scanned.screen.lastIndexOf(WIPED) + WIPED.length);
    expect(answer).toContain('400 hồ sơ đang giải quyết');
    // Broken between words, with what goes over set in.
    expect(answer).toMatch(/Thư xin lỗi: phải có 40; [^\r\n]{0,60}\r\n {2}\S/);
    expect(Math.max(...answer.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const { screen } = await atTerminal(['report', '--month', '2026-11', ...day], cwd);
    expect(screen).toContain('\u001B[31m');
    expect(stripVTControlCharacters(screen)).toContain('CHƯA ĐẠT: trễ 40/400 hồ sơ');
    const piped = await dunghen(['report', '--month', '2026-11', ...day], { cwd });
    expect(piped.stdout + piped.stderr).not.toContain('\u001B');
  });

  test('a workbook is not thrown at the screen', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'e.ndjson'), EVENTS.split('\n')[0] as string);
    await dunghen(['import', 'e.ndjson', '--today', '2026-11-23'], { cwd });
    const { code, screen } = await atTerminal(['report', '--format', 'xlsx', '--today', '2026-11-23'], cwd);
    expect([code, screen]).toEqual([2, expect.stringContaining('--out báo-cáo.xlsx')]);
    expect(screen).not.toContain('PK');
  });
});

describe('a password from a pipe', () => {
  test('is its first line, and nothing where there is none', async () => {
    const cwd = workFolder();
    const file = 'kín/mật khẩu.txt';
    writeFileSync(join(cwd, 'dunghen.config.toml'), `[page]\nlisten = "127.0.0.1"\npasswordFile = "${file}"\n`);
    const set = (input: string) => dunghen(['page', 'password', '--json'], { cwd, input });
    expect(await set('')).toMatchObject({ code: 2, stdout: '' });
    const absent = await set('ngựa đúng pin ghim\n');
    expect([absent.code, JSON.parse(absent.stderr).error]).toMatchObject([
      1,
      { code: 'cannot-write', message: expect.stringContaining(file) },
    ]);
    mkdirSync(join(cwd, 'kín'));
    expect(JSON.parse((await set('ngựa đúng pin ghim\nkhác\n')).stdout)).toEqual({ file: join(cwd, file), replaced: false });
    const told = await dunghen(['page', 'password'], { cwd, input: 'ngựa đúng pin ghim' });
    expect(told.stdout).toContain('Khởi động lại "dunghen daemon" để dùng mật khẩu này.');
  });
});
