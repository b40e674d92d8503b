// Lets several processes run in turns of one step each, and kills or fails any of them at any step; whose turn it is, chance says or a list.

/** What happens to a process at a step. */
export type Fate = 'go' | 'kill' | { readonly fail: Error };

/** A process, as far as the scheduler knows it. */
export interface Process {
  readonly pid: number;
  alive: boolean;
}

/** Which of those that wait takes its step next. */
export type Turn = (waiting: readonly { readonly process: Process }[]) => number;

interface Waiting {
  readonly process: Process;
  readonly label: string;
  readonly resume: () => void;
  readonly fail: (error: Error) => void;
  /** How many more such steps it takes when this one goes well. */
  more: number;
}

export class Scheduler {
  readonly #turn: Turn;
  readonly #fate: (label: string, process: Process) => Fate;
  readonly #waiting: Waiting[] = [];
  readonly #alive = new Set<Process>();
  #running = 0;
  #quiet: (() => void) | null = null;
  #pids = 1_000;
  steps = 0;
  kills = 0;
  /** Who took which step and how it went, from the first to the last, in one number (FNV-1a). */
  trace = 0x811c9dc5;

  constructor(turn: Turn, fate: (label: string, process: Process) => Fate) {
    this.#turn = turn;
    this.#fate = fate;
  }

  isAlive(pid: number): boolean {
    return [...this.#alive].some((process) => process.pid === pid);
  }

  /** Starts a process; it runs until its first step. */
  start(work: (process: Process) => Promise<void>): Process {
    const process: Process = { pid: this.#pids++, alive: true };
    this.#alive.add(process);
    this.#running++;
    const end = (): void => {
      process.alive = false;
      this.#alive.delete(process);
      this.#rest();
    };
    void work(process).then(end, end);
    return process;
  }

  #rest(): void {
    this.#running--;
    if (this.#running === 0) this.#quiet?.();
  }

  /** A point where others may run first, where this process may be killed, or where what it is about to do may fail; so many of them, one after another. */
  step(process: Process, label: string, times = 1): Promise<void> {
    // A process that was killed does nothing more, not even in its `finally`.
    if (!process.alive) return new Promise(() => {});
    return new Promise((resume, fail) => {
      this.#waiting.push({ process, label, resume, fail, more: times - 1 });
      this.#rest();
    });
  }

  /** Runs every process to its end. `onStep` may look around between two steps. */
  async run(onKill: () => void): Promise<void> {
    for (;;) {
      if (this.#running > 0) await new Promise<void>((done) => (this.#quiet = done));
      const [next] = this.#waiting.splice(this.#turn(this.#waiting), 1);
      if (!next) return;
      this.steps++;
      const fate = this.#fate(next.label, next.process);
      this.#note(`${next.process.pid}${next.label}${typeof fate === 'string' ? fate : fate.fail.message}`);
      if (fate === 'go' && next.more > 0) {
        next.more--;
        this.#waiting.push(next);
      } else if (fate === 'kill') {
        next.process.alive = false;
        this.#alive.delete(next.process);
        this.kills++;
        onKill();
      } else {
        this.#running++;
        if (fate === 'go') next.resume();
        else next.fail(fate.fail);
      }
    }
  }

  #note(step: string): void {
    for (let i = 0; i < step.length; i++) this.trace = Math.imul(this.trace ^ step.charCodeAt(i), 0x01000193);
  }

  /** The power fails: every process is gone. */
  killAll(): void {
    for (const process of this.#alive) process.alive = false;
    this.#alive.clear();
    this.#waiting.length = 0;
  }
}
