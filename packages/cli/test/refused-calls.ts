// One process scans again and again, and each time one chosen call to the system is refused it: `strace` takes hold of it for that scan.
// A process of its own for each scan took five times as long, most of it for its start.
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { SCAN, type LateOffice } from './late-office.ts';
import type { ScanOrder } from './standing-scan.ts';
import { dealing, isStruck, pointsIn, SHOWN, type Point, type Struck } from './syscall-sweep.ts';
import { TRACE } from './trial-office.ts';

const HOST = fileURLToPath(new URL('standing-scan.ts', import.meta.url));
/** Where it answers, and what ends an answer: no command writes it. */
const [ANSWERS, END] = [4, '\u0004'];

/** Whether a process that is at work already can be traced here. */
export function canAttach(): boolean {
  const asleep = spawn('sleep', ['10'], { stdio: 'ignore' });
  const { stderr } = spawnSync('timeout', ['-s', 'INT', '0.2', 'strace', '-p', String(asleep.pid)], { encoding: 'utf8' });
  asleep.kill();
  return /attached/.test(stderr);
}

/** What the system may say instead of doing what a call asks for. */
export const refusalsOf = (call: string): readonly string[] => ['ENOSPC', call === 'openat' ? 'EMFILE' : 'EIO', 'EACCES', 'EINTR'];

export class RefusedCalls {
  readonly #office: LateOffice;
  readonly #trace: string;
  #host: ChildProcess | undefined;

  constructor(office: LateOffice) {
    this.#office = office;
    this.#trace = join(office.inMemory, 'trace');
  }

  /** As `pointsOf`. */
  async points(): Promise<readonly Point[]> {
    const cwd = this.#copy('refused');
    await this.#scan(cwd, SHOWN);
    rmSync(cwd, { recursive: true });
    return pointsIn(readFileSync(this.#trace, 'utf8'), cwd);
  }

  /** As `strike`. Not for `unlink`: what a process could not remove is left to it as long as it lives. */
  async refuse(point: Point, error: string): Promise<Struck> {
    const cwd = this.#copy('refused');
    const told = await this.#scan(cwd, dealing(point, `error=${error}`));
    const wrong = [...(await this.#office.healed(cwd))];
    if (TRACE.test(told)) wrong.push(`a citizen is told of: ${told}`);
    rmSync(cwd, { recursive: true });
    return { struck: isStruck(readFileSync(this.#trace, 'utf8')), wrong };
  }

  /** What a scan says that `strace` follows; nothing where its process ended over it. */
  async #scan(cwd: string, asked: readonly string[]): Promise<string> {
    const host = (this.#host ??= await this.#begin());
    const tracer = spawn('strace', ['-f', '-p', String(host.pid), '-o', this.#trace, ...asked], { stdio: ['ignore', 'ignore', 'pipe'] });
    const gone = new Promise((done) => tracer.once('exit', done));
    await heard(tracer.stderr, 'attached', tracer);
    const told = await answerOf(host, cwd);
    if (told === undefined) this.#host = undefined;
    tracer.kill('SIGINT');
    await gone;
    return told ?? '';
  }

  async #begin(): Promise<ChildProcess> {
    // One thread for files, so that the nth call is the same one each time.
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
    const host = fork(HOST, [String(ANSWERS), END], { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'] });
    // What is read once is read now.
    const cwd = this.#copy('first');
    await answerOf(host, cwd);
    rmSync(cwd, { recursive: true });
    return host;
  }

  #copy(name: string): string {
    return this.#office.copy(name, this.#office.inMemory);
  }

  async end(): Promise<void> {
    const host = this.#host;
    if (!host) return;
    this.#host = undefined;
    const gone = new Promise((done) => host.once('exit', done));
    host.kill('SIGKILL');
    await gone;
  }
}

/** What a scan in `cwd` says; undefined where its process ends. */
function answerOf(host: ChildProcess, cwd: string): Promise<string | undefined> {
  const answer = heard(host.stdio[ANSWERS] as Readable, END, host);
  host.send({ args: SCAN, cwd } satisfies ScanOrder);
  return answer;
}

/** What `child` said until it said `word`; undefined where it ends before. */
function heard(output: Readable, word: string, child: ChildProcess): Promise<string | undefined> {
  return new Promise((done) => {
    let said = '';
    const end = (what?: string): void => {
      output.off('data', hear);
      child.off('exit', gone);
      done(what);
    };
    const hear = (text: Buffer): void => {
      said += text.toString();
      if (said.includes(word)) end(said);
    };
    const gone = (): void => end();
    output.on('data', hear);
    child.once('exit', gone);
  });
}
