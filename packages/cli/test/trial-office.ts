// An office in a folder of its own with the real command at work in it, for trials that kill and disturb whatever runs there.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore, type Store } from '@dunghen/store';
import { FOLDER_MARK } from './letters-in.ts';
import { DISK } from './on-disk.ts';

const COMMAND = fileURLToPath(new URL('../../../dunghen', import.meta.url));

/** A citizen whose every field is found again by {@link TRACE}, wherever it was written. */
export const CITIZEN = {
  name: 'Vết Thị Khanari',
  address: 'Thôn Khanari, xã Mẫu',
  phone: '0900-KHANARI',
  email: 'khanari@khanari.vn',
} as const;
/** What no log line and no message may hold. */
export const TRACE = /khanari/i;

/** A process of the office. */
export interface Running {
  readonly child: ChildProcess;
  /** Its exit code; null where it was killed. */
  readonly ended: Promise<number | null>;
  /** What it printed so far. */
  readonly output: () => string;
}

/** How a process is started where that is not plainly. */
export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A shell script that ends in `exec "$@"`: limits and mounts that hold for this process alone. */
  readonly within?: string;
}

/** A round each second for a daemon. */
export const QUICK = { DUNGHEN_TRIAL_SCHEDULE: '* * * * * *' };
/** Nothing served, a reason for every letter. */
const CONFIG = `[agency]
name = "UBND xã Mẫu"
[health]
port = 0
[letters]
pdf = false
defaultReason = "chờ xác minh"
`;

export class TrialOffice {
  readonly folder: string;
  readonly #told: (() => string)[] = [];
  readonly #running = new Set<ChildProcess>();

  /** `on`: the folder in which the office's own one is made. */
  constructor(config: string = CONFIG, on: string = DISK) {
    this.folder = mkdtempSync(join(on, 'một cửa thử '));
    this.write('dunghen.config.toml', config);
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(this.path(name), content);
    // A file of the inbox that was written just now is waited for a little longer.
    if (name.startsWith('inbox/')) utimesSync(this.path(name), 1, 1);
  }

  /** The names in a folder of the office; none where it is not there. */
  names(...folder: readonly string[]): readonly string[] {
    return existsSync(this.path(...folder))
      ? readdirSync(this.path(...folder))
          .filter((name) => name !== FOLDER_MARK)
          .toSorted()
      : [];
  }

  start(args: readonly string[], { env = {}, within }: StartOptions = {}): Running {
    const [file, given] = within === undefined ? [COMMAND, args] : ['sh', ['-c', within, 'sh', COMMAND, ...args]];
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^DUNGHEN_|^NODE_OPTIONS$/.test(name)));
    const child = spawn(file, given, {
      cwd: this.folder,
      env: { ...inherited, NO_COLOR: '1', ...QUICK, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (told += text));
    this.#running.add(child);
    const ended = new Promise<number | null>((done) => {
      child.on('close', (code) => {
        this.#running.delete(child);
        done(code);
      });
    });
    this.#told.push(() => told);
    return { child, ended, output: () => told };
  }

  async run(args: readonly string[], options?: StartOptions): Promise<{ readonly code: number | null; readonly told: string }> {
    const { ended, output } = this.start(args, options);
    return { code: await ended, told: output() };
  }

  /** The processes that are at work now. */
  running(): readonly ChildProcess[] {
    return [...this.#running];
  }

  /** Everything that any process of the office printed. */
  told(): string {
    return this.#told.map((one) => one()).join('\n');
  }

  async withStore<T>(ask: (store: Store) => Promise<T>): Promise<T> {
    const store = openStore(this.path('dunghen.db'));
    try {
      return await ask(store);
    } finally {
      await store.close();
    }
  }

  end(): void {
    for (const child of this.#running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits until something is so. @throws with what `told` says where it never is. */
export async function until(what: () => boolean, told: () => string = () => '', patienceMs = 60_000): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await pause(20)) if (what()) return;
  throw new Error(`waited in vain: ${told().slice(-2_000)}`);
}

/** The rounds a daemon has brought to their end. */
export const rounds = ({ output }: Running): number => output().split('"msg":"scanned"').length - 1;

export const received = (dossier: string, term: string, at = '2026-11-02'): string =>
  JSON.stringify({ dossier, type: 'received', at, term, applicant: CITIZEN });

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
