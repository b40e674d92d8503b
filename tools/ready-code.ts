// Writes beside each piece of the joined command what V8 made of it while usual commands ran, so that their starts need not
// (`packages/cli/src/ready-code.ts`). `tools/build.ts` starts it with the switches of `./dunghen`, in a folder of its own.
//
//   node SWITCHES… tools/ready-code.ts BUNDLE
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { beginWith, READY, scriptOf } from '../packages/cli/src/ready-code.ts';

const FILES = {
  'late.ndjson': '{"dossier":"S-1","type":"received","at":"2026-11-02","term":"3 working-days","applicant":{"name":"A"}}',
  'list.csv': 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nH-1,02/11/2026,30/11/2026\nH-2,02/11/2026,30/13/2026\n',
  'dunghen.config.toml': '[schedule]\nscan = "* * * * * *"\n[health]\nport = 0\n[letters]\npdf = false\ndefaultReason = "chờ"\n',
};
const SIGNED = ['--number', '1/XL', '--signed-by', 'B', '--signed-on', '2026-11-23'];
/** What is done day by day. */
const COMMANDS = [
  ['import', 'late.ndjson'],
  ['import', 'list.csv', '--json'],
  ['scan'],
  ['letters', 'list'],
  ['letters', 'issue', 'S-1', ...SIGNED],
  ['explain', 'S-1'],
  ['list', 'overdue'],
  ['report', '--month', '2026-11'],
  ['doctor'],
  ['daemon'],
];
/** A daemon's first rounds. */
const ROUNDS_MS = 700;
const USAGE = 2;

const bundle = process.argv[2] as string;
const pieces = new Map<string, Script>();
beginWith(bundle, (code, path) => {
  const script = scriptOf(code, path);
  pieces.set(path, script);
  return script;
});
const [, first = ''] = /require\("(\.\/run-[^"]+)"\)/.exec(readFileSync(join(bundle, 'main.cjs'), 'utf8')) ?? [];
const { run } = createRequire(join(bundle, 'main.cjs'))(first) as { readonly run: (args: readonly string[]) => Promise<number> };

for (const [name, content] of Object.entries(FILES)) writeFileSync(name, content);
for (const args of COMMANDS) {
  if (args[0] === 'daemon') setTimeout(() => process.emit('SIGTERM'), ROUNDS_MS);
  const code = await run([...args, '--today', '2026-11-23']);
  if (code === USAGE) throw new Error(`there is no such command any more: ${args.join(' ')}`);
}
for (const [path, script] of pieces) {
  writeFileSync(`${path}.new`, script.createCachedData(), { flush: true });
  renameSync(`${path}.new`, path + READY);
}
process.exit(0);
