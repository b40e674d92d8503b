// Runs a child so that whoever started us cannot tell the difference: the same streams, signals and exit code.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Resolves with how the child ended: `{ code, signal }`. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', windowsHide: true, ...options });
    // A terminal sends Ctrl-C to the whole group, a supervisor only to us: pass it on, and let the child decide when to end.
    const pass = (signal) => child.kill(signal);
    for (const signal of forwarded) process.on(signal, pass);
    const done = () => forwarded.forEach((signal) => process.off(signal, pass));
    child.once('error', (error) => (done(), reject(error)));
    child.once('exit', (code, signal) => (done(), resolve({ code, signal })));
  });
}

/** Runs a program on the given Node, with that Node first on the PATH so that its own children find it too. */
export function runNode(node, args, options = {}) {
  const env = { ...process.env };
  // Windows spells it Path; two spellings side by side would leave the choice to chance.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[key] = [path.dirname(node), env[key]].filter(Boolean).join(path.delimiter);
  return run(node, args, { env, ...options });
}

/** What a shell reports: the code, or 128 and the signal's number (130 for Ctrl-C). */
export const exitCodeOf = ({ code, signal }) => code ?? 128 + (constants.signals[signal] ?? 0);

export function exitLike(ending) {
  process.exitCode = exitCodeOf(ending);
}
