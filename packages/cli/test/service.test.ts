import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findOffice, toPdf } from '../../daemon/src/letter/to-pdf.ts';
import { dunghen, ROOT, workFolder } from './command.ts';

describe('dunghen service install', () => {
  const install = (cwd: string, ...more: readonly string[]) =>
    dunghen(['service', 'install', '--out', 'dunghen.service', '--json', ...more], { cwd });

  test('writes a unit that runs this program on this configuration, and says what to do next', async () => {
    const cwd = workFolder();
    await dunghen(['init', '--yes'], { cwd });
    const { code, stdout } = await install(cwd, '--user', 'mot-cua');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      unit: join(cwd, 'dunghen.service'),
      user: 'mot-cua',
      next: expect.arrayContaining(['sudo systemctl enable --now dunghen']),
    });
    const unit = readFileSync(join(cwd, 'dunghen.service'), 'utf8');
    // The database is left to the configuration: once that names another, a restart takes it.
    expect(unit).toContain(`ExecStart="${join(ROOT, 'dunghen')}" "daemon" "--config" "${join(cwd, 'dunghen.config.toml')}"\n`);
    expect(unit).toContain('User=mot-cua');
    expect(unit).not.toMatch(/^User=root/m);
    // LibreOffice starts only where /proc is whole.
    expect(unit).not.toContain('ProcSubset');
    for (const guard of [
      'Type=notify',
      'WatchdogSec=',
      'ProtectSystem=strict',
      'NoNewPrivileges=yes',
      'LimitCORE=0',
      'SystemCallErrorNumber=EPERM',
      'RestartSec=1min',
      'OOMPolicy=continue',
    ])
      expect(unit).toContain(guard);
  });

  test.each(['a b;rm', '', '-x', 'người-dùng', '../a', 'a\nExecStart=/bin/sh', 'a'.repeat(32)])(
    'takes no user that is none: %j',
    async (user) => {
      const cwd = workFolder();
      const { code, stderr } = await install(cwd, `--user=${user}`);
      expect({ code, error: (JSON.parse(stderr) as { error: { code: string } }).error.code }).toEqual({ code: 2, error: 'bad-option' });
      expect(existsSync(join(cwd, 'dunghen.service'))).toBe(false);
    },
  );

  // Where systemd runs the machine, root's unit would go to its real place.
  test.skipIf(process.getuid?.() === 0 && existsSync('/run/systemd/system'))(
    'without being told otherwise writes beside the configuration, for a user that is never root, on the database that was named',
    async () => {
      const cwd = workFolder();
      const { code, stdout } = await dunghen(['service', 'install', '--lang', 'en', '--db', 'sqlite:kho/x.db'], { cwd });
      expect([code, stdout]).toEqual([0, expect.stringContaining(`Wrote ${join(cwd, 'dunghen.service')}. Next:\n`)]);
      expect(stdout).toContain(`sudo cp '${join(cwd, 'dunghen.service')}' /etc/systemd/system/dunghen.service`);
      const unit = readFileSync(join(cwd, 'dunghen.service'), 'utf8');
      const user = userInfo().uid === 0 ? 'dunghen' : userInfo().username;
      expect(unit).toContain(`\nUser=${user}\n`);
      expect(unit).toContain(`"daemon" "--db" "sqlite:${join(cwd, 'kho/x.db')}"`);
      expect(stdout.includes('useradd')).toBe(user === 'dunghen');
    },
  );

  test('advises against a configuration beside the program, which the service could then change', async () => {
    const out = join(workFolder(), 'a.service');
    const beside = await dunghen(['service', 'install', '--out', out, '--lang', 'en'], { cwd: ROOT });
    expect([beside.code, beside.stderr]).toEqual([0, expect.stringMatching(/^! The program lies in the folder /)]);
    expect((await install(workFolder())).stderr).toBe('');
  });

  test('says where it cannot write, and what to look at', async () => {
    const cwd = workFolder();
    mkdirSync(join(cwd, 'thư mục'));
    const { code, stderr } = await install(cwd, '--out', 'thư mục');
    expect([code, JSON.parse(stderr)]).toMatchObject([1, { error: { code: 'cannot-write' } }]);
  });

  test.runIf(existsSync('/proc/self'))('into a folder that is there and says that it is not comes to an end', async () => {
    const { code, stderr } = await install(workFolder(), '--out', '/proc/đúng hẹn/a.service');
    expect([code, JSON.parse(stderr)]).toMatchObject([
      1,
      { error: { code: 'cannot-write', message: expect.stringContaining('(ENOENT)') as string } },
    ]);
  });

  test('never writes over a unit somebody changed, unless told to', async () => {
    const cwd = workFolder();
    expect((await install(cwd, '--user', 'a')).code).toBe(0);
    expect((await install(cwd, '--user', 'a')).code).toBe(0);
    writeFileSync(join(cwd, 'dunghen.service'), 'của tôi');
    const { code, stderr } = await install(cwd, '--user', 'a');
    expect({ code, error: (JSON.parse(stderr) as { error: { code: string } }).error.code }).toEqual({ code: 2, error: 'bad-option' });
    expect(readFileSync(join(cwd, 'dunghen.service'), 'utf8')).toBe('của tôi');
    expect((await install(cwd, '--user', 'a', '--force')).code).toBe(0);
  });

  test('may write only where its database, letters, digests and inbox are', async () => {
    const cwd = workFolder();
    mkdirSync(join(cwd, 'thư'));
    writeFileSync(join(cwd, 'dunghen.config.toml'), 'inbox = "/srv/hop thu/den"\n[letters]\nfolder = "thư"\n');
    await install(cwd, '--user', 'a');
    const [, paths] = /^ReadWritePaths=(.+)$/m.exec(readFileSync(join(cwd, 'dunghen.service'), 'utf8')) ?? [];
    expect(paths).toBe(`"-${cwd}" "-/srv/hop thu/den"`);
  });

  test('says how its folders are made and handed over, and nothing beside a database that lies among what is others’', async () => {
    const cwd = workFolder();
    const kept = join(cwd, 'nơi khác');
    mkdirSync(join(cwd, 'xã'));
    mkdirSync(kept);
    writeFileSync(
      join(cwd, 'xã/dunghen.config.toml'),
      `database = "sqlite:${kept}/x.db"\ninbox = "${kept}/đến"\n[letters]\nfolder = "thư"\n`,
    );
    const steps = async (): Promise<readonly string[]> => {
      const { stdout } = await install(join(cwd, 'xã'), '--user', 'a');
      return (JSON.parse(stdout) as { next: string[] }).next.filter((step) => /mkdir|chown/.test(step));
    };
    // Beside the configuration, too: its folder need not be written to where the database is not in it.
    const whole = [
      `sudo mkdir -p -m 750 '${kept}' '${kept}/đến' '${cwd}/xã/thư' '${cwd}/xã/digests'`,
      `sudo chown -R 'a' '${cwd}/xã' '${kept}/đến'`,
    ];
    expect(await steps()).toEqual([...whole, `sudo chown 'a' '${kept}'`]);
    writeFileSync(join(kept, 'x.db'), '');
    expect(await steps()).toEqual([...whole, `sudo chown 'a' '${kept}' '${kept}/x.db'`]);
  });

  const systemd = spawnSync('systemd-analyze', ['--version']).status === 0;
  test.skipIf(!systemd)('passes systemd’s own check, and is rated safe (needs systemd-analyze)', async () => {
    const cwd = workFolder();
    await install(cwd, '--user', 'daemon');
    const verified = spawnSync('systemd-analyze', ['verify', join(cwd, 'dunghen.service')], { encoding: 'utf8' });
    // It complains of anything it does not know; that the machine has no systemd running is not the unit's fault.
    expect(
      verified.stderr.split('\n').filter((line) => line.includes('dunghen.service') && /Unknown|Invalid|not absolute|ignoring/i.test(line)),
    ).toEqual([]);
    const rated = spawnSync('systemd-analyze', ['security', '--offline=true', join(cwd, 'dunghen.service')], { encoding: 'utf8' });
    const [, level = '10'] = /Overall exposure level for \S+: ([\d.]+)/.exec(rated.stdout) ?? [];
    expect(Number(level)).toBeLessThanOrEqual(1.5);
  });

  const office = findOffice();
  const jail = join(import.meta.dirname, 'jailed.py');
  const jails = systemd && office !== null && spawnSync('python3', ['-c', 'import ctypes; ctypes.CDLL("libseccomp.so.2")']).status === 0;
  test.skipIf(!jails)(
    'lets LibreOffice make a PDF (needs LibreOffice, systemd-analyze, python3 and libseccomp)',
    { timeout: 120_000 },
    async () => {
      const cwd = workFolder();
      await install(cwd, '--user', 'daemon');
      writeFileSync(join(cwd, 'a.txt'), 'Thư xin lỗi');
      writeFileSync(join(cwd, 'jailed'), `#!/bin/sh\nexec python3 '${jail}' '${join(cwd, 'dunghen.service')}' '${office}' "$@"\n`);
      chmodSync(join(cwd, 'jailed'), 0o755);
      expect(await toPdf(join(cwd, 'jailed'), [join(cwd, 'a.txt')], cwd)).toBe(true);
      expect(readFileSync(join(cwd, 'a.pdf'), 'latin1')).toMatch(/^%PDF/);
    },
  );
});

test('the daemon tells systemd that it is ready and that it stops, and why it could not start', async () => {
  const cwd = workFolder();
  mkdirSync(join(cwd, 'bin'));
  // Stands where systemd's program stands, and writes down what it was called with.
  writeFileSync(join(cwd, 'bin/systemd-notify'), `#!/bin/sh\necho "$*" >> "${join(cwd, 'told')}"\n`);
  chmodSync(join(cwd, 'bin/systemd-notify'), 0o755);
  writeFileSync(join(cwd, 'dunghen.config.toml'), '[health]\nport = 0\n');
  const start = (): ChildProcess =>
    spawn(join(ROOT, 'dunghen'), ['daemon'], {
      cwd,
      stdio: 'ignore',
      env: { ...process.env, PATH: `${join(cwd, 'bin')}:${process.env['PATH'] ?? ''}`, NOTIFY_SOCKET: '/run/none' },
    });
  const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.on('exit', done));
  const told = (): string => (existsSync(join(cwd, 'told')) ? readFileSync(join(cwd, 'told'), 'utf8') : '');
  const child = start();
  const end = ended(child);
  await expect.poll(told, { timeout: 20_000 }).toBe('--ready --status=starting\n');
  child.kill('SIGTERM');
  expect(await end).toBe(0);
  await expect.poll(told, { timeout: 5_000 }).toBe('--ready --status=starting\nSTOPPING=1\n');
  writeFileSync(join(cwd, 'dunghen.config.toml'), 'x = [');
  expect(await ended(start())).toBe(2);
  expect(told()).toMatch(/\nSTOPPING=1 --status=config-syntax\n$/);
});
