import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventToJson, parseEvent, type DossierEvent } from '@dunghen/core';
import { openStore, type Store } from '@dunghen/store';
import { MIGRATION_STEPS } from '../src/sqlite/migrations.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timeline-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const source = { file: 'f', sha256: '0'.repeat(64), at: '2026-11-23T08:00:00+07:00' };
const json = (events: readonly DossierEvent[]): readonly object[] => events.map(eventToJson);

async function append(store: Store, histories: ReadonlyMap<string, readonly DossierEvent[]>): Promise<void> {
  await store.append(
    [...histories].map(([code, events]) => ({ code, events: () => events })),
    source,
    () => {},
  );
}

/** Everything an event can say, at moments of every spelling. */
const anyEvent = fc
  .record({
    at: fc.constantFrom(
      '2026-01-05',
      '2026-02-28T00:00:00+07:00',
      '2026-06-30T23:59:59.999+07:00',
      '2024-02-29T07:30:01+07:00',
      '1969-12-31',
    ),
    fields: fc.constantFrom<Record<string, unknown>>(
      { type: 'received', procedure: '1.001193', procedureName: 'Đăng ký khai sinh', term: '3 working-days', channel: 'online' },
      { type: 'received', unit: 'Phòng Kinh tế', promisedOn: '2026-03-09', supplementRule: 'shift', applicant: { name: 'Vi Thị "Ký"' } },
      { type: 'stage', stage: 'Thẩm định', unit: "Phòng ' Văn hóa", officer: 'Cán bộ\nA' },
      { type: 'paused', reason: 'payment' },
      { type: 'resumed' },
      { type: 'extended', by: '5 calendar-days', basis: 'phải xác minh' },
      { type: 'rescheduled', dueOn: '2026-04-01', letter: '01/VBXL' },
      { type: 'delay-reason', reason: 'chờ:kết quả r12.3:4' },
      { type: 'completed' },
      { type: 'refused', reason: '' },
      { type: 'withdrawn' },
      { type: 'collected' },
    ),
  })
  .map(({ at, fields }) => parseEvent({ dossier: 'H37.125-260105-0001', at, ...fields }));

describe('a page of dossiers', () => {
  test('says of each dossier exactly what its own events say', async () => {
    const store = openStore(join(folder, 'a.db'), { create: true });
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 12 }), async (drawn) => {
        const events = drawn.filter((event, i) => event.type !== 'received' || drawn.findIndex((e) => e.type === 'received') === i);
        const code = `D-${n++}`;
        await append(store, new Map([[code, events.map((event) => ({ ...event, dossier: code }))]]));
        const alone = await store.dossier(code);
        for await (const page of store.dossierPages({ size: 7 })) {
          const found = page.find((dossier) => dossier.code === code);
          if (!found) continue;
          expect(json(found.events)).toEqual(json(alone?.events ?? []));
          expect(found.revision).toBe(alone?.revision);
          return;
        }
        throw new Error('not found');
      }),
      { numRuns: 60 },
    );
    await store.close();
  });

  test('is as the database itself derives it from the event rows, however the events came in', async () => {
    const store = openStore(join(folder, 'c.db'), { create: true });
    const batches = fc.array(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), anyEvent), { minLength: 1, maxLength: 8 }), {
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(batches, async (drawn) => {
        for (const batch of drawn) {
          const items = batch.map(([n, event]) => ({ code: `D-${n}`, events: () => (event.type === 'received' ? [] : [event]) }));
          await store.append(items, source, () => {});
        }
        expect(await Array.fromAsync(store.tampering())).toEqual([]);
      }),
      { numRuns: 40 },
    );
    await store.close();
  });

  test('brings the citizens along only where they are asked for', async () => {
    const store = openStore(join(folder, 'b.db'), { create: true });
    const receipt = parseEvent({ dossier: 'A', type: 'received', at: '2026-11-20', applicant: { name: 'Lý Văn Nhớ' } });
    await append(store, new Map([['A', [receipt]]]));
    for await (const page of store.dossierPages()) expect(page[0]?.events).toMatchObject([{ applicant: { name: 'Lý Văn Nhớ' } }]);
    for await (const page of store.dossierPages({ withApplicants: false })) expect(page[0]?.events[0]).not.toHaveProperty('applicant');
    await store.close();
  });
});

test('a database made before timelines gets them, event for event', async () => {
  const path = join(folder, 'old.db');
  const old = new Database(path);
  old.pragma('application_id = 1145587022');
  old.exec(MIGRATION_STEPS[0] as string);
  old.pragma('user_version = 1');
  old.exec(`
    insert into dossier (id, code, code_key) values (1, 'A', 'A'), (2, 'B', 'B');
    insert into event (dossier_id, type, at, body) values
      (1, 'received', '2026-06-01T08:15:00+07:00', '{"term":"3 working-days"}'),
      (2, 'received', '2026-06-02', '{"term":"3 working-days"}'),
      (1, 'completed', '2026-06-03T09:00:00.250+07:00', '{}');
  `);
  old.close();
  const store = openStore(path);
  for await (const [a, b] of store.dossierPages()) {
    expect(json(a?.events ?? [])).toEqual([
      { dossier: 'A', type: 'received', at: '2026-06-01T08:15:00+07:00', term: '3 working-days' },
      { dossier: 'A', type: 'completed', at: '2026-06-03T09:00:00.250+07:00' },
    ]);
    expect(json(b?.events ?? [])).toEqual([{ dossier: 'B', type: 'received', at: '2026-06-02', term: '3 working-days' }]);
    expect([a?.revision, b?.revision]).toEqual([3, 2]);
  }
  expect(await Array.fromAsync(store.tampering())).toEqual([]);
  expect(await Array.fromAsync(store.dossierPages({ only: { stale: { law: 'x' } } }))).toHaveLength(1);
  await store.close();
  // The way back: the database as it was, beside the new one.
  const copy = new Database(`${path}.v1.bak`, { readonly: true });
  expect([copy.pragma('user_version', { simple: true }), copy.prepare('select count(*) from event').pluck().get()]).toEqual([1, 3]);
  copy.close();
  expect(statSync(`${path}.v1.bak`).mode & 0o077).toBe(0);
});
