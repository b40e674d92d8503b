// A real scan is killed, or refused what it asks of the system, at one chosen call; a plain scan afterwards must bring everything right.
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDay } from '@dunghen/core';
import { lawContext, loadConfig, scan, scanContext } from '@dunghen/daemon';
import { openStore, type Store } from '@dunghen/store';
import { CITIZEN, TRACE } from './trial-office.ts';
import { lettersIn } from './letters-in.ts';
import { DISK } from './on-disk.ts';
import { callsIn, CHANGING, replay } from './replayed-calls.ts';

const COMMAND = fileURLToPath(new URL('../../../dunghen', import.meta.url));
const SCAN = ['scan', '--today', '2026-11-23', '--json'];
const LETTERS = 4;
/** The calls by which a scan leaves a trace on disk. */
const CALLS = ['pwrite64', 'write', 'fsync', 'ftruncate', 'link', 'unlink', 'mkdir', 'rename'];
/** With every thread of a program, which it stops at the calls that are asked for alone. */
const STRACE = ['-f', '--seccomp-bpf'];
/** What may happen at a call: the process is killed before it, or it fails. */
export const BLOWS = ['signal=KILL', 'error=ENOSPC', 'error=EIO', 'error=EACCES'] as const;
export type Blow = (typeof BLOWS)[number];

/** The `nth` call of its name. */
export interface Point {
  readonly call: string;
  readonly nth: number;
}

/** Whether calls can be traced here. */
export const canTrace = (): boolean => spawnSync('strace', [...STRACE, '-o', '/dev/null', 'true']).status === 0;

const run = (file: string, args: readonly string[], cwd: string): Promise<{ readonly failed: boolean; readonly told: string }> =>
  new Promise((done) => {
    // One thread for files, so that the nth call is the same one each time.
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1', NO_COLOR: '1' };
    execFile(file, args, { cwd, env }, (error, stdout, stderr) => done({ failed: error !== null, told: stdout + stderr }));
  });

export class SyscallSweep {
  readonly #folder = mkdtempSync(join(DISK, 'dunghen-calls-'));
  readonly #office = join(this.#folder, 'office');
  /** What is brought right by this process lies where nobody waits for a disk. */
  readonly #inMemory = mkdtempSync(join(tmpdir(), 'dunghen-killed-'));

  /** An office with late dossiers and no letter yet. */
  async prepare(): Promise<void> {
    mkdirSync(this.#office);
    const line = (i: number): string =>
      JSON.stringify({
        dossier: `D-${i}`,
        type: 'received',
        at: '2026-11-02',
        term: '3 working-days',
        applicant: CITIZEN,
      });
    writeFileSync(join(this.#office, 'a.ndjson'), Array.from({ length: LETTERS }, (_, i) => line(i)).join('\n'));
    const { failed, told } = await run(COMMAND, ['import', 'a.ndjson', '--today', '2026-11-20'], this.#office);
    if (failed) throw new Error(told);
    // The first scan after a build keeps what it compiled, by calls that are none of a scan's.
    const first = this.#copy('first');
    await run(COMMAND, SCAN, first);
    rmSync(first, { recursive: true });
  }

  /** Every call of an undisturbed scan that touches a file; what threads and processes tell each other leaves no trace on disk. */
  async points(): Promise<readonly Point[]> {
    const cwd = this.#copy('trace');
    const trace = join(cwd, 'trace');
    await run('strace', [...STRACE, '-y', '-o', trace, '-e', `trace=${CALLS.join(',')}`, COMMAND, ...SCAN], cwd);
    const counts = new Map<string, number>();
    const points = new Map<string, Point>();
    for (const [, thread = '', call = '', other] of readFileSync(trace, 'utf8').matchAll(
      /^(\d+) +(\w+)\((\d+<(?:anon_inode|pipe|socket|\/dev))?/gm,
    )) {
      const nth = (counts.get(thread + call) ?? 0) + 1;
      counts.set(thread + call, nth);
      // Each thread counts for itself: a blow falls on whichever comes to the number first.
      if (other === undefined) points.set(`${call} ${nth}`, { call, nth });
    }
    rmSync(cwd, { recursive: true });
    return [...points.values()];
  }

  /**
   * Kills a scan before each of its calls, without a process for each: what one whole scan did is done again call by call, and what
   * lies there before each is brought right by a scan of this process. Says how many changes there were.
   */
  async killEverywhere(): Promise<{ readonly calls: readonly string[]; readonly wrong: readonly string[] }> {
    const [traced, again] = [this.#copy('traced'), this.#copy('again')];
    const trace = join(this.#folder, 'calls');
    const asked = `trace=${CHANGING.join(',')}`;
    await run('strace', [...STRACE, '-y', '-xx', '-s', '1000000', '-o', trace, '-e', asked, COMMAND, ...SCAN], traced);
    const calls = callsIn(readFileSync(trace, 'latin1'), traced);
    const wrong: string[] = [];
    for (const [n, call] of calls.entries()) {
      const killed = join(this.#inMemory, 'office');
      cpSync(again, killed, { recursive: true });
      wrong.push(...(await this.#healed(killed)).map((fault) => `killed before ${call.call} ${n}: ${fault}`));
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

  async #healed(cwd: string): Promise<readonly string[]> {
    const store = openStore(join(cwd, 'dunghen.db'));
    try {
      const loaded = loadConfig(undefined, cwd);
      const { degraded } = await scan(
        store,
        scanContext(loaded, lawContext(loaded), parseDay('2026-11-23'), () => '2026-11-23T01:00:00Z'),
      );
      return [...degraded.flatMap(({ blocking, code }) => (blocking ? [code] : [])), ...(await this.#faults(store, cwd))];
    } finally {
      await store.close();
    }
  }

  async #faults(store: Store, cwd: string): Promise<readonly string[]> {
    const wrong = [...(await store.soundness())];
    const letters = (await Array.fromAsync(store.letterPages())).flat();
    if (letters.length !== LETTERS) wrong.push(`${letters.length} letters`);
    for (const { fileName, sha256, publishedAt } of letters) {
      const bytes = readFileSync(join(cwd, 'letters', fileName));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) wrong.push(`${fileName} has other bytes`);
      if (publishedAt === null) wrong.push(`${fileName} is not settled`);
    }
    const files = lettersIn(cwd);
    if (files.length !== LETTERS) wrong.push(`in the folder: ${files.join(', ')}`);
    return wrong;
  }

  /** Deals one blow, lets a plain scan of this process follow, and says what is wrong then. */
  async strike({ call, nth }: Point, blow: Blow): Promise<{ readonly struck: boolean; readonly wrong: readonly string[] }> {
    const cwd = this.#copy(`${call}-${nth}-${blow}`);
    const trace = [...STRACE, '-o', join(cwd, 'trace'), '-e', `trace=${call}`, '-e', `inject=${call}:${blow}:when=${nth}`];
    const { told } = await run('strace', [...trace, COMMAND, ...SCAN], cwd);
    const struck = /\(INJECTED\)|killed by SIGKILL/.test(readFileSync(join(cwd, 'trace'), 'utf8'));
    const wrong = [...(await this.#healed(cwd))];
    if (TRACE.test(told)) wrong.push(`a citizen is told of: ${told}`);
    rmSync(cwd, { recursive: true });
    return { struck, wrong };
  }

  #copy(name: string): string {
    const folder = join(this.#folder, name);
    cpSync(this.#office, folder, { recursive: true });
    return folder;
  }

  end(): void {
    for (const folder of [this.#folder, this.#inMemory]) rmSync(folder, { recursive: true, force: true });
  }
}
