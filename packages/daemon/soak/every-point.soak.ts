// A blow at every step of a morning, with two hundred outcomes of each power cut, then two blows at every pair of steps. Option: --pairs, for only so many.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runEveryPoint, runPairs, type Run } from '../test/simulation/run.ts';

const show = (what: string, { wrong, runs, steps, kills, letters }: Run): void => {
  for (const { blows, seed, violations } of wrong) console.log(`${blows ?? ''}, seed ${seed}: ${violations.join('; ')}`);
  console.log(`${what}: ${runs} mornings, ${steps} steps, ${kills} deaths, ${letters} letters: ${wrong.length} went wrong.`);
  if (wrong.length > 0) process.exitCode = 1;
};
const { pairs } = parseArgs({ strict: false, options: { pairs: { type: 'string', default: 'Infinity' } } }).values;
show('one blow', await runEveryPoint(200));
show('two blows', await runPairs(Number(pairs)));
