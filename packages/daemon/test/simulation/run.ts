// Runs many schedules one after another over databases in memory, and says which seeds went wrong.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@dunghen/store';
import { lawContext } from '../../src/config/context.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Lies } from './disk.ts';
import { simulate } from './office.ts';

/** What a run of schedules came to. */
export interface Run {
  readonly wrong: readonly { readonly seed: number; readonly violations: readonly string[] }[];
  readonly steps: number;
  readonly kills: number;
  readonly letters: number;
}

/** Runs the schedules of the seeds `from` … `from + count - 1`; stops early once `enough` went wrong. */
export async function runSchedules(from: number, count: number, lies: Lies = {}, enough = Infinity): Promise<Run> {
  const memory = '/dev/shm';
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'dunghen-sim-'));
  const law = lawContext(loadConfig(undefined, folder));
  const emptyDatabase = join(folder, 'empty.db');
  await openStore(emptyDatabase, { create: true }).close();
  const wrong: { seed: number; violations: readonly string[] }[] = [];
  let [steps, kills, letters] = [0, 0, 0];
  try {
    for (let seed = from; seed < from + count && wrong.length < enough; seed++) {
      const outcome = await simulate({ seed, folder, emptyDatabase, law, lies });
      steps += outcome.steps;
      kills += outcome.kills;
      letters += outcome.letters;
      if (outcome.violations.length > 0) wrong.push({ seed, violations: outcome.violations });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { wrong, steps, kills, letters };
}
