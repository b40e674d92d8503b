import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../../../fixtures/naive/events.ts';
import { naiveReport } from '../../../fixtures/naive/report.ts';
import { ROOT, type Ended } from './command.ts';
import { dunghen } from './standing-command.ts';
import { lettersIn } from './letters-in.ts';

const EVENTS = join(ROOT, 'fixtures/sample/events.ndjson');
const events = readEvents(readFileSync(EVENTS, 'utf8'));
let cwd: string;

let imported: Ended;

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'xã mẫu '));
  imported = await dunghen(['import', EVENTS, '--json', '--today', '2026-11-30'], { cwd });
}, 60_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Shown {
  readonly form06a: object;
  readonly rates: readonly { readonly basis: 'handled' | 'resolved' | 'due' | 'received'; readonly late: number; readonly total: number }[];
  readonly dataFaults: readonly { readonly dossier: string }[];
}

interface Month {
  readonly period: object;
  readonly late: number;
  readonly total: number;
}
interface Asked {
  readonly trend: readonly Month[];
  readonly findings: readonly { readonly code: string }[];
}

describe('the sample commune', () => {
  test('is taken without a refused event', () => {
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(imported.stdout)).toMatchObject({ rejected: 0, updated: 0 });
  });

  test.each([
    ['2026-06-01', '2026-06-30', '2026-11-30'],
    ['2026-07-01', '2026-07-31', '2026-11-30'],
    ['2026-08-01', '2026-08-31', '2026-11-30'],
    ['2026-09-01', '2026-09-30', '2026-11-30'],
    ['2026-10-01', '2026-10-31', '2026-11-30'],
    ['2026-11-01', '2026-11-30', '2026-11-30'],
    ['2026-07-15', '2026-10-14', '2026-09-20'],
    ['2026-01-01', '2026-12-31', '2026-11-23'],
  ])('%s to %s seen on %s: the report equals an independent count of the same events', async (from, to, asOf) => {
    const { stdout } = await dunghen(['report', '--from', from, '--to', to, '--today', asOf, '--json'], { cwd });
    const shown = JSON.parse(stdout) as Shown;
    const naive = naiveReport(events, from, to, asOf);
    expect(shown.form06a).toEqual(naive.form06a);
    for (const { basis, late, total } of shown.rates) expect({ late, total }, basis).toEqual(naive.rates[basis]);
  });

  test('has a letter for every missed appointment, and the second scan changes none', async () => {
    const first = JSON.parse((await dunghen(['scan', '--json', '--today', '2026-11-30'], { cwd })).stdout) as Record<string, number>;
    expect(first['lettersTotal']).toBe(first['lettersOwed']);
    expect(lettersIn(cwd)).toHaveLength(first['lettersTotal'] ?? 0);
    const before = lettersIn(cwd).map((name) => readFileSync(join(cwd, 'letters', name), 'base64'));
    expect(JSON.parse((await dunghen(['scan', '--json', '--today', '2026-11-30'], { cwd })).stdout)).toMatchObject({
      lettersDrafted: 0,
      lettersPublished: 0,
    });
    expect(lettersIn(cwd).map((name) => readFileSync(join(cwd, 'letters', name), 'base64'))).toEqual(before);
  });

  test('leaves as the same events it came in as, and two databases with the same events leave alike', async () => {
    const { stdout } = await dunghen(['export'], { cwd });
    const key = (event: { dossier: string; type: string; at: string }): string => `${event.dossier} ${event.type} ${event.at}`;
    const out = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { dossier: string; type: string; at: string });
    expect(out.map(key).toSorted()).toEqual(events.map(key).toSorted());
    writeFileSync(join(cwd, 'again.ndjson'), stdout.trim().split('\n').toReversed().join('\n'));
    await dunghen(['import', 'again.ndjson', '--db', 'sqlite:again.db', '--today', '2026-11-30'], { cwd });
    expect((await dunghen(['export', '--db', 'sqlite:again.db'], { cwd })).stdout).toBe(stdout);
  });

  test.each([
    ['open', 77],
    ['overdue', 3],
    ['due-soon', 21],
    ['letters-missing', 0],
    ['escalated', 0],
  ])('lists what is %s: %i', async (name, count) => {
    const { stdout } = await dunghen(['list', name, '--json', '--today', '2026-11-30'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ list: name, asOf: '2026-11-30', count });
  });

  test('lists as at risk only what can still be apologised for in time', async () => {
    const { stdout } = await dunghen(['list', 'at-risk', '--json', '--today', '2026-11-30'], { cwd });
    const { dossiers } = JSON.parse(stdout) as { dossiers: { apologyBy: string; workingDaysLeft: number }[] };
    expect(dossiers.length).toBeGreaterThan(0);
    for (const { apologyBy, workingDaysLeft } of dossiers) {
      expect(apologyBy >= '2026-11-30').toBe(true);
      expect(workingDaysLeft).toBeGreaterThanOrEqual(0);
    }
  });

  test('imported again changes nothing', async () => {
    const again = await dunghen(['import', EVENTS, '--json', '--today', '2026-11-30'], { cwd });
    expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, updated: 0, rejected: 0 });
  });

  test.each(['csv', 'xlsx'])('as the list an officer exports as %s is taken without a refused row', async (kind) => {
    const list = join(ROOT, `fixtures/sample/danh-sach-ho-so.${kind}`);
    const { stdout } = await dunghen(['import', list, '--db', `sqlite:${kind}.db`, '--json', '--today', '2026-11-30'], { cwd });
    const dossiers = new Set(events.map((event) => event.dossier)).size;
    expect(JSON.parse(stdout)).toMatchObject({ rows: dossiers, created: dossiers, rejected: 0 });
  });

  test('shows every fault planted in it, and suspects nobody else', async () => {
    const { stdout } = await dunghen(['report', '--year', '2026', '--json', '--today', '2026-11-30'], { cwd });
    const { findings, dataFaults } = JSON.parse(stdout) as {
      findings: { code: string; dossier: string }[];
      dataFaults: { dossier: string }[];
    };
    const planted = readFileSync(join(ROOT, 'fixtures/sample/README.md'), 'utf8').split('## Planted faults')[1] ?? '';
    const named = (about: RegExp): readonly string[] => {
      const item = planted.split(/\n- /).find((text) => about.test(text)) ?? '';
      return [...item.matchAll(/H37\.125-\d{6}-\d{4}/g)].map(([code]) => code).toSorted();
    };
    const found = (code: string): readonly string[] => findings.filter((one) => one.code === code).map((one) => one.dossier);
    expect(found('completed-on-day-off')).toEqual(named(/^completed on a day off/));
    expect(found('pause-after-due')).toEqual(named(/^paused after/));
    expect(found('extension-after-due')).toEqual(named(/^extended after/));
    expect(found('repeated-supplement')).toEqual(named(/^two supplement/));
    expect(dataFaults.map(({ dossier }) => dossier)).toEqual(named(/^no term and no promise/));
    expect(new Set(findings.map(({ code }) => code)).size, 'no other sign').toBe(4);
  });

  test('imported only as a list, once, gives each month the late dossiers that its events give', async () => {
    const ask = async (db: string, ...args: readonly string[]): Promise<Asked> => {
      const { stdout } = await dunghen(['report', ...args, '--db', db, '--json', '--today', '2026-11-30'], { cwd });
      return JSON.parse(stdout) as Asked;
    };
    const byMonth = async (db: string): Promise<readonly Month[]> =>
      (await ask(db, '--month', '2026-11', '--trend', '6')).trend.map(({ period, late, total }) => ({ period, late, total }));
    const months = await byMonth('dunghen.db');
    expect(months.filter(({ total }) => total > 100)).toHaveLength(6);
    expect(await byMonth('xlsx.db')).toEqual(months);
    // A list shows no history, so it can neither show nor suggest that one was bent, but for a result on a day off.
    const { findings } = await ask('xlsx.db', '--year', '2026');
    expect(findings.filter(({ code }) => code !== 'completed-on-day-off')).toEqual([]);
  });
});
