// Thousands of simulated offices, each with another order of deaths, faults and clock steps. Arguments: [unused] [unused] [SCHEDULES] [FIRST SEED].
import { runSchedules } from '../test/simulation/run.ts';

const [, , schedules = 10_000, first = 1] = process.argv.slice(2).map(Number);
const { wrong, steps, kills, letters } = await runSchedules(first, schedules, {}, 20);
for (const { seed, violations } of wrong) console.log(`seed ${seed}: ${violations.join('; ')}`);
console.log(`${schedules} schedules, ${steps} steps, ${kills} deaths, ${letters} letters: ${wrong.length} went wrong.`);
if (wrong.length > 0) process.exitCode = 1;
