import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, parseDay, parseEvent } from '@dunghen/core';
import { inspectLetters, lawContext, loadConfig, scan, scanContext } from '@dunghen/daemon';
import { openStore } from '@dunghen/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomOf } from './simulation/random.ts';

const PAGE = 4_096;
const TRIALS = 40;
let folder: string;
let whole: Buffer;
let letter: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'đĩa hỏng '));
  const path = join(folder, 'whole.db');
  const store = openStore(path, { create: true });
  const batch = Array.from({ length: 30 }, (_, i) => {
    const received = { dossier: `H-${i}`, type: 'received', at: '2026-11-02', term: '3 working-days', applicant: { name: 'Nông Thị Thử' } };
    return { code: `H-${i}`, events: () => [parseEvent(received)] };
  });
  await store.append(batch, { file: 't', sha256: 't', at: 't' }, (history) => void foldDossier(history));
  const loaded = loadConfig(undefined, folder);
  await scan(
    store,
    scanContext(loaded, lawContext(loaded), parseDay('2026-11-23'), () => '2026-11-23T01:00:00Z'),
  );
  await store.close();
  whole = readFileSync(path);
  const [name] = readdirSync(join(folder, 'letters'));
  letter = readFileSync(join(folder, 'letters', name as string));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether what `dunghen doctor` looks at shows that something is wrong. */
async function isNoticed(bytes: Uint8Array): Promise<boolean> {
  const path = join(folder, 'damaged.db');
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  writeFileSync(path, bytes);
  try {
    const store = openStore(path);
    try {
      if ((await store.soundness()).length > 0) return true;
      for await (const _ of store.tampering()) return true;
      return (await inspectLetters(store, join(folder, 'letters'))).damaged.length > 0;
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
const place = (): number => upTo(whole.length / PAGE) * PAGE;

test.each<[string, (bytes: Buffer) => Uint8Array, number]>([
  [
    'a page of zeros',
    (bytes) => {
      const start = place();
      return bytes.fill(0, start, start + PAGE);
    },
    TRIALS,
  ],
  [
    'two pages in each other’s place',
    (bytes) => {
      const [a, b] = [place(), place()];
      whole.copy(bytes, a, b, b + PAGE);
      whole.copy(bytes, b, a, a + PAGE);
      return bytes;
    },
    // The same page drawn twice changes nothing.
    TRIALS - 2,
  ],
  ['an end cut off', (bytes) => bytes.subarray(0, PAGE + upTo(bytes.length - PAGE)), TRIALS],
  [
    'a bit of a letter turned over',
    (bytes) => {
      for (;;) {
        const at = upTo(letter.length - 64);
        const found = bytes.indexOf(letter.subarray(at, at + 64));
        // Where the letter goes on in another page of the file, another place is tried.
        if (found < 0) continue;
        bytes[found] = (bytes[found] ?? 0) ^ 8;
        return bytes;
      }
    },
    TRIALS,
  ],
])('%s in the database is noticed', { timeout: 60_000 }, async (_, damage, atLeast) => {
  let noticed = 0;
  for (let trial = 0; trial < TRIALS; trial++) if (await isNoticed(damage(Buffer.from(whole)))) noticed++;
  expect(noticed).toBeGreaterThanOrEqual(atLeast);
});

test('an undamaged one is not suspected', async () => {
  expect(await isNoticed(whole)).toBe(false);
});
