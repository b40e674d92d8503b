// Which branches the whole suite reaches, in the test's own process or in the command it starts: `npm run coverage`.
//
//   node tools/coverage/index.ts [VITEST ARGUMENTS…]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeScriptCovs, type ScriptCov } from '@bcoe/v8-coverage';
import { convert } from 'ast-v8-to-istanbul';
import { parseAst } from 'rolldown/parseAst';
import { BUNDLE } from '../build.ts';

const root = join(import.meta.dirname, '../..');
/** Least share of branches, in all and where a letter's one existence hangs on it. */
const LEAST = 0.95;
/** Read at once: a process leaves up to a megabyte. */
const AT_ONCE = 40;

/** Runs the tests with every process telling V8's coverage into `folder`, the command started from its compiled files. */
function runTests(folder: string, args: readonly string[]): void {
  for (const name of ['main', 'tour']) writeFileSync(join(BUNDLE, `${name}.cjs`), `void import('../${name}.js');\n`);
  const config = join(import.meta.dirname, 'vitest.config.ts');
  spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, ...args], {
    cwd: root,
    env: { ...process.env, NODE_V8_COVERAGE: folder },
    stdio: 'inherit',
  });
  spawnSync(process.execPath, [join(root, 'tools/build.ts')], { cwd: root, stdio: 'inherit' });
}

/** What all processes together executed of our compiled files, by URL. */
function executed(folder: string): ReadonlyMap<string, ScriptCov> {
  const whole = new Map<string, ScriptCov>();
  const names = readdirSync(folder);
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const more = new Map<string, ScriptCov[]>();
    for (const name of names.slice(at, at + AT_ONCE)) {
      for (const script of scriptsIn(join(folder, name))) {
        const known = whole.get(script.url);
        const list = more.get(script.url) ?? (known ? [known] : []);
        more.set(script.url, [...list, script]);
      }
    }
    for (const [url, scripts] of more) whole.set(url, mergeScriptCovs(scripts) as ScriptCov);
  }
  return whole;
}

function scriptsIn(file: string): readonly ScriptCov[] {
  try {
    const { result } = JSON.parse(readFileSync(file, 'utf8')) as { result: readonly ScriptCov[] };
    return result.filter(({ url }) => /\/packages\/\w+\/dist\/(?!bundle\/).*\.js$/.test(url));
  } catch {
    // A process that was killed while it wrote.
    return [];
  }
}

interface FileBranches {
  readonly file: string;
  readonly total: number;
  readonly reached: number;
  readonly missed: readonly number[];
}

/** The branches of one file, in the lines of its source. */
async function branchesOf(script: ScriptCov): Promise<FileBranches> {
  const path = fileURLToPath(script.url);
  const code = readFileSync(path, 'utf8');
  const sourceMap = JSON.parse(readFileSync(`${path}.map`, 'utf8')) as { sources: readonly string[] };
  const data = await convert({ ast: parseAst(code), code, coverage: script, sourceMap: sourceMap as never });
  let [total, reached] = [0, 0];
  const missed: number[] = [];
  for (const { b, branchMap } of Object.values(data)) {
    for (const [id, arms] of Object.entries(b)) {
      for (const [arm, count] of arms.entries()) {
        total++;
        if (count > 0) reached++;
        else missed.push(branchMap[id]?.locations[arm]?.start.line ?? branchMap[id]?.loc.start.line ?? 0);
      }
    }
  }
  return { file: relative(root, path).replace('/dist/', '/src/').replace(/\.js$/, '.ts'), total, reached, missed };
}

const percent = (reached: number, total: number): string => `${total === 0 ? '100.0' : ((100 * reached) / total).toFixed(1)} %`;

function show(files: readonly FileBranches[]): boolean {
  const sum = (some: readonly FileBranches[], key: 'total' | 'reached'): number => some.reduce((n, one) => n + one[key], 0);
  for (const { file, total, reached, missed } of files.toSorted((a, b) => a.file.localeCompare(b.file))) {
    if (missed.length > 0) console.log(`${percent(reached, total).padStart(8)}  ${file}: ${[...new Set(missed)].join(', ')}`);
  }
  for (const name of [...new Set(files.map(({ file }) => file.split('/')[1] ?? ''))].toSorted()) {
    const own = files.filter(({ file }) => file.startsWith(`packages/${name}/`));
    console.log(`${name.padEnd(8)} ${percent(sum(own, 'reached'), sum(own, 'total'))} (${sum(own, 'reached')} of ${sum(own, 'total')})`);
  }
  const [reached, total] = [sum(files, 'reached'), sum(files, 'total')];
  console.log(`branches ${percent(reached, total)} (${reached} of ${total})`);
  return reached >= LEAST * total;
}

const folder = mkdtempSync(join(tmpdir(), 'coverage '));
try {
  runTests(folder, process.argv.slice(2));
  const files: FileBranches[] = [];
  for (const script of executed(folder).values()) files.push(await branchesOf(script));
  if (!show(files)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
