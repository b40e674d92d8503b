// Stops processes together with all they started, so that a trial can look at one moment of them.
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Resolves, with the ids of all, once every thread of every one of them stands still. */
export async function standStill(children: readonly ChildProcess[]): Promise<readonly number[]> {
  const living = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const all = living.flatMap(({ pid }) => (pid === undefined ? [] : treeOf(pid)));
  for (const pid of all) {
    send(pid, 'SIGSTOP');
    while (!threadsOf(pid).every(standsStill)) await pause(1);
  }
  return all;
}

/** Sends a signal, also where the process has ended by itself meanwhile. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A process and all it started, those first. */
function treeOf(pid: number): readonly number[] {
  const children = threadsOf(pid).flatMap((thread) => read(`${thread}/children`).split(' ').filter(Boolean).map(Number));
  return [...children.flatMap(treeOf), pid];
}

/** The folders in which the system tells of each thread; none where the process has ended. */
function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`);
  } catch {
    return [];
  }
}

/** Stopped, held by whoever traces it, or over. */
const standsStill = (thread: string): boolean => /\) [TtZX]|^$/.test(read(`${thread}/stat`));

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
