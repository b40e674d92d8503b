// Kills thousands of real scans and imports. Options: --kills, --letters (of a round).
import process from 'node:process';
import { parseArgs } from 'node:util';
import { killScans } from '../test/kill-scans.ts';

const { values } = parseArgs({
  strict: false,
  options: { kills: { type: 'string', default: '2000' }, letters: { type: 'string', default: '400' } },
});
const [wanted, late] = [Number(values['kills']), Number(values['letters'])];
const { kills, rounds, wrong } = await killScans(wanted, late, (killed, round) =>
  process.stdout.write(`\r${killed} kills, ${round} rounds verified`),
);
for (const fault of wrong) console.log(`\n${fault}`);
console.log(`\n${kills} kills over ${rounds} rounds of ${late} letters: ${wrong.length === 0 ? 'none lost, none doubled' : 'WRONG'}.`);
if (wrong.length > 0) process.exitCode = 1;
