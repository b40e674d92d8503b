import { spawn } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventToJson } from '@dunghen/core';
import { openStore } from '@dunghen/store';
import { expect, test } from 'vitest';
import { dunghen, ROOT, surroundings, workFolder } from './command.ts';

const ROWS = 8_000;
const DAY = ['--today', '2026-11-27'];

/** The list of one day: in the afternoon all have ended. */
const list = (ended: string): string =>
  ['Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày có kết quả']
    .concat(Array.from({ length: ROWS }, (_, i) => `H37-${i},16/11/2026,10 ngày làm việc,${ended}`))
    .join('\n');

async function contents(db: string): Promise<readonly string[]> {
  const store = openStore(db);
  const pages = await Array.fromAsync(store.dossierPagesByCode());
  const events = pages.flat().flatMap((dossier) => dossier.events.map((event) => JSON.stringify(eventToJson(event))));
  await store.close();
  return events;
}

/** The same command, killed once some of what it brings is in the database. */
async function killedMidway(args: readonly string[], cwd: string, db: string): Promise<void> {
  const store = openStore(db);
  const before = await store.newestEvent();
  const child = spawn(join(ROOT, 'dunghen'), args, { cwd, env: surroundings(), stdio: 'ignore' });
  const ended = new Promise((done) => child.on('exit', done));
  try {
    while (child.exitCode === null && (await store.newestEvent()) === before) await pause(1);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  const brought = (await store.newestEvent()) - before;
  await store.close();
  expect(brought, 'ends that came in before the kill').toBeGreaterThan(0);
  expect(brought).toBeLessThan(ROWS);
}

test('a list whose import was killed midway comes in whole with the same command, as if it had never been killed', async () => {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'sang.csv'), list(''));
  writeFileSync(join(cwd, 'chieu.csv'), list('25/11/2026'));
  const [killed, whole] = ['killed.db', 'whole.db'].map((name) => join(cwd, name)) as [string, string];
  const command = (file: string, db: string): readonly string[] => ['import', file, '--db', `sqlite:${db}`, '--json', ...DAY];
  expect((await dunghen(command('sang.csv', killed), { cwd })).code).toBe(0);
  copyFileSync(killed, whole);
  expect((await dunghen(command('chieu.csv', whole), { cwd })).code).toBe(0);
  await killedMidway(command('chieu.csv', killed), cwd, killed);
  expect((await dunghen(command('chieu.csv', killed), { cwd })).code).toBe(0);
  const expected = await contents(whole);
  expect(expected).toHaveLength(2 * ROWS);
  expect(await contents(killed)).toEqual(expected);
  // Of neither list anything comes in once more.
  for (const file of ['sang.csv', 'chieu.csv'])
    expect(JSON.parse((await dunghen(command(file, killed), { cwd })).stdout)).toMatchObject({ created: 0, updated: 0, unchanged: ROWS });
  expect(await contents(killed)).toEqual(expected);
}, 120_000);
