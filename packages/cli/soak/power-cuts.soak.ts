// Cuts the power under an office at work, on real disks of each file system there is here. Needs root and loop devices. Option: --cuts, on each.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { FILE_SYSTEMS, LoopDisk } from '../test/loop-disk.ts';
import { cutPower } from '../test/power-cuts.ts';

const { values } = parseArgs({ strict: false, options: { cuts: { type: 'string', default: '60' } } });
for (const fileSystem of FILE_SYSTEMS) {
  const refusal = LoopDisk.refusal(fileSystem);
  if (refusal !== null) {
    console.log(`${fileSystem} skipped: ${refusal}.`);
    continue;
  }
  const onCut = ({ cuts }: { readonly cuts: number }): boolean => process.stdout.write(`\r${fileSystem}: ${cuts} cuts`);
  const { cuts, offices, acknowledged, letters, filed, wrong } = await cutPower({ cuts: Number(values['cuts']), fileSystem, onCut });
  for (const fault of wrong) console.log(`\n${fault}`);
  console.log(
    `\n${fileSystem}: ${cuts} power cuts in the lives of ${offices} offices; ${acknowledged} acknowledged commands, ${letters} letters, ${filed} files of`,
  );
  console.log(`the inbox filed before the last cut: ${wrong.length === 0 ? 'none lost, none doubled, none torn' : 'WRONG'}.`);
  if (wrong.length > 0) process.exitCode = 1;
}
