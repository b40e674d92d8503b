import { expect, test } from 'vitest';
import { runSchedules } from './simulation/run.ts';

// Real scans, a real ledger and real letters; the disk, the clock and the moment of death are simulated. The other half of
// the schedules is in simulation-second-half.test.ts, so that two cores share them; `npm run soak` runs a hundred thousand others.
test(
  'whatever dies, fails or is set back at any step: exactly one letter for each missed appointment, whole and where it belongs',
  { timeout: 600_000 },
  async () => {
    const run = await runSchedules(1, 5_000);
    expect(run.wrong).toEqual([]);
    // The trial was one: thousands of deaths, in the middle of thousands of letters.
    expect(run.kills).toBeGreaterThan(5_000);
    expect(run.letters).toBeGreaterThan(5_000);
    // A seed gives the same schedule again, step by step: it is all that is needed to repeat a failure.
    const { traces } = await runSchedules(1, 200);
    expect(traces).toEqual(run.traces.slice(0, 200));
    expect(new Set(traces).size).toBe(200);
  },
);

test.each([{ fileSync: true }, { folderSync: true }])(
  'a disk that only says it has synced (%o) is found out',
  { timeout: 60_000 },
  async (lies) => {
    expect((await runSchedules(1, 100, lies, 3)).wrong).toHaveLength(3);
  },
);
