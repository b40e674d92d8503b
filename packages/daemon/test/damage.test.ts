import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, parseDay, parseEvent } from '@dunghen/core';
import { inspectLetters, lawContext, loadConfig, scan, scanContext } from '@dunghen/daemon';
import { openStore, type Store } from '@dunghen/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomOf } from './simulation/random.ts';

const PAGE = 4_096;
const TRIALS = 50;
const [LETTERS, LATER] = [20, 10];
let folder: string;
let whole: Buffer;
let letter: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'đĩa hỏng '));
  whole = await databaseOf(folder, 'H', LETTERS);
  const name = readdirSync(join(folder, 'letters')).find((one) => one.endsWith('.docx'));
  letter = readFileSync(join(folder, 'letters', name as string));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A database with late dossiers and their letters, as it lies on disk; `onDossier` sees it after each dossier that came later. */
async function databaseOf(office: string, prefix: string, letters: number, onLater?: (db: Buffer, log: Buffer) => void): Promise<Buffer> {
  const path = join(office, 'whole.db');
  const loaded = loadConfig(undefined, office);
  const context = scanContext(loaded, lawContext(loaded), parseDay('2026-11-23'), () => '2026-11-23T01:00:00Z');
  const bring = async (store: Store, codes: readonly string[]): Promise<void> => {
    const batch = codes.map((code) => {
      const received = { dossier: code, type: 'received', at: '2026-11-02', term: '3 working-days', applicant: { name: 'Nông Thị Thử' } };
      return { code, events: () => [parseEvent(received)] };
    });
    await store.append(batch, { file: 't', sha256: 't', at: 't' }, (history) => void foldDossier(history));
    await scan(store, context);
  };
  const codes = (from: string, count: number): readonly string[] => Array.from({ length: count }, (_, i) => `${from}-${i}`);
  const first = openStore(path, { create: true });
  await bring(first, codes(prefix, letters));
  await first.close();
  if (onLater === undefined) return readFileSync(path);
  const store = openStore(path);
  for (const code of codes(`${prefix}-sau`, LATER)) {
    await bring(store, [code]);
    onLater(readFileSync(path), readFileSync(`${path}-wal`));
  }
  await store.close();
  return readFileSync(path);
}

/** Whether what `dunghen doctor` looks at shows that something is wrong. */
async function isNoticed(bytes: Uint8Array, log?: Uint8Array, office = folder): Promise<boolean> {
  const path = join(folder, 'damaged.db');
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  writeFileSync(path, bytes);
  if (log) writeFileSync(`${path}-wal`, log);
  try {
    const store = openStore(path);
    try {
      if ((await store.soundness()).length > 0) return true;
      for await (const _ of store.tampering()) return true;
      const { damaged, unknown } = await inspectLetters(store, join(office, 'letters'));
      return damaged.length + unknown.length > 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    // A database that cannot be read says so by a code.
    expect(error).toHaveProperty('code');
    return true;
  }
}

const random = randomOf(1);
const upTo = (n: number): number => Math.floor(random() * n);
/** A page of a table or an index with nothing in it: one is as good as another. */
const isEmpty = (page: number): boolean => [2, 10, 13].includes(whole[page] ?? 0) && whole.readUInt16BE(page + 3) === 0;
const place = (): number => upTo(whole.length / PAGE) * PAGE;

test.each<[string, (bytes: Buffer) => Uint8Array]>([
  [
    'a page of zeros',
    (bytes) => {
      const start = place();
      return bytes.fill(0, start, start + PAGE);
    },
  ],
  [
    'two pages in each other’s place',
    (bytes) => {
      let [a, b] = [place(), place()];
      while (a === b || (isEmpty(a) && isEmpty(b))) [a, b] = [place(), place()];
      whole.copy(bytes, a, b, b + PAGE);
      whole.copy(bytes, b, a, a + PAGE);
      return bytes;
    },
  ],
  ['an end cut off', (bytes) => bytes.subarray(0, PAGE + upTo(bytes.length - PAGE))],
  [
    'a bit of a letter turned over',
    (bytes) => {
      for (;;) {
        const at = upTo(letter.length - 64);
        const found = bytes.indexOf(letter.subarray(at, at + 64));
        // Where the letter goes on in another page of the file, another place is tried.
        if (found < 0) continue;
        bytes[found] = (bytes[found] ?? 0) ^ (1 << upTo(8));
        return bytes;
      }
    },
  ],
])('%s in the database is noticed, fifty times of fifty', { timeout: 60_000 }, async (_, damage) => {
  let noticed = 0;
  for (let trial = 0; trial < TRIALS; trial++) if (await isNoticed(damage(Buffer.from(whole)))) noticed++;
  expect(noticed).toBe(TRIALS);
});

test('a log of the database that is lost, or comes from another office, is noticed each time', { timeout: 60_000 }, async () => {
  const office = join(folder, 'nơi khác');
  mkdirSync(office);
  const later: [db: Buffer, log: Buffer][] = [];
  await databaseOf(office, 'K', LETTERS, (db, log) => later.push([db, log]));
  const noticed = { lost: 0, foreign: 0 };
  for (const [db, log] of later) {
    if (await isNoticed(db, undefined, office)) noticed.lost++;
    if (await isNoticed(whole, log)) noticed.foreign++;
  }
  expect(noticed).toEqual({ lost: LATER, foreign: LATER });
});

test('an undamaged one is not suspected', async () => {
  expect(await isNoticed(whole)).toBe(false);
});
