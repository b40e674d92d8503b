// `dunghen scan` with nothing to do over a million dossiers, from outside: the letters of the late ones are all written.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, formatDay, parseDay } from '@dunghen/core';
import { median, show } from '../../core/bench/measure.ts';
import { millionDossiers } from '../../store/bench/million.ts';

const COMMAND = fileURLToPath(new URL('../../../dunghen', import.meta.url));
const TODAY = '2026-11-23';
/** Open dossiers besides the seven thousand of the million: received in the last five weeks, due in the next twelve. */
const MORE_OPEN = 43_000;

/** An office whose letters are written; made once a machine (some minutes) and used again. */
async function office(): Promise<string> {
  const folder = join(tmpdir(), 'dunghen-bench-office-v2');
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  copyFileSync(await millionDossiers(), join(draft, 'dunghen.db'));
  writeFileSync(join(draft, 'dunghen.config.toml'), '[agency]\nname = "UBND xã Mẫu"\n');
  const received = (i: number): object => ({
    dossier: `DAI-${i}`,
    type: 'received',
    at: formatDay(addDays(parseDay('2026-10-20'), i % 34)),
    term: `${25 + (i % 36)} working-days`,
    applicant: { name: 'Người Thử', address: 'Thôn Một' },
  });
  const lines = Array.from({ length: MORE_OPEN }, (_, i) => `${JSON.stringify(received(i))}\n`);
  writeFileSync(join(draft, 'more.ndjson'), lines.join(''));
  spawnSync(COMMAND, ['import', 'more.ndjson', '--today', TODAY], { cwd: draft, stdio: 'inherit' });
  scan(draft);
  renameSync(draft, folder);
  return folder;
}

function scan(cwd: string): { readonly seconds: number; readonly answer: Record<string, number> } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(COMMAND, ['scan', '--today', TODAY, '--json'], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { seconds: (performance.now() - start) / 1000, answer: JSON.parse(stdout) as Record<string, number> };
}

const folder = await office();
const runs = Array.from({ length: 5 }, () => scan(folder));
const { answer } = runs[0] as (typeof runs)[0];
if (runs.some((run) => run.answer['lettersDrafted'] !== 0 || run.answer['lettersPublished'] !== 0))
  throw new Error('there was something to do');
const seconds = median(runs.map((run) => run.seconds));
show('a scan with nothing to do, start-up included', [
  {
    what: `a million dossiers, ${answer['open']} open, ${answer['lettersTotal']} letters on disk`,
    ours: `${seconds.toFixed(2)} s`,
    target: '< 1 s',
    met: seconds < 1,
  },
]);
