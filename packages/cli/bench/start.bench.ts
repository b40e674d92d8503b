// How long an officer waits for a short answer: the joined command against the same one in the packages' own files, by turns.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, show } from '../../core/bench/measure.ts';
import { AS_STARTED } from './as-started.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ROUNDS = 15;
const cwd = mkdtempSync(join(tmpdir(), 'bench-'));

function run(main: string, args: readonly string[]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...AS_STARTED, join(ROOT, 'packages/cli/dist', main), ...args], { cwd });
  if (status !== 0) throw new Error(stderr.toString());
  return performance.now() - begun;
}

try {
  run('bundle/main.cjs', ['import', join(ROOT, 'fixtures/sample/events.ndjson'), '--today', '2026-11-30']);
  const figures = [['--help'], ['list', 'overdue', '--today', '2026-11-30'], ['letters', 'list', '--today', '2026-11-30']].map((args) => {
    const times = Array.from({ length: ROUNDS }, () => [run('bundle/main.cjs', args), run('main.js', args)] as const);
    const [ours, apart] = [median(times.map(([joined]) => joined)), median(times.map(([, files]) => files))];
    return {
      what: `dunghen ${args.slice(0, 2).join(' ')}`,
      ours: `${ours.toFixed(0)} ms`,
      peer: `${apart.toFixed(0)} ms`,
      ratio: (apart / ours).toFixed(1),
    };
  });
  show('a short answer, start-up included', figures);
} finally {
  rmSync(cwd, { recursive: true });
}
