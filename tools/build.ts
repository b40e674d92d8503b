// Compiles every package, then joins the command with all it imports: unjoined, each start opened some 600 files and took twice as long.
//
//   node tools/build.ts
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { rolldown } from 'rolldown';
import { APART, OF_WORKBOOKS, onFirstUse, withoutFetch } from './lean.ts';

const root = join(import.meta.dirname, '..');
/** Where the joined command is. */
export const BUNDLE: string = join(root, 'packages/cli/dist/bundle');
/** What the command starts beside itself. */
const THREAD = 'writer-thread';
/** What is started by its own name; the rest is shared between them. */
const ENTRIES = {
  main: join(root, 'packages/cli/dist/main.js'),
  tour: join(root, 'packages/cli/dist/tour.js'),
  [THREAD]: join(root, `packages/store/dist/append/${THREAD}.js`),
};
/** Node's older kind of module: its loader takes a fifth less of a start, and does not make ready all that a built-in module could offer. */
const NAMES = { entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' };
/** A running daemon opens some of its pieces late: those that a build leaves behind stay so long. */
const KEPT_MS = 30 * 86_400_000;
/** Since when each piece is left behind, in milliseconds. */
const LEFT_BEHIND = 'left-behind.json';

/** A file of the joined command. */
interface Piece {
  readonly fileName: string;
  readonly code: string;
}

/** The files of the command as compiled now: name and content, nothing written yet. */
export async function joinedCommand(): Promise<readonly Piece[]> {
  const joined = await rolldown({
    input: ENTRIES,
    platform: 'node',
    // Native code stays where its package is.
    external: ['better-sqlite3'],
    plugins: [
      { name: 'without-fetch', transform: (code, id) => (OF_WORKBOOKS.test(id) ? withoutFetch(code) : null) },
      {
        name: 'with-identity',
        transform: (code, id) => (IDENTITY.test(id) ? code.replace('PROGRAM = null', `PROGRAM = "${identity()}"`) : null),
      },
    ],
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  const { output } = await joined.generate({
    dir: BUNDLE,
    format: 'cjs',
    strict: true,
    ...NAMES,
    codeSplitting: { groups: APART },
    comments: { legal: true, annotation: false, jsdoc: false },
  });
  await joined.close();
  return withThread(output.flatMap((file) => (file.type === 'chunk' ? [{ fileName: file.fileName, code: onFirstUse(file.code) }] : [])));
}

/** Where the command says which code it is. */
const IDENTITY = /[\\/]intake[\\/]dist[\\/]program\.js$/;

/** What tells this command from one of other code: the packages as compiled, and the libraries by their versions. */
function identity(): string {
  const files = globSync(['packages/*/dist/**/*.js', 'pnpm-lock.yaml'], { cwd: root, exclude: ['packages/cli/dist/bundle/**'] }).toSorted();
  return hash('sha256', files.map((file) => `${file}\n${readFileSync(join(root, file), 'utf8')}`).join('\n')).slice(0, 16);
}

/** A daemon that runs on through a build starts its thread late: under a name by its content that is the thread it was built with. */
function withThread(files: readonly Piece[]): readonly Piece[] {
  const { code } = files.find(({ fileName }) => fileName === `${THREAD}.cjs`) as Piece;
  const named = `${THREAD}-${hash('sha256', code).slice(0, 8)}`;
  return files.map((file) => ({
    fileName: file.fileName === `${THREAD}.cjs` ? `${named}.cjs` : file.fileName,
    code: file.code.replaceAll(`./${THREAD}`, `./${named}`),
  }));
}

async function writeBundle(): Promise<void> {
  const files = await joinedCommand();
  mkdirSync(BUNDLE, { recursive: true });
  // The pieces first and what names them last: a command started meanwhile finds either the old ones or the new.
  for (const { fileName, code } of files.toSorted((a, b) => Number(isEntry(a.fileName)) - Number(isEntry(b.fileName)))) {
    const whole = join(BUNDLE, fileName);
    writeFileSync(`${whole}.new`, code);
    renameSync(`${whole}.new`, whole);
  }
  const written = new Set([LEFT_BEHIND, ...files.map(({ fileName }) => fileName)]);
  const list = join(BUNDLE, LEFT_BEHIND);
  const before = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Record<string, number>) : {};
  const since: Record<string, number> = {};
  for (const name of readdirSync(BUNDLE).filter((one) => !written.has(one))) {
    const left = before[name] ?? Date.now();
    if (Date.now() - left > KEPT_MS) rmSync(join(BUNDLE, name));
    else since[name] = left;
  }
  writeFileSync(`${list}.new`, JSON.stringify(since));
  renameSync(`${list}.new`, list);
}

const isEntry = (fileName: string): boolean => parse(fileName).name in ENTRIES;

if (import.meta.main) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: root, stdio: 'inherit' });
  if (status === 0) await writeBundle();
  else process.exitCode = status ?? 1;
}
