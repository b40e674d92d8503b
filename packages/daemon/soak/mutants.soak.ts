// Breaks the letters protocol in each known way and prints the first schedule that shows it. Arguments: [unused] × 4, then SEEDS to try.
import process from 'node:process';
import { huntMutants } from '../test/simulation/hunt-mutants.ts';
import { MUTANTS } from '../test/simulation/mutants.ts';

const seeds = Number(process.argv[6] ?? 2_000);
console.log(`| broken | what would be seen | first seed of ${seeds} | what the simulation says |\n|---|---|---|---|`);
await huntMutants(seeds, ({ name, seed, violation }) => {
  console.log(`| ${name} | ${MUTANTS.find((mutant) => mutant.name === name)?.harm ?? ''} | ${seed ?? 'NOT CAUGHT'} | ${violation} |`);
  if (seed === null) process.exitCode = 1;
});
