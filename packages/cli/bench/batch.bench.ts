// `dunghen deadline --batch` from outside: lines a second and peak memory, on a hundred thousand lines and on a million.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const TERMS = ['3 working-days', '15 calendar-days', 'same-day', '20 working-days', '3 ngày làm việc'];
const folder = mkdtempSync(join(tmpdir(), 'batch-'));

async function questions(count: number): Promise<string> {
  const path = join(folder, `${count}.ndjson`);
  const out = createWriteStream(path);
  for (let i = 0; i < count;) {
    let block = '';
    for (const end = Math.min(count, i + 10_000); i < end; i++) {
      const receivedOn = new Date(Date.UTC(2024, 0, 1 + (i % 700))).toISOString().slice(0, 10);
      block += `${JSON.stringify({ id: `D-${i}`, receivedOn, term: TERMS[i % TERMS.length] })}\n`;
    }
    if (!out.write(block)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return path;
}

/** Runs the command over a file; seconds from start to end, peak memory in MB, lines answered. */
async function run(path: string): Promise<{ seconds: number; peakMb: number; lines: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [MAIN, 'deadline', '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  createReadStream(path).pipe(child.stdin);
  let lines = 0;
  let peakKb = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines++;
    try {
      peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // The process has ended, or this is no Linux: the last reading stands.
    }
  });
  await once(child, 'close');
  return { seconds: (performance.now() - start) / 1000, peakMb: peakKb / 1024, lines };
}

const [small, large] = [await questions(100_000), await questions(1_000_000)];
const short = await run(small);
const figures = [await run(large), await run(large), await run(large)].toSorted((a, b) => a.seconds - b.seconds);
const long = figures[1] as (typeof figures)[number];
rmSync(folder, { recursive: true });
if (long.lines !== 1_000_000) throw new Error(`answered ${long.lines} of 1,000,000 lines`);
const rate = long.lines / long.seconds;
console.log(`\ndunghen deadline --batch, start-up included (Node ${process.version}, median of 3)`);
console.log(`  ${rate >= 300_000 ? 'met   ' : 'MISSED'} ${Math.round(rate)} lines a second | target at least 300000`);
console.log(
  `  ${long.peakMb < short.peakMb * 1.5 ? 'met   ' : 'MISSED'} peak memory ${long.peakMb.toFixed(0)} MB for a million lines, ${short.peakMb.toFixed(0)} MB for a hundred thousand | target flat`,
);
