import { expect, test } from 'vitest';
import type { Caught } from './simulation/hunt.ts';
import { huntMutants } from './simulation/hunt-mutants.ts';
import { MUTANTS } from './simulation/mutants.ts';

// Each on the seed at which it was first caught; `npm run soak` looks for them anew. A seed that no longer shows its mutant is replaced from there.
test('whoever breaks a part of the letters protocol hears of it from the simulation', { timeout: 120_000 }, async () => {
  const caught: Caught[] = [];
  await huntMutants('known', (one) => caught.push(one));
  expect(caught.map(({ name }) => name)).toEqual(MUTANTS.map(({ name }) => name));
  for (const { name, seed } of caught) expect(seed, name).not.toBeNull();
});
