import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterFileName } from '@dunghen/daemon';
import { expect, onTestFinished, test } from 'vitest';
import { dunghen, workFolder } from './command.ts';
import { hashOf, received, TrialOffice, until } from './trial-office.ts';
import { lettersIn } from './letters-in.ts';

const [SECOND, HOUR, DAY] = [1_000, 3_600_000, 86_400_000];

test(
  'a clock that is set forward and back, and a daemon that slept, owe and write each letter once, on the day it is owed',
  {
    timeout: 120_000,
  },
  async () => {
    const office = new TrialOffice();
    onTestFinished(() => office.end());
    // A Monday, nine o'clock in Vietnam.
    const start = Date.parse('2026-11-23T02:00:00Z') - Date.now();
    const setClock = (step: number): void => office.write('clock', String(start + step));
    setClock(0);
    const lines = [
      received('A', '3 working-days'),
      received('B', '3 working-days', '2026-11-18'),
      received('C', '5 working-days', '2026-11-20'),
      received('Z', '120 working-days', '2026-11-20'),
    ];
    office.write('a.ndjson', lines.join('\n'));
    await office.run(['import', 'a.ndjson', '--today', '2026-11-23']);
    const preload = new URL('stepped-clock.mjs', import.meta.url).href;
    const daemon = office.start(['daemon'], { env: { CLOCK_OFFSET: office.path('clock'), NODE_OPTIONS: `--import=${preload}` } });
    const letters = (): string =>
      ['A', 'B', 'C', 'D', 'Z'].filter((code) => office.names('letters').includes(letterFileName(code, 1))).join('');
    /** The letters after a round that was told by the clock as it stands now, and therefore began by it. */
    const after = async (step: number, word = 'scanned'): Promise<string> => {
      setClock(step);
      const told = (): string[] => daemon.output().trim().split('\n').filter((line) => line.includes(`"msg":"${word}"`)); // prettier-ignore
      const before = told().length;
      const byThisClock = (line: string): boolean => {
        const { time, ms = 0 } = JSON.parse(line) as { time: string; ms?: number };
        return Math.abs(Date.parse(time) - ms - start - step - Date.now()) < 20_000;
      };
      await until(() => told().slice(before).some(byThisClock), daemon.output);
      return letters();
    };
    for (const step of [0, 5 * SECOND, -5 * SECOND, 47 * SECOND, -47 * SECOND, HOUR, -HOUR])
      expect(await after(step), `${step} ms`).toBe('A');
    expect(await after(-DAY)).toBe('A');
    expect(await after(DAY), 'B was due the day before').toBe('AB');
    expect(await after(0), 'B is not late yet, and its draft is taken back').toBe('A');
    expect(await after(365 * DAY, 'held'), 'not believed').toBe('A');
    expect(await after(-365 * DAY), 'takes nothing back').toBe('A');
    expect(await after(0)).toBe('A');

    daemon.child.kill('SIGSTOP');
    office.write('d.ndjson', received('D', '3 working-days'));
    expect(await office.run(['import', 'd.ndjson', '--today', '2026-11-23'])).toMatchObject({ code: 0 });
    daemon.child.kill('SIGCONT');
    expect(await after(8 * DAY), 'asleep for a week').toBe('ABCD');

    daemon.child.kill('SIGTERM');
    expect(await daemon.ended).toBe(0);
    await office.withStore(async (store) => {
      const ledger = (await Array.fromAsync(store.letterPages())).flat();
      expect(ledger.map(({ dossier, draftedOn }) => `${dossier} ${draftedOn}`).toSorted()).toEqual([
        'A 2026-11-23',
        'B 2026-12-01',
        'C 2026-12-01',
        'D 2026-12-01',
      ]);
      for (const { id, dossier, fileName, sha256 } of ledger) {
        expect(hashOf(readFileSync(office.path('letters', fileName)))).toBe(sha256);
        const once = ['drafted', 'published'];
        // By the clock of the day before, the draft of A was of a day to come; and the new date it then offered passed in that week.
        const anew = ['redated', 'published'];
        const steps = dossier === 'B' ? [...once, 'withdrawn', ...once] : dossier === 'A' ? [...once, ...anew, ...anew] : once;
        expect((await store.letterEvents(id)).map(({ step }) => step)).toEqual(steps);
      }
    });
  },
);

test('an office in any time zone writes the same letters, byte for byte, and counts the same', { timeout: 60_000 }, async () => {
  const lines = [
    { dossier: 'A', type: 'received', at: '2026-11-02T16:59:00+07:00', term: '3 working-days' },
    // Half past midnight in Vietnam is the day before in three of the four zones.
    { dossier: 'B', type: 'received', at: '2026-11-03T00:30:00+07:00', term: '8 working-hours' },
    { dossier: 'C', type: 'received', at: '2026-10-31T23:30:00+07:00', term: '15 days' },
    { dossier: 'C', type: 'completed', at: '2026-11-30T23:59:00+07:00' },
  ];
  const told = await Promise.all(
    ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Kiritimati'].map(async (TZ) => {
      const cwd = workFolder();
      mkdirSync(join(cwd, 'letters'));
      writeFileSync(join(cwd, 'dunghen.config.toml'), '[agency]\nname = "UBND xã Mẫu"\n');
      writeFileSync(join(cwd, 'a.ndjson'), lines.map((line) => JSON.stringify(line)).join('\n'));
      const said: string[] = [];
      for (const args of [['import', 'a.ndjson'], ['scan'], ['report', '--month', '2026-11']]) {
        const { stdout, stderr } = await dunghen([...args, '--today', '2026-12-01', '--json'], { cwd, env: { TZ } });
        said.push(stdout.replaceAll(cwd, ''), stderr);
      }
      const files = lettersIn(cwd).map((name) => [name, hashOf(readFileSync(join(cwd, 'letters', name)))]);
      return { said, files };
    }),
  );
  expect(told[0]?.files).toHaveLength(3);
  expect(told[0]?.said[4]).toContain('"form06a"');
  for (const other of told.slice(1)) expect(other).toEqual(told[0]);
});
