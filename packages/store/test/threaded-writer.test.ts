import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseEvent } from '@dunghen/core';
import { openStore, type DossierBatch } from '@dunghen/store';
import { expect, onTestFinished, test } from 'vitest';
import { appenderTo } from '../src/append/appender.ts';
import { batchWriter } from '../src/append/batch-writer.ts';
import { openSqlite } from '../src/sqlite/open.ts';
import { queriesOver } from '../src/store.ts';
import { threadedWriter } from '../src/append/threaded-writer.ts';
import { BodyCache } from '../src/timeline.ts';

const PARTS = 40;
const part = (n: number): readonly DossierBatch[] =>
  Array.from({ length: 100 }, (_, i) => {
    const code = `H-${n}-${i}`;
    return { code, events: () => [parseEvent({ dossier: code, type: 'received', at: '2026-11-02', promisedOn: '2026-11-09' })] };
  });

test.for([
  ['does not wait', 0],
  ['waits until it is down', 400],
])('where the thread cannot open the database, whoever %s has all of it written by the program itself', async ([, ms]) => {
  const folder = mkdtempSync(join(tmpdir(), 'sợi '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'a.db');
  const db = queriesOver(openSqlite(path, true));
  let told = 0;
  const writer = threadedWriter(join(folder, 'không có', 'a.db'), batchWriter(db));
  const appender = appenderTo(
    db,
    new BodyCache(),
    { file: 'f', sha256: 'f', at: 'x' },
    () => {},
    writer,
    (items) => void (told += items.length),
  );
  for (let n = 0; n < PARTS; n++) {
    await appender.append(part(n));
    if (n % 10 === 9) await pause(ms as number);
  }
  await appender.finish();
  await appender.close();
  await db.destroy();
  expect(told).toBe(PARTS * 100);
  const store = openStore(path);
  const codes: string[] = [];
  for await (const page of store.dossierPages()) codes.push(...page.map(({ code }) => code));
  expect(new Set(codes).size).toBe(PARTS * 100);
  expect(await Array.fromAsync(store.tampering())).toEqual([]);
  await store.close();
});
