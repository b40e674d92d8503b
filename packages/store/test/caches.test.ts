// What is kept in memory has an end; who comes after it finds the same.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { eventToJson, parseEvent, type DossierEvent } from '@dunghen/core';
import { openStore } from '@dunghen/store';
import { BodySpeller } from '../src/append/spell-body.ts';
import { openInMemory } from '../src/sqlite/open.ts';
import { queriesOver } from '../src/store.ts';

/** More than any of the caches holds. */
const MANY = 51_000;
const AT_ONCE = 3_000;

const received = (i: number): DossierEvent =>
  parseEvent({ dossier: `D-${i}`, type: 'received', at: '2026-11-02', procedureName: `Thủ tục ${i}`, promisedOn: '2026-11-09' });

test('more kinds of receipts than are kept in memory are written and read as they came', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nhiều '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = openStore(join(folder, 'a.db'), { create: true });
  const appender = store.appender(
    { file: 'f', sha256: 'f', at: '2026-11-23T08:00:00+07:00' },
    () => {},
    () => {},
  );
  for (let from = 0; from < MANY; from += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, (_, i) => ({ code: `D-${from + i}`, events: () => [received(from + i)] }));
    await appender.append(batch);
  }
  await appender.finish();
  await appender.close();
  let seen = 0;
  // Twice: the second time from where the first left the memory.
  for (let time = 0; time < 2; time++) {
    for await (const page of store.dossierPages({ size: AT_ONCE })) {
      const [first, last] = [page[0], page.at(-1)].map((dossier) => dossier?.events.map(eventToJson));
      expect([first, last]).toEqual([seen % MANY, (seen % MANY) + page.length - 1].map((i) => [eventToJson(received(i))]));
      seen += page.length;
    }
  }
  expect(seen).toBe(2 * MANY);
  await store.close();
});

test('a receipt is spelled alike before and after the spellings kept in memory made room', () => {
  const speller = new BodySpeller();
  const before = speller.spell(received(0));
  for (let i = 1; i < 10_002; i++) speller.spell(received(i));
  expect(speller.spell(received(0))).toEqual(before);
  expect(before.shared).toContain('"procedureName":"Thủ tục 0"');
});

test('a statement that made room for others is answered as before', async () => {
  const queries = queriesOver(openInMemory());
  const ask = async (i: number): Promise<unknown> => (await queries.executeQuery(CompiledQuery.raw(`select ${i} as n`))).rows;
  for (let i = 0; i < 250; i++) await ask(i);
  expect([await ask(0), await ask(249)]).toEqual([[{ n: 0 }], [{ n: 249 }]]);
  await queries.destroy();
});

test.skipIf(process.platform !== 'linux')('pages of the file are kept in memory until they are to be forgotten', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trang '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = openStore(join(folder, 'a.db'), { create: true });
  const appender = store.appender(
    { file: 'f', sha256: 'f', at: '2026-11-23T08:00:00+07:00' },
    () => {},
    () => {},
  );
  await appender.append(Array.from({ length: AT_ONCE }, (_, i) => ({ code: `D-${i}`, events: () => [received(i)] })));
  await appender.finish();
  await appender.close();
  /** How many bytes this thread reads from files while it reads every dossier. */
  const read = async (): Promise<number> => {
    const sofar = (): number => Number(/rchar: (\d+)/.exec(readFileSync('/proc/thread-self/io', 'utf8'))?.[1]);
    const before = sofar();
    for await (const page of store.dossierPages({ size: AT_ONCE })) expect(page).toHaveLength(AT_ONCE);
    return sofar() - before;
  };
  await read();
  const kept = await read();
  store.forgetPages();
  expect([kept, await read(), await read()].map((bytes) => bytes > 100_000)).toEqual([false, true, false]);
  await store.close();
});
