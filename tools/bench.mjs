// Runs every benchmark of the workspace, or those whose path contains an argument, one after another so that they do not disturb each other.
import { globSync } from 'node:fs';
import process from 'node:process';
import { root } from './setup/paths.mjs';
import { exitCodeOf, runNode } from './setup/spawn.mjs';

const wanted = process.argv.slice(2);
const benches = globSync('packages/*/bench/*.bench.ts', { cwd: root })
  .sort()
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

if (benches.length === 0) {
  process.stderr.write(`Không có phép đo nào khớp: ${wanted.join(' ')} (No benchmark matches.)\n`);
  process.exitCode = 2;
}
for (const file of benches) {
  process.stdout.write(`\n${file}\n`);
  // The built packages are what people run, so they are what is measured; --expose-gc lets a benchmark start from a clean heap.
  const code = exitCodeOf(await runNode(process.execPath, ['--expose-gc', file], { cwd: root }));
  if (code !== 0) process.exitCode = code;
  if (code === 130) break;
}
