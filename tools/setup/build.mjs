// Builds when a source has changed since the last build; when nothing has, it only reads file times.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { runtimePath } from './machine.mjs';
import { inRoot, root } from './paths.mjs';
import { SetupError } from './setup-error.mjs';
import { runNode } from './spawn.mjs';

const stamp = inRoot('node_modules', '.dunghen-built');
const packages = () => readdirSync(inRoot('packages')).filter((name) => existsSync(inRoot('packages', name, 'tsconfig.json')));

export async function buildIfStale({ failureIsFatal }) {
  if (!isStale()) return;
  await withLock('build', async () => {
    if (!isStale()) return;
    // Read before the compiler runs: a file saved meanwhile makes the next build stale, never this one falsely fresh.
    const built = fingerprint();
    rmSync(stamp, { force: true });
    // Its messages are not the answer of the program that follows, so they leave stdout alone.
    const { code } = await runNode(runtimePath(), [inRoot('tools', 'build.ts')], { cwd: root, stdio: ['ignore', 2, 2] });
    if (code === 0) writeFileSync(stamp, built);
    else if (failureIsFatal) {
      throw new SetupError({ vi: 'Biên dịch không thành công, lý do ở ngay trên.', en: 'Compiling failed for the reasons above.' }, 1);
    }
  });
}

function isStale() {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint()) return true;
  const outputs = [...packages().map((name) => inRoot('packages', name, 'dist')), inRoot('packages', 'cli', 'dist', 'bundle', 'main.cjs')];
  return outputs.some((output) => !existsSync(output));
}

/** Names, sizes and times of every source: a deleted or an older file counts as a change too, which a newest-time check would miss. */
function fingerprint() {
  const hash = createHash('sha256');
  const note = (file) => {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${path.relative(root, file)}\0${mtimeMs}\0${size}\0`);
  };
  note(inRoot('tsconfig.base.json'));
  note(inRoot('tsconfig.json'));
  // The command is joined with the packages it uses.
  note(inRoot('pnpm-lock.yaml'));
  for (const name of ['build.ts', 'lean.ts']) note(inRoot('tools', name));
  for (const name of packages()) {
    note(inRoot('packages', name, 'tsconfig.json'));
    for (const file of filesUnder(inRoot('packages', name, 'src'))) note(file);
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(full) : [full];
  });
}
