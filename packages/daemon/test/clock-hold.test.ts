import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, officeDayOf, parseEvent } from '@dunghen/core';
import { clockLeap, lawContext, loadConfig, scan, scanContext } from '@dunghen/daemon';
import { runDaemon, type LogFields } from '@dunghen/daemon/run';
import type { Store } from '@dunghen/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newStore } from '../../store/test/new-store.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'đồng hồ '));
  store = newStore(join(folder, 'a.db'));
  const event = parseEvent({ dossier: 'H-1', type: 'received', at: '2026-11-23', term: '3 working-days' });
  await store.append([{ code: 'H-1', events: () => [event] }], { file: 't', sha256: 't', at: 't' }, (all) => void foldDossier(all));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** A daemon on a machine whose clock says `instant`, stopped after its first round. */
async function oneRound(instant: string): Promise<readonly [event: string, fields?: LogFields][]> {
  const loaded = loadConfig(undefined, folder);
  const quiet = { ...loaded, config: { ...loaded.config, health: { ...loaded.config.health, port: 0 } } };
  const said: [string, LogFields?][] = [];
  const stop = new AbortController();
  const hear = (event: string, fields?: LogFields): void => {
    said.push(fields ? [event, fields] : [event]);
    if (event === 'scanned' || event === 'held') setImmediate(() => stop.abort());
  };
  await runDaemon({
    store,
    log: { info: hear, warn: hear, error: hear },
    today: () => officeDayOf(Date.parse(instant)),
    nowMs: () => Date.parse(instant),
    reload: async () => ({ loaded: quiet, law: lawContext(quiet) }),
    morning: async () => '',
    systemd: async () => {},
    signal: stop.signal,
  });
  return said;
}
const events = async (instant: string): Promise<string[]> => (await oneRound(instant)).map(([event]) => event);
const letters = (): Promise<number> => store.letterCount();

test('a clock that leapt a year ahead makes no letter, and one set right again is followed at the next round', async () => {
  expect(await events('2026-11-24T01:00:00Z')).toContain('scanned');
  expect(await oneRound('2027-11-24T01:00:00Z')).toContainEqual(['held', { code: 'clock-leapt', days: 365 }]);
  expect(await letters()).toBe(0);
  expect(await events('2026-11-24T01:10:00Z')).toContain('scanned');
  expect(await letters()).toBe(0);
});

test('a machine that slept a week, or was off over Tết, needs nobody', async () => {
  await oneRound('2026-11-24T01:00:00Z');
  expect(await events('2026-12-01T01:00:00Z')).toContain('scanned');
  expect(await letters()).toBe(1);
  expect(await events('2026-12-20T01:00:00Z')).toContain('scanned');
});

test("a person's scan says that the clock is right after all", async () => {
  await oneRound('2026-11-24T01:00:00Z');
  const later = '2027-02-24T01:00:00Z';
  expect(await events(later)).toContain('held');
  const loaded = loadConfig(undefined, folder);
  await scan(
    store,
    scanContext(loaded, lawContext(loaded), officeDayOf(Date.parse(later)), () => later),
  );
  expect(await events(later)).toContain('scanned');
  expect(await letters()).toBe(1);
});

test('a clock set back, and a first scan, are no leap', async () => {
  expect(clockLeap(await store.lastScan(), Date.parse('2026-11-24T01:00:00Z'))).toBeNull();
  await oneRound('2026-11-24T01:00:00Z');
  expect(clockLeap(await store.lastScan(), Date.parse('2020-01-01T00:00:00Z'))).toBeNull();
});

test('a clock that stood years back for a while, as after an empty battery, is followed as soon as it is right', async () => {
  await oneRound('2026-11-24T01:00:00Z');
  for (let i = 0; i < 3; i++) expect(await events('2024-01-02T00:00:00Z')).toContain('scanned');
  expect(await events('2026-11-24T01:20:00Z')).toContain('scanned');
  expect(await events('2027-11-24T01:00:00Z'), 'and one that leaps ahead is still held').toContain('held');
});
