// Breaks the letters protocol in each known way and prints the first schedule that shows it. Option: --seeds to try.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { huntMutants } from '../test/simulation/hunt-mutants.ts';
import { MUTANTS } from '../test/simulation/mutants.ts';

const { values } = parseArgs({ strict: false, options: { seeds: { type: 'string', default: '2000' } } });
const seeds = Number(values['seeds']);
console.log(`| broken | what would be seen | first seed of ${seeds} | what the simulation says |\n|---|---|---|---|`);
await huntMutants(seeds, ({ name, seed, violation }) => {
  console.log(`| ${name} | ${MUTANTS.find((mutant) => mutant.name === name)?.harm ?? ''} | ${seed ?? 'NOT CAUGHT'} | ${violation} |`);
  if (seed === null) process.exitCode = 1;
});
