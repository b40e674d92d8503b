// Writes batches on a thread of its own, so that a large import works out the next batch while SQLite writes this one.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BatchRows } from './batch-rows.ts';
import type { BatchWriter } from './batch-writer.ts';

/** What the thread answers to a batch. */
export type Answer =
  | { readonly lockedMs: number }
  | { readonly stale: true }
  /** An error's own code does not survive the way between threads. */
  | { readonly fault: { readonly message: string; readonly code: string | undefined } };

/** Source or built, whichever this file is. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './writer-thread.ts' : './writer-thread.js', import.meta.url);

/** A short file does not pay for a thread: its first batches are written by `local`. */
const BATCHES_BEFORE = 2;

/** Megabytes for young objects: the default lets garbage of a long import pile up. */
const YOUNG_MB = 8;

/** A writer that opens the database at `path` a second time once there is more to write. */
export function threadedWriter(path: string, local: BatchWriter): BatchWriter {
  let batches = 0;
  let thread: Worker | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const start = (): Worker => {
    const made = new Worker(THREAD, { workerData: path, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    ended = new Promise((resolve) => void made.once('exit', resolve));
    return made;
  };
  const ask = async (rows: BatchRows): Promise<Answer> => {
    thread ??= start();
    thread.postMessage(rows, []);
    const [answer] = (await once(thread, 'message')) as [Answer];
    return answer;
  };
  return {
    async write(rows) {
      if (batches++ < BATCHES_BEFORE) return local.write(rows);
      const answer = await ask(rows);
      if ('fault' in answer) throw Object.assign(new Error(answer.fault.message), { code: answer.fault.code });
      return 'stale' in answer ? null : answer;
    },
    async close() {
      await local.close();
      thread?.postMessage(null, []);
      await ended;
    },
  };
}
