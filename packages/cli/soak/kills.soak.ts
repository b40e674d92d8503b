// Kills thousands of real scans and imports, then hundreds of daemons. Options: --kills, --letters (of a round), --daemons (to be killed).
import process from 'node:process';
import { parseArgs } from 'node:util';
import { killDaemons } from '../test/kill-daemons.ts';
import { killScans } from '../test/kill-scans.ts';

const { values } = parseArgs({
  strict: false,
  options: {
    kills: { type: 'string', default: '2000' },
    letters: { type: 'string', default: '400' },
    daemons: { type: 'string', default: '1000' },
  },
});
const [wanted, late, daemons] = [Number(values['kills']), Number(values['letters']), Number(values['daemons'])];
const scans = await killScans(wanted, late, (killed, round) => process.stdout.write(`\r${killed} kills, ${round} rounds verified`));
for (const fault of scans.wrong) console.log(`\n${fault}`);
console.log(`\n${scans.kills} kills over ${scans.rounds} rounds of ${late} letters: ${verdict(scans.wrong)}.`);
const lives = await killDaemons(daemons, 3, ({ kills, offices }) => process.stdout.write(`\r${kills} daemons killed, ${offices} offices`));
for (const fault of lives.wrong) console.log(`\n${fault}`);
const { kills, whileMoving, refusals, offices } = lives;
console.log(`\n${kills} daemons killed over ${offices} offices, ${whileMoving} while a file was moved, ${refusals} second ones refused:`);
console.log(`${verdict(lives.wrong)}.`);
if (scans.wrong.length + lives.wrong.length > 0) process.exitCode = 1;

function verdict(wrong: readonly string[]): string {
  return wrong.length === 0 ? 'none lost, none doubled' : 'WRONG';
}
