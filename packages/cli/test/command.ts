// Runs the built command from outside, as an officer or another program would.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const ROOT: string = fileURLToPath(new URL('../../..', import.meta.url));

/** How a run of the command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Closes the command's standard output after so many characters, as `head` does. */
  readonly stopReadingAfter?: number;
}

/** The environment of a command: this one's, without what is set for tests or for another command, and `more`. */
export function surroundings(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('DUNGHEN_') && name !== 'NODE_OPTIONS');
  return { ...(Object.fromEntries(inherited) as Record<string, string>), NO_COLOR: '1', ...more };
}

/** `./dunghen ARGS` in a folder of its own unless told otherwise. */
export function dunghen(
  args: readonly string[],
  { cwd = tmpdir(), input = '', env = {}, stopReadingAfter = Infinity }: RunOptions = {},
): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(join(ROOT, 'dunghen'), args, { cwd, env: surroundings(env) });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.length >= stopReadingAfter) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', fail);
    child.on('close', (code) => done({ code, stdout, stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** The arguments that issue a dossier's letter. */
export const issuing = (code: string, number: string, signedOn: string): readonly string[] =>
  ['letters', 'issue', code, '--number', number, '--signed-by', 'Lý Thị Ký', '--signed-on', signedOn]; // prettier-ignore

/** An empty folder with a space and accents in its name, gone when the test is over. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'một cửa xã Mẫu '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
