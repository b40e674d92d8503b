// Starts a program of this workspace on the workspace's own Node, after installing and building whatever is missing or out of date.
//
//   node tools/run.mjs [--no-build | --try-build] [PROGRAM ARGUMENTS…]
//
// Runs on the machine's own Node (18 or later) before anything is installed, so: built-in modules only.
import process from 'node:process';
import { buildIfStale } from './setup/build.mjs';
import { installIfStale } from './setup/install.mjs';
import { refusal, runtimePath } from './setup/machine.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { exitLike, runNode } from './setup/spawn.mjs';

const [mode, ...rest] = process.argv.slice(2);
const hasMode = mode === '--no-build' || mode === '--try-build';
const program = hasMode ? rest : process.argv.slice(2);

try {
  const reason = refusal();
  if (reason !== undefined) throw new SetupError(reason);
  await installIfStale();
  // The tests go on over a failed build: one of them says so, and the others still tell what works.
  if (mode !== '--no-build') await buildIfStale({ failureIsFatal: mode !== '--try-build' });
  if (program.length > 0) exitLike(await runNode(runtimePath(), program));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
