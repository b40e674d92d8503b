// Brings real lists with damage done to them to the built command, each in a process of its own: no crash, no hang, bounded memory, and an untouched database wherever it refuses. Options: --files, --first (seed).
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { damagedFile } from '../test/damaged-files.ts';

const { values } = parseArgs({
  strict: false,
  options: { files: { type: 'string', default: '10000' }, first: { type: 'string', default: '1' } },
});
const [files, firstSeed] = [Number(values['files']), Number(values['first'])];
const MAIN = fileURLToPath(new URL('../../cli/dist/bundle/main.cjs', import.meta.url));
const PEAK = fileURLToPath(new URL('../../cli/bench/peak-memory.mjs', import.meta.url));
const SLOWEST_MS = 10_000;
const MOST_MB = 512;
/** Done, a target or rows missed, or failed in words; anything else is a fault of ours. */
const CODES = new Set<number | null>([0, 1, 3]);

const folder = mkdtempSync(join(tmpdir(), 'soak-'));
const original = join(folder, 'original.db');

interface Run {
  readonly code: number | null;
  readonly stderr: string;
  readonly ms: number;
}

function run(args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((done) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['--import', PEAK, MAIN, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    const limit = setTimeout(() => child.kill('SIGKILL'), SLOWEST_MS * 2);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (code) => {
      clearTimeout(limit);
      done({ code, stderr, ms: performance.now() - start });
    });
  });
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** What is wrong with one run; null when nothing is. */
function faultOf({ code, stderr, ms }: Run, mb: number, changed: boolean): string | null {
  if (!CODES.has(code)) return `exit ${String(code)}: ${stderr.slice(0, 300)}`;
  if (ms > SLOWEST_MS) return `${Math.round(ms)} ms`;
  if (mb > MOST_MB) return `${Math.round(mb)} MB`;
  if (code !== 1) return null;
  if (changed) return 'the database changed although the file was refused';
  const error = /"code":"([^"]+)"/.exec(stderr)?.[1];
  return error === undefined || error === 'internal' ? `no words: ${stderr.slice(0, 300)}` : null;
}

const ends = new Map<string, number>();
let slowest = 0;
let largest = 0;
let faults = 0;

async function one(seed: number): Promise<void> {
  const { name, bytes } = damagedFile(seed);
  const cwd = join(folder, String(seed));
  mkdirSync(cwd);
  writeFileSync(join(cwd, name), bytes);
  cpSync(original, join(cwd, 'a.db'));
  const before = sha256(join(cwd, 'a.db'));
  const ended = await run(['import', name, '--db', `sqlite:${join(cwd, 'a.db')}`, '--today', '2026-11-23', '--json'], cwd);
  const mb = Number(/peak (\d+)/.exec(ended.stderr)?.[1] ?? 0) / 1024;
  const end = ended.code === 1 ? (/"code":"([^"]+)"/.exec(ended.stderr)?.[1] ?? '?') : `exit ${String(ended.code)}`;
  ends.set(end, (ends.get(end) ?? 0) + 1);
  slowest = Math.max(slowest, ended.ms);
  largest = Math.max(largest, mb);
  const fault = faultOf(ended, mb, sha256(join(cwd, 'a.db')) !== before);
  if (fault !== null) {
    faults++;
    process.stdout.write(`seed ${seed}, ${name}: ${fault}\n`);
  }
  rmSync(cwd, { recursive: true });
}

writeFileSync(join(folder, 'first.csv'), 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết\nĐ-1,02/11/2026,3 ngày làm việc\n');
const prepared = await run(['import', 'first.csv', '--db', `sqlite:${original}`, '--today', '2026-11-23'], folder);
if (prepared.code !== 0) throw new Error(`no database to begin with: ${prepared.stderr}`);

let next = firstSeed;
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    while (next < firstSeed + files) await one(next++);
  }),
);
const tally = [...ends].toSorted(([, a], [, b]) => b - a).map(([end, count]) => `${end} ${count}`);
process.stdout.write(`${files} damaged files: ${tally.join(', ')}\n`);
process.stdout.write(`slowest ${Math.round(slowest)} ms, largest ${Math.round(largest)} MB, faults ${faults}\n`);
if (faults > 0) process.exitCode = 1;
rmSync(folder, { recursive: true });
