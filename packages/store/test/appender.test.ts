import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventToJson, parseEvent, type DossierEvent } from '@dunghen/core';
import { openStore, type DossierBatch, type Store } from '@dunghen/store';

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
      const [overlapping, oneByOne] = [`${n}a`, `${n++}b`].map((name) => openStore(join(folder, name), { create: true })) as [Store, Store];
      const appender = overlapping.appender(source('f'), () => {});
      const written: Promise<unknown>[] = [];
      for (const batch of drawn) {
        const works = batch.map(([i, stage]) => observation(`D-${i}`, stage));
        written.push((await appender.append(works)).written);
        await oneByOne.append(works, source('f'), () => {});
      }
      await Promise.all(written);
      await appender.close();
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
  const appender = store.appender(source('f'), () => {});
  const written: Promise<unknown>[] = [];
  for (let i = 0; i < 30; i++) {
    const works = Array.from({ length: 20 }, (_, k) => observation(`D-${(i * 7 + k) % 90}`, `Bước ${i}`));
    const [{ written: done }] = await Promise.all([
      appender.append(works),
      other.append([observation(`X-${i % 5}`, `Bước ${i}`), observation(`D-${i}`, 'Trình ký')], source('g'), () => {}),
    ]);
    written.push(done);
  }
  await Promise.all(written);
  await appender.close();
  const stages = (await contents(store)).filter((event) => 'stage' in event);
  expect(stages.length).toBe(30 * 20 + 30 * 2);
  expect(await Array.fromAsync(store.tampering())).toEqual([]);
  await Promise.all([store.close(), other.close()]);
});

test('a fault of the database reaches whoever waits for the batch, and the thread ends', async () => {
  const store = openStore(join(folder, 'b.db'), { create: true });
  const appender = store.appender(source('f'), () => {});
  for (let i = 0; i < 4; i++) await (await appender.append([observation(`D-${i}`, 'A')])).written;
  const other = new Database(join(folder, 'b.db'));
  other.exec(
    "create trigger refusing before insert on event when new.type = 'stage' begin select raise(abort, 'refused by the database'); end",
  );
  other.close();
  await expect(async () => (await appender.append([observation('D-9', 'A')])).written).rejects.toThrow(/refused by the database/);
  await appender.close();
  expect(await store.dossier('D-9')).toBeNull();
  await store.close();
});
