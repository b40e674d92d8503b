// Has fast-check draw office after office until one goes wrong, and make that one smaller.
import { memoryStores } from '@dunghen/store/memory';
import fc from 'fast-check';
import { lawContext } from '../../src/config/context.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { OFFICES, runDrawnOffice } from './drawn-office.ts';
import type { Site } from './office.ts';

/** What a run of drawn offices came to. */
export interface Drawn {
  readonly runs: number;
  readonly kills: number;
  readonly letters: number;
  /** Of the first that went wrong, how much was done in it and in the smallest that still does, and that one in words; null where none did. */
  readonly wrong: { readonly first: number; readonly smallest: number; readonly what: string } | null;
}

/** Runs so many offices of a kind; `seed` is where fast-check begins. */
export async function runDrawn(kind: keyof typeof OFFICES, runs: number, seed: number): Promise<Drawn> {
  const stores = memoryStores();
  const site: Site = { openStore: stores.open, law: lawContext(loadConfig(undefined, import.meta.dirname)) };
  let [kills, letters] = [0, 0];
  let first: number | undefined;
  const { stackTraceLimit } = Error;
  try {
    // As for other schedules: nobody asks where a fault was dealt.
    Error.stackTraceLimit = 0;
    const property = fc.asyncProperty(OFFICES[kind], async (office) => {
      const outcome = await runDrawnOffice(site, office);
      kills += outcome.kills;
      letters += outcome.letters;
      if (outcome.violations.length === 0) return;
      first ??= office.deeds.length;
      throw new Error(outcome.violations.join('; '));
    });
    const told = await fc.check(property, { numRuns: runs, seed, includeErrorInReport: true });
    const smallest = told.counterexample?.[0].deeds.length ?? 0;
    const wrong = told.failed ? { first: first ?? 0, smallest, what: fc.defaultReportMessage(told) ?? '' } : null;
    return { runs: told.numRuns, kills, letters, wrong };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    await stores.close();
  }
}
