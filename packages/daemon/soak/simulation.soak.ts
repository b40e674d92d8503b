// A hundred thousand simulated offices that no test has seen, each with another order of deaths, faults and clock steps. Options: --schedules, --first (seed).
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runSchedules } from '../test/simulation/run.ts';

const { values } = parseArgs({
  strict: false,
  options: { schedules: { type: 'string', default: '100000' }, first: { type: 'string', default: '10001' } },
});
const [schedules, first] = [Number(values['schedules']), Number(values['first'])];
const { wrong, steps, kills, letters } = await runSchedules(first, schedules, {}, 20);
for (const { seed, violations } of wrong) console.log(`seed ${seed}: ${violations.join('; ')}`);
console.log(`${schedules} schedules, ${steps} steps, ${kills} deaths, ${letters} letters: ${wrong.length} went wrong.`);
if (wrong.length > 0) process.exitCode = 1;
