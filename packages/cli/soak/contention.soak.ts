// The daemon, two importers, reports and letter steps on one database, for minutes. Option: --files (of each importer).
import process from 'node:process';
import { parseArgs } from 'node:util';
import { contend, quantile } from '../test/contention.ts';

const { values } = parseArgs({ strict: false, options: { files: { type: 'string', default: '30' } } });
const { waits, rounds, commands, wrong } = await contend(Number(values['files']));
for (const fault of wrong) console.log(fault);
const ms = (share: number): string => `${quantile(waits, share).toFixed(0)} ms`;
console.log(`${waits.length} waits for a turn to write: half under ${ms(0.5)}, 99 % under ${ms(0.99)}, none over ${ms(1)};`);
console.log(`${rounds.length} rounds of the daemon, the longest ${Math.max(...rounds)} ms; ${commands} commands; ${wrong.length} faults.`);
if (wrong.length > 0) process.exitCode = 1;
