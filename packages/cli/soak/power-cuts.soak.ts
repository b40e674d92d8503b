// Cuts the power under an office at work, on a real ext4 disk. Needs root and loop devices. Option: --cuts.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { LoopDisk } from '../test/loop-disk.ts';
import { cutPower } from '../test/power-cuts.ts';

const { values } = parseArgs({ strict: false, options: { cuts: { type: 'string', default: '60' } } });
const refusal = LoopDisk.refusal();
if (refusal !== null) {
  console.log(`Skipped: ${refusal}.`);
} else {
  const trial = await cutPower({ cuts: Number(values['cuts']), onCut: ({ cuts }) => process.stdout.write(`\r${cuts} cuts`) });
  const { cuts, offices, acknowledged, letters, filed, wrong } = trial;
  for (const fault of wrong) console.log(`\n${fault}`);
  console.log(
    `\n${cuts} power cuts in the lives of ${offices} offices; ${acknowledged} acknowledged commands, ${letters} letters, ${filed} files of`,
  );
  console.log(`the inbox filed before the last cut: ${wrong.length === 0 ? 'none lost, none doubled, none torn' : 'WRONG'}.`);
  if (wrong.length > 0) process.exitCode = 1;
}
