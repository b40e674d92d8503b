// Runs the built command at a pseudo-terminal of its own, as an officer at a keyboard does.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './command.ts';

/** Whether this machine has the program that makes the terminal (util-linux). */
export const SCRIPT: boolean = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');
if (!SCRIPT) console.warn('SKIPPED: the command at a terminal; no script on PATH (apt-get install bsdutils).');

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** What stood on the terminal, and how the command ended; each answer is typed once its prompt has appeared. */
export function atTerminal(
  args: readonly string[],
  cwd: string,
  answers: readonly (readonly [prompt: string, typed: string])[] = [],
): Promise<{ readonly code: number | null; readonly screen: string }> {
  return new Promise((done, fail) => {
    const inherited = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(DUNGHEN_.*|NODE_OPTIONS|NO_COLOR|FORCE_COLOR|CI)$/.test(name)),
    );
    const line = [join(ROOT, 'dunghen'), ...args].map(quoted).join(' ');
    const child = spawn('script', ['-qec', line, '/dev/null'], { cwd, env: { ...inherited, TERM: 'xterm-256color' } });
    let screen = '';
    const waiting = [...answers];
    let seen = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
      const [next] = waiting;
      const at = next === undefined ? -1 : screen.indexOf(next[0], seen);
      if (next === undefined || at < 0) return;
      seen = at + next[0].length;
      waiting.shift();
      child.stdin.write(`${next[1]}\r`);
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, screen }));
  });
}
