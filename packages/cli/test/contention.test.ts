import { expect, test } from 'vitest';
import { contend, PAUSE_MS, quantile } from './contention.ts';

/** What a writer may wait, but for one time in a hundred, on a machine that wakes it when it asked to be woken. */
const LONGEST_MS = 250;
const LASTING_MS = 20_000;

// Longer, and with no rest, in `npm run soak`.
test(
  'the daemon, two importers, reports and letter steps at once: nobody is turned away, nothing is lost, no wait is long',
  { timeout: 120_000 },
  async () => {
    const { waits, pauses, wrong } = await contend(4, LASTING_MS);
    expect(wrong).toEqual([]);
    // On a fast machine the importers are soon done with each of their files.
    expect(waits.length).toBeGreaterThan(60);
    // A machine that is slow or busy is so to the sleeping writer, too: by as much longer may it wait.
    const slowness = Math.max(1, quantile(pauses, 0.99) / (2 * PAUSE_MS));
    expect(quantile(waits, 0.99)).toBeLessThan(LONGEST_MS * slowness);
    expect(Math.max(...waits)).toBeLessThan(8_000);
  },
);
