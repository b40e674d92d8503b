import { spawn, type ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { dunghen, ROOT } from './command.ts';
import { lettersIn } from './letters-in.ts';
import { QUICK } from './trial-office.ts';

const EVENTS = join(ROOT, 'fixtures/sample/events.ndjson');

/** What is left to clear away: at the end of all, since the tests run beside each other. */
const leftovers: (() => void)[] = [];
const atTheEnd = (clear: () => void): void => void leftovers.unshift(clear);
afterAll(() => {
  for (const clear of leftovers) clear();
});

/** An empty folder with a space and accents in its name. */
function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'một cửa xã Mẫu '));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly ended: Promise<number | null>;
  readonly output: () => string;
}

/** A port nobody listens on. */
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function daemon(cwd: string, config = '', env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const port = await freePort();
  writeFileSync(join(cwd, 'dunghen.config.toml'), `${config}\n[health]\nport = ${port}\n`);
  // The command itself, not a shell around it, so that a signal reaches it.
  const child = spawn(join(ROOT, 'dunghen'), ['daemon', '--today', '2026-11-30'], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  atTheEnd(() => void child.kill('SIGKILL'));
  return { child, port, ended, output: () => output };
}

async function until(what: () => boolean | Promise<boolean>, running?: Running): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (await what()) return;
    await pause(100);
  }
  throw new Error(`waited in vain: ${running?.output() ?? ''}`);
}
const get = (port: number, path: string): Promise<Response> => fetch(`http://127.0.0.1:${port}${path}`);
/** The answer to a request that names another host, as a rebound name in a browser would. */
const statusFor = (port: number, host: string): Promise<number | undefined> =>
  new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path: '/', headers: { host } }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .on('error', fail)
      .end();
  });
const scanned = (running: Running, times: number): Promise<void> =>
  until(() => running.output().split('"msg":"scanned"').length > times, running);

// Side by side, since a daemon waits most of the time: for its next round, and for files to lie still.
describe('the daemon', { timeout: 60_000, concurrent: true }, () => {
  test('imports what is dropped in the inbox, writes the letters, tells its metrics, and names no citizen in its log', async () => {
    const cwd = workFolder();
    mkdirSync(join(cwd, 'inbox'));
    copyFileSync(EVENTS, join(cwd, 'inbox', 'sự kiện.ndjson'));
    writeFileSync(join(cwd, 'inbox', 'ảnh.xlsx'), 'không phải bảng tính');
    for (const name of ['sự kiện.ndjson', 'ảnh.xlsx']) utimesSync(join(cwd, 'inbox', name), 1, 1);
    writeFileSync(join(cwd, 'inbox', 'đang chép.xlsx.part'), 'PK');
    const running = await daemon(cwd);
    await until(() => existsSync(join(cwd, 'letters')) && lettersIn(cwd).length >= 35, running);
    await scanned(running, 2);
    const done = readdirSync(join(cwd, 'inbox/done'));
    expect(done.map((name) => name.replace(/^[\d-]+/, ''))).toEqual(['sự kiện.ndjson', 'sự kiện.ndjson.json']);
    expect(JSON.parse(readFileSync(join(cwd, 'inbox/done', done[1] as string), 'utf8'))).toMatchObject({ created: 2_494, rejected: 0 });
    expect(readdirSync(join(cwd, 'inbox/rejected'))).toHaveLength(2);
    expect(existsSync(join(cwd, 'inbox/đang chép.xlsx.part')), 'a file still being copied is left alone').toBe(true);
    expect((await get(running.port, '/healthz')).status).toBe(200);
    expect((await get(running.port, '/readyz')).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${running.port}/metrics`, { method: 'POST' })).status).toBe(405);
    const metrics = await (await get(running.port, '/metrics')).text();
    for (const line of [
      'dunghen_open 77',
      'dunghen_overdue 3',
      'dunghen_letters_owed 35',
      'dunghen_letters_drafted 35',
      'dunghen_letters_missing 0',
      'dunghen_month_late 4',
      'dunghen_month_total 474',
    ]) {
      expect(metrics).toContain(line);
    }
    for (const [, name, help] of metrics.matchAll(/^# HELP dunghen_(\S+) (.*)$/gm)) expect(help, name).not.toBe(name);
    const morning = await get(running.port, '/');
    const page = await morning.text();
    expect([morning.status, morning.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
    expect(morning.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const code of ['H37.125-261101-0003', 'H37.125-261105-0001', 'H37.125-261112-0016']) expect(page, 'overdue').toContain(code);
    expect(await statusFor(running.port, 'evil.example'), 'a page elsewhere cannot read it').toBe(403);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    const names = new Set(
      [...readFileSync(EVENTS, 'utf8').matchAll(/"(?:name|address|phone)":"([^"]+)"/g)].map(([, name]) => name as string),
    );
    expect(names.size).toBeGreaterThan(1_000);
    const log = running.output();
    for (const name of names) expect(log.includes(name) || page.includes(name), name).toBe(false);
    for (const line of log.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  });

  test('reads a list in the inbox by the mapping that was kept for it', async () => {
    const cwd = workFolder();
    mkdirSync(join(cwd, 'inbox'));
    writeFileSync(
      join(cwd, 'dunghen.mapping.toml'),
      'headings = ["Ký hiệu", "Ngày đến", "Mốc"]\n[columns]\ncode = "Ký hiệu"\nreceivedAt = "Ngày đến"\npromisedOn = "Mốc"\n',
    );
    writeFileSync(join(cwd, 'inbox', 'a.csv'), 'Ký hiệu,Ngày đến,Mốc\nH1-01,02/11/2026,09/11/2026\nH1-02,03/11/2026,30/12/2026\n');
    utimesSync(join(cwd, 'inbox', 'a.csv'), 1, 1);
    const running = await daemon(cwd);
    await until(() => existsSync(join(cwd, 'inbox/done')) && readdirSync(join(cwd, 'inbox/done')).length === 2, running);
    running.child.kill('SIGTERM');
    await running.ended;
    const { stdout } = await dunghen(['explain', 'H1-01', '--today', '2026-11-30', '--json'], { cwd });
    expect(stdout).toContain('2026-11-09');
  });

  test('opens the page to the network only behind its password, and slows whoever guesses', async () => {
    const cwd = workFolder();
    const overdue = 'H37.125-261101-0003';
    const line = readFileSync(EVENTS, 'utf8').split('\n').filter((text) => text.includes(overdue)).join('\n'); // prettier-ignore
    writeFileSync(join(cwd, 'a.ndjson'), line);
    await dunghen(['import', 'a.ndjson', '--today', '2026-11-30'], { cwd });
    const set = await dunghen(['page', 'password', '--json'], { cwd, input: 'rừng hồi Đình Lập\n' });
    expect([set.code, JSON.parse(set.stdout)]).toEqual([0, { file: join(cwd, 'mat-khau-trang.txt'), replaced: false }]);
    const file = join(cwd, 'mat-khau-trang.txt');
    expect([readFileSync(file, 'utf8').includes('rừng'), statSync(file).mode & 0o077]).toEqual([false, 0]);
    const port = await freePort();
    const running = await daemon(cwd, `[page]\nlisten = "127.0.0.1"\nport = ${port}\n`);
    await scanned(running, 1);
    const logIn = (password: string, headers = {}): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}/login`, { method: 'POST', body: new URLSearchParams({ password }), redirect: 'manual', headers });
    const stranger = await get(port, '/');
    const form = await stranger.text();
    expect([stranger.status, form.includes('type="password"'), /H37|hồ sơ/.test(form)]).toEqual([401, true, false]);
    expect(stranger.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    for (const path of ['/metrics', '/healthz', '/readyz', '/x']) expect((await get(port, path)).status, path).toBe(404);
    expect((await logIn('rừng hồi Đình Lập', { origin: 'http://evil.example' })).status, 'a form of another site').toBe(403);
    expect((await logIn('x'.repeat(5_000))).status).toBe(413);
    const right = await logIn('rừng hồi Đình Lập'.normalize('NFD'));
    const cookie = right.headers.get('set-cookie') ?? '';
    expect([right.status, /HttpOnly; SameSite=Strict/.test(cookie)]).toEqual([303, true]);
    const mine = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie: cookie.split(';')[0] as string } });
    expect([mine.status, (await mine.text()).includes(overdue)]).toEqual([200, true]);
    const forged = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie: `dunghen=${'A'.repeat(43)}` } });
    expect([forged.status, (await forged.text()).includes(overdue)]).toEqual([401, false]);
    // How many, and for how long, is counted with a clock that stands still (daemon/test/servers.test.ts): here time passes.
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => logIn(`đoán lần thứ ${i}`)));
    const slowed = guesses.filter(({ status }) => status === 429);
    expect([slowed.length > 0, Number(slowed[0]?.headers.get('retry-after')) > 0]).toEqual([true, true]);
    expect(running.output()).not.toMatch(/rừng|đoán|127\.0\.0\.1/);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  test('does not open the page without a password', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[page]\n');
    const { code, stderr } = await dunghen(['daemon'], { cwd });
    expect([code, stderr.includes('dunghen page password')]).toEqual([2, true]);
    expect(await dunghen(['page', 'password'], { cwd, input: 'ngắn\n' })).toMatchObject({ code: 2, stderr: expect.stringContaining('10') });
    expect(existsSync(join(cwd, 'mat-khau-trang.txt'))).toBe(false);
  });

  test(
    'stops within five seconds though letters are left, and the next start writes the rest, each once',
    { concurrent: false },
    async () => {
      const cwd = workFolder();
      const lines = Array.from({ length: 150 }, (_, i) =>
        JSON.stringify({ dossier: `D-${i}`, type: 'received', at: '2026-11-02', term: '3 working-days' }),
      );
      writeFileSync(join(cwd, 'a.ndjson'), lines.join('\n'));
      await dunghen(['import', 'a.ndjson', '--today', '2026-11-30'], { cwd });
      const running = await daemon(cwd);
      const written = (): number => (existsSync(join(cwd, 'letters')) ? lettersIn(cwd).filter((name) => name.endsWith('.docx')).length : 0);
      await until(() => running.output().includes('"msg":"started"'), running);
      await pause(400);
      const asked = performance.now();
      running.child.kill('SIGTERM');
      expect(await running.ended).toBe(0);
      expect(performance.now() - asked).toBeLessThan(5_000);
      expect(written(), 'it did not stop for nothing').toBeLessThan(150);
      const again = await daemon(cwd);
      await scanned(again, 1);
      expect(written()).toBe(150);
      again.child.kill('SIGTERM');
      await again.ended;
    },
  );

  test(
    'stops within five seconds though a mail server has taken the call and says nothing, and begins nothing after that',
    { concurrent: false },
    async () => {
      const cwd = workFolder();
      mkdirSync(join(cwd, 'inbox'));
      writeFileSync(join(cwd, 'a.ndjson'), JSON.stringify({ dossier: 'A-1', type: 'received', at: '2026-11-02', term: '3 working-days' }));
      await dunghen(['import', 'a.ndjson', '--today', '2026-11-30'], { cwd });
      const calls: Socket[] = [];
      const silent = createServer((socket) => void calls.push(socket.on('error', () => {})));
      await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
      atTheEnd(() => {
        for (const call of calls) call.destroy();
        silent.close();
      });
      const { port } = silent.address() as AddressInfo;
      const running = await daemon(
        cwd,
        `[digests]\nat = "00:00"\n[digests.to]\n"*" = ["a@xa.example"]\n[smtp]\nhost = "127.0.0.1"\nport = ${port}\nfrom = "b@xa.example"\n`,
      );
      await until(() => calls.length > 0, running);
      writeFileSync(
        join(cwd, 'inbox', 'b.ndjson'),
        JSON.stringify({ dossier: 'B-1', type: 'received', at: '2026-11-02', term: '3 working-days' }),
      );
      const asked = performance.now();
      running.child.kill('SIGTERM');
      expect(await running.ended).toBe(0);
      expect(performance.now() - asked).toBeLessThan(5_000);
      expect(running.output().trim().split('\n').at(-1)).toContain('"code":"round-cut-short","msg":"stopped"');
      expect(readdirSync(join(cwd, 'inbox'))).toEqual(['b.ndjson', 'done', 'rejected']);
    },
  );

  test('runs once: a second one is refused, and a kill -9 frees the place at once; large buffers it gives back one by one', async () => {
    const cwd = workFolder();
    const first = await daemon(cwd);
    await scanned(first, 1);
    // By a link to it, it is the same database.
    symlinkSync('dunghen.db', join(cwd, 'lối tắt.db'));
    for (const named of [[], ['--db', 'sqlite:lối tắt.db']]) {
      const second = await dunghen(['daemon', '--json', ...named], { cwd });
      expect(second.code).toBe(1);
      expect(second.stderr).toContain('already-running');
    }
    if (process.platform === 'linux')
      expect(readFileSync(`/proc/${first.child.pid}/environ`, 'utf8').split('\0')).toContain('MALLOC_MMAP_THRESHOLD_=65536');
    first.child.kill('SIGKILL');
    await first.ended;
    const third = await daemon(cwd);
    await scanned(third, 1);
    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
  });

  test('writes its letters though the inbox cannot be used, and says why it is not all well', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'a.ndjson'), JSON.stringify({ dossier: 'A-1', type: 'received', at: '2026-11-02', term: '3 working-days' }));
    await dunghen(['import', 'a.ndjson', '--today', '2026-11-30'], { cwd });
    writeFileSync(join(cwd, 'inbox'), 'một tệp, không phải thư mục');
    const running = await daemon(cwd);
    await scanned(running, 1);
    expect(lettersIn(cwd)).toHaveLength(1);
    const ready = await get(running.port, '/readyz');
    expect([ready.status, await ready.text()]).toEqual([503, 'inbox-folder\n']);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  test('goes on with the configuration that worked when the file is broken, says so, and follows it once it is mended', async () => {
    const cwd = workFolder();
    const running = await daemon(cwd, '', QUICK);
    await scanned(running, 1);
    const good = readFileSync(join(cwd, 'dunghen.config.toml'), 'utf8');
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[agency\n');
    await until(() => running.output().includes('"code":"config-syntax"'), running);
    const metrics = async (): Promise<string> => (await get(running.port, '/metrics')).text();
    expect(await metrics()).toContain('dunghen_config_refused 1\n');
    writeFileSync(join(cwd, 'dunghen.config.toml'), good.replace('[health]', '[agency]\nname = "UBND xã Mẫu"\n[health]'));
    const before = running.output().length;
    await until(() => running.output().slice(before).includes('"msg":"scanned"'), running);
    await until(() => !running.output().slice(-400).includes('agency-not-configured'), running);
    expect(await metrics()).toContain('dunghen_config_refused 0\n');
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  test('ends in a sentence that names the setting and the port when another program listens there', async () => {
    const cwd = workFolder();
    const other = createServer().listen(0, '127.0.0.1');
    atTheEnd(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    for (const [setting, config] of [
      ['health.port', `[health]\nport = ${port}\n`],
      ['page.port', `[health]\nport = 0\n[page]\nlisten = "127.0.0.1"\nport = ${port}\n`],
    ] as const) {
      writeFileSync(join(cwd, 'dunghen.config.toml'), config);
      if (setting === 'page.port') await dunghen(['page', 'password'], { cwd, input: 'mot-cua-xa-mau\nmot-cua-xa-mau\n' });
      const { code, stderr } = await dunghen(['daemon'], { cwd });
      expect(code).toBe(1);
      expect(stderr).toBe(
        `Lỗi: Cổng ${port} (mục ${setting} trong cấu hình) đã có chương trình khác dùng; hãy ghi ${setting} khác, hoặc dừng chương trình đó.\n`,
      );
    }
  });

  test('tells the doctor why a round broke off, until one does not', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'a.ndjson'), JSON.stringify({ dossier: 'A-1', type: 'received', at: '2026-11-02', term: '3 working-days' }));
    await dunghen(['import', 'a.ndjson', '--today', '2026-11-30'], { cwd });
    const db = new DatabaseSync(join(cwd, 'dunghen.db'));
    db.exec("create trigger in_the_way before insert on letter begin select raise(abort, 'no'); end");
    const running = await daemon(cwd);
    await until(() => running.output().includes('"round-failed"'), running);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    const lastScan = async (): Promise<object | undefined> => {
      const { stdout } = await dunghen(['doctor', '--json', '--today', '2026-11-30'], { cwd });
      return (JSON.parse(stdout) as { checks: { check: string }[] }).checks.find(({ check }) => check === 'scan');
    };
    expect(await lastScan()).toMatchObject({ state: 'fault', message: expect.stringContaining('(SQLITE_CONSTRAINT_TRIGGER)') as string });
    db.exec('drop trigger in_the_way');
    db.close();
    await dunghen(['scan', '--today', '2026-11-30'], { cwd });
    expect(await lastScan()).toMatchObject({ state: 'ok' });
  });
});
