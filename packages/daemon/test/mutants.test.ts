import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Caught } from './simulation/hunt.ts';
import { huntMutants, lineOf } from './simulation/hunt-mutants.ts';
import { MUTANTS } from './simulation/mutants.ts';

/** Chance must not need more schedules than that to come upon any of them; the suite runs ten thousand. */
const SOON = 2_000;

// Each on the seed at which it was first caught; `npm run soak` looks for them anew. A seed that no longer shows its mutant is replaced from there,
// and so is its line in docs/proof.md.
test('whoever breaks a part of the letters protocol hears of it from the simulation', { timeout: 120_000 }, async () => {
  const caught: Caught[] = [];
  await huntMutants('known', (one) => caught.push(one));
  expect(caught.map(({ name }) => name)).toEqual(MUTANTS.map(({ name }) => name));
  for (const { name, seed } of caught) expect(seed, name).not.toBeNull();
  for (const { name, seed } of MUTANTS) expect(seed, name).toBeLessThanOrEqual(SOON);
  // What fast-check came upon it made smaller: a few deeds say what is broken.
  const drawn = caught.filter(({ name }) => MUTANTS.find((mutant) => mutant.name === name)?.drawn);
  expect(drawn).toHaveLength(2);
  for (const { name, drawn: smaller } of drawn) {
    expect(smaller?.smallest, name).toBeLessThan(smaller?.first ?? 0);
    expect(smaller?.smallest, name).toBeLessThanOrEqual(3);
  }
  const table = readFileSync(new URL('../../../docs/proof.md', import.meta.url), 'utf8').split('\n');
  expect(table).toEqual(expect.arrayContaining(caught.map(lineOf)));
});
