import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay } from '@dunghen/core';
import { lawContext, loadConfig, type LawContext } from '@dunghen/daemon';
import type { Store } from '@dunghen/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyInbox, noArrivals } from '../src/inbox/inbox.ts';
import { newStore } from '../../store/test/new-store.ts';

const LINE = JSON.stringify({ dossier: 'H-1', type: 'received', at: '2026-11-02', term: '3 working-days' });
let folder: string;
let store: Store;
let law: LawContext;
let said: (string | undefined)[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hộp thư đến '));
  store = newStore(join(folder, 'a.db'));
  law = lawContext(loadConfig(undefined, folder));
  mkdirSync(join(folder, 'inbox'));
  said = [];
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const inbox = (...names: readonly string[]): string => join(folder, 'inbox', ...names);
const hear = (event: string, fields?: { readonly code?: string }): void => void said.push(event, fields?.code);
/** Two looks: at the first a file is seen, at the second it stood still. */
async function look(by: LawContext = law, between: () => void = () => {}): Promise<string | null> {
  const arrivals = noArrivals();
  const context = { folder: inbox(), mapping: join(folder, 'none'), today: parseDay('2026-11-23'), law: by };
  const log = {
    info: (event: string): void => {
      if (event === 'imported') between();
      hear(event);
    },
    warn: hear,
    error: hear,
  };
  const now = (): string => '2026-11-23T01:02:03Z';
  await emptyInbox(store, arrivals, { ...context, now, log });
  return emptyInbox(store, arrivals, { ...context, now, log });
}
const reportOf = (name: string): Record<string, unknown> => JSON.parse(readFileSync(inbox(`${name}.json`), 'utf8')) as never;

test('a file is filed under the office’s own day and time, its report for its owner alone', async () => {
  writeFileSync(inbox('a.ndjson'), LINE);
  await look();
  expect(readdirSync(inbox('done'))).toEqual(['2026-11-23-080203-a.ndjson', '2026-11-23-080203-a.ndjson.json']);
  expect(statSync(inbox('done/2026-11-23-080203-a.ndjson.json')).mode & 0o077).toBe(0);
});

test.each([
  ['done', 'a.ndjson', LINE],
  ['rejected', 'a.xlsx', 'không phải bảng tính'],
])('a report in %s whose file a killed program did not move gets its file, and stays as it was', async (to, name, content) => {
  writeFileSync(inbox(name), content);
  await look();
  const filed = `2026-11-23-080203-${name}`;
  const before = reportOf(join(to, filed));
  copyFileSync(inbox(to, filed), inbox(name));
  rmSync(inbox(to, filed));
  await look();
  expect(readdirSync(inbox(to))).toEqual([filed, `${filed}.json`]);
  expect(reportOf(join(to, filed))).toEqual(before);
  expect(existsSync(inbox(name))).toBe(false);
});

test('a file that a power cut left with both its names keeps the one it was filed under', async () => {
  writeFileSync(inbox('a.ndjson'), LINE);
  await look();
  const filed = readdirSync(inbox('done')).toSorted();
  linkSync(inbox('done', filed[0] as string), inbox('a.ndjson'));
  await look();
  expect(readdirSync(inbox('done')).toSorted()).toEqual(filed);
  expect(existsSync(inbox('a.ndjson'))).toBe(false);
  // The same list dropped once more is another file.
  writeFileSync(inbox('a.ndjson'), LINE);
  await look();
  expect(readdirSync(inbox('done'))).toHaveLength(4);
});

test('a report left by a file the office cleared away is not taken for that of another file of its name', async () => {
  writeFileSync(inbox('a.ndjson'), LINE);
  await look();
  rmSync(inbox('done/2026-11-23-080203-a.ndjson'));
  writeFileSync(inbox('a.ndjson'), LINE.replace('H-1', 'H-2'));
  await look();
  expect(readdirSync(inbox('done'))).toEqual([
    '2026-11-23-080203-2-a.ndjson',
    '2026-11-23-080203-2-a.ndjson.json',
    '2026-11-23-080203-a.ndjson.json',
  ]);
  expect(reportOf('done/2026-11-23-080203-2-a.ndjson')).toMatchObject({ created: 1 });
});

test('two files of one name in one second are both kept', async () => {
  for (const code of ['H-1', 'H-2']) {
    writeFileSync(inbox('a.ndjson'), LINE.replace('H-1', code));
    await look();
  }
  const filed = readdirSync(inbox('done')).filter((name) => name.endsWith('.ndjson'));
  expect(filed.map((name) => readFileSync(inbox('done', name), 'utf8').slice(12, 15)).toSorted()).toEqual(['H-1', 'H-2']);
});

test('a file put in the place of one that is just being imported is not filed unread', async () => {
  writeFileSync(inbox('a.ndjson'), LINE);
  let swaps = 1;
  await look(law, () => swaps-- > 0 && writeFileSync(inbox('a.ndjson'), LINE.replace('H-1', 'H-mới-2')));
  expect([readdirSync(inbox('done')), existsSync(inbox('a.ndjson'))]).toEqual([[], true]);
  await look();
  expect([await store.dossier('H-1'), await store.dossier('H-mới-2')].map((one) => one !== null)).toEqual([true, true]);
  expect(readdirSync(inbox('done'))).toHaveLength(2);
});

test('the longest name a file system allows is shortened, and its kind kept', async () => {
  writeFileSync(inbox(`${'ề'.repeat(80)}.ndjson`), LINE);
  await look();
  const [file = '', report] = readdirSync(inbox('done'));
  expect([file.endsWith('ềề.ndjson'), report, existsSync(inbox('a.ndjson'))]).toEqual([true, `${file}.json`, false]);
});

test('a file that brings a fault of the program to light is filed away with what happened, and hinders nothing else; dropped again, it is taken', async () => {
  writeFileSync(inbox('a.ndjson'), LINE);
  writeFileSync(inbox('b.xlsx'), 'không phải bảng tính');
  expect(await look({ ...law, calendar: null as never })).toBeNull();
  expect(said).toContain('import-failed');
  expect(readdirSync(inbox('rejected')), 'the other one is dealt with').toHaveLength(4);
  expect(reportOf('rejected/2026-11-23-080203-a.ndjson')['error']).toEqual({
    code: 'import-failed',
    message: expect.stringMatching(/^Tệp a\.ndjson gặp lỗi của chương trình \(TypeError\) nên chưa nhập hết; hãy báo cho người hỗ trợ/),
  });
  copyFileSync(inbox('rejected', '2026-11-23-080203-a.ndjson'), inbox('a.ndjson'));
  expect(await look()).toBeNull();
  expect(reportOf('done/2026-11-23-080203-a.ndjson')).toMatchObject({ created: 1 });
});
