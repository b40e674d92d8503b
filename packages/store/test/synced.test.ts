// What was acknowledged survives a power cut only where each connection that writes syncs every commit: the file does not keep that mode.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { openStore } from '@dunghen/store';
import { expect, onTestFinished, test, vi } from 'vitest';

/** `PRAGMA synchronous`: NORMAL is 1, and in a database with a log it loses what was acknowledged. */
const FULL = 2;

function someFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'đồng bộ '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('every commit is synced on the connection of the store', async () => {
  const opened = vi.spyOn(Database.prototype, 'pragma');
  const store = openStore(join(someFolder(), 'a.db'), { create: true });
  const connections = new Set(opened.mock.contexts as Database.Database[]);
  opened.mockRestore();
  const [connection] = [...connections].filter(({ name }) => name.endsWith('a.db'));
  expect(connection?.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(connection?.pragma('synchronous', { simple: true })).toBe(FULL);
  await store.close();
});

test('and on that of the thread that writes large imports', async () => {
  const path = join(someFolder(), 'a.db');
  await openStore(path, { create: true }).close();
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');
  const thread = new URL('../src/append/writer-thread.ts', import.meta.url).href;
  // The thread as it is, and beside it one question to the connection that it opens.
  const program = `
    const { parentPort } = require('node:worker_threads');
    const Database = require(${JSON.stringify(sqlite)});
    const { pragma } = Database.prototype;
    let connection;
    Database.prototype.pragma = function (...asked) {
      connection = this;
      return pragma.apply(this, asked);
    };
    import(${JSON.stringify(thread)}).then(() => parentPort.postMessage(pragma.call(connection, 'synchronous', { simple: true })));`;
  const worker = new Worker(program, { eval: true, workerData: path, execArgv: ['--conditions=source'] });
  expect(await once(worker, 'message')).toEqual([FULL]);
  worker.postMessage('close', []);
  await once(worker, 'exit');
});
