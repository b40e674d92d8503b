import { createHash } from 'node:crypto';
import {
  existsSync,
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { holdInstanceLock } from '@dunghen/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATION_STEPS } from '../../store/src/sqlite/migrations.ts';
import { workFolder, type Ended } from './command.ts';
import { dunghen } from './standing-command.ts';
import { lettersIn } from './letters-in.ts';

interface Examined {
  readonly ok: boolean;
  readonly checks: readonly { readonly check: string; readonly state: string; readonly message: string }[];
}
const EVENTS =
  '{"dossier":"A","type":"received","at":"2026-11-02","term":"3 working-days"}\n{"dossier":"A","type":"completed","at":"2026-11-09"}\n';

/** An office that was set up and told of one dossier, made once: each test works on a copy. */
let made: string;
let initialised: Ended;
let imported: Ended;
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'xã mẫu '));
  initialised = await dunghen(['init', '--yes'], { cwd: made });
  writeFileSync(join(made, 'a.ndjson'), EVENTS);
  imported = await dunghen(['import', 'a.ndjson'], { cwd: made });
});
afterAll(() => rmSync(made, { recursive: true, force: true }));
function office(): string {
  const cwd = workFolder();
  cpSync(made, cwd, { recursive: true });
  return cwd;
}
async function examine(cwd: string, lang = 'vi', today = '2026-06-01'): Promise<Examined & { readonly code: number | null }> {
  const { stdout, code } = await dunghen(['doctor', '--json', '--today', today, '--lang', lang], { cwd });
  return { ...(JSON.parse(stdout) as Examined), code };
}
const stateOf = ({ checks }: Examined, check: string): string | undefined => checks.find((one) => one.check === check)?.state;

test('dunghen doctor says of which day the newest list is, also where it brought nothing new', async () => {
  const cwd = office();
  expect(stateOf(await examine(cwd), 'list')).toBeUndefined();
  const bring = (name: string, more: string): Promise<Ended> => {
    writeFileSync(join(cwd, name), `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nH-1,02/11/2026,12/11/2026\n${more}`);
    return dunghen(['import', name, '--observed-on', '2026-11-04'], { cwd });
  };
  await bring('a.csv', '');
  await bring('b.csv', '\n');
  const { checks } = await examine(cwd);
  expect(checks).toContainEqual({ check: 'list', state: 'ok', message: 'Danh sách mới nhất đã nhập là của ngày 04/11/2026.' });
});

describe('dunghen init', () => {
  test('leaves a configuration and a database with which everything works', async () => {
    const cwd = office();
    expect([initialised.code, imported.code]).toEqual([0, 0]);
    const examined = await examine(cwd);
    expect(examined).toMatchObject({ ok: true, code: 0 });
    expect(examined.checks.filter(({ state }) => state === 'fault')).toEqual([]);
    expect(statSync(join(cwd, 'dunghen.db')).mode & 0o077).toBe(0);
  });

  test('never touches a configuration that is there', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'dunghen.config.toml'), 'lang = "vi" # của tôi\n');
    expect((await dunghen(['init', '--yes'], { cwd })).stdout).toContain('Giữ nguyên');
    expect(readFileSync(join(cwd, 'dunghen.config.toml'), 'utf8')).toBe('lang = "vi" # của tôi\n');
  });

  test('makes the configuration that the environment names, and takes one in JSON for what it is', async () => {
    const cwd = workFolder();
    const env = { DUNGHEN_CONFIG: 'xã.toml' };
    expect((await dunghen(['init', '--yes'], { cwd, env })).stdout).toContain(join(cwd, 'xã.toml'));
    expect([existsSync(join(cwd, 'xã.toml')), existsSync(join(cwd, 'dunghen.config.toml'))]).toEqual([true, false]);
    const named = await dunghen(['scan', '--json'], { cwd, env: { DUNGHEN_CONFIG: 'nhầm.toml' } });
    expect([named.code, named.stderr.includes('DUNGHEN_CONFIG')]).toEqual([2, true]);
    writeFileSync(join(cwd, 'dunghen.config.json'), '{"lang": "en"}');
    expect((await dunghen(['init', '--yes', '--lang', 'en'], { cwd })).stdout).toMatch(
      /^Kept the configuration that is there: .*dunghen\.config\.json\n/,
    );
  });

  test.each([[['--config', 'xã.json'], {}] as const, [[], { DUNGHEN_CONFIG: 'xã.json' }] as const])(
    'writes JSON into a configuration that is named as such (%j %j), and every command reads it',
    async (args, env) => {
      const cwd = workFolder();
      const first = await dunghen(['init', '--yes', ...args], { cwd, env });
      expect([first.code, first.stderr]).toEqual([0, '']);
      const json = JSON.parse(readFileSync(join(cwd, 'xã.json'), 'utf8')) as { readonly letters: object };
      expect(json).toMatchObject({
        lang: 'vi',
        agency: {},
        letters: { template: 'mau-thu.docx' },
        alerts: { workingDaysBefore: [2, 1, 0] },
      });
      expect(await dunghen(['scan', ...args], { cwd, env })).toMatchObject({ code: 0 });
      expect(await dunghen(['init', '--yes', ...args], { cwd, env })).toMatchObject({ code: 0 });
    },
  );

  test('gives the letter template, keeps the one the office changed, and gives it again when it is gone', async () => {
    const cwd = office();
    const template = join(cwd, 'mau-thu.docx');
    const original = readFileSync(template);
    writeFileSync(template, 'của chúng tôi');
    await dunghen(['init', '--yes'], { cwd });
    expect(readFileSync(template, 'utf8')).toBe('của chúng tôi');
    rmSync(template);
    expect((await examine(cwd)).checks.find(({ check }) => check === 'letters')?.message).toContain('dunghen init');
    expect((await dunghen(['init', '--yes'], { cwd })).stdout).toContain('mau-thu.docx');
    expect(readFileSync(template).equals(original)).toBe(true);
  });

  test('without a keyboard asks for --yes instead of waiting', async () => {
    expect(await dunghen(['init'], { cwd: workFolder() })).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') as string });
  });
});

describe('dunghen doctor', () => {
  test('says what to do where nothing is set up yet', async () => {
    const examined = await examine(workFolder());
    expect(examined).toMatchObject({ ok: false, code: 1 });
    expect([stateOf(examined, 'config'), stateOf(examined, 'database')]).toEqual(['warning', 'fault']);
  });

  test('finds an end that was moved back into the term behind its back, and names the dossier; and that letters were counted otherwise', async () => {
    const cwd = office();
    const db = new DatabaseSync(join(cwd, 'dunghen.db'));
    db.exec("drop trigger event_no_update; update event set at = '2026-11-05' where type = 'completed'; update letter_count set seal = ''");
    db.close();
    const examined = await examine(cwd);
    expect(examined).toMatchObject({ ok: false, code: 1 });
    expect(examined.checks.filter(({ check }) => check === 'past')).toMatchObject([
      { state: 'fault', message: expect.stringContaining(': A;') as string },
      { state: 'fault', message: expect.stringMatching(/^Số thư mà sổ thư đã đếm bị sửa .*"dunghen letters list"/) as string },
    ]);
  });

  test('finds a dossier that is remembered as due later than its events say, and the next scan computes it from them', async () => {
    const cwd = office();
    writeFileSync(join(cwd, 'b.ndjson'), '{"dossier":"B","type":"received","at":"2026-11-16","term":"3 working-days"}\n');
    await dunghen(['import', 'b.ndjson'], { cwd });
    const overdue = async () => (await dunghen(['list', 'overdue', '--today', '2026-11-30', '--json'], { cwd })).stdout;
    const before = await overdue();
    for (const change of ["due_day = '2027-01-01'", 'ended = 1']) {
      const db = new DatabaseSync(join(cwd, 'dunghen.db'));
      db.exec(`update dossier set ${change} where code = 'B'`);
      db.close();
      expect(await overdue(), change).not.toBe(before);
      const { checks, code } = await examine(cwd, 'vi', '2026-11-30');
      expect([code, checks.find(({ check }) => check === 'past')], change).toMatchObject([1, { message: expect.stringContaining(': B;') }]);
      await dunghen(['scan', '--today', '2026-11-30'], { cwd });
      expect([stateOf(await examine(cwd, 'vi', '2026-11-30'), 'past'), await overdue()], change).toEqual(['ok', before]);
    }
  });

  test('finds a dossier that was taken away with its events, and one whose short form cannot be read, and goes on', async () => {
    const cwd = office();
    const db = new DatabaseSync(join(cwd, 'dunghen.db'));
    db.exec(`update dossier set timeline = 'r20', law_id = 0 where code = 'A';
      insert into dossier (id, code, code_key) values (3, 'C', 'C')`);
    db.close();
    const { checks } = await examine(cwd);
    const faults = checks.filter(({ state }) => state === 'fault').map(({ message }) => message);
    expect(faults).toEqual([
      expect.stringContaining('sửa ngoài chương trình: A;'),
      expect.stringContaining('1 hồ sơ, 0 sự kiện, 0 thư'),
      expect.stringContaining('"A"'),
    ]);
    expect(checks.at(-1)?.check).toBe('disk');
  });

  test('finds a guard of the past that was taken away, or a trigger that was put in', async () => {
    for (const [change, named] of [
      ['drop trigger event_no_update', 'trigger event_no_update'],
      [
        'drop trigger event_no_delete; create trigger event_no_delete before delete on event begin select 1; end',
        'trigger event_no_delete',
      ],
      ['create trigger spy after insert on event begin select 1; end', 'trigger spy'],
      ['drop index dossier_due', 'index dossier_due'],
    ] as const) {
      const cwd = office();
      const db = new DatabaseSync(join(cwd, 'dunghen.db'));
      db.exec(change);
      db.close();
      const examined = await examine(cwd);
      expect(examined, named).toMatchObject({ ok: false, code: 1 });
      const message = expect.stringContaining(`(${named})`) as string;
      expect(examined.checks.find(({ check }) => check === 'database')).toMatchObject({ state: 'fault', message });
    }
  });

  test('finds a database that another program does not let go of, and names it', async () => {
    const cwd = office();
    const db = new DatabaseSync(join(cwd, 'dunghen.db'));
    db.exec('begin exclusive');
    const { ok, checks } = await examine(cwd);
    db.close();
    expect(ok).toBe(false);
    expect(checks.find(({ check }) => check === 'database')).toMatchObject({
      state: 'fault',
      message: expect.stringContaining(`${join(cwd, 'dunghen.db')}: Một chương trình khác`) as string,
    });
    expect((await examine(cwd)).ok).toBe(true);
  });

  test('finds a database that was cut short', async () => {
    const cwd = office();
    truncateSync(join(cwd, 'dunghen.db'), statSync(join(cwd, 'dunghen.db')).size - 8_192);
    expect(stateOf(await examine(cwd), 'database')).toBe('fault');
  });

  test('names a letters folder that is away, once, and none of the files that nobody can see', async () => {
    const cwd = office();
    const day = ['--today', '2026-11-23'];
    const config = (folder: string): void => writeFileSync(join(cwd, 'dunghen.config.toml'), `[letters]\nfolder = "${folder}"\n`);
    config('ổ mạng/thư');
    await dunghen(['scan', ...day], { cwd });
    expect(readdirSync(join(cwd, 'ổ mạng/thư')).some((name) => name.endsWith('.docx'))).toBe(true);
    // The share is taken away: what it was mounted on is empty.
    renameSync(join(cwd, 'ổ mạng'), join(cwd, 'ổ kia'));
    mkdirSync(join(cwd, 'ổ mạng'));
    for (const scanned of [false, true]) {
      if (scanned) await dunghen(['scan', ...day], { cwd });
      const { checks, code } = await examine(cwd);
      const ofLetters = checks.filter(({ check, state, message }) => check !== 'config' && (state === 'fault' || message.includes(cwd)));
      expect([code, ofLetters]).toMatchObject([1, [{ check: scanned ? 'scan' : 'letter-files' }]]);
      expect(checks.filter(({ check, state }) => check === 'letter-files' && state !== 'fault')).toEqual([]);
      expect(ofLetters[0]?.message).toContain('nối lại ổ');
    }
    rmSync(join(cwd, 'ổ mạng'), { recursive: true });
    renameSync(join(cwd, 'ổ kia'), join(cwd, 'ổ mạng'));
    await dunghen(['scan', ...day], { cwd });
    expect(stateOf(await examine(cwd), 'letter-files')).toBe('ok');
  });

  test('names a print that holds letters of erased citizens, as does retention that cannot reach it; and a letter whose row was changed', async () => {
    const cwd = office();
    await dunghen(['scan', '--today', '2026-11-10'], { cwd });
    writeFileSync(join(cwd, 'in.docx'), 'thư của công dân');
    const db = new DatabaseSync(join(cwd, 'dunghen.db'));
    db.exec("update letter set erased_on = '2026-11-10'");
    const note = db.prepare('insert into print_file (path, sha256, letters, ledger) values (?, ?, ?, ?)');
    const { ledger } = db.prepare('select ledger from letters_folder').get() as { ledger: string };
    note.run(join(cwd, 'in.docx'), createHash('sha256').update('thư của công dân').digest('hex'), '[1]', ledger);
    note.run(join(cwd, 'usb', 'in.docx'), '0', '[1]', ledger);
    db.close();
    const said = async (lang: string): Promise<readonly string[]> => {
      const { checks } = await examine(cwd, lang);
      return ['retention', 'past'].map((about) => checks.find(({ check }) => check === about)?.message ?? '');
    };
    expect(await said('vi')).toEqual([
      expect.stringMatching(/^1 bản in còn có thư .*in\.docx; hãy chạy "dunghen retention"/),
      expect.stringMatching(/^1 thư có bước, .* ngoài chương trình: thu:1 \(A\); hãy so "dunghen letters show"/),
    ]);
    expect(await said('en')).toEqual([
      expect.stringMatching(/^1 prints still hold letters .*in\.docx; run "dunghen retention"/),
      expect.stringMatching(/^1 letters have steps, .* behind the program: letter:1 \(A\); compare "dunghen letters show"/),
    ]);
    const erase = async (lang: string): Promise<string> =>
      // So long that nobody else is erased.
      (await dunghen(['retention', '--months', '99', '--today', '2026-11-23', '--lang', lang], { cwd })).stdout;
    const tried = await dunghen(['retention', '--dry-run', '--months', '99', '--today', '2026-11-23'], { cwd });
    expect(tried.stdout).toMatch(/Sẽ xóa bản in có thư của họ: .*in\.docx\n$/);
    expect(await erase('vi')).toMatch(/Đã xóa bản in có thư của họ; .*in\.docx\n.*không tới được hoặc không xóa được; .*usb/s);
    expect(await erase('en')).toMatch(/cannot be reached or removed; .*usb/);
    expect([existsSync(join(cwd, 'in.docx')), (await said('vi'))[0]]).toEqual([false, '']);
  });

  test('tells why the last scan was not whole, when it was, and that all is well once the cause is gone', async () => {
    const cwd = office();
    rmSync(join(cwd, 'letters'), { recursive: true, force: true });
    writeFileSync(join(cwd, 'letters'), 'một tệp');
    await dunghen(['scan', '--today', '2026-11-23'], { cwd });
    const examined = await examine(cwd);
    expect(examined.checks.find(({ check }) => check === 'scan')).toMatchObject({
      state: 'fault',
      message: expect.stringContaining('23/11/2026') as string,
    });
    rmSync(join(cwd, 'letters'));
    await dunghen(['scan', '--today', '2026-11-23'], { cwd });
    expect(stateOf(await examine(cwd), 'scan')).toBe('ok');
    const later = await dunghen(['doctor', '--json', '--today', '2026-11-30'], { cwd });
    expect(later.stdout).toMatch(/"check":"scan","state":"warning"/);
  });

  test('tells of another folder in the place of the letters, which is written to once somebody says that it is meant', async () => {
    const cwd = office();
    const scan = (...more: string[]): Promise<{ code: number | null }> => dunghen(['scan', '--today', '2026-11-23', ...more], { cwd });
    await scan();
    renameSync(join(cwd, 'letters'), join(cwd, 'away'));
    mkdirSync(join(cwd, 'letters'));
    expect(await scan()).toMatchObject({ code: 1 });
    const { checks } = await examine(cwd);
    expect(checks.find(({ check }) => check === 'scan')?.message).toContain('"dunghen scan --new-folder"');
    expect(await scan('--new-folder')).toMatchObject({ code: 0 });
    expect(readdirSync(join(cwd, 'letters'))).toEqual(readdirSync(join(cwd, 'away')));
  });

  test('tells of a letter that was withdrawn and is still owed, until another is asked for', async () => {
    const cwd = office();
    const day = ['--today', '2026-11-23'];
    const owed = async (): Promise<readonly string[]> => {
      await dunghen(['scan', ...day], { cwd });
      const { checks } = JSON.parse((await dunghen(['doctor', '--json', ...day], { cwd })).stdout) as Examined;
      return checks.filter(({ check, state }) => check === 'letters' && state === 'warning').map(({ message }) => message);
    };
    expect(await owed()).toEqual([]);
    await dunghen(['letters', 'withdraw', '1', '--reason', 'sai tên', ...day], { cwd });
    expect(await owed()).toEqual([expect.stringContaining('1 thư đã thu hồi mà hồ sơ vẫn còn nợ thư xin lỗi')]);
    expect(await dunghen(['letters', 'request', 'A', '--reason', 'soạn lại', ...day], { cwd })).toMatchObject({ code: 0 });
    expect(await owed()).toEqual([]);
  });

  test('names a letter file that is gone, and one altered after it was issued', async () => {
    const cwd = office();
    await dunghen(['scan', '--today', '2026-11-23'], { cwd });
    expect(stateOf(await examine(cwd), 'letter-files')).toBe('ok');
    const [file = ''] = lettersIn(cwd);
    rmSync(join(cwd, 'letters', file));
    expect(stateOf(await examine(cwd), 'letter-files')).toBe('warning');
    const day = ['--today', '2026-11-23'];
    await dunghen(['letters', 'reason', '1', '--reason', 'thử', ...day], { cwd });
    await dunghen(['letters', 'issue', '1', '--number', '1/XL', '--signed-by', 'A', '--signed-on', '2026-11-23', ...day], { cwd });
    expect(stateOf(await examine(cwd), 'letter-files')).toBe('ok');
    writeFileSync(join(cwd, 'letters', file), 'sửa sau khi ký');
    const examined = await examine(cwd);
    expect(examined.checks.find(({ check }) => check === 'letter-files')).toMatchObject({
      state: 'fault',
      message: expect.stringContaining(file) as string,
    });
  });

  test('names what the inbox does not take, what it refused and why mail waits', async () => {
    const cwd = office();
    const config = join(cwd, 'dunghen.config.toml');
    appendFileSync(config, '\n[smtp]\nhost = "mail.xa.example"\nfrom = "a@xa.example"\npasswordFile = "khong-co.txt"\n');
    for (const folder of ['cũ', 'rejected']) mkdirSync(join(cwd, 'inbox', folder), { recursive: true });
    for (const name of ['cho.csv', 'rejected/1-hong.csv', 'rejected/1-hong.csv.json', 'moi.csv'])
      writeFileSync(join(cwd, 'inbox', name), 'x');
    utimesSync(join(cwd, 'inbox', 'cho.csv'), 1, 1);
    const { ok, checks } = await examine(cwd);
    const told = (check: string): string[] =>
      checks.filter((one) => one.check === check).map(({ state, message }) => `${state} ${message}`);
    expect(told('inbox').map((line) => /^warning.*("cũ"|"cho.csv"|"1-hong.csv")/.exec(line)?.[1])).toEqual([
      '"cũ"',
      '"cho.csv"',
      '"1-hong.csv"',
    ]);
    expect(told('mail')).toEqual([expect.stringMatching(/^fault .*khong-co\.txt.*ENOENT/)]);
    expect(ok).toBe(false);
  });

  test('counts the rows that were refused of lists in the inbox, by their files, for a week', async () => {
    const cwd = office();
    const done = join(cwd, 'inbox', 'done');
    mkdirSync(done, { recursive: true });
    const report = (name: string, rejected: number): void =>
      writeFileSync(join(done, `2026-06-01-${name}.json`), JSON.stringify({ file: name, rows: 9, rejected }));
    report('mot.csv', 3);
    report('hai.csv', 1_000);
    report('tot.csv', 0);
    report('cu.csv', 7);
    utimesSync(join(done, '2026-06-01-cu.csv.json'), 1, 1);
    writeFileSync(join(done, 'khac.json'), 'của ai đó');
    expect((await examine(cwd)).checks.filter(({ check }) => check === 'inbox')).toEqual([
      {
        check: 'inbox',
        state: 'warning',
        message: expect.stringContaining(
          '1.003 dòng bị từ chối trong các tệp đã nhập bảy ngày qua ("mot.csv": 3, "hai.csv": 1.000)',
        ) as string,
      },
    ]);
  });

  test('names the lists that were still being written when they were imported, and counts no refused row of them twice', async () => {
    const cwd = office();
    for (const folder of ['done', 'rejected']) mkdirSync(join(cwd, 'inbox', folder), { recursive: true });
    const report = { file: 'nửa.csv', rows: 9, rejected: 3, grewAt: '2026-06-01T01:00:00Z' };
    writeFileSync(join(cwd, 'inbox/done/1-nửa.csv.json'), JSON.stringify(report));
    writeFileSync(join(cwd, 'inbox/rejected/1-hỏng.xlsx.json'), JSON.stringify({ ...report, file: 'hỏng.xlsx' }));
    const told = (await examine(cwd)).checks.filter(({ check }) => check === 'inbox').map(({ state, message }) => `${state} ${message}`);
    expect(told).toEqual([expect.stringMatching(/^warning 2 tệp .* còn đang được ghi .*\("nửa.csv", "hỏng.xlsx"\)/)]);
  });

  test('tells of issued letters that LibreOffice made no PDF of, where it is installed and scans went by since', async () => {
    const cwd = office();
    const env = { PATH: `${join(cwd, 'bin')}:${process.env['PATH'] ?? ''}` };
    mkdirSync(join(cwd, 'bin'));
    writeFileSync(join(cwd, 'bin', 'soffice'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const day = ['--today', '2026-11-23'];
    const pdfs = async () =>
      (JSON.parse((await dunghen(['doctor', '--json', ...day], { cwd, env })).stdout) as Examined).checks.filter(
        ({ check }) => check === 'pdfs',
      );
    await dunghen(['scan', ...day], { cwd, env });
    await dunghen(['letters', 'reason', '1', '--reason', 'thử', ...day], { cwd });
    await dunghen(['letters', 'issue', '1', '--number', '1/XL', '--signed-by', 'A', '--signed-on', '2026-11-23', ...day], { cwd });
    await dunghen(['scan', ...day], { cwd, env });
    // What was issued just now may still be in hand.
    expect(await pdfs()).toEqual([]);
    const db = new DatabaseSync(join(cwd, 'dunghen.db'));
    db.exec("update letter set published_at = '2026-01-01T00:00:00Z'");
    db.close();
    const [file = ''] = lettersIn(cwd);
    // What LibreOffice was installed for later is made fifty letters at a time.
    const message =
      `1 thư đã ban hành chưa có bản PDF: ${file}. Mỗi lần quét làm nhiều nhất 50 bản, nên LibreOffice vừa cài thì chờ các lần quét sau; ` +
      `nếu quét rồi mà số này không giảm, hãy thử mở thư bằng LibreOffice (${join(cwd, 'bin', 'soffice')}), ` +
      `xem thư mục ${join(cwd, 'letters', 'pdf')} có ghi được và đĩa còn chỗ không. Không cần PDF thì ghi pdf = false trong mục [letters].`;
    expect(await pdfs()).toEqual([{ check: 'pdfs', state: 'warning', message }]);
    const { stdout } = await dunghen(['doctor', '--lang', 'en', ...day], { cwd, env });
    expect(stdout).toContain(
      `1 issued letters have no PDF: ${file}. Each scan makes at most 50, so where LibreOffice was installed just now, wait for the next scans; ` +
        `if scans leave the number as it is, try to open one in LibreOffice (${join(cwd, 'bin', 'soffice')}), `,
    );
    writeFileSync(
      join(cwd, 'bin', 'soffice'),
      '#!/bin/sh\nfor last; do :; done; printf "%%PDF-1.7\\n%%%%EOF\\n" > "$6/$(basename "$last" .docx).pdf"\n',
    );
    await dunghen(['scan', ...day], { cwd, env });
    expect(await pdfs()).toEqual([]);
    rmSync(join(cwd, 'letters', 'pdf'), { recursive: true });
    const config = join(cwd, 'dunghen.config.toml');
    writeFileSync(config, readFileSync(config, 'utf8').replace('pdf = true', 'pdf = false'));
    expect(await pdfs()).toEqual([]);
  });

  test('names the units of [digests.to] that no dossier has, and those that there are', async () => {
    const cwd = office();
    const units = async () => (await examine(cwd)).checks.filter(({ check }) => check === 'digests');
    const config = join(cwd, 'dunghen.config.toml');
    const readers = '"*" = ["a@xa.example"]\n"phòng  KINH TẾ" = ["b@xa.example"]\n"Phòng Kinh tê" = ["c@xa.example"]\n';
    writeFileSync(config, readFileSync(config, 'utf8').replace('# "*" =', `${readers}# "*" =`));
    // Dossiers that name no unit, as on the first day, say nothing of how units are spelled.
    expect(await units()).toEqual([]);
    const events =
      '{"dossier":"B","type":"received","at":"2026-11-02","term":"3 working-days","unit":"Phòng Kinh tế"}\n{"dossier":"B","type":"stage","at":"2026-11-03","stage":"Xử lý","unit":"Phòng Tư pháp"}\n';
    writeFileSync(join(cwd, 'b.ndjson'), events);
    await dunghen(['import', 'b.ndjson'], { cwd });
    expect(await units()).toEqual([
      {
        check: 'digests',
        state: 'warning',
        message:
          'Mục [digests.to] gửi cho đơn vị mà không hồ sơ nào có: "Phòng Kinh tê"; không bản tin nào tới đó. Hãy ghi đúng tên trong hồ sơ: "Phòng Kinh tế", "Phòng Tư pháp".',
      },
    ]);
  });

  test('tells of a morning’s digests that could not be written, and that all is well once they are', async () => {
    const cwd = office();
    writeFileSync(join(cwd, 'digests'), 'một tệp ở chỗ của thư mục');
    const digest = () => dunghen(['digest', '--today', '2026-06-01'], { cwd });
    expect((await digest()).code).toBe(1);
    const { ok, checks } = await examine(cwd);
    expect(checks.filter(({ check }) => check === 'digests')).toEqual([
      { check: 'digests', state: 'fault', message: expect.stringContaining(join(cwd, 'digests')) as string },
    ]);
    expect(ok).toBe(false);
    rmSync(join(cwd, 'digests'));
    await digest();
    expect(stateOf(await examine(cwd), 'digests')).toBeUndefined();
  });

  test('finds a template that cannot be used', async () => {
    const cwd = office();
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[letters]\ntemplate = "a.ndjson"\n');
    expect(stateOf(await examine(cwd), 'letters')).toBe('fault');
  });

  // Whoever runs the tests as root may write everywhere.
  test.skipIf(process.getuid?.() === 0)('finds a letters folder that cannot be written', async () => {
    const cwd = office();
    mkdirSync(join(cwd, 'letters'));
    chmodSync(join(cwd, 'letters'), 0o500);
    expect(stateOf(await examine(cwd), 'letters')).toBe('fault');
  });
});

describe('dunghen backup', () => {
  test('makes a copy that restores to the same export', async () => {
    const cwd = office();
    const backedUp = await dunghen(['backup', 'bản sao.db'], { cwd });
    expect([backedUp.code, backedUp.stdout]).toEqual([0, expect.stringContaining(`xóa ${join(cwd, 'dunghen.db')}-wal`)]);
    const before = (await dunghen(['export'], { cwd })).stdout;
    copyFileSync(join(cwd, 'bản sao.db'), join(cwd, 'khác.db'));
    expect((await dunghen(['export', '--db', 'khác.db'], { cwd })).stdout).toBe(before);
    expect(await dunghen(['backup', 'bản sao.db'], { cwd })).toMatchObject({ code: 1 });
  });
});

describe('dunghen migrate', () => {
  const move = (cwd: string, from: string, to: string) => dunghen(['migrate', '--from', from, '--to', to, '--json'], { cwd });

  test('makes a new database that exports the same and holds the same letters, and leaves the old one', async () => {
    const cwd = office();
    const said = async (db: string) => [
      await dunghen(['export', '--db', db], { cwd }),
      await dunghen(['letters', 'list', '--json', '--db', db], { cwd }),
    ];
    const before = await said('sqlite:dunghen.db');
    const to = join(cwd, 'đĩa mới.db');
    const moved = await move(cwd, 'sqlite:dunghen.db', 'sqlite:đĩa mới.db');
    expect([moved.code, JSON.parse(moved.stdout)]).toEqual([0, { from: join(cwd, 'dunghen.db'), to, bytes: statSync(to).size }]);
    expect([await said(`sqlite:${to}`), await said('sqlite:dunghen.db')]).toEqual([before, before]);
    const { stdout } = await dunghen(['migrate', '--from', 'sqlite:dunghen.db', '--to', 'sqlite:b.db', '--lang', 'en'], { cwd });
    expect(stdout).toContain(`write database = "sqlite:${join(cwd, 'b.db')}"`);
  });

  test('brings the new one up to date, and leaves an old one of an older program as it is, byte for byte', async () => {
    const cwd = workFolder();
    const old = new DatabaseSync(join(cwd, 'cũ.db'));
    old.exec(`pragma journal_mode = wal; pragma application_id = 1145587022; ${MIGRATION_STEPS[0] as string}; pragma user_version = 1;
      insert into dossier (id, code, code_key) values (1, 'H-1', 'H-1');
      insert into event (dossier_id, type, at, body) values (1, 'received', '2026-11-02', '{"term":"3 working-days"}')`);
    old.close();
    const before = readFileSync(join(cwd, 'cũ.db'));
    expect(await move(cwd, 'sqlite:cũ.db', 'sqlite:mới.db')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(cwd, 'cũ.db')).equals(before)).toBe(true);
    expect(readdirSync(cwd).toSorted()).toEqual(['cũ.db', 'mới.db']);
    expect((await dunghen(['export', '--db', 'mới.db'], { cwd })).stdout).toContain('"dossier":"H-1"');
    expect(readdirSync(cwd).toSorted()).toEqual(['cũ.db', 'mới.db']);
    expect(statSync(join(cwd, 'mới.db')).mode & 0o077).toBe(0);
  });

  test('is refused while a daemon has the old one, and done once that is stopped', async () => {
    const cwd = office();
    const stop = holdInstanceLock(join(cwd, 'dunghen.db.daemon-lock'));
    symlinkSync('dunghen.db', join(cwd, 'lối tắt.db'));
    for (const name of ['dunghen.db', 'lối tắt.db']) {
      const refused = await move(cwd, `sqlite:${name}`, 'sqlite:mới.db');
      expect([refused.code, (JSON.parse(refused.stderr) as { error: { code: string } }).error.code]).toEqual([1, 'already-running']);
      expect(refused.stderr).toContain('hãy dừng nó');
      expect(existsSync(join(cwd, 'mới.db'))).toBe(false);
    }
    stop();
    expect(await move(cwd, 'sqlite:dunghen.db', 'sqlite:mới.db')).toMatchObject({ code: 0 });
  });

  test.each([
    ['sqlite:dunghen.db', 'sqlite:dunghen.db', 1, 'backup-exists'],
    ['sqlite:dunghen.db', 'postgres://ai:bí-mật@máy/dunghen', 2, 'bad-database-url'],
    ['postgres://máy/dunghen', 'sqlite:mới.db', 2, 'bad-database-url'],
    ['sqlite:không-có.db', 'sqlite:mới.db', 2, 'no-database'],
    ['sqlite:dunghen.db', '', 2, 'bad-option'],
  ])('from %s to %j is refused, and nothing is made', async (from, to, code, fault) => {
    const cwd = office();
    const before = readdirSync(cwd);
    const moved = await move(cwd, from, to);
    expect([moved.code, moved.stdout, (JSON.parse(moved.stderr) as { error: { code: string } }).error.code]).toEqual([code, '', fault]);
    expect([readdirSync(cwd), moved.stderr.includes('bí-mật')]).toEqual([before, false]);
  });
});
