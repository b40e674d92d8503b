import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, parseEvent, type DossierEvent } from '@dunghen/core';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, sqlitePath, type LetterDraft, type Store } from '@dunghen/store';

let folder: string;
let path: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kho hồ sơ '));
  path = join(folder, 'dữ liệu.db');
  store = openStore(`sqlite:${path}`, { create: true });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const source = { file: 'a.ndjson', sha256: 'ab', at: '2026-11-23T00:00:00Z' };
const check = (history: readonly DossierEvent[]): void => void foldDossier(history);
const received = (code: string): DossierEvent =>
  parseEvent({
    dossier: code,
    type: 'received',
    at: '2026-11-02T08:00:00+07:00',
    term: '3 working-days',
    applicant: { name: 'Nông Văn Mẫu' },
  });
const completed = (code: string, at: string): DossierEvent => parseEvent({ dossier: code, type: 'completed', at });
const append = (code: string, ...events: DossierEvent[]) => store.append([{ code, events: () => events }], source, check);

describe('events', () => {
  test('come back as they were appended, with the citizen', async () => {
    await append('A-1', received('A-1'), completed('A-1', '2026-11-05'));
    const stored = await store.dossier('A-1');
    expect(stored?.events).toEqual([received('A-1'), completed('A-1', '2026-11-05')]);
  });

  test('that are known already change nothing', async () => {
    expect(await append('A-1', received('A-1'))).toEqual([{ done: 'created' }]);
    expect(await append('A-1', received('A-1'))).toEqual([{ done: 'unchanged' }]);
    expect(await append('a-1', completed('a-1', '2026-11-05'))).toEqual([{ done: 'updated' }]);
    expect(await append('A-1', received('A-1'), completed('A-1', '2026-11-05'))).toEqual([{ done: 'unchanged' }]);
  });

  test('of an impossible history are refused for that dossier alone', async () => {
    const outcomes = await store.append(
      [
        { code: 'A-1', events: () => [received('A-1')] },
        { code: 'B-1', events: () => [completed('B-1', '2026-11-05')] },
        { code: 'C-1', events: () => [received('C-1')] },
      ],
      source,
      check,
    );
    expect(outcomes).toMatchObject([{ done: 'created' }, { fault: { code: 'no-receipt' } }, { done: 'created' }]);
    expect(await store.dossier('B-1')).toBeNull();
  });

  test('are taken however many one dossier has', async () => {
    // Of one moment and type there is one event.
    const at = (second: number): string => new Date(Date.UTC(2026, 10, 3) + second * 1_000).toISOString();
    const stages = Array.from({ length: 130_000 }, (_, i) => parseEvent({ dossier: 'A-1', type: 'stage', at: at(i), stage: `S${i}` }));
    const many = [{ code: 'A-1', events: () => [received('A-1'), ...stages] }];
    expect(await store.rehearse(many, () => undefined)).toMatchObject({ outcomes: [{ done: 'created' }] });
  });

  test('rehearsed leave the database as it was', async () => {
    const events = [received('A-1')];
    expect(await store.rehearse([{ code: 'A-1', events: () => events }], check)).toEqual({
      outcomes: [{ done: 'created' }],
      changes: [{ code: 'A-1', isNew: true, events, correctsApplicant: false }],
    });
    expect(await store.dossier('A-1')).toBeNull();
  });

  test('can neither be changed nor deleted, whoever asks', async () => {
    await append('A-1', received('A-1'));
    const db = new Database(path);
    expect(() => db.exec("update event set at = '2020-01-01'")).toThrow('append-only');
    expect(() => db.exec('delete from event')).toThrow('append-only');
    db.close();
  });

  test('come in pages that miss no dossier and repeat none', async () => {
    const codes = Array.from({ length: 23 }, (_, i) => `P-${i}`);
    await store.append(
      codes.map((code) => ({ code, events: () => [received(code)] })),
      source,
      check,
    );
    const seen: string[] = [];
    for await (const page of store.dossierPages({ size: 5 })) seen.push(...page.map((d) => d.code));
    expect(seen).toEqual(codes);
  });
});

describe('letters', () => {
  const draft = async (code: string, changes: Partial<LetterDraft> = {}): Promise<LetterDraft> => {
    const stored = await store.dossier(code);
    return {
      dossierId: stored?.id ?? 0,
      revision: stored?.revision ?? 0,
      appointment: 1,
      kind: 'missed',
      dueOn: '2026-11-05',
      fileName: `${code}.docx`,
      sha256: 'x',
      templateSha256: 't',
      facts: '{}',
      draftedOn: '2026-11-06',
      bytes: new Uint8Array([1, 2, 3]),
      ...changes,
    };
  };
  const at = '2026-11-06T00:00:00Z';

  test('are claimed once for each missed appointment', async () => {
    await append('A-1', received('A-1'));
    expect(await store.claimLetter(await draft('A-1'), at)).toBe(true);
    expect(await store.claimLetter(await draft('A-1', { fileName: 'other.docx' }), at)).toBe(false);
    expect(await store.claimLetter(await draft('A-1', { appointment: 2, fileName: 'second.docx' }), at)).toBe(true);
    expect(await store.letterCount()).toBe(2);
  });

  test('are not claimed for a dossier that changed since it was read', async () => {
    await append('A-1', received('A-1'));
    const stale = await draft('A-1');
    await append('A-1', completed('A-1', '2026-11-04'));
    expect(await store.claimLetter(stale, at)).toBe(false);
    expect(await store.letterCount()).toBe(0);
  });

  test('keep their bytes, and are settled once', async () => {
    await append('A-1', received('A-1'));
    await store.claimLetter(await draft('A-1'), at);
    const [letter] = (await Array.fromAsync(store.letterPages({ unpublished: true }))).flat();
    expect([...((await store.letterBytes(letter?.id ?? 0)) ?? [])]).toEqual([1, 2, 3]);
    const { id = 0, sha256 = '' } = letter ?? {};
    expect(await store.letterFile(id)).toMatchObject({ sha256, replaces: null });
    expect(await store.settleLetter(id, 'other bytes', at), 'an older state of the letter').toBe(false);
    expect(await Array.fromAsync(store.letterPages({ unpublished: true }))).toHaveLength(1);
    expect(await store.settleLetter(id, sha256, at)).toBe(true);
    expect(await store.settleLetter(id, sha256, at)).toBe(true);
    expect(await Array.fromAsync(store.letterPages({ unpublished: true }))).toEqual([]);
    expect((await store.letterEvents(id)).map(({ step }) => step)).toEqual(['drafted', 'published']);
  });

  test('are never deleted, and their key never changes', async () => {
    await append('A-1', received('A-1'));
    await store.claimLetter(await draft('A-1'), at);
    const db = new Database(path);
    expect(() => db.exec('delete from letter')).toThrow('never deleted');
    expect(() => db.exec('update letter set appointment = 7')).toThrow('never changes');
    expect(() => db.exec('delete from letter_event')).toThrow('append-only');
    db.close();
  });

  test('are never replaced, nor their steps, by a row of their number, key or file', async () => {
    await append('A-1', received('A-1'));
    await store.claimLetter(await draft('A-1'), at);
    const db = new Database(path);
    const columns = 'dossier_id, appointment, kind, due_on, file_name, sha256, template_sha256, facts, drafted_on';
    const replace = (id: string, appointment: string, file: string): string =>
      `insert or replace into letter (id, ${columns}) select ${id}, dossier_id, ${appointment}, kind, due_on, ${file}, sha256,
        template_sha256, facts, drafted_on from letter where id = 1`;
    for (const sql of [
      "insert or replace into letter_event (id, letter_id, step, at, actor, chain) values (1, 1, 'drafted', '2020', 'khác', 'x')",
      replace('1', '2', "'khác'"),
      replace('null', 'appointment', "'khác'"),
      replace('null', '2', 'file_name'),
    ])
      expect(() => db.exec(sql), sql).toThrow('never replaced');
    db.exec(replace('null', '2', "'khác'"));
    expect(db.prepare('select count(*) from letter').pluck().get()).toBe(2);
    db.close();
  });
});

describe('the database file', () => {
  test('is closed to other users of the machine', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('that is not there is not made by a reader', () => {
    expect(() => openStore(`sqlite:${folder}/none.db`)).toThrow(expect.objectContaining({ code: 'no-database' }));
  });

  test('of another program, or no database at all, is refused and left alone', () => {
    const foreign = join(folder, 'foreign.db');
    const db = new Database(foreign);
    db.exec('create table t (x)');
    db.close();
    writeFileSync(join(folder, 'text.db'), 'không phải cơ sở dữ liệu '.repeat(100));
    const unmarked = new Database(join(folder, 'unmarked.db'));
    unmarked.pragma('user_version = 3');
    unmarked.close();
    const before = readdirSync(folder).toSorted();
    for (const [name, why] of [
      ['foreign.db', 'của một chương trình khác'],
      ['unmarked.db', 'của một chương trình khác'],
      ['text.db', 'không phải tệp SQLite'],
      ['.', 'là một thư mục'],
    ] as const) {
      const bytes = name === '.' ? null : readFileSync(join(folder, name));
      expect(() => openStore(`sqlite:${join(folder, name)}`, { create: true })).toThrow(
        expect.objectContaining({ code: 'database-unusable', message: expect.stringContaining(why) }),
      );
      if (bytes) expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true);
    }
    expect(readdirSync(folder).toSorted()).toEqual(before);
  });

  test('of a newer program is refused in one sentence', () => {
    const db = new Database(path);
    db.pragma('user_version = 999');
    db.close();
    expect(() => openStore(`sqlite:${path}`)).toThrow(
      expect.objectContaining({
        code: 'database-newer',
        message: expect.stringMatching(/dữ liệu\.db thuộc phiên bản mới hơn \(999\)[^.]*\.$/),
      }),
    );
  });

  test('whose first page is damaged is told so, with its name', async () => {
    await store.close();
    writeFileSync(path, readFileSync(path).fill(0xff, 100, 4_096));
    expect(() => openStore(`sqlite:${path}`)).toThrow(
      expect.objectContaining({ code: 'database-damaged', message: expect.stringContaining('dữ liệu.db: ') }),
    );
    rmSync(path);
    store = openStore(`sqlite:${path}`, { create: true });
  });

  test.skipIf(process.getuid?.() === 0)('that may not be written, or stands where nothing may, says so', async () => {
    await store.close();
    chmodSync(path, 0o400);
    chmodSync(folder, 0o500);
    for (const name of [path, join(folder, 'new.db')]) {
      expect(() => openStore(`sqlite:${name}`, { create: true })).toThrow(
        expect.objectContaining({ code: 'database-read-only', message: expect.stringContaining(name) }),
      );
    }
    chmodSync(folder, 0o700);
    chmodSync(path, 0o600);
    store = openStore(`sqlite:${path}`);
  });

  test.each([
    ['sqlite:a.db', 'a.db'],
    ['sqlite:///tmp/a.db', '/tmp/a.db'],
    ['sqlite:/tmp/a.db', '/tmp/a.db'],
    ['a.db', 'a.db'],
    ['C:\\du lieu\\a.db', 'C:\\du lieu\\a.db'],
  ])('named %s is %s', (url, expected) => expect(sqlitePath(url)).toBe(expected));

  test.each(['postgres://u:secret@h/db', 'mysql:x', 'sqlite:'])('named %s is refused without repeating a password', (url) => {
    expect(() => sqlitePath(url)).toThrow(
      expect.objectContaining({ code: 'bad-database-url', message: expect.not.stringContaining('secret') }),
    );
  });
});

test.skipIf(process.platform === 'win32')('a disk that fills up is named, and what was acknowledged before is kept', async () => {
  await append('A-1', received('A-1'));
  const script = `
    import { openStore, storeFault } from '@dunghen/store';
    import { parseEvent } from '@dunghen/core';
    const store = openStore('sqlite:' + process.argv[1]);
    const batch = Array.from({ length: 5000 }, (_, i) => {
      const event = parseEvent({ dossier: 'F-' + i, type: 'received', at: '2026-11-02', term: '3 working-days' });
      return { code: event.dossier, events: () => [event] };
    });
    const error = await store.append(batch, { file: 'f', sha256: 'f', at: 'x' }, () => {}).catch((fault) => fault);
    console.log(storeFault(error)?.code ?? String(error));
    await store.close();`;
  // The limit on the size of a file stands for the end of the disk; the shell keeps its signal from killing the process.
  const shell = `trap '' XFSZ; ulimit -f 400; exec "$@"`;
  const args = ['-c', shell, 'sh', process.execPath, '--conditions=source', '--input-type=module', '-e', script, path];
  expect(execFileSync('sh', args, { cwd: import.meta.dirname, encoding: 'utf8' })).toBe('database-full\n');
  expect(await store.dossier('A-1')).not.toBeNull();
  expect(await store.dossier('F-0')).toBeNull();
});

test('two programs that write at once lose nothing and see no lock', { timeout: 60_000 }, async () => {
  const script = `
    import { openStore } from '@dunghen/store';
    import { parseEvent } from '@dunghen/core';
    const [path, name] = process.argv.slice(1);
    const store = openStore('sqlite:' + path, { create: true });
    for (let i = 0; i < 100; i++) {
      const code = name + '-' + i;
      const event = parseEvent({ dossier: code, type: 'received', at: '2026-11-02', term: '3 working-days' });
      await store.append([{ code, events: () => [event] }], { file: name, sha256: name, at: 'x' }, () => {});
    }
    await store.close();`;
  const writer = (name: string): Promise<number> =>
    new Promise((done) => {
      const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', script, path, name], {
        cwd: import.meta.dirname,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child.on('exit', (code) => done(code ?? 1));
    });
  expect(await Promise.all(['X', 'Y', 'Z'].map(writer))).toEqual([0, 0, 0]);
  let count = 0;
  for await (const page of store.dossierPages()) count += page.length;
  expect(count).toBe(300);
});
