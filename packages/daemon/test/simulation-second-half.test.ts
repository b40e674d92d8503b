import { expect, test } from 'vitest';
import { runSchedules } from './simulation/run.ts';

test('the same in as many schedules again, each another one', { timeout: 600_000 }, async () => {
  const run = await runSchedules(5_001, 5_000);
  expect(run.wrong).toEqual([]);
  expect(run.kills).toBeGreaterThan(5_000);
  expect(run.letters).toBeGreaterThan(5_000);
});
