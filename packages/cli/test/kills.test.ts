import { expect, test } from 'vitest';
import { killDaemons } from './kill-daemons.ts';
import { killScans } from './kill-scans.ts';

// Thousands of each in `npm run soak`.
test(
  'scans and imports killed at any moment, a hundred and fifty of them, lose nothing and double nothing',
  { timeout: 400_000 },
  async () => {
    const { kills, wrong } = await killScans(150, 60);
    expect(kills).toBeGreaterThanOrEqual(150);
    expect(wrong).toEqual([]);
  },
);

test(
  'daemons killed at any moment, fifty of them, beside imports and letter steps: each letter, file and step once',
  {
    timeout: 400_000,
  },
  async () => {
    const { kills, whileMoving, wrong } = await killDaemons(50);
    expect(wrong).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(50);
    expect(whileMoving, 'killed while a file of the inbox was moved').toBeGreaterThan(0);
  },
);
