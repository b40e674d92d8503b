import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@dunghen/store';
import { expect, test } from 'vitest';
import { runEveryPoint, runSchedules } from './simulation/run.ts';

test(
  'a death, a power cut with twenty outcomes, and every fault once or for good at every single step of a morning: nothing lost, nothing doubled',
  { timeout: 240_000 },
  async () => {
    const run = await runEveryPoint(20);
    expect(run.wrong).toEqual([]);
    expect(run.runs).toBeGreaterThan(2_000);
    expect(run.kills).toBeGreaterThan(800);
  },
);

test('a ledger in memory, as the simulations have it, lives through the same as one on disk', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dunghen-ledger-'));
  let opened = 0;
  const open = () => openStore(join(folder, `${opened++}.db`), { create: true });
  const onDisk = await runSchedules(1, 10, {}, Infinity, { open, close: () => Promise.resolve() });
  rmSync(folder, { recursive: true });
  expect(opened).toBe(10);
  expect(await runSchedules(1, 10)).toEqual(onDisk);
});
