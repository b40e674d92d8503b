// A file that comes again while nothing else came in is told from what its import came to; whatever may make it say something else has it compared anew.
import { writeFileSync } from 'node:fs';
import { parseDay, parseEvent } from '@dunghen/core';
import { importContent, readIntakeFile, type ImportOptions, type ImportResult, type ReadOptions } from '@dunghen/intake';
import type { Store } from '@dunghen/store';
import { expect, test } from 'vitest';
import { dayList } from './daily-lists.ts';
import { brought, desk, type Desk } from './desk.ts';

const LIST = dayList([
  { code: 'H37.1', received: '02/11/2026 08:00', done: '05/11/2026 09:00', status: 'Đã trả kết quả' },
  { code: 'H37.2', received: '03/11/2026 08:00' },
  { code: 'H37.3', received: '04/11/2026 08:00' },
]);
const AS_BEFORE = { observedOn: parseDay('2026-11-06'), at: '2026-11-06T10:00:00Z', program: 'a', fold: { id: 'law' } };

type How = Partial<ImportOptions> & ReadOptions;

/** Imports a file, and tells whether any of it was compared with what is known. */
async function bring({ store }: Desk, path: string, { mapping, ...how }: How = {}): Promise<{ result: ImportResult; compared: boolean }> {
  let compared = false;
  const watched: Store = {
    ...store,
    appender: (...args) => {
      compared = true;
      return store.appender(...args);
    },
    rehearse: (...args) => {
      compared = true;
      return store.rehearse(...args);
    },
  };
  const content = await readIntakeFile(path, { mapping: mapping ?? null, readings: await store.readings() });
  return { result: await importContent(watched, content, { ...AS_BEFORE, ...how }), compared };
}

test('a file that comes again is told as if it had been compared, and is not', async () => {
  const at = desk();
  const path = at.file('a.csv', LIST);
  expect(await bring(at, path)).toMatchObject({ compared: true, result: { created: 3 } });
  for (const how of [{}, { dryRun: true }, { observedOn: parseDay('2026-11-10') }]) {
    const [again, anew] = [await bring(at, path, how), await bring(at, path, { ...how, program: null })];
    expect([again.compared, anew.compared]).toEqual([false, true]);
    expect(JSON.stringify(brought(again.result))).toBe(JSON.stringify(brought(anew.result)));
  }
});

type Before = (at: Desk) => Promise<unknown>;
const SINCE: [what: string, how: How, before?: Before][] = [
  ['another program', { program: 'b' }],
  ['another law', { fold: { id: 'other' } }],
  ['another day', { observedOn: parseDay('2026-11-09'), certain: true }],
  ['the word that the codes are new', { newCodes: true }],
  ['the word that the dossiers are the same', { sameDossiers: true }],
  ['a law that nobody names', { fold: {} }],
  ['other bytes', {}, async (at) => writeFileSync(`${at.folder}/a.csv`, `${LIST}\n`)],
  ['a list of another day', {}, (at) => bring(at, at.file('b.csv', `${LIST}\n\n`), { observedOn: parseDay('2026-11-09') })],
  ['an event', {}, (at) => bring(at, at.file('e.ndjson', '{"dossier":"H37.2","type":"completed","at":"2026-11-06T09:00"}\n'))],
];

test.each(SINCE)('after %s it is compared anew', async (_, how: How, before?: Before) => {
  const at = desk();
  const path = at.file('a.csv', LIST);
  await bring(at, path);
  expect((await bring(at, path)).compared).toBe(false);
  await before?.(at);
  expect((await bring(at, path, how)).compared).toBe(true);
});

test("by somebody's word for the day that its name says, too, it is compared anew", async () => {
  const at = desk();
  const path = at.file('a 06-11-2026.csv', LIST);
  await bring(at, path);
  expect((await bring(at, path)).compared).toBe(false);
  expect((await bring(at, path, { certain: true })).compared).toBe(true);
});

test('a file of which anything was told is compared each time, and told of each time', async () => {
  const at = desk();
  const refused = at.file('a.csv', `${LIST}\nH37.5,Cấp bản sao,31/02/2026,5 ngày làm việc,,Đang xử lý,`);
  const strange = at.file('b.csv', LIST.replaceAll('H37', 'H38').replace('Đang xử lý', 'Trạng thái lạ'));
  for (const path of [refused, refused, strange, strange]) {
    const { result, compared } = await bring(at, path);
    expect(compared).toBe(true);
    expect(result.rejected + (result.warnings?.length ?? 0)).toBeGreaterThan(0);
  }
});

test('nothing is taken for known while another import is under way or broken off, until it is whole', async () => {
  const at = desk();
  const path = at.file('a.csv', LIST);
  const other = at.store.appender(
    { file: 'b.csv', sha256: 'b', at: '2026-11-06T09:00:00Z' },
    () => {},
    () => {},
  );
  const events = [parseEvent({ dossier: 'H38.1', type: 'received', at: '2026-11-06' })];
  await other.append([{ code: 'H38.1', events: () => events }]);
  await bring(at, path);
  expect((await bring(at, path)).compared).toBe(true);
  await other.finish();
  await other.close();
  await bring(at, path);
  expect((await bring(at, path)).compared).toBe(false);
});

test('what another program brought while a file was compared is not passed over', async () => {
  const at = desk();
  const [path, other] = [at.file('a.csv', LIST), at.file('b.csv', LIST.replaceAll('H37', 'H38'))];
  const store: Store = {
    ...at.store,
    newestImport: async () => {
      const newest = await at.store.newestImport();
      await bring(at, other);
      return newest;
    },
  };
  await importContent(store, await readIntakeFile(path, { mapping: null }), AS_BEFORE);
  expect((await bring(at, path)).compared).toBe(true);
});

test('of the packages alone nobody can tell whether they are the same program', async () => {
  const at = desk();
  const path = at.file('a.csv', LIST);
  const { program: _, ...unnamed } = AS_BEFORE;
  await importContent(at.store, await readIntakeFile(path, { mapping: null }), unnamed);
  expect((await bring(at, path)).compared).toBe(true);
});
