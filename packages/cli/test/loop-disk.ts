// A small disk of a trial's own whose power can be cut: what had not been written to it is gone. Needs root and loop devices.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { constants, copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DISK } from './on-disk.ts';

/** The file systems that can be tried, each with the least disk that it takes and what it is made with. */
const KINDS = {
  // Made whole at once, so that later only the office writes to it, and the journal every five seconds, as on any ext4.
  ext4: { megabytes: 64, make: ['-q', '-F', '-b', '4096', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0'] },
  xfs: { megabytes: 300, make: ['-q', '-f'] },
  btrfs: { megabytes: 128, make: ['-q', '-f'] },
} as const;

export type FileSystem = keyof typeof KINDS;
export const FILE_SYSTEMS = Object.keys(KINDS) as readonly FileSystem[];

/** Waits until its input ends, as it does however the trial ends; then whoever still works on the disk goes, the mount, the files. */
const CLEAN_UP = `cat >/dev/null
while mountpoint -q "$1/disk"; do
  umount "$1/disk" 2>/dev/null && continue
  for place in /proc/[0-9]*/cwd; do
    case $(readlink "$place") in "$1"/disk*) one=\${place%/cwd}; kill -9 "\${one#/proc/}" 2>/dev/null ;; esac
  done
  sleep 0.05
done
rm -rf "$1"`;

export class LoopDisk {
  readonly #base = mkdtempSync(join(DISK, 'dunghen-disk-'));
  readonly #image = join(this.#base, 'image');
  readonly #cleaner: ChildProcess;
  /** Where it is mounted, before and after each cut. */
  readonly folder: string = join(this.#base, 'disk');

  constructor(kind: FileSystem = 'ext4') {
    const { megabytes, make } = KINDS[kind];
    this.#cleaner = spawn('sh', ['-c', CLEAN_UP, 'sh', this.#base], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
    // A trial that fails must be able to end, or its disk would stay.
    this.#cleaner.unref();
    (this.#cleaner.stdin as unknown as { unref(): void }).unref();
    try {
      mkdirSync(this.folder);
      execFileSync('truncate', ['-s', `${megabytes}M`, this.#image]);
      execFileSync(`mkfs.${kind}`, [...make, this.#image], { stdio: 'pipe' });
      this.#mount();
    } catch (error) {
      this.#cleaner.stdin?.end();
      throw error;
    }
  }

  /** Why there can be none here; null where there can. */
  static refusal(kind: FileSystem = 'ext4'): string | null {
    if (process.getuid?.() !== 0) return 'not run by root';
    if (spawnSync(`mkfs.${kind}`, ['-V']).error) return `there is no mkfs.${kind}`;
    try {
      void new LoopDisk(kind).end();
      return null;
    } catch {
      return 'there is no loop device to mount';
    }
  }

  /** Has everything written by now on the disk: what a trial lays there itself is not what it tries. */
  sync(): void {
    execFileSync('sync', ['-f', this.folder]);
  }

  /**
   * Cuts the power under processes that stand still; `kill` ends them once no more can come of them. Mounted afterwards is what the
   * disk held at that moment, without what the file system still kept in memory.
   */
  async cut(kill: () => Promise<void>): Promise<void> {
    const held = join(this.#base, 'held');
    // No copy is made in a single moment: where something was written meanwhile it is made again.
    for (let before = this.#writes(); ; before = this.#writes()) {
      copyFileSync(this.#image, held, constants.COPYFILE_FICLONE);
      if (this.#writes() === before) break;
    }
    await kill();
    await this.#unmount();
    renameSync(held, this.#image);
    this.#mount();
  }

  async end(): Promise<void> {
    const ended = new Promise((done) => this.#cleaner.on('exit', done));
    this.#cleaner.ref();
    this.#cleaner.stdin?.end();
    await ended;
  }

  #mount(): void {
    execFileSync('mount', ['-o', 'loop', this.#image, this.folder], { stdio: 'pipe' });
  }

  async #unmount(): Promise<void> {
    // Who was killed lets go of its files a moment after it is said to have ended.
    for (let tries = 0; spawnSync('umount', [this.folder]).status !== 0; tries++) {
      if (tries > 500) throw new Error(`${this.folder} cannot be unmounted`);
      await pause(10);
    }
  }

  /** How often the disk was asked to write so far, and how much it is about to. */
  #writes(): string {
    const device = execFileSync('findmnt', ['-no', 'SOURCE', this.folder], { encoding: 'utf8' }).trim();
    const [, , , , done, , , , inFlight] = readFileSync(`/sys/block/${basename(device)}/stat`, 'utf8')
      .trim()
      .split(/\s+/);
    return `${done} ${inFlight}`;
  }
}
