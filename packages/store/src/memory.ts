// Empty stores in memory, one after another over one connection: for trials that need ten thousand of them and keep none.
import { openInMemory } from './sqlite/open.ts';
import { queriesOver, storeOver, type Store } from './store.ts';

/** Stores that begin empty; one at a time. */
export interface TrialStores {
  /** The next one, once the last is closed. */
  readonly open: () => Store;
  readonly close: () => Promise<void>;
}

/**
 * Opening a database and preparing its statements took a third of a trial, so both are done once: each store lives inside a
 * transaction that its `close` rolls back, and what are transactions to the store are savepoints in it. To the one connection
 * there is, that is the same: written together or not at all, and seen by whoever reads next.
 */
export function memoryStores(): TrialStores {
  const database = openInMemory();
  const nested = new Proxy(database, {
    get: (target, property) => {
      if (property === 'prepare') return (sql: string) => target.prepare(NESTED.get(sql) ?? sql);
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
  const queries = queriesOver(nested);
  return {
    open: () => {
      database.exec('begin');
      const forget = (): Promise<void> => Promise.resolve(void database.exec('rollback'));
      return { ...storeOver(nested, queries), close: forget };
    },
    close: () => queries.destroy(),
  };
}

const NESTED: ReadonlyMap<string, string> = new Map([
  ['begin immediate', 'savepoint transaction_of_store'],
  ['commit', 'release transaction_of_store'],
  ['rollback', 'rollback to transaction_of_store'],
]);
