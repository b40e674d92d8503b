// Runs the long trials (packages/*/soak/*.soak.ts): too slow for every test run, worth a night before a release.
import { globSync } from 'node:fs';
import process from 'node:process';
import { root } from './setup/paths.mjs';
import { exitCodeOf, runNode } from './setup/spawn.mjs';

const soaks = globSync('packages/*/soak/*.soak.ts', { cwd: root }).sort();
if (soaks.length === 0) process.stderr.write('Chưa có phép thử dài nào. (There are no soak trials yet.)\n');
for (const file of soaks) {
  process.stdout.write(`\n${file}\n`);
  const code = exitCodeOf(await runNode(process.execPath, [file, ...process.argv.slice(2)], { cwd: root }));
  if (code !== 0) process.exitCode = code;
  if (code === 130) break;
}
