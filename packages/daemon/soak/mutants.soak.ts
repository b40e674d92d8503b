// Breaks the letters protocol in each known way and prints the first schedule that shows it. Option: --seeds to try.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { huntMutants, lineOf } from '../test/simulation/hunt-mutants.ts';

const { values } = parseArgs({ strict: false, options: { seeds: { type: 'string', default: '2000' } } });
const seeds = Number(values['seeds']);
console.log(`| broken | what would be seen | first seed of ${seeds} | what the simulation says |\n|---|---|---|---|`);
await huntMutants(seeds, (caught) => {
  console.log(lineOf(caught));
  if (caught.seed === null) process.exitCode = 1;
});
