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
/** Its clock goes as any other for a while after so many days each: by the first everything is loaded and every letter is written. */
const RESTS_AFTER = 73;
/** It gives memory back after three seconds of rest, which the round in hand may still keep from it. */
const REST_MS = 10_000;

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
  let [rounds, mornings, saidAt] = [0, 0, 0];
  daemon.stdout.setEncoding('utf8').on('data', (text: string) => {
    rounds += text.split('"msg":"scanned"').length - 1;
    mornings += text.split('"msg":"morning-told"').length - 1;
    saidAt = performance.now();
  });
  const pid = daemon.pid as number;
  const resting: number[] = [];
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, residentMb(pid))), DAY_MS / LOOKS);
  for (let day = 0; day < DAYS; day += RESTS_AFTER) {
    await pause(RESTS_AFTER * DAY_MS);
    process.kill(pid, 'SIGUSR2');
    saidAt = performance.now();
    while (performance.now() - saidAt < REST_MS) await pause(100);
    resting.push(residentMb(pid));
    process.kill(pid, 'SIGUSR2');
  }
  clearInterval(watch);
  daemon.kill('SIGTERM');
  await new Promise((done) => daemon.on('exit', done));
  // V8 makes machine code of its functions for half a year of these days; what comes after is what would not end.
  const [first = 0, halfway = 0, last = 0] = [0, resting.length >> 1, -1].map((at) => resting.at(at));
  const [highest, grown] = [Math.max(...resting), last - halfway];
  show(`the daemon over ${DAYS} days of its clock: ${rounds} rounds, ${mornings} mornings told`, [
    {
      what: `memory at rest, the most of ${resting.length} times`,
      ours: `${highest.toFixed(0)} MB`,
      target: '< 150 MB',
      met: highest < 150,
    },
    { what: `after ${RESTS_AFTER} days`, ours: `${first.toFixed(0)} MB` },
    {
      what: `more after ${DAYS} days than after ${((resting.length >> 1) + 1) * RESTS_AFTER}`,
      ours: `${grown.toFixed(1)} MB`,
      target: '< 5 MB',
      met: grown < 5,
    },
    { what: `at most, with a day in ${DAY_MS} ms and no rest`, ours: `${most.toFixed(0)} MB` },
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
