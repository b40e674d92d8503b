// A history that the database cannot give, and one that the law cannot judge: nobody takes the one for the other.
import { DatabaseSync } from 'node:sqlite';
import { foldDossier, parseDay, parseEvent } from '@dunghen/core';
import { draftsNotOwed, lawContext, letterFileName, loadConfig, publishAll, scan, type Degraded, type ScanContext } from '@dunghen/daemon';
import { tellMorning } from '@dunghen/daemon/digest';
import { openStore } from '@dunghen/store';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THIS_MACHINE } from '../src/machine.ts';
import { monthRate } from '../src/service/month-rate.ts';
import { event, LetterOffice, TODAY } from './letter-office.ts';

let office: LetterOffice;
beforeEach(() => (office = new LetterOffice('lịch sử hỏng')));
afterEach(() => office.close());

const received = (code: string): object => event(code, 'received', '2026-11-02', { term: '3 working-days' });
const lawNow = () => lawContext(loadConfig(undefined, office.folder));

describe('a dossier whose events the database cannot give', () => {
  beforeEach(async () => {
    await office.append(received('A'), received('B'));
    await scan(office.store, office.on(TODAY));
    await office.store.close();
    const db = new DatabaseSync(office.database);
    // As a page that was written over leaves it; its standing is to be computed anew.
    db.exec("update dossier set timeline = 'z1:1', law_id = (select min(id) from law) where code = 'B'");
    db.close();
    office.store = openStore(office.database);
  });

  test.each<readonly [string, () => Promise<unknown>]>([
    ['the scan', () => scan(office.store, office.on('2026-11-25'))],
    ['the drafts that nobody is owed', () => draftsNotOwed(office.store, office.on(TODAY))],
    ['the rate of the month', () => monthRate(office.store, lawNow(), loadConfig(undefined, office.folder).config.kpi, parseDay(TODAY))],
    [
      'the morning',
      () =>
        tellMorning(office.store, {
          loaded: loadConfig(undefined, office.folder),
          law: lawNow(),
          today: parseDay(TODAY),
          now: () => `${TODAY}T01:00:00Z`,
        }),
    ],
  ])('is passed over by nobody: %s', async (_, look) => {
    await expect(look()).rejects.toThrow('The timeline of B cannot be read');
  });
});

test('a draft of a dossier that the calendar no longer reaches is not called one that nobody is owed', async () => {
  await office.append(received('A'), received('B'));
  await scan(office.store, office.on(TODAY));
  // B was in time after all; A was extended beyond every decision on holidays, which a program of before would have let in.
  await office.append(event('B', 'completed', '2026-11-04'));
  const beyond = parseEvent(event('A', 'extended', '2026-11-04', { by: '2000 working-days', basis: 'phải xác minh' }));
  await office.store.append([{ code: 'A', events: () => [beyond] }], { file: 't', sha256: 't', at: 't' }, () => {});
  const stored = await office.store.dossier('A');
  expect(() => foldDossier(stored?.events ?? [], lawNow())).toThrow(expect.objectContaining({ code: 'outside-calendar' }));
  // The morning is told of the others.
  const loaded = loadConfig(undefined, office.folder);
  const told = await tellMorning(office.store, { loaded, law: lawNow(), today: parseDay(TODAY), now: () => `${TODAY}T01:00:00Z` });
  expect(told).toMatchObject({ published: 1, fault: null });
  expect((await draftsNotOwed(office.store, office.on(TODAY))).map(({ dossier }) => dossier)).toEqual(['B']);
});

test('an ended dossier whose events the database cannot give stops the scan as well', async () => {
  await office.append(received('B'), event('B', 'completed', '2026-11-09'));
  await office.store.close();
  const db = new DatabaseSync(office.database);
  db.exec("update dossier set timeline = 'z1:1'");
  db.close();
  office.store = openStore(office.database);
  await expect(scan(office.store, office.on(TODAY))).rejects.toThrow('The timeline of B cannot be read');
});

describe('a letter’s own name in the folder', () => {
  const publish = async (context: ScanContext): Promise<readonly [number, readonly string[]]> => {
    const degraded: Degraded[] = [];
    const published = await publishAll(office.store, context, degraded, 2);
    return [published, degraded.map(({ code }) => code)];
  };
  /** Two drafts of which neither is on disk yet. */
  beforeEach(async () => {
    await office.append(received('A'), received('B'));
    writeFileSync(join(office.folder, 'letters'), 'chưa có thư mục');
    await scan(office.store, office.on(TODAY));
  });
  const path = (code: string): string => join(office.folder, 'letters', letterFileName(code, 1));

  test.each(['EACCES', 'EPERM'])('taken by a file that may not be read (%s) keeps no other letter waiting', async (code) => {
    rmSync(join(office.folder, 'letters'));
    mkdirSync(join(office.folder, 'letters'));
    writeFileSync(path('A'), 'của người khác');
    const refused = Object.assign(new Error(code), { code, syscall: 'open', path: path('A') });
    const machine = {
      ...THIS_MACHINE,
      readFile: (file: string): Promise<Uint8Array> => (file === path('A') ? Promise.reject(refused) : THIS_MACHINE.readFile(file)),
    };
    expect(await publish({ ...office.on(TODAY), machine })).toEqual([1, ['letter-file']]);
  });
});
