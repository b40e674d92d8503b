import { expect, test } from 'vitest';
import { runEveryPoint, runSchedules } from './simulation/run.ts';

// Real scans, a real ledger and real letters; the disk, the clock and the moment of death are simulated. `npm run soak` runs thousands.
test(
  'whatever dies, fails or is set back at any step: exactly one letter for each missed appointment, whole and where it belongs',
  { timeout: 120_000 },
  async () => {
    const run = await runSchedules(1, 2_000);
    expect(run.wrong).toEqual([]);
    // The trial was one: hundreds of deaths, in the middle of hundreds of letters.
    expect(run.kills).toBeGreaterThan(2_000);
    expect(run.letters).toBeGreaterThan(2_000);
  },
);

test(
  'a death, a power cut, and a fault once or for good at every single step of a morning: nothing lost, nothing doubled',
  { timeout: 120_000 },
  async () => {
    const run = await runEveryPoint(1);
    expect(run.wrong).toEqual([]);
    expect(run.runs).toBeGreaterThan(1_000);
  },
);

test('a seed gives the same schedule again: it is all that is needed to repeat a failure', async () => {
  expect(await runSchedules(7, 20)).toEqual(await runSchedules(7, 20));
});

test.each([{ fileSync: true }, { folderSync: true }])(
  'a disk that only says it has synced (%o) is found out',
  { timeout: 60_000 },
  async (lies) => {
    expect((await runSchedules(1, 100, lies, 3)).wrong).toHaveLength(3);
  },
);
