// A real scan is killed, or refused what it asks of the system, at one chosen call; a plain scan afterwards must bring everything right.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND, run, SCAN, type LateOffice } from './late-office.ts';
import { lettersIn } from './letters-in.ts';
import { callsIn, CHANGING, replay } from './replayed-calls.ts';
import { TRACE } from './trial-office.ts';

/** The calls by which a scan leaves a trace on disk. */
const CALLS = ['openat', 'pwrite64', 'write', 'fsync', 'ftruncate', 'link', 'unlink', 'mkdir', 'rename'];
/** With every thread of a program, which it stops at the calls that are asked for alone. */
const STRACE = ['-f', '--seccomp-bpf'];
/** Has `strace` show them, and whose files they touch. */
export const SHOWN: readonly string[] = ['-y', '-e', `trace=${CALLS.join(',')}`];
/** What may happen at a call: the process is killed before it, or it fails. */
export const BLOWS = ['signal=KILL', 'error=ENOSPC', 'error=EIO', 'error=EACCES'] as const;
export type Blow = (typeof BLOWS)[number];

/** The `nth` call of its name. */
export interface Point {
  readonly call: string;
  readonly nth: number;
}

/** What a trial came to: whether the blow was dealt, and what was wrong afterwards. */
export interface Struck {
  readonly struck: boolean;
  readonly wrong: readonly string[];
}

/** Whether calls can be traced here. */
export const canTrace = (): boolean => spawnSync('strace', [...STRACE, '-o', '/dev/null', 'true']).status === 0;

/** The calls in a trace that touch a file of `folder`, `openat` only where it makes one: what else is asked leaves nothing on disk. */
export function pointsIn(trace: string, folder: string): readonly Point[] {
  const counts = new Map<string, number>();
  const points = new Map<string, Point>();
  for (const [, thread = '', call = '', args = ''] of trace.matchAll(/^(\d+) +(\w+)\((.*)$/gm)) {
    const nth = (counts.get(thread + call) ?? 0) + 1;
    counts.set(thread + call, nth);
    const touches = args.includes(`"${folder}/`) || args.replace(/^\d+</, '').startsWith(`${folder}/`);
    // Each thread counts for itself: a blow falls on whichever comes to the number first.
    if (touches && (call !== 'openat' || args.includes('O_CREAT'))) points.set(`${call} ${nth}`, { call, nth });
  }
  return [...points.values()];
}

/** Deals a blow at a point. */
export const dealing = ({ call, nth }: Point, blow: string): readonly string[] => [
  '-e',
  `trace=${call}`,
  '-e',
  `inject=${call}:${blow}:when=${nth}`,
];

/** Whether one was dealt, by the trace. */
export const isStruck = (trace: string): boolean => /\(INJECTED\)|killed by SIGKILL/.test(trace);

/** Every call of an undisturbed scan that touches a file of its office. */
export async function pointsOf(office: LateOffice): Promise<readonly Point[]> {
  const cwd = office.copy('trace');
  const trace = join(office.folder, 'points');
  await run('strace', [...STRACE, ...SHOWN, '-o', trace, COMMAND, ...SCAN], cwd);
  rmSync(cwd, { recursive: true });
  return pointsIn(readFileSync(trace, 'utf8'), cwd);
}

/** Deals a scan one blow, lets a plain scan of this process follow, and says what is wrong then. */
export async function strike(office: LateOffice, point: Point, blow: Blow): Promise<Struck> {
  const cwd = office.copy(`${point.call}-${point.nth}-${blow}`);
  const trace = join(cwd, 'trace');
  const { told } = await run('strace', [...STRACE, '-o', trace, ...dealing(point, blow), COMMAND, ...SCAN], cwd);
  const struck = isStruck(readFileSync(trace, 'utf8'));
  const wrong = [...(await office.healed(cwd))];
  if (TRACE.test(told)) wrong.push(`a citizen is told of: ${told}`);
  rmSync(cwd, { recursive: true });
  return { struck, wrong };
}

/**
 * Kills a scan before each of its calls, without a process for each: what one whole scan did is done again call by call, and what
 * lies there before each is brought right by a scan of this process. Says how many changes there were.
 */
export async function killEverywhere(
  office: LateOffice,
): Promise<{ readonly calls: readonly string[]; readonly wrong: readonly string[] }> {
  const [traced, again] = [office.copy('traced'), office.copy('again')];
  const trace = join(office.folder, 'calls');
  const asked = `trace=${CHANGING.join(',')}`;
  await run('strace', [...STRACE, '-y', '-xx', '-s', '1000000', '-o', trace, '-e', asked, COMMAND, ...SCAN], traced);
  const calls = callsIn(readFileSync(trace, 'latin1'), traced);
  const wrong: string[] = [];
  for (const [n, call] of calls.entries()) {
    const killed = join(office.inMemory, 'killed');
    cpSync(again, killed, { recursive: true });
    wrong.push(...(await office.healed(killed)).map((fault) => `killed before ${call.call} ${n}: ${fault}`));
    rmSync(killed, { recursive: true });
    replay(call, again);
  }
  const files = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  // What was done again is what was done.
  if (files(again).join() !== files(traced).join()) wrong.push(`${files(again).join()} instead of ${files(traced).join()}`);
  for (const name of ['dunghen.db', ...lettersIn(traced).map((letter) => join('letters', letter))])
    if (!readFileSync(join(again, name)).equals(readFileSync(join(traced, name)))) wrong.push(`${name} is another one`);
  return { calls: calls.map(({ call }) => call), wrong };
}
