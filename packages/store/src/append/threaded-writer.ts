// Writes batches on a thread of its own, so that a large import works out the next batch while SQLite writes this one.
import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BatchRows } from './batch-rows.ts';
import type { BatchWriter } from './batch-writer.ts';

/** What the thread is told: rows to gather, to drop them, to forget the bodies it was told of, to write, or that there is no more. */
export type Word = { readonly put: BatchRows } | 'drop' | 'forget' | 'write' | 'close';

/** What the thread answers to `write`. */
export type Answer =
  | { readonly lockedMs: number }
  | { readonly stale: true }
  /** An error's own code does not survive the way between threads. */
  | { readonly fault: { readonly message: string; readonly code: string | undefined } };

/** Source, built or joined, whichever this file is. */
const THREAD = new URL(`./writer-thread${extname(import.meta.url)}`, import.meta.url);

/** A short file does not pay for a thread: its first transactions are those of `local`. */
const WRITTEN_BEFORE = 2;

/** Megabytes for young objects: the default lets garbage of a long import pile up. */
const YOUNG_MB = 8;

interface Thread {
  readonly worker: Worker;
  /** Rejects once it went down. */
  readonly down: Promise<never>;
  readonly ended: Promise<unknown>;
}

function startThread(path: string): Thread {
  const worker = new Worker(THREAD, { workerData: path, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const down = once(worker, 'error').then(([error]): never => {
    throw error;
  });
  // It is met by the next `write`; until then nobody may be listening.
  down.catch(() => {});
  return { worker, down, ended: new Promise((resolve) => void worker.once('exit', resolve)) };
}

/**
 * A writer that opens the database at `path` a second time once there is more to write. Where no thread can be had, or it goes down
 * (no memory, no file left to open), what was put is asked for once more, and `local` writes it.
 */
export function threadedWriter(path: string, local: BatchWriter): BatchWriter {
  let written = 0;
  let thread: Thread | undefined;
  let isGone = false;
  const isLocal = (): boolean => isGone || written < WRITTEN_BEFORE;
  /** The bodies the thread was told of: half of what it is told, were each said with every event. */
  const told = new Set<number>();
  const untold = (texts: BatchRows['texts']): BatchRows['texts'] => new Map([...texts].filter(([id]) => !told.has(id) && told.add(id)));
  const say = (word: Word): void => (thread ??= startThread(path)).worker.postMessage(word, []);
  return {
    put(rows) {
      try {
        if (!isLocal()) return say({ put: { ...rows, texts: untold(rows.texts) } });
      } catch {
        // None could be started.
        isGone = true;
      }
      local.put(rows);
    },
    drop() {
      local.drop();
      told.clear();
      if (thread) say('drop');
    },
    forget() {
      local.forget();
      told.clear();
      if (thread) say('forget');
    },
    async write() {
      const here = isLocal();
      written++;
      if (here) return local.write();
      say('write');
      const { worker, down } = thread as Thread;
      let answer: Answer;
      try {
        [answer] = (await Promise.race([once(worker, 'message'), down])) as [Answer];
      } catch {
        isGone = true;
        return null;
      }
      if ('fault' in answer) throw Object.assign(new Error(answer.fault.message), { code: answer.fault.code });
      return 'stale' in answer ? null : answer;
    },
    async close() {
      await local.close();
      if (thread) say('close');
      await thread?.ended;
    },
  };
}
