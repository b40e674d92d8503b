import { expect, test } from 'vitest';
import { killScans } from './kill-scans.ts';

// Thousands in `npm run soak`.
test('two hundred scans and imports killed at any moment lose nothing and double nothing', { timeout: 240_000 }, async () => {
  const { kills, wrong } = await killScans(200, 400);
  expect(kills).toBeGreaterThanOrEqual(200);
  expect(wrong).toEqual([]);
});
