// What was damaged, cut short or put in the wrong place behind the program's back, and what it says of it.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foldDossier, parseEvent } from '@dunghen/core';
import { copyUpToDate, holdInstanceLock, openStore, storeFault, type Store } from '@dunghen/store';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hư hại '));
  path = join(folder, 'a.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fault = (code: string, holds: string): Error => expect.objectContaining({ code, message: expect.stringContaining(holds) }) as Error;

async function receive(store: Store, ...codes: readonly string[]): Promise<void> {
  await store.append(
    codes.map((code) => ({
      code,
      events: () => [parseEvent({ dossier: code, type: 'received', at: '2026-11-02', term: '3 working-days' })],
    })),
    { file: 'f', sha256: 'x', at: '2026-11-02T08:00:00Z' },
    (history) => void foldDossier(history),
  );
}

/** The office's database with some dossiers, closed and then edited by somebody who knows SQL. */
async function edited(sql: string): Promise<Store> {
  const store = openStore(path, { create: true });
  await receive(store, 'A-1', 'A-2');
  await store.close();
  const db = new Database(path);
  for (const name of db.prepare("select name from sqlite_schema where type = 'trigger'").pluck().all())
    db.exec(`drop trigger ${name as string}`);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
  return openStore(path);
}

describe('a dossier', () => {
  test('whose events were all deleted is found', async () => {
    const store = await edited("delete from event where dossier_id = (select id from dossier where code = 'A-2')");
    expect(await Array.fromAsync(store.tampering())).toEqual([{ dossier: 'A-2', what: 'chain' }]);
    await store.close();
  });

  test.each([
    ['whose short form is no such thing', "update dossier set timeline = 'z20000:1' where code = 'A-2'", 'A-2 cannot be read'],
    ['that speaks of what was deleted', 'delete from event_body', 'cannot be read'],
  ])('%s is not taken for one with another history', async (_, sql, said) => {
    const store = await edited(sql);
    // Its events are read where somebody looks at them.
    const look = async (): Promise<unknown> => (await store.dossier('A-2'))?.events;
    await expect(look()).rejects.toThrow(said);
    await store.close();
  });
});

test('a backup beside the log that a killed program left is read by nobody until the log is away, and is then whole', async () => {
  const store = openStore(path, { create: true });
  await receive(store, 'A-1');
  const backup = join(folder, 'bản sao.db');
  await store.backUp(backup);
  // Long enough that its pages are others than those of the backup.
  await receive(store, ...Array.from({ length: 400 }, (_, i) => `H-${i}`));
  const log = readFileSync(`${path}-wal`);
  await store.close();
  copyFileSync(backup, path);
  writeFileSync(`${path}-wal`, log);
  const refused = fault('database-with-strange-log', `${path}-wal`);
  const link = join(folder, 'lối tắt.db');
  symlinkSync(path, link);
  for (const name of [path, link]) {
    expect(() => openStore(name), name).toThrow(refused);
    expect(() => openStore(name, { create: 'in-memory' }), name).toThrow(refused);
  }
  await expect(copyUpToDate(path, join(folder, 'mới.db'))).rejects.toThrow(refused);
  expect([readFileSync(path).equals(readFileSync(backup)), readFileSync(`${path}-wal`).equals(log)]).toEqual([true, true]);
  rmSync(`${path}-wal`);
  const restored = openStore(path);
  expect([await restored.newestEvent(), await restored.soundness(), existsSync(`${path}-wal`)]).toEqual([1, [], true]);
  await restored.close();
});

test('a database that cannot be read whole says how a backup takes its place, with the files beside it', () => {
  expect(storeFault({ code: 'SQLITE_CORRUPT' })?.message).toContain('-wal, -shm');
});

test('a copy of a database with a damaged page is no backup: it is refused and leaves nothing', async () => {
  const whole = openStore(path, { create: true });
  await receive(whole, ...Array.from({ length: 400 }, (_, i) => `H-${i}`));
  await whole.close();
  const db = new Database(path, { readonly: true });
  const page = db.prepare("select rootpage from sqlite_schema where name = 'event'").pluck().get() as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  db.close();
  writeFileSync(path, readFileSync(path).fill(0, (page - 1) * size, page * size));
  const store = openStore(path);
  await expect(store.backUp(join(folder, 'bản sao.db'))).rejects.toThrow(fault('backup-failed', 'cơ sở dữ liệu bị hỏng'));
  expect(readdirSync(folder).filter((name) => name.startsWith('bản sao'))).toEqual([]);
  await store.close();
});

test('a database from which somebody took a dossier and left its events gets no backup that looks like a whole one', async () => {
  const store = await edited("delete from dossier where code = 'A-2'");
  await expect(store.backUp(join(folder, 'bản sao.db'))).rejects.toThrow(fault('backup-failed', 'foreign key'));
  expect(readdirSync(folder).filter((name) => name.startsWith('bản sao'))).toEqual([]);
  await store.close();
});

describe('opening', () => {
  test('where a file stands in the place of the folder names the path and what the system says', () => {
    writeFileSync(join(folder, 'tệp'), '');
    const inFile = join(folder, 'tệp', 'a.db');
    expect(() => openStore(inFile, { create: true })).toThrow(fault('database-unusable', inFile));
  });

  test.skipIf(process.platform !== 'linux')('where nobody may make a file says so', () => {
    // The kernel's own file system refuses root as well.
    expect(() => openStore('/sys/a.db', { create: true })).toThrow(fault('database-read-only', '/sys/a.db'));
  });

  test('a database that bears our mark and not our tables leaves it as it is', async () => {
    await openStore(path, { create: true }).close();
    const db = new Database(path);
    const mark = db.pragma('application_id', { simple: true }) as number;
    db.close();
    const other = join(folder, 'b.db');
    const bare = new Database(other);
    bare.pragma(`application_id = ${mark}`);
    bare.pragma('user_version = 1');
    bare.close();
    expect(() => openStore(other)).toThrow(fault('database-unusable', 'b.db'));
    const after = new Database(other);
    expect([after.pragma('user_version', { simple: true }), after.prepare('select count(*) from sqlite_schema').pluck().get()]).toEqual([
      1, 0,
    ]);
    after.close();
  });

  test('what is no database to try out a file on it is refused and left alone', () => {
    writeFileSync(path, 'không phải cơ sở dữ liệu '.repeat(100));
    expect(() => openStore(path, { create: 'in-memory' })).toThrow(fault('database-unusable', 'không phải tệp SQLite'));
    expect(readdirSync(folder)).toEqual(['a.db']);
    rmSync(path);
    const foreign = new Database(path);
    foreign.exec('create table t (x)');
    foreign.close();
    expect(() => openStore(path, { create: 'in-memory' })).toThrow(fault('database-unusable', 'của một chương trình khác'));
  });

  test('an empty file to try out a file on it takes it for a database with nothing in it, and leaves it empty', async () => {
    writeFileSync(path, '');
    const store = openStore(path, { create: 'in-memory' });
    expect([await store.newestEvent(), await store.lastEventDay(), await Array.fromAsync(store.expired('2030-01-01'))]).toEqual([
      0,
      '',
      [],
    ]);
    await store.close();
    expect(readFileSync(path)).toHaveLength(0);
  });
});

test('a lock that is no lock file is told as what it is, and not as another daemon', () => {
  writeFileSync(path, 'ghi chú của ai đó '.repeat(100));
  expect(() => holdInstanceLock(path)).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }) as Error);
  mkdirSync(join(folder, 'khóa'));
  expect(() => holdInstanceLock(join(folder, 'khóa'))).toThrow(expect.objectContaining({ code: 'SQLITE_CANTOPEN' }) as Error);
});
