import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseEvent } from '@dunghen/core';
import { openStore } from '@dunghen/store';
import Database from 'better-sqlite3';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATION_STEPS, SCHEMA_VERSION } from '../src/sqlite/migrations.ts';

const [DOSSIERS, LETTERS, KILLS] = [200, 3, 5];
const OLD = MIGRATION_STEPS.slice(1).map((_, i) => i + 1);
const LETTER = Buffer.from('thư xin lỗi '.repeat(2_000));
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bản cũ '));
  makeOldOnes();
  await joinProgram();
});
afterAll(() => rmSync(folder, { recursive: true }));

const old = (version: number): string => join(folder, `old-${version}`);
/** What each version's tables hold, and the statements from it to the newest. */
const states = new Map<number, object>();
const statements = new Map<number, number>();

/** A database as each older version made it: the first one's, taken one step further each time. */
function makeOldOnes(): void {
  const db = new Database(join(folder, 'growing'));
  db.pragma('synchronous = OFF');
  db.pragma('application_id = 1145587022');
  for (const [version, step] of MIGRATION_STEPS.entries()) {
    if (typeof step === 'function') step(db);
    else db.exec(step);
    db.pragma(`user_version = ${version + 1}`);
    if (version === 0) fill(db);
    copyFileSync(db.name, old(version + 1));
    chmodSync(old(version + 1), 0o600);
    states.set(version + 1, stateOf(old(version + 1)));
  }
  db.close();
}

function fill(db: Database.Database): void {
  const dossier = db.prepare('insert into dossier (id, code, code_key) values (?, ?, ?)');
  const event = db.prepare('insert into event (dossier_id, type, at, body) values (?, ?, ?, ?)');
  const letter = db.prepare(`insert into letter
    (id, dossier_id, appointment, kind, due_on, file_name, sha256, template_sha256, facts, drafted_on)
    values (?, ?, 1, 'missed', '2026-06-04', ?, ?, '', '{}', '2026-06-05')`);
  const bytes = db.prepare('insert into letter_bytes values (?, ?)');
  const step = db.prepare("insert into letter_event (letter_id, step, at, actor) values (?, ?, '2026-06-05T01:00:00Z', 'scan')");
  const body = (i: number): string =>
    JSON.stringify({ term: '3 working-days', unit: `Phòng ${i % 7}`, ...(i % 3 === 0 && { promisedOn: '2026-06-04' }) });
  db.transaction(() => {
    for (let i = 1; i <= DOSSIERS; i++) {
      dossier.run(i, `A-${i}`, `A-${i}`);
      event.run(i, 'received', '2026-06-01T08:15:00+07:00', body(i));
      if (i % 2 === 0) event.run(i, 'completed', '2026-06-03', '{}');
    }
    for (let i = 1; i <= LETTERS; i++) {
      letter.run(i, i, `thu-${i}.docx`, createHash('sha256').update(LETTER).digest('hex'));
      bytes.run(i, LETTER);
      for (const taken of ['drafted', 'published']) step.run(i, taken);
    }
  })();
}

/** Joins the program that dies to one file: started from its sources each time, it took twice as long. The driver is the one that it watches. */
async function joinProgram(): Promise<void> {
  const input = join(import.meta.dirname, 'dying-program.ts');
  const driver = createRequire(input).resolve('better-sqlite3');
  const joined = await rolldown({
    input,
    platform: 'node',
    resolve: { conditionNames: ['source', 'node', 'import', 'default'] },
    plugins: [
      {
        name: 'watched-driver',
        resolveId: (name, from) => (name !== 'better-sqlite3' ? null : from === input ? { id: driver, external: true } : input),
      },
    ],
  });
  await joined.write({ file: join(folder, 'program.cjs'), format: 'cjs', codeSplitting: false });
  await joined.close();
}

/** A program that brings databases up to date; killed at a statement, by itself or by us a moment later. */
async function run(...args: readonly string[]): Promise<{ readonly killed: boolean; readonly told: string }> {
  const program = join(folder, 'program.cjs');
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, [program, ...args], { stdio: [...stdio] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (text === 'now') child.kill('SIGKILL');
  });
  const code = await new Promise((done) => child.on('close', done));
  if (code !== null) expect(code).toBe(0);
  return { killed: code === null, told };
}

/** As it was, in the tables of this program; beside it whole copies of what was, and nothing else. */
async function expectWhole(path: string): Promise<void> {
  const store = openStore(path);
  const dossiers = (await Array.fromAsync(store.dossierPages())).flat();
  expect([dossiers.length, dossiers.reduce((sum, { events }) => sum + events.length, 0)]).toEqual([DOSSIERS, DOSSIERS * 1.5]);
  expect([await store.soundness(), await store.drift(), await Array.fromAsync(store.tampering())]).toEqual([[], [], []]);
  for (let id = 1; id <= LETTERS; id++) expect(LETTER.equals((await store.letterFile(id))?.bytes ?? Buffer.of())).toBe(true);
  await store.close();
  expect(stateOf(path)).toEqual(states.get(SCHEMA_VERSION));
  const beside = besides(path);
  for (const name of beside) {
    const [, version] = /\.v(\d+)\.bak$/.exec(name) ?? [];
    expect(version, name).toBeDefined();
    expect(stateOf(join(folder, name))).toEqual(states.get(Number(version)));
  }
  expect(beside.length).toBeGreaterThan(0);
  for (const name of beside) rmSync(join(folder, name));
}

const besides = (path: string): readonly string[] => readdirSync(folder).filter((name) => join(folder, name).startsWith(`${path}.`));

/** What tables there are and how much is in the oldest of them. */
function stateOf(path: string): object {
  const db = new Database(path, { readonly: true });
  const tables = db.prepare("select type, name, sql from sqlite_schema where name not like 'sqlite_%' order by type, name").all();
  const rows = ['dossier', 'event', 'letter_bytes'].map((table) => db.prepare(`select count(*) from ${table}`).pluck().get());
  const state = {
    version: db.pragma('user_version', { simple: true }),
    tables,
    rows,
    sound: db.pragma('integrity_check', { simple: true }),
  };
  db.close();
  return state;
}

test('one of each older version is brought up to date, and each statement of it counted', async () => {
  const paths = OLD.map((version) => join(folder, `v${version}.db`));
  paths.forEach((path, i) => copyFileSync(old(OLD[i] ?? 0), path));
  const { told } = await run('0', ...paths);
  for (const [i, count] of told.trim().split(' ').map(Number).entries()) statements.set(OLD[i] ?? 0, count);
  expect(statements.size).toBe(OLD.length);
  for (const path of paths) await expectWhole(path);
});

test.each(OLD)(
  'one of version %i comes through a program that is killed at any statement while bringing it up to date',
  async (version) => {
    const all = statements.get(version) ?? Number.NaN;
    const kills = Array.from({ length: KILLS }, async (_, nth) => {
      const path = join(folder, `v${version}-${nth}.db`);
      copyFileSync(old(version), path);
      // Spread over all statements, at others for each version; by turns at the statement itself and in the midst of its work.
      const at = 1 + Math.floor(((nth + ((version * 0.37) % 1)) / KILLS) * all);
      const { killed } = await run(String(at), nth % 2 === 0 ? 'self' : 'told', path);
      for (const name of [basename(path), ...besides(path)]) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
      await expectWhole(path);
      return killed;
    });
    // Those that kill themselves always die.
    expect((await Promise.all(kills)).filter(Boolean).length).toBeGreaterThanOrEqual(Math.ceil(KILLS / 2));
  },
);

test.each([1, 2, 8])('two programs that bring one of version %i up to date at once wait for each other', async (version) => {
  const path = join(folder, `two-${version}.db`);
  copyFileSync(old(version), path);
  const ends = await Promise.all([run('0', path), run('0', path)]);
  expect(ends.map(({ killed }) => killed)).toEqual([false, false]);
  await expectWhole(path);
});

test.each([
  ['says which mornings did not come to a reader where mail was tried', 1, ['2026-06-01', '2026-06-02']],
  ['says of no morning that it did not come to a reader where no mail was ever tried', 0, []],
])('one of before it was noted whether mail was set up %s', async (_, attempts, unsent) => {
  const before = MIGRATION_STEPS.findIndex((step) => typeof step === 'string' && step.includes('add column set_up'));
  const path = join(folder, `mail-${attempts}.db`);
  copyFileSync(old(before), path);
  const db = new Database(path);
  db.exec(`
    insert into digest values (1, '2026-06-01', '', 'a', '', '', x'', null), (2, '2026-06-02', '', 'b', '', '', x'', null);
    insert into digest_mail (digest_id, recipient, attempts) values (1, 'a@x.example', ${attempts}), (2, 'a@x.example', 0);`);
  db.close();
  const store = openStore(path);
  expect(await store.daysUnsent({ unit: '', recipient: 'a@x.example' })).toEqual(unsent);
  await store.close();
});

test('a database of a newer program is left as it is', () => {
  const path = join(folder, 'newer.db');
  copyFileSync(old(SCHEMA_VERSION), path);
  const db = new Database(path);
  db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
  db.close();
  const before = stateOf(path);
  expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'database-newer' }) as Error);
  expect([stateOf(path), besides(path)]).toEqual([before, []]);
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
    expect((await store.rehearse(batch, () => undefined)).outcomes).toMatchObject([{ done: 'updated' }, { done: 'updated' }]);
    expect(await store.newestEvent()).toBe(DOSSIERS * 1.5);
    await store.close();
    return [before, bytesOf(name)];
  }

  test('on a database of an older version leaves it byte for byte as it was, with nothing beside it', async () => {
    copyFileSync(old(1), join(folder, 'tried-old.db'));
    const [before, after] = await tried('tried-old.db');
    expect(after).toEqual(before);
    expect(bytesOf('tried-old.db')).toHaveLength(1);
    await expectWhole(join(folder, 'tried-old.db'));
  });

  test('does so on one that is up to date, on a restored copy, and on one whose program was killed', async () => {
    const path = join(folder, 'tried-new.db');
    copyFileSync(old(1), path);
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

test('what a database noted before machines were told apart is its own, and what another noted is that one’s', async () => {
  const before = MIGRATION_STEPS.findIndex((step) => typeof step === 'function' && step.name === 'nameMachines');
  const path = join(folder, 'máy.db');
  copyFileSync(old(before), path);
  const db = new Database(path);
  const own = realpathSync.native(path);
  db.prepare("insert into letters_folder (id, path, inode, ledger) values (1, '/thư', '1', ?)").run(own);
  db.prepare(
    "insert into old_letters_folder (path, inode, ledger) values ('/cũ', '2', ?), ('/khác', '3', '/srv/a.db'), ('/xưa', '4', null)",
  ).run(own);
  db.prepare("insert into print_file (path, sha256, letters, ledger) values ('/in.docx', '', '[1]', ?)").run(own);
  db.exec("update letter set erased_on = '2026-06-05' where id = 1");
  db.close();
  const store = openStore(`sqlite:${path}`);
  expect((await store.lettersFolder())?.otherLedger).toBeNull();
  expect((await store.oldLettersFolders()).map(({ path: at, otherLedger }) => [at, otherLedger])).toEqual([
    ['/cũ', null],
    ['/khác', '/srv/a.db'],
    ['/xưa', ''],
  ]);
  expect(await store.expiredPrints()).toMatchObject([{ path: '/in.docx', otherLedger: null }]);
  await store.close();
});

test('what was left out before that was part of what lists showed is so still, unless a list showed it since', async () => {
  const path = join(folder, 'vắng.db');
  copyFileSync(old(28), path);
  const db = new Database(path);
  db.exec(`insert into sighting (dossier_id, list, listed_on, received_on, state) values (1, 'k', 20760, 20600, 'open'), (3, 'k', 20762, 20600, 'open');
    insert into left_out (dossier_id, left_out_on) values (1, 20761), (3, 20761)`);
  db.close();
  const store = openStore(path);
  expect((await store.leftOut()).map(({ code }) => code)).toEqual(['A-1']);
  await store.close();
});
