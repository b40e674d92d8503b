// One process that answers one command line after another, as the built command would: started by `standing-command.ts`.
import { run } from '../dist/run.js';

/** One command line, and where it is given. */
export interface Order {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What ends the words of a command on each of its two outputs. */
const END = process.argv[2] ?? '';

async function answer({ args, cwd, env }: Order): Promise<void> {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  const code = await run(args);
  // What a command hears of its outputs and of Ctrl+C it hears until its process ends.
  process.removeAllListeners('SIGINT');
  for (const output of [process.stdout, process.stderr]) {
    output.removeAllListeners('error');
    output.write(END);
  }
  process.send?.(code);
}

process.on('message', (order: Order) => void answer(order));
