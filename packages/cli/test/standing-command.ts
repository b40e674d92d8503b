// The command answering from one process that stays, for tests of what commands say and do: to start one for each question took most of
// their time. What is about the process itself (its start and end, its outputs, kills) is tried from outside, with `command.ts`.
import { fork, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { surroundings, type Ended } from './command.ts';
import type { Order } from './standing-host.ts';

const HOST = fileURLToPath(new URL('standing-host.ts', import.meta.url));
/** No command writes such a line. */
const END = '\u0004end\u0004\n';

let host: ChildProcess | undefined;
/** Commands come one after another: a process has one working folder. */
let last: Promise<unknown> = Promise.resolve();

/** What `./dunghen ARGS` ends with, in a folder of its own unless told otherwise. */
export function dunghen(
  args: readonly string[],
  { cwd = tmpdir(), env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const answer = last.then(() => ask({ args, cwd, env: surroundings(env) }));
  last = answer.catch(() => {});
  return answer;
}

function ask(order: Order): Promise<Ended> {
  const child = (host ??= begin());
  return new Promise((done, fail) => {
    const told = { stdout: '', stderr: '' };
    let code: number | undefined;
    const hear = (output: 'stdout' | 'stderr') => (text: string) => {
      told[output] += text;
      finish();
    };
    const [out, err] = [hear('stdout'), hear('stderr')];
    const ended = (exit: number | null): void => {
      host = undefined;
      fail(new Error(`the process ended with ${exit} at ${order.args.join(' ')}: ${told.stderr}`));
    };
    const answered = (given: number): void => {
      code = given;
      finish();
    };
    const finish = (): void => {
      if (code === undefined || !told.stdout.endsWith(END) || !told.stderr.endsWith(END)) return;
      child.off('exit', ended).off('message', answered);
      child.stdout?.off('data', out);
      child.stderr?.off('data', err);
      done({ code, stdout: told.stdout.slice(0, -END.length), stderr: told.stderr.slice(0, -END.length) });
    };
    child.on('exit', ended).on('message', answered);
    child.stdout?.on('data', out);
    child.stderr?.on('data', err);
    child.send(order);
  });
}

function begin(): ChildProcess {
  const child = fork(HOST, [END], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
  for (const output of [child.stdout, child.stderr]) output?.setEncoding('utf8');
  return child;
}
