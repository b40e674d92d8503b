// `dunghen deadline --batch` from outside: lines a second and peak memory, on a hundred thousand lines and on a million.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { show } from '../../core/bench/measure.ts';

const MAIN = fileURLToPath(new URL('../dist/bundle/main.cjs', import.meta.url));
const TERMS = ['3 working-days', '15 calendar-days', 'same-day', '20 working-days', '3 ngày làm việc'];
const TARGET = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'batch-'));

function questions(count: number): string {
  const path = join(folder, `${count}.ndjson`);
  const file = openSync(path, 'w');
  let block = '';
  for (let i = 0; i < count; i++) {
    const receivedOn = new Date(Date.UTC(2024, 0, 1 + (i % 700))).toISOString().slice(0, 10);
    block += `${JSON.stringify({ id: `D-${i}`, receivedOn, term: TERMS[i % TERMS.length] })}\n`;
    if (i % 10_000 === 9_999) {
      writeSync(file, block);
      block = '';
    }
  }
  writeSync(file, block);
  closeSync(file);
  return path;
}

/** Runs the command on a file, as `dunghen deadline --batch < file` does; seconds from start to end, peak memory in MB, lines answered. */
async function run(path: string): Promise<{ seconds: number; peakMb: number; lines: number }> {
  const file = openSync(path, 'r');
  const start = performance.now();
  const child = spawn(process.execPath, [MAIN, 'deadline', '--batch'], { stdio: [file, 'pipe', 'inherit'] });
  closeSync(file);
  let lines = 0;
  let peakKb = 0;
  let read = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
    if (read++ % 50 !== 0) return;
    try {
      peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // The process has ended, or this is no Linux: the last reading stands.
    }
  });
  await once(child, 'close');
  return { seconds: (performance.now() - start) / 1000, peakMb: peakKb / 1024, lines };
}

const [small, large] = [questions(100_000), questions(1_000_000)];
const short = await run(small);
const figures = [await run(large), await run(large), await run(large)].toSorted((a, b) => a.seconds - b.seconds);
const long = figures[1] as (typeof figures)[number];
rmSync(folder, { recursive: true });
if (long.lines !== 1_000_000) throw new Error(`answered ${long.lines} of 1,000,000 lines`);
const rate = long.lines / long.seconds;
show('dunghen deadline --batch, start-up included', [
  { what: 'lines a second, a million of them', ours: rate.toFixed(0), target: `≥ ${TARGET}`, met: rate >= TARGET },
  {
    what: 'peak memory of a million lines against a hundred thousand',
    ours: `${long.peakMb.toFixed(0)} MB`,
    peer: `${short.peakMb.toFixed(0)} MB`,
    ratio: `${(long.peakMb / short.peakMb).toFixed(2)}×`,
    target: '≤ 1.5×: flat',
    met: long.peakMb <= short.peakMb * 1.5,
  },
]);
