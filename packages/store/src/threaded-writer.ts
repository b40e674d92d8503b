// Writes batches on a thread of its own, so that a large import works out the next batch while SQLite writes this one.
import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BatchRows } from './batch-rows.ts';
import type { BatchWriter } from './batch-writer.ts';

/** What the thread is told: rows to gather, to drop them, to write them, or that there are no more. */
export type Word = { readonly put: BatchRows } | 'drop' | 'write' | 'close';

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

/** A writer that opens the database at `path` a second time once there is more to write. */
export function threadedWriter(path: string, local: BatchWriter): BatchWriter {
  let written = 0;
  let thread: Worker | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const start = (): Worker => {
    const made = new Worker(THREAD, { workerData: path, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    ended = new Promise((resolve) => void made.once('exit', resolve));
    return made;
  };
  const say = (word: Word): void => (thread ??= start()).postMessage(word, []);
  return {
    put(rows) {
      if (written < WRITTEN_BEFORE) local.put(rows);
      else say({ put: rows });
    },
    drop() {
      local.drop();
      if (thread) say('drop');
    },
    async write() {
      if (written++ < WRITTEN_BEFORE) return local.write();
      say('write');
      const [answer] = (await once(thread as Worker, 'message')) as [Answer];
      if ('fault' in answer) throw Object.assign(new Error(answer.fault.message), { code: answer.fault.code });
      return 'stale' in answer ? null : answer;
    },
    async close() {
      await local.close();
      if (thread) say('close');
      await ended;
    },
  };
}
