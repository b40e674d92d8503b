// A process's own view of the store and the machine: the same ones for all, with a step before (and after) everything it does.
import type { LetterDraft, Store } from '@dunghen/store';
import type { Machine } from '../../src/machine.ts';
import type { SimulatedDisk } from './disk.ts';
import type { Process, Scheduler } from './scheduler.ts';

/** The store, a step before and after each thing it is asked: what was done may never be heard of. */
export function storeFor(process: Process, scheduler: Scheduler, store: Store, claimed: (draft: LetterDraft) => Promise<void>): Store {
  return new Proxy(store, {
    get: (target, name: string) => {
      const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
      return (...args: unknown[]): unknown => {
        if (name === 'claimLetter') {
          return stepped(async () => {
            const won = await method.apply(target, args);
            // Before anybody else has a turn.
            if (won === true) await claimed(args[0] as LetterDraft);
            return won;
          });
        }
        if (!name.endsWith('Pages')) return stepped(() => method.apply(target, args));
        return (async function* () {
          const pages = method.apply(target, args) as AsyncGenerator;
          for (;;) {
            const page = (await stepped(() => pages.next())) as IteratorResult<unknown>;
            if (page.done) return;
            yield page.value;
          }
        })();
      };
      async function stepped(work: () => unknown): Promise<unknown> {
        await scheduler.step(process, `db:${name}`);
        const answer = await work();
        await scheduler.step(process, `db-done:${name}`);
        return answer;
      }
    },
  });
}

/** A machine of one process over the shared disk, with a step before everything it does. */
export function machineFor(process: Process, scheduler: Scheduler, { files }: SimulatedDisk): Machine {
  const before = <Args extends unknown[], T>(label: string, work: (...args: Args) => Promise<T>) => {
    return async (...args: Args): Promise<T> => {
      await scheduler.step(process, label);
      return work(...args);
    };
  };
  return {
    link: before('link', files.link),
    mkdir: before('mkdir', files.mkdir),
    open: before('open', async (path: string, flags: 'r' | 'wx') => {
      const { write, sync, stat, close } = await files.open(path, flags);
      return { write: before('write', write), sync: before('fsync', sync), stat: before('fstat', stat), close };
    }),
    readdir: before('readdir', files.readdir),
    readFile: before('read', files.readFile),
    rename: before('rename', files.rename),
    rm: before('unlink', files.rm),
    stat: before('stat', files.stat),
    pid: process.pid,
    opensFolders: true,
    isAlive: (pid) => scheduler.isAlive(pid),
    nowMs: () => 0,
  };
}
