import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foldDossier, parseEvent, type DossierEvent } from '@dunghen/core';
import { openStore, standingOf, type Store } from '@dunghen/store';
import { newStore } from './new-store.ts';

let folder: string;
let path: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'standing '));
  path = join(folder, 'a.db');
  store = newStore(path);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const LAW = 'calendar-1';
const add = (code: string, ...events: readonly object[]) => append(store, code, ...events);
const append = (to: Store, code: string, ...events: readonly object[]) =>
  to.append(
    [{ code, events: () => events.map((event) => parseEvent({ dossier: code, ...event })) }],
    { file: 'f', sha256: 'x', at: '2026-11-23T00:00:00Z', law: LAW },
    (history: readonly DossierEvent[]) => {
      const clock = foldDossier(history);
      return clock ? standingOf(clock) : undefined;
    },
  );
const received = (at: string) => ({ type: 'received', at, term: '3 working-days' });
const codes = async (only: NonNullable<Parameters<Store['dossierPages']>[0]>['only']): Promise<readonly string[]> =>
  (await Array.fromAsync(store.dossierPages({ size: 2, ...(only && { only }) }))).flat().map(({ code }) => code);

describe('what is remembered of each dossier', () => {
  beforeEach(async () => {
    await add('OVERDUE', received('2026-11-02'));
    await add('LATER', received('2026-11-20'));
    await add('PAUSED', received('2026-11-02'), { type: 'paused', at: '2026-11-03', reason: 'payment' });
    await add('ENDED-LATE', received('2026-11-02'), { type: 'completed', at: '2026-11-09' });
  });

  test('finds the open ones and those due by a day without the others', async () => {
    expect(await codes({ open: { law: LAW } })).toEqual(['OVERDUE', 'LATER', 'PAUSED']);
    expect(await codes({ open: { law: LAW, dueBy: '2026-11-22' } })).toEqual(['OVERDUE']);
    expect(await codes({ open: { law: LAW, dueBy: '2026-11-26' } })).toEqual(['OVERDUE', 'LATER']);
    expect(await codes({ stale: { law: LAW } })).toEqual([]);
    expect(await store.missedByEnded(LAW)).toBe(1);
  });

  test('is stale once the dossier moves on, until it is computed again', async () => {
    await store.append(
      [{ code: 'LATER', events: () => [parseEvent({ dossier: 'LATER', type: 'stage', at: '2026-11-23', stage: 'Thẩm định' })] }],
      { file: 'g', sha256: 'y', at: '2026-11-23T00:00:00Z' },
      () => {},
    );
    expect(await codes({ stale: { law: LAW } })).toEqual(['LATER']);
    expect(await codes({ open: { law: LAW } })).toEqual(['OVERDUE', 'PAUSED']);
    const later = await store.dossier('LATER');
    if (!later) throw new Error('gone');
    await store.keepStandings(LAW, [{ id: later.id, revision: later.revision - 1, dueOn: '2026-11-26', missed: 0 }]);
    expect(await codes({ stale: { law: LAW } }), 'a standing of an older revision is dropped').toEqual(['LATER']);
    await store.keepStandings(LAW, [{ id: later.id, revision: later.revision, dueOn: '2026-11-26', missed: 0 }]);
    expect(await codes({ stale: { law: LAW } })).toEqual([]);
  });

  test('is stale under another law, whichever was there first', async () => {
    expect(await codes({ stale: { law: 'calendar-2' } })).toHaveLength(4);
    const overdue = await store.dossier('OVERDUE');
    if (!overdue) throw new Error('gone');
    await store.keepStandings('calendar-2', [{ id: overdue.id, revision: overdue.revision, dueOn: '2026-11-06', missed: 0 }]);
    expect(await codes({ stale: { law: 'calendar-2' } })).toEqual(['LATER', 'PAUSED', 'ENDED-LATE']);
    expect(await codes({ stale: { law: LAW } })).toEqual(['OVERDUE']);
  });

  test('knows the last day on which anything happened', async () => {
    expect(await store.lastEventDay()).toBe('2026-11-20');
  });
});

describe('an edited past', () => {
  const edit = (sql: string): void => {
    const db = new Database(path);
    db.exec(`drop trigger event_no_update; drop trigger event_no_delete; ${sql}`);
    db.close();
  };
  const replaced = (columns: string, values: string): string =>
    `insert or replace into event (${columns}) select ${values} from event where dossier_id = 1 and type = 'completed'`;
  beforeEach(async () => {
    await add(
      'A',
      received('2026-11-02'),
      { type: 'stage', at: '2026-11-03', stage: 'Thẩm định' },
      { type: 'completed', at: '2026-11-09' },
    );
    await add('B', received('2026-11-02'), { type: 'completed', at: '2026-11-04' });
    await add('A', { type: 'collected', at: '2026-11-10' });
  });

  test('is not found where there is none', async () => {
    expect(await Array.fromAsync(store.tampering())).toEqual([]);
  });
  test.each([
    ['an end moved back into the term', "update event set at = '2026-11-05' where type = 'completed' and dossier_id = 1"],
    ['a stage renamed', `update event set body = '{"stage":"Khác"}' where type = 'stage'`],
    ['an event removed', "delete from event where type = 'stage'"],
    ['the last event removed', "delete from event where type = 'collected'"],
    ['an event replaced under its number', replaced('id, dossier_id, type, at, body', "id, dossier_id, type, '2026-11-05', body")],
    ['an event replaced under its moment', replaced('dossier_id, type, at, body', `dossier_id, type, at, '{"reason":"khác"}'`)],
    ['a code given to another dossier', "update dossier set code = 'A2', code_key = 'A2' where code = 'A'"],
  ])('is found: %s', async (_, sql) => {
    edit(sql);
    const found = await Array.fromAsync(store.tampering());
    expect(found).toMatchObject([{ what: 'chain' }]);
  });
  test('is found where only the short form of the events was changed', async () => {
    edit("update dossier set timeline = replace(timeline, 'c', 'f') where code = 'A'");
    expect(await Array.fromAsync(store.tampering())).toEqual([{ dossier: 'A', what: 'timeline' }]);
  });

  const judged = {
    id: LAW,
    standing: (history: readonly DossierEvent[]) => {
      const clock = foldDossier(history);
      return clock ? standingOf(clock) : undefined;
    },
  };
  test.each([
    ['a due date', "update dossier set due_day = '2027-01-01' where code = 'OPEN'"],
    ['an end', "update dossier set ended = 1 where code = 'OPEN'"],
    ['missed appointments', "update dossier set missed = 1 where code = 'OPEN'"],
  ])('is found where %s is remembered otherwise than the events say, and put right from them', async (_, sql) => {
    await add('OPEN', received('2026-11-02'));
    expect(await Array.fromAsync(store.tampering(judged))).toEqual([]);
    edit(sql);
    expect(await Array.fromAsync(store.tampering(judged))).toEqual([{ dossier: 'OPEN', what: 'standing' }]);
    await store.forgetStandings(['OPEN']);
    expect(await codes({ stale: { law: LAW } })).toEqual(['OPEN']);
    expect(await Array.fromAsync(store.tampering(judged))).toEqual([]);
  });

  test('is not found where another program writes meanwhile', async () => {
    const other = openStore(path);
    const work = { isDone: false };
    const writer = (async () => {
      for (let i = 0; i < 100; i++)
        await append(
          other,
          'BUSY',
          i === 0 ? received('2026-11-02') : { type: 'stage', at: `2026-11-03T08:00:00.${String(i).padStart(3, '0')}+07:00`, stage: 'x' },
        );
      work.isDone = true;
    })();
    const found: object[] = [];
    while (!work.isDone)
      found.push(...(await Array.fromAsync(store.tampering(judged))), ...Object.values(await store.gone()).filter((n) => n > 0));
    await writer;
    await other.close();
    expect(found).toEqual([]);
  });

  test('of other laws says nothing of due dates', async () => {
    edit("update dossier set due_day = '2027-01-01'");
    expect(await Array.fromAsync(store.tampering({ ...judged, id: 'calendar-2' }))).toEqual([]);
  });

  test('that took whole dossiers away, and events with all that is derived of them, is found by the numbers they had', async () => {
    const none = { dossiers: 0, events: 0, letters: 0, letterSteps: 0 };
    expect(await store.gone()).toEqual(none);
    edit('delete from event where dossier_id = 1; delete from dossier where id = 1');
    expect(await store.gone()).toEqual({ ...none, dossiers: 1, events: 3 });
  });
});
