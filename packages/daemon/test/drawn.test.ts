import { expect, test } from 'vitest';
import { runDrawn } from './simulation/drawn.ts';

// The other trials of a simulated office are repeated by a seed; of these, what goes wrong is told by the fewest deeds, turns and blows
// that show it (`mutants.test.ts` holds that they become few). `npm run soak` has a hundred thousand others drawn.
test.each(['commands', 'interleavings'] as const)(
  'two thousand offices of drawn %s: exactly one letter for each missed appointment',
  { timeout: 600_000 },
  async (kind) => {
    const { wrong, kills, letters } = await runDrawn(kind, 2_000, 1);
    expect(wrong?.what).toBeUndefined();
    expect(kills).toBeGreaterThan(500);
    expect(letters).toBeGreaterThan(3_000);
  },
);
