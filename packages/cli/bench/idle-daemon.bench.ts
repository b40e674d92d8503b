// The daemon on the sample office for a year of its own clock, from outside: rounds, digests and nights, and the memory it holds.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { show } from '../../core/bench/measure.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const COMMAND = path('../../../dunghen');
/** A day of the office's clock in so many milliseconds. */
const DAY_MS = 400;
/** How often a day is looked at: at this pace it is at work for half of it. */
const LOOKS = 20;
const DAYS = 365;
/** By then everything is loaded and every letter is written. */
const WARM = 60;

/** Resident memory of a process, in MB. */
const residentMb = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

const folder = mkdtempSync(join(tmpdir(), 'dunghen-bench-year-'));
try {
  writeFileSync(join(folder, 'dunghen.config.toml'), '[agency]\nname = "UBND xã Mẫu"\n[health]\nport = 0\n');
  spawnSync(COMMAND, ['import', path('../../../fixtures/sample/events.ndjson')], { cwd: folder });
  const daemon = spawn(COMMAND, ['daemon'], {
    cwd: folder,
    env: { ...process.env, FAST_CLOCK: String(86_400_000 / DAY_MS), NODE_OPTIONS: `--import=${path('./fast-clock.mjs')}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [rounds, mornings] = [0, 0];
  daemon.stdout.setEncoding('utf8').on('data', (text: string) => {
    rounds += text.split('"msg":"scanned"').length - 1;
    mornings += text.split('"msg":"morning-told"').length - 1;
  });
  let most = 0;
  /** What each day came down to between its rounds. */
  const idle: number[] = [];
  const begun = performance.now();
  for (let day = 1; day <= DAYS; day++) {
    let least = Infinity;
    for (let look = 1; look <= LOOKS; look++) {
      await pause(begun + (day - 1 + look / LOOKS) * DAY_MS - performance.now());
      const now = residentMb(daemon.pid as number);
      [least, most] = [Math.min(least, now), Math.max(most, now)];
    }
    idle.push(least);
  }
  daemon.kill('SIGTERM');
  await new Promise((done) => daemon.on('exit', done));
  const highest = (from: number, to: number): number => Math.max(...idle.slice(from, to));
  const half = (WARM + DAYS) >> 1;
  const grown = highest(half, DAYS) - highest(WARM, half);
  show(`the daemon over ${DAYS} days of its clock: ${rounds} rounds, ${mornings} mornings told`, [
    {
      what: 'memory between rounds, on the worst day',
      ours: `${highest(0, DAYS).toFixed(0)} MB`,
      target: '< 150 MB',
      met: highest(0, DAYS) < 150,
    },
    { what: 'at most, in a round', ours: `${most.toFixed(0)} MB` },
    { what: 'more in the second half than in the first', ours: `${grown.toFixed(1)} MB`, target: '< 5 MB', met: grown < 5 },
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
