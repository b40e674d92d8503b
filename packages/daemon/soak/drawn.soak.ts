// Fifty thousand offices each of drawn commands and drawn interleavings; of one that goes wrong the smallest is told. Options: --offices, --seed.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runDrawn } from '../test/simulation/drawn.ts';

const { values } = parseArgs({
  strict: false,
  options: { offices: { type: 'string', default: '50000' }, seed: { type: 'string', default: '2' } },
});
for (const kind of ['commands', 'interleavings'] as const) {
  const { runs, kills, letters, wrong } = await runDrawn(kind, Number(values['offices']), Number(values['seed']));
  console.log(`${kind}: ${runs} offices, ${kills} deaths, ${letters} letters.`);
  if (!wrong) continue;
  console.log(wrong.what);
  process.exitCode = 1;
}
