import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventToJson, parseEvent, type DossierEvent } from '@dunghen/core';
import { openStore, type DossierBatch, type Store } from '@dunghen/store';
import { newStore } from './new-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nối tiếp '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const source = (file: string) => ({ file, sha256: file, at: '2026-11-23T08:00:00+07:00' });

/** Receives a dossier at its first sight and adds what is not known yet: what is known decides, as in an import. */
const observation = (code: string, stage: string): DossierBatch => ({
  code,
  events: (known: readonly DossierEvent[]) => [
    ...(known.length === 0
      ? [parseEvent({ dossier: code, type: 'received', at: '2026-11-02', promisedOn: `2026-11-${10 + (code.length % 9)}` })]
      : []),
    parseEvent({ dossier: code, type: 'stage', at: `2026-11-${String(3 + known.length).padStart(2, '0')}`, stage }),
  ],
});

async function contents(store: Store): Promise<readonly object[]> {
  const all: object[] = [];
  for await (const page of store.dossierPagesByCode()) all.push(...page.flatMap(({ events }) => events.map(eventToJson)));
  return all;
}

const batches = fc.array(
  fc.array(fc.tuple(fc.nat({ max: 12 }), fc.constantFrom('Tiếp nhận', 'Thẩm định', 'Ký "nháy"')), { minLength: 1, maxLength: 8 }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test('batches that overlap in time come to what one after another would', async () => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(batches, async (drawn) => {
      const [overlapping, oneByOne] = [`${n}a`, `${n++}b`].map((name) => newStore(join(folder, name))) as [Store, Store];
      const told: unknown[] = [];
      const appender = overlapping.appender(
        source('f'),
        () => {},
        (part, outcomes) => void told.push(...part.map(({ code }, i) => [code, outcomes[i]])),
      );
      const expected: unknown[] = [];
      for (const batch of drawn) {
        const works = batch.map(([i, stage]) => observation(`D-${i}`, stage));
        await appender.append(works);
        const outcomes = await oneByOne.append(works, source('f'), () => {});
        expected.push(...works.map(({ code }, i) => [code, outcomes[i]]));
      }
      await appender.finish();
      await appender.close();
      expect(told).toEqual(expected);
      expect(await contents(overlapping)).toEqual(await contents(oneByOne));
      expect(await Array.fromAsync(overlapping.tampering())).toEqual([]);
      await Promise.all([overlapping.close(), oneByOne.close()]);
    }),
    { numRuns: 12 },
  );
});

test('a batch that another program overtakes is worked out anew, and neither is lost', async () => {
  const path = join(folder, 'a.db');
  const store = openStore(path, { create: true });
  const other = openStore(path);
  let told = 0;
  const appender = store.appender(
    source('f'),
    () => {},
    (part) => void (told += part.length),
  );
  for (let i = 0; i < 30; i++) {
    const works = Array.from({ length: 20 }, (_, k) => observation(`D-${(i * 7 + k) % 90}`, `Bước ${i}`));
    await Promise.all([
      appender.append(works),
      other.append([observation(`X-${i % 5}`, `Bước ${i}`), observation(`D-${i}`, 'Trình ký')], source('g'), () => {}),
    ]);
  }
  await appender.finish();
  await appender.close();
  expect(told).toBe(30 * 20);
  const stages = (await contents(store)).filter((event) => 'stage' in event);
  expect(stages.length).toBe(30 * 20 + 30 * 2);
  expect(await Array.fromAsync(store.tampering())).toEqual([]);
  await Promise.all([store.close(), other.close()]);
});

test('two programs that bring the same come to an end, and it is there once', async () => {
  const path = join(folder, 'a.db');
  const [store, other] = [openStore(path, { create: true }), openStore(path)];
  const same = (round: number): DossierBatch[] =>
    [`A-${round}`, `B-${round}`].map((code) => ({
      code,
      events: () => [parseEvent({ dossier: code, type: 'received', at: '2026-11-02', term: '3 working-days' })],
    }));
  const told: unknown[] = [];
  // Also on its thread, which writes from the third transaction on.
  for (const [round, before] of [0, 3].entries()) {
    const appender = store.appender(source('a'), () => {}, (_, outcomes) => void told.push(...outcomes)); // prettier-ignore
    for (let i = 0; i < before; i++) await appender.append([observation(`W-${round}-${i}`, 'Tiếp nhận')]);
    await appender.append(same(round));
    await other.append(same(round), source('b'), () => {});
    await appender.finish();
    await appender.close();
  }
  expect(told.slice(0, 2)).toEqual([{ done: 'unchanged' }, { done: 'unchanged' }]);
  expect(told.slice(-2)).toEqual([{ done: 'unchanged' }, { done: 'unchanged' }]);
  expect((await contents(store)).filter((event) => 'term' in event)).toHaveLength(4);
  await Promise.all([store.close(), other.close()]);
});

test('of a dossier that another program brought to a database empty at first, also what adds nothing anew is judged by what is known', async () => {
  const path = join(folder, 'e.db');
  const [store, other] = [openStore(path, { create: true }), openStore(path)];
  const told: unknown[] = [];
  const appender = store.appender(source('a'), () => {}, (_, outcomes) => void told.push(...outcomes)); // prettier-ignore
  // As many as are written at once.
  await appender.append(Array.from({ length: 500 }, (_, i) => observation(`A-${i}`, 'Tiếp nhận')));
  await other.append([observation('B-1', 'Tiếp nhận')], source('b'), () => {});
  const known: number[] = [];
  await appender.append([{ code: 'B-1', events: (history) => (known.push(history.length), []) }]);
  await appender.finish();
  await appender.close();
  expect(known.at(-1)).toBe(2);
  expect(told).toHaveLength(501);
  await Promise.all([store.close(), other.close()]);
});

test('parts of the size of an import, overtaken between and within their transactions, lose nothing and are told once', async () => {
  const path = join(folder, 'c.db');
  const store = openStore(path, { create: true });
  const other = openStore(path);
  const told = new Map<string, number>();
  const worked = new Map<string, number>();
  const appender = store.appender(
    source('f'),
    () => {},
    (part) => part.forEach(({ code }) => told.set(code, (told.get(code) ?? 0) + 1)),
  );
  const PARTS = 60;
  for (let i = 0; i < PARTS; i++) {
    const works = Array.from({ length: 50 }, (_, k) => {
      const code = `D-${i}-${k}`;
      return { ...observation(code, 'A'), worked: () => worked.set(code, (worked.get(code) ?? 0) + 1) };
    });
    await appender.append(works);
    // Of a dossier that waits to be written, of one that is written, and of one that is still to come.
    const codes = [`D-${i}-7`, `D-${Math.max(0, i - 30)}-9`, `D-${(i + 20) % PARTS}-3`];
    if (i % 9 === 5)
      await other.append(
        [...new Set(codes)].map((code) => observation(code, 'Khác')),
        source('g'),
        () => {},
      );
  }
  await appender.finish();
  await appender.close();
  expect(told.size).toBe(PARTS * 50);
  expect(new Set(told.values())).toEqual(new Set([1]));
  expect(Math.max(...worked.values())).toBeGreaterThan(1);
  const ours = (await contents(store)).filter((event) => 'stage' in event && event.stage === 'A');
  expect(ours.length).toBe(PARTS * 50);
  expect(await Array.fromAsync(store.tampering())).toEqual([]);
  await Promise.all([store.close(), other.close()]);
});

test('a fault of the database reaches whoever waits for it, and the thread ends', async () => {
  const store = openStore(join(folder, 'b.db'), { create: true });
  const appender = store.appender(
    source('f'),
    () => {},
    () => {},
  );
  for (let i = 0; i < 4; i++) {
    await appender.append([observation(`D-${i}`, 'A')]);
    await appender.finish();
  }
  const other = new Database(join(folder, 'b.db'));
  other.exec(
    "create trigger refusing before insert on event when new.type = 'stage' begin select raise(abort, 'refused by the database'); end",
  );
  other.close();
  await appender.append([observation('D-9', 'A')]);
  await expect(appender.finish()).rejects.toThrow(/refused by the database/);
  await appender.close();
  expect(await store.dossier('D-9')).toBeNull();
  await store.close();
});

test('a fault of the database is met by a part handed over later, and what is closed while it is written ends all the same', async () => {
  const path = join(folder, 'e.db');
  const store = openStore(path, { create: true });
  const part = (n: number) => Array.from({ length: 100 }, (_, i) => observation(`E-${n}-${i}`, 'A'));
  const open = () =>
    store.appender(
      source('f'),
      () => {},
      () => {},
    );
  const closed = open();
  for (let n = 0; n < 20; n++) await closed.append(part(n));
  await closed.close();

  const other = new Database(path);
  other.exec(
    "create trigger refusing before insert on event when new.type = 'stage' begin select raise(abort, 'refused by the database'); end",
  );
  other.close();
  const refused = open();
  const handOver = async (): Promise<void> => {
    for (let n = 100; n < 160; n++) await refused.append(part(n));
  };
  await expect(handOver()).rejects.toThrow(/refused by the database/);
  await refused.close();
  expect(await store.dossier('E-100-0')).toBeNull();
  expect(await Array.fromAsync(store.tampering())).toEqual([]);
  await store.close();
});

/** What a list says of a known dossier without an event: who it is, and that it shows it. */
const correction = (code: string, applicant: (known: string | null) => { name: string } | null): DossierBatch => ({
  code,
  events: () => [],
  applicant,
});

const known = async (store: Store, code: string): Promise<string | undefined> => {
  const { applicant } = (await store.dossier(code))?.events.find((event) => event.type === 'received') ?? {};
  return applicant?.name;
};

test('a citizen whom another program erased or put right meanwhile is neither brought back nor overwritten', async () => {
  const path = join(folder, 'd.db');
  const store = openStore(path, { create: true });
  const receive = (code: string): DossierBatch => ({
    code,
    events: () => [parseEvent({ dossier: code, type: 'received', at: '2026-11-02', applicant: { name: 'Người Cũ' } })],
  });
  await store.append(['E-1', 'E-2', 'E-3'].map(receive), source('f'), () => {});
  const other = new Database(path);
  const appender = store.appender(
    source('g'),
    () => {},
    () => {},
  );
  const before = (change: string) => (): { name: string } => {
    other.exec(change);
    return { name: 'Người Mới' };
  };
  const of = (code: string): string => `(select id from dossier where code = '${code}')`;
  await appender.append([
    correction('E-1', before(`delete from applicant where dossier_id = ${of('E-1')}`)),
    correction('E-2', before(`update applicant set body = '{"name":"Người Khác"}' where dossier_id = ${of('E-2')}`)),
    correction('E-3', () => ({ name: 'Người Mới' })),
  ]);
  await appender.finish();
  await appender.close();
  other.close();
  expect(await Promise.all(['E-1', 'E-2', 'E-3'].map((code) => known(store, code)))).toEqual([undefined, 'Người Khác', 'Người Mới']);
  await store.close();
});

test('what has no event is worked out anew as well where another program wrote one meanwhile', async () => {
  const path = join(folder, 'e.db');
  const store = openStore(path, { create: true });
  await store.append([observation('F-1', 'A')], source('f'), () => {});
  const other = openStore(path);
  const seen: number[] = [];
  const works = [
    correction('F-1', () => null),
    { ...correction('F-1', () => ({ name: 'Người Mới' })), events: (history: readonly DossierEvent[]) => (seen.push(history.length), []) },
  ];
  const appender = store.appender(
    source('g'),
    () => {},
    () => {},
  );
  await appender.append(works);
  await other.append([observation('F-1', 'B')], source('h'), () => {});
  await appender.finish();
  await appender.close();
  expect([seen.at(0), seen.at(-1)]).toEqual([2, 3]);
  await Promise.all([store.close(), other.close()]);
});
