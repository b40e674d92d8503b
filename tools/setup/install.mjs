// Installs the packages of the lockfile when it, a package.json or pnpm has changed since the last time, and otherwise costs a few milliseconds.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { withLock } from './lock.mjs';
import { runtimeIsMissing } from './machine.mjs';
import { inRoot, root } from './paths.mjs';
import { SetupError } from './setup-error.mjs';
import { exitCodeOf, run } from './spawn.mjs';

const pnpm = 'pnpm@12.21.0';
const stamp = inRoot('node_modules', '.dunghen-installed');

export async function installIfStale() {
  if (!isStale()) return;
  await withLock('install', async () => {
    // Another run may have done it while this one waited.
    if (isStale()) await install();
  });
}

const isStale = () => runtimeIsMissing() || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== wantedStamp();

function wantedStamp() {
  const hash = createHash('sha256').update(pnpm);
  for (const file of inputs()) hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}

function inputs() {
  const packages = readdirSync(inRoot('packages')).map((name) => `packages/${name}/package.json`);
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.cjs', 'package.json', 'fixtures/package.json', ...packages.sort()];
  return files.filter((file) => existsSync(inRoot(file)));
}

async function install() {
  const started = Date.now();
  const expected = wantedStamp();
  process.stderr.write('Đang cài đặt, lần đầu mất từ vài giây đến vài phút… (Installing; the first time takes seconds to minutes.)\n');
  // First, so that an install cut short is done again even when the lockfile goes back to what it was.
  rmSync(stamp, { force: true });

  // A terminal gets pnpm's progress; a log gets its errors only.
  const verbosity = process.stderr.isTTY ? [] : ['--loglevel', 'error'];
  const args = ['-y', pnpm, 'install', '--frozen-lockfile', '--prod=false', ...verbosity];
  // CI: pnpm must never ask. NODE_ENV=production would leave the compiler out.
  const env = { ...process.env, CI: 'true', NODE_ENV: '' };
  // Windows knows npx only as a script, which only a shell can start; the arguments hold nothing to quote.
  const options = { cwd: root, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' };
  const ending = await run('npx', args, options).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
    throw new SetupError({
      vi: 'Không thấy lệnh npx: hãy cài npm (đi cùng Node) rồi chạy lại.',
      en: 'The command npx is missing: install npm, which comes with Node, and run this again.',
    });
  });
  if (ending.signal !== null) throw interrupted(ending);
  if (ending.code !== 0 || runtimeIsMissing()) {
    throw new SetupError({
      vi: 'Cài đặt không thành công, lý do ở ngay trên: hãy kiểm tra mạng và dung lượng đĩa rồi chạy lại.',
      en: 'Installing failed for the reason above: check the network and the disk space, and run this again.',
    });
  }
  writeFileSync(stamp, expected);
  process.stderr.write(`Đã cài đặt xong sau ${((Date.now() - started) / 1000).toFixed(0)} giây. (Installed.)\n`);
}

const interrupted = (ending) =>
  new SetupError(
    { vi: 'Đã dừng khi đang cài đặt: chạy lại để cài tiếp.', en: 'Interrupted while installing: run this again to go on.' },
    exitCodeOf(ending),
  );
