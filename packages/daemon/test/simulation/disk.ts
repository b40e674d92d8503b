// A disk that remembers what was synced and forgets the rest when the power fails, as the file systems of real machines do.
import { dirname } from 'node:path';

interface Inode {
  data: Buffer;
  /** What survives; null before the first sync. */
  durable: Buffer | null;
}

/** A change of a folder that no sync has made durable yet; a rename is one change of two names. */
type Change = readonly (readonly [path: string, inode: Inode | null])[];

const fault = (code: string, syscall: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code, syscall });

/** How the disk may lie, to prove that a disk which does is noticed. */
export interface Lies {
  readonly fileSync?: boolean;
  readonly folderSync?: boolean;
}

export class SimulatedDisk {
  readonly #random: () => number;
  readonly #lies: Lies;
  #names = new Map<string, Inode>();
  #durable = new Map<string, Inode>();
  #changes: Change[] = [];
  readonly #folders = new Set<string>();

  constructor(random: () => number, lies: Lies = {}) {
    this.#random = random;
    this.#lies = lies;
  }

  #apply(change: Change): void {
    for (const [path, inode] of change) {
      if (inode) this.#names.set(path, inode);
      else this.#names.delete(path);
    }
    this.#changes.push(change);
  }

  readonly files = {
    link: async (from: string, to: string): Promise<void> => {
      const inode = this.#at(from, 'link');
      if (this.#names.has(to)) throw fault('EEXIST', 'link');
      this.#apply([[to, inode]]);
    },
    mkdir: async (path: string): Promise<string | undefined> => {
      if (this.#folders.has(path)) return undefined;
      this.#folders.add(path);
      return path;
    },
    open: async (path: string, flags: 'r' | 'wx') => {
      if (flags === 'r') return this.#folderHandle(path);
      if (this.#names.has(path)) throw fault('EEXIST', 'open');
      const inode: Inode = { data: Buffer.alloc(0), durable: null };
      this.#apply([[path, inode]]);
      return this.#fileHandle(inode);
    },
    readdir: async (folder: string): Promise<string[]> => this.list(folder),
    readFile: async (path: string): Promise<Uint8Array> => Buffer.from(this.#at(path, 'open').data),
    rename: async (from: string, to: string): Promise<void> => {
      const inode = this.#at(from, 'rename');
      this.#apply([
        [to, inode],
        [from, null],
      ]);
    },
    rm: async (path: string): Promise<void> => {
      if (this.#names.has(path)) this.#apply([[path, null]]);
    },
    stat: async (path: string) => {
      this.#at(path, 'stat');
      return { mtimeMs: 0, ino: 0, dev: 0, isFile: () => true };
    },
  };

  #at(path: string, syscall: string): Inode {
    const inode = this.#names.get(path);
    if (!inode) throw fault('ENOENT', syscall);
    return inode;
  }

  #fileHandle(inode: Inode) {
    return {
      write: async (bytes: Uint8Array, offset: number) => {
        // A write may be short at any time: whoever does not count loses the rest.
        const left = bytes.length - offset;
        const bytesWritten = this.#random() < 0.2 ? Math.max(1, Math.floor(left * this.#random())) : left;
        inode.data = Buffer.concat([inode.data, bytes.subarray(offset, offset + bytesWritten)]);
        return { bytesWritten };
      },
      sync: async () => {
        if (!this.#lies.fileSync) inode.durable = inode.data;
      },
      stat: async () => ({ size: inode.data.length }),
      close: async () => {},
    };
  }

  #folderHandle(folder: string) {
    return {
      write: async () => ({ bytesWritten: 0 }),
      sync: async () => {
        if (this.#lies.folderSync) return;
        const inside = (change: Change): boolean => change.some(([path]) => dirname(path) === folder);
        // Newest first: what an older change of another folder would do to a name that was synced is overtaken.
        const overtaken = new Set<string>();
        const kept: Change[] = [];
        const waiting: Change[] = [];
        for (const change of this.#changes.toReversed()) {
          if (inside(change)) kept.unshift(change);
          else waiting.unshift(change.filter(([path]) => !overtaken.has(path)));
          if (inside(change)) for (const [path] of change) overtaken.add(path);
        }
        for (const change of kept) this.#keep(change);
        this.#changes = waiting;
      },
      stat: async () => ({ size: 0 }),
      close: async () => {},
    };
  }

  #keep(change: Change): void {
    for (const [path, inode] of change) {
      if (inode) this.#durable.set(path, inode);
      else this.#durable.delete(path);
    }
  }

  /** Whether everything is synced: then there is one way only in which a power cut can end. */
  isSynced(): boolean {
    const inodes = [this.#names, this.#durable].flatMap((names) => [...names.values()]);
    return this.#changes.length === 0 && inodes.every(({ data, durable }) => data === durable);
  }

  /** The power fails: each change that was not synced survives or not, by itself; data not synced is old, or torn anywhere. */
  powerCut(): void {
    for (const change of this.#changes) if (this.#random() < 0.5) this.#keep(change);
    this.#changes = [];
    this.#names = new Map(this.#durable);
    for (const inode of new Set(this.#names.values())) {
      if (inode.data !== inode.durable) {
        const torn = inode.data.subarray(0, Math.floor(inode.data.length * this.#random()));
        inode.data = this.#random() < 0.5 ? torn : (inode.durable ?? torn);
      }
      inode.durable = inode.data;
    }
  }

  /** The names in a folder. */
  list(folder: string): string[] {
    return [...this.#names.keys()]
      .filter((path) => dirname(path) === folder)
      .map((path) => path.slice(folder.length + 1))
      .toSorted();
  }

  /** By a person's hand: there, and durably so. */
  put(path: string, data: Buffer): void {
    const inode = { data, durable: data };
    this.#names.set(path, inode);
    this.#durable.set(path, inode);
    this.#overtake(path);
  }

  read(path: string): Buffer | null {
    return this.#names.get(path)?.data ?? null;
  }

  /** By a person's hand: gone, and durably so. */
  delete(path: string): void {
    this.#names.delete(path);
    this.#durable.delete(path);
    this.#overtake(path);
  }

  /** What was done to a name before, and is not synced yet, is nothing that a sync could still bring about. */
  #overtake(path: string): void {
    this.#changes = this.#changes.map((change) => change.filter(([name]) => name !== path));
  }
}
