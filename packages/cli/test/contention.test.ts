import { expect, test } from 'vitest';
import { contend, quantile } from './contention.ts';

// Longer in `npm run soak`.
test(
  'the daemon, two importers, reports and letter steps at once: nobody is turned away, nothing is lost, no wait is long',
  {
    timeout: 120_000,
  },
  async () => {
    const { waits, wrong } = await contend(1);
    expect(wrong).toEqual([]);
    // On a fast machine the importers are soon done.
    expect(waits.length).toBeGreaterThan(20);
    // A hundred milliseconds on a slow machine; the rest is for a busy one.
    expect(quantile(waits, 0.99)).toBeLessThan(2_000);
    expect(Math.max(...waits)).toBeLessThan(8_000);
  },
);
