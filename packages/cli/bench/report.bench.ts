// `dunghen report` from outside on a million dossiers of four events each: seconds from start to prompt, and peak memory.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, show, type Figure } from '../../core/bench/measure.ts';
import { millionDossiers } from '../../store/bench/million.ts';

const MAIN = fileURLToPath(new URL('../dist/bundle/main.cjs', import.meta.url));
const SELF_REPORT = fileURLToPath(new URL('peak-memory.mjs', import.meta.url));

function run(db: string, ...args: readonly string[]): { readonly seconds: number; readonly peakMb: number } {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', SELF_REPORT, MAIN, ...args, ...(args.includes('--format') ? [] : ['--json']), '--db', db, '--today', '2026-11-23'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  if (status !== 0 && status !== 3) throw new Error(stderr);
  return { seconds: (performance.now() - start) / 1000, peakMb: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 };
}

function figures(what: string, db: string, seconds: number, megabytes: number, ...args: readonly string[]): readonly Figure[] {
  const runs = [1, 2, 3].map(() => run(db, ...args));
  const [s, mb] = [median(runs.map((r) => r.seconds)), median(runs.map((r) => r.peakMb))];
  return [
    { what, ours: `${s.toFixed(2)} s`, target: `< ${seconds} s`, met: s < seconds },
    { what: '  peak memory', ours: `${mb.toFixed(0)} MB`, target: `< ${megabytes} MB`, met: mb < megabytes },
  ];
}

const [million, commune] = [await millionDossiers(), await millionDossiers(50_000)];
show('Reports on real SQLite files, start-up included', [
  ...figures('a month of a million dossiers', million, 3, 250, 'report', '--month', '2026-06'),
  ...figures('the same by unit', million, 3, 250, 'report', '--month', '2026-06', '--by', 'unit'),
  ...figures('a year of a million dossiers', million, 3, 250, 'report', '--year', '2026'),
  ...figures('the page of a month of a million dossiers', million, 6, 300, 'report', '--month', '2026-06', '--format', 'html'),
  ...figures('the workbook of the same', million, 6, 300, 'report', '--month', '2026-06', '--format', 'xlsx', '--out', '-'),
  ...figures('a month of a commune of 50,000', commune, 0.5, 250, 'report', '--month', '2026-06'),
]);
