// The tests run from source and go on over a failed build; this is where that failure is counted.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { BUNDLE, joinedCommand } from '../build.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('every package compiles', async () => {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const messages = await promisify(execFile)(process.execPath, [tsc, '-b'], { cwd: root }).then(
    () => '',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
  expect(messages).toBe('');
});

const joined = joinedCommand();

test('the command that the other tests start is made of these sources', async () => {
  const files = await joined;
  const stale = files.filter(({ fileName, code }) => code !== readIfThere(path.join(BUNDLE, fileName)));
  expect(stale.map(({ fileName }) => fileName)).toEqual([]);
});

test('nothing in the command looks for a fetch that it never uses', async () => {
  const looking = (await joined).filter(({ code }) => /typeof (?:Response|Request|fetch)\b/.test(code));
  expect(looking.map(({ fileName }) => fileName)).toEqual([]);
});

test('the command says of which code it is', async () => {
  const named = (await joined).filter(({ code }) => /PROGRAM = "[0-9a-f]{16}"/.test(code));
  expect(named).toHaveLength(1);
});

const readIfThere = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);
