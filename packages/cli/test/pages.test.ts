// What the pages are filled with from the store: the morning's letters, and the dossiers that citizens took back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '@dunghen/core';
import { lawContext, loadConfig } from '@dunghen/daemon/config';
import { openStore } from '@dunghen/store';
import type { Morning } from '@dunghen/view';
import { expect, test } from 'vitest';
import { buildMorning } from '../src/build-morning.ts';
import { issuing, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const TODAY = '2026-11-23';
const EVENTS = [
  {
    dossier: 'LATE',
    type: 'received',
    at: '2026-11-02',
    term: '3 working-days',
    procedureName: 'Chứng thực hợp đồng',
    field: 'Chứng thực',
    applicant: { name: 'Nông Văn Thử', address: 'Thôn Một' },
  },
  { dossier: 'BACK', type: 'received', at: '2026-11-02', term: '3 working-days' },
  { dossier: 'BACK', type: 'withdrawn', at: '2026-11-19' },
];
async function office(): Promise<string> {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'dunghen.config.toml'), '[agency]\nname = "UBND xã Mẫu"\n');
  writeFileSync(join(cwd, 'e.ndjson'), EVENTS.map((event) => JSON.stringify(event)).join('\n'));
  expect((await dunghen(['import', 'e.ndjson', '--today', TODAY], { cwd })).code).toBe(0);
  return cwd;
}

test('the morning tells of letters until they are sent or withdrawn', async () => {
  const cwd = await office();
  const letters = async (): Promise<Readonly<Record<string, string>>> => {
    const store = openStore(join(cwd, 'dunghen.db'));
    try {
      const { letters: waiting } = await buildMorning(store, lawContext(loadConfig(undefined, cwd)), {}, parseDay(TODAY));
      return Object.fromEntries(waiting.map(({ dossier, state }) => [dossier, state]));
    } finally {
      await store.close();
    }
  };
  const step = async (...args: readonly string[]): Promise<void> => {
    expect(await dunghen([...args, '--today', TODAY], { cwd })).toMatchObject({ code: 0, stderr: '' });
  };
  expect(await letters()).toEqual({});
  await step('scan');
  expect(await letters()).toEqual({ BACK: 'drafted', LATE: 'drafted' });
  await step('letters', 'withdraw', 'BACK', '--reason', 'công dân đã rút');
  await step('letters', 'reason', 'LATE', '--reason', 'chờ xác minh');
  await step(...issuing('LATE', '1', TODAY));
  expect(await letters()).toEqual({ LATE: 'issued' });
  await step('letters', 'sent', 'LATE', '--channel', 'zalo', '--on', TODAY);
  expect(await letters()).toEqual({});
});

test('the morning asks for no apology that has its letter, and an issued one is to be sent though its dossier was finished in time', async () => {
  const cwd = await office();
  // Due on Wednesday 25, the 24th being a holiday: today is the last day before it.
  writeFileSync(join(cwd, 'soon.ndjson'), '{"dossier":"SOON","type":"received","at":"2026-11-19","term":"3 working-days"}');
  expect((await dunghen(['import', 'soon.ndjson', '--today', TODAY], { cwd })).code).toBe(0);
  const morning = async (): Promise<Morning> => {
    const store = openStore(join(cwd, 'dunghen.db'));
    try {
      return await buildMorning(store, lawContext(loadConfig(undefined, cwd)), {}, parseDay(TODAY));
    } finally {
      await store.close();
    }
  };
  const asked = async (): Promise<readonly string[]> => (await morning()).toApologise.map(({ dossier }) => dossier);
  expect(await asked()).toEqual(['SOON']);
  const request = ['letters', 'request', 'SOON', '--reason', 'chờ đo đạc', '--new-due', '2026-11-30', '--today', TODAY];
  expect((await dunghen(request, { cwd })).code).toBe(0);
  expect(await asked()).toEqual([]);
  const verdicts = async (): Promise<readonly unknown[]> => (await morning()).letters.map(({ dossier, verdict }) => [dossier, verdict]);
  await dunghen([...issuing('SOON', '1', TODAY), '--today', TODAY], { cwd });
  writeFileSync(join(cwd, 'done.ndjson'), `{"dossier":"SOON","type":"completed","at":"${TODAY}T15:00:00+07:00"}`);
  expect((await dunghen(['import', 'done.ndjson', '--today', TODAY], { cwd })).code).toBe(0);
  expect(await verdicts()).toEqual([['SOON', 'owed']]);
});

test('a dossier taken back late is among the late ones, unless the office leaves such dossiers out', async () => {
  const cwd = await office();
  const closedLate = async (): Promise<string> => {
    await dunghen(['report', '--month', '2026-11', '--today', TODAY, '--format', 'html', '--out', 'r.html'], { cwd });
    const [, section = ''] = readFileSync(join(cwd, 'r.html'), 'utf8').split('<section id="closed-late"');
    return (section.split('</section>')[0] ?? '').replace(/<[^>]+>/g, ' ');
  };
  expect(await closedLate()).toContain(' BACK ');
  writeFileSync(join(cwd, 'dunghen.config.toml'), '[kpi]\nwithdrawn = "exclude"\n');
  expect(await closedLate()).toContain('Không có hồ sơ nào giải quyết trễ.');
});

test('a dossier promised for a day off that has passed is late by a day, never by none', async () => {
  const cwd = workFolder();
  const promised = (dossier: string): object => ({ dossier, type: 'received', at: '2026-11-18', promisedOn: '2026-11-22' });
  const events = [promised('OPEN'), promised('DONE'), { dossier: 'DONE', type: 'completed', at: TODAY }];
  writeFileSync(join(cwd, 'e.ndjson'), events.map((event) => JSON.stringify(event)).join('\n'));
  expect((await dunghen(['import', 'e.ndjson', '--today', TODAY], { cwd })).code).toBe(0);
  const { stdout } = await dunghen(['list', 'overdue', '--today', TODAY, '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ dossiers: [{ dossier: 'OPEN', workingDaysLeft: -1 }] });
  await dunghen(['report', '--month', '2026-11', '--today', TODAY, '--format', 'html', '--out', 'r.html'], { cwd });
  const [, section = ''] = readFileSync(join(cwd, 'r.html'), 'utf8').split('<section id="closed-late"');
  const cells = [...(section.split('</section>')[0] ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => cell);
  expect(cells).toContain('1');
  expect(cells).not.toContain('0');
});

test('a forecast says of what it is in an office whose target is by another formula', async () => {
  const cwd = await office();
  const told = async (): Promise<string> => (await dunghen(['forecast', '--today', TODAY], { cwd })).stdout.replace(/\s+/g, ' ');
  expect(await told()).not.toContain('cách tính của mục tiêu');
  writeFileSync(join(cwd, 'dunghen.config.toml'), '[kpi]\nbasis = "due"\n');
  expect(await told()).toContain('Dự báo tính trên hồ sơ phải giải quyết, không theo cách tính của mục tiêu (trên hồ sơ đến hạn).');
});

test('lists, the morning’s page, the page of the month and the scan know of what is promised for a Sunday as the Friday before it does', async () => {
  const cwd = workFolder();
  const promised = (dossier: string, promisedOn: string): string =>
    JSON.stringify({ dossier, type: 'received', at: '2026-11-02', promisedOn });
  writeFileSync(join(cwd, 'dunghen.config.toml'), 'alerts.workingDaysBefore = [0]\n');
  writeFileSync(join(cwd, 'e.ndjson'), [promised('SUN', '2026-11-29'), promised('MON', '2026-11-30')].join('\n'));
  expect((await dunghen(['import', 'e.ndjson', '--today', '2026-11-26'], { cwd })).code).toBe(0);
  const on = async (name: string, today: string): Promise<readonly (readonly [string, number])[]> => {
    const { stdout } = await dunghen(['list', name, '--today', today, '--json'], { cwd });
    const { dossiers } = JSON.parse(stdout) as { dossiers: { dossier: string; workingDaysLeft: number }[] };
    return dossiers.map(({ dossier, workingDaysLeft }) => [dossier, workingDaysLeft]);
  };
  expect(await on('due-soon', '2026-11-26')).toEqual([]);
  for (const name of ['due-soon', 'at-risk']) expect(await on(name, '2026-11-27')).toEqual([['SUN', 0]]);
  expect(await on('overdue', '2026-12-01')).toEqual([
    ['SUN', -2],
    ['MON', -1],
  ]);
  const { stdout } = await dunghen(['scan', '--today', '2026-11-27', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ dueSoon: 1 });
  await dunghen(['report', '--month', '2026-11', '--today', '2026-11-27', '--format', 'html', '--out', 'r.html'], { cwd });
  expect(readFileSync(join(cwd, 'r.html'), 'utf8')).toMatch(/<section id="due-soon"(?:(?!<\/section>).)*SUN/s);
  const store = openStore(join(cwd, 'dunghen.db'));
  try {
    const morning = await buildMorning(store, lawContext(loadConfig(undefined, cwd)), {}, parseDay('2026-11-27'));
    expect(morning).toMatchObject({ todayUntil: '2026-11-29', tomorrow: '2026-11-30' });
    expect(morning.dossiers.map(({ dossier }) => dossier)).toEqual(['SUN', 'MON']);
  } finally {
    await store.close();
  }
});
