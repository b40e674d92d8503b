// Kills thousands of real scans and imports. Arguments: [KILLS] [LETTERS OF A ROUND].
import process from 'node:process';
import { killScans } from '../test/kill-scans.ts';

const [wanted = 2_000, late = 400] = process.argv.slice(2).map(Number);
const { kills, rounds, wrong } = await killScans(wanted, late, (killed, round) =>
  process.stdout.write(`\r${killed} kills, ${round} rounds verified`),
);
for (const fault of wrong) console.log(`\n${fault}`);
console.log(`\n${kills} kills over ${rounds} rounds of ${late} letters: ${wrong.length === 0 ? 'none lost, none doubled' : 'WRONG'}.`);
if (wrong.length > 0) process.exitCode = 1;
