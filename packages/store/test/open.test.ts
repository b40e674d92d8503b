import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@dunghen/store';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

const [DATABASES, PROGRAMS, APART_MS] = [50, 3, 40];
/** So long before a moment a program is awake and only waits for it: sleep alone would miss it by a little. */
const AWAKE_MS = 2;
/** Opens one database after another, each at the moment at which the other programs do; says which it could not. */
const PROGRAM = `
  import { openStore } from '@dunghen/store';
  const [folder, begin] = process.argv.slice(1);
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  for (let i = 0; i < ${DATABASES}; i++) {
    const moment = Number(begin) + i * ${APART_MS};
    Atomics.wait(asleep, 0, 0, Math.max(0, moment - Date.now() - ${AWAKE_MS}));
    while (Date.now() < moment);
    try { await openStore(folder + '/' + i + '.db', { create: true }).close(); }
    catch (error) { console.log(i, error.code, error.message); }
  }`;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cùng lúc '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What programs that open the same databases at the same moments say. */
async function openTogether(folder: string): Promise<string> {
  const begin = String(Date.now() + 1_500);
  const said = Array.from({ length: PROGRAMS }, async () => {
    const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', PROGRAM, folder, begin], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
    expect(await new Promise((done) => child.on('close', done))).toBe(0);
    return text;
  });
  return (await Promise.all(said)).join('');
}

test('programs that meet a database at the same moment all open it, a new one and one restored from a copy', async () => {
  const folder = newFolder();
  expect(await openTogether(folder), 'new').toBe('');
  for (let i = 0; i < DATABASES; i++) {
    const db = new Database(join(folder, `${i}.db`));
    // As a copy has it.
    expect(db.pragma('journal_mode = DELETE', { simple: true })).toBe('delete');
    db.close();
  }
  expect(await openTogether(folder), 'restored').toBe('');
  const store = openStore(join(folder, '0.db'));
  expect([await store.soundness(), await store.drift()]).toEqual([[], []]);
  await store.close();
});

test.skipIf(process.platform === 'win32')(
  'a log that was left unwritable beside the database is mended by the next program that opens it',
  async () => {
    const path = join(newFolder(), 'a.db');
    // Open, so that its log stays there.
    const other = openStore(path, { create: true });
    for (const log of ['-wal', '-shm']) chmodSync(path + log, 0o400);
    const store = openStore(path);
    expect(['-wal', '-shm'].map((log) => statSync(path + log).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(await store.writeFault()).toBeNull();
    await Promise.all([store.close(), other.close()]);
  },
);

test('whether a database can be written is told without changing it, and with its name where another program holds it', async () => {
  const path = join(newFolder(), 'a.db');
  const store = openStore(path, { create: true });
  expect(await store.writeFault()).toBeNull();
  const holder = new Database(path);
  holder.exec('begin exclusive');
  expect(await store.writeFault()).toMatchObject({ code: 'database-locked', message: expect.stringContaining(path) as string });
  holder.exec('rollback');
  expect(await store.writeFault()).toBeNull();
  holder.close();
  await store.close();
});
