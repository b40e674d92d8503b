import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEvent } from '@dunghen/core';
import { openStore } from '@dunghen/store';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATION_STEPS, SCHEMA_VERSION } from '../src/sqlite/migrations.ts';

const DOSSIERS = 4_000;
let folder: string;
let first: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bản cũ '));
  first = firstVersion();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A database as the first version made it. */
function firstVersion(): string {
  const path = join(folder, 'v1.db');
  const db = new Database(path);
  db.pragma('application_id = 1145587022');
  db.exec(MIGRATION_STEPS[0] as string);
  db.pragma('user_version = 1');
  const dossier = db.prepare('insert into dossier (id, code, code_key) values (?, ?, ?)');
  const event = db.prepare('insert into event (dossier_id, type, at, body) values (?, ?, ?, ?)');
  db.transaction(() => {
    for (let i = 1; i <= DOSSIERS; i++) {
      dossier.run(i, `A-${i}`, `A-${i}`);
      event.run(i, 'received', '2026-06-01T08:15:00+07:00', JSON.stringify({ term: '3 working-days', unit: `Phòng ${i % 7}` }));
      if (i % 2 === 0) event.run(i, 'completed', '2026-06-03', '{}');
    }
  })();
  db.close();
  return path;
}

/** A program of its own that opens the database, and so brings it up to date. */
function open(path: string): ChildProcess {
  const script = `import { parseEvent } from '@dunghen/core';
import { openStore } from '@dunghen/store'; await openStore(process.argv[1]).close();`;
  const args = ['--conditions=source', '--input-type=module', '-e', script, path];
  return spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] });
}
const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.on('exit', done));

async function expectWhole(path: string): Promise<void> {
  const store = openStore(path);
  const dossiers = (await Array.fromAsync(store.dossierPages())).flat();
  expect([dossiers.length, dossiers.reduce((sum, { events }) => sum + events.length, 0)]).toEqual([DOSSIERS, DOSSIERS * 1.5]);
  expect([await store.soundness(), await Array.fromAsync(store.tampering())]).toEqual([[], []]);
  await store.close();
  const db = new Database(path, { readonly: true });
  expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
  db.close();
}

test(
  'an old database comes through a program that is killed while bringing it up to date, at any moment',
  { timeout: 60_000 },
  async () => {
    let killed = 0;
    for (let round = 0; round < 10; round++) {
      const path = join(folder, `killed-${round}.db`);
      copyFileSync(first, path);
      // Until the database is touched nothing can go wrong; from then on, a little later each time.
      const child = open(path);
      const before = Date.now();
      while (!readdirSync(folder).some((name) => name.startsWith(`killed-${round}.db.`)) && Date.now() - before < 5_000)
        await new Promise((done) => setTimeout(done, 5));
      const timer = setTimeout(() => child.kill('SIGKILL'), round * 8);
      if ((await ended(child)) === null) killed++;
      clearTimeout(timer);
      await expectWhole(path);
    }
    expect(killed).toBeGreaterThan(3);
  },
);

test('two programs that bring it up to date at once wait for each other', { timeout: 60_000 }, async () => {
  const path = join(folder, 'two.db');
  copyFileSync(first, path);
  expect(await Promise.all([open(path), open(path)].map(ended))).toEqual([0, 0]);
  await expectWhole(path);
});

describe('trying out what a file would bring', () => {
  const ends = parseEvent({ dossier: 'A-1', type: 'completed', at: '2026-06-04' });
  /** What is in a file, and in those beside it that begin with its name. */
  const bytesOf = (name: string): readonly (readonly [string, string])[] =>
    readdirSync(folder)
      .filter((file) => file.startsWith(name) && !file.endsWith('-shm'))
      .toSorted()
      .map((file) => [file, readFileSync(join(folder, file)).toString('base64')]);
  /** The bytes before and after a trial. */
  async function tried(name: string): Promise<readonly [before: unknown, after: unknown]> {
    const before = bytesOf(name);
    const store = openStore(join(folder, name), { create: 'in-memory' });
    const batch = ['a-1', 'A-2'].map((code) => ({ code, events: () => [ends] }));
    const source = { file: 'a', sha256: '', at: '2026-06-05T00:00:00Z' };
    expect(await store.rehearse(batch, source, () => undefined)).toMatchObject([{ done: 'updated' }, { done: 'updated' }]);
    expect(await store.newestEvent()).toBe(DOSSIERS * 1.5);
    await store.close();
    return [before, bytesOf(name)];
  }

  test('on a database of an older version leaves it byte for byte as it was, with nothing beside it', async () => {
    copyFileSync(first, join(folder, 'tried-old.db'));
    const [before, after] = await tried('tried-old.db');
    expect(after).toEqual(before);
    expect(bytesOf('tried-old.db')).toHaveLength(1);
    await expectWhole(join(folder, 'tried-old.db'));
  });

  test('does so on one that is up to date, on a restored copy, and on one whose program was killed', async () => {
    const path = join(folder, 'tried-new.db');
    copyFileSync(first, path);
    const store = openStore(path);
    await store.backUp(join(folder, 'tried-restored.db'));
    await store.noteScan({ today: '2026-06-05', at: '2026-06-05T00:00:00Z', degraded: '[]' });
    // What a kill at this moment leaves: the last commits are in the log alone.
    for (const end of ['', '-wal']) copyFileSync(path + end, join(folder, `tried-killed.db${end}`));
    await store.close();
    for (const name of ['tried-new.db', 'tried-restored.db', 'tried-killed.db']) {
      const [before, after] = await tried(name);
      expect(after, name).toEqual(before);
    }
  });
});
