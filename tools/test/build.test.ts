// The tests run from source and go on over a failed build; this is where that failure is counted.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { READY } from '../../packages/cli/src/ready-code.ts';
import { BUNDLE, joinedCommand, switches } from '../build.ts';

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

test('the pieces of usual commands lie ready, as V8 takes them under the switches of the command', async () => {
  const ready = (await joined).map(({ fileName }) => path.join(BUNDLE, fileName)).filter((file) => existsSync(file + READY));
  const pieces = ready.map((file) => path.basename(file).replace(/-.{8}\.cjs$/, ''));
  expect(pieces).toEqual(expect.arrayContaining(['run', 'open', 'scan', 'word', 'import', 'import-file', 'letters', 'report', 'daemon']));
  const ask = `const { readFileSync } = require('fs'); const { Script } = require('vm');
    for (const file of process.argv.slice(1)) {
      const text = require('module').wrap(readFileSync(file, 'utf8'));
      if (new Script(text, { cachedData: readFileSync(file + '${READY}') }).cachedDataRejected) console.log(file);
    }`;
  const { stdout } = await promisify(execFile)(process.execPath, [...switches(), '-e', ask, ...ready]);
  expect(stdout).toBe('');
});

test('a start takes what lies ready, and goes on without it where Node has other switches', async () => {
  const started = async (...asked: readonly string[]): Promise<string> => {
    const env = { ...process.env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...asked, path.join(BUNDLE, 'main.cjs'), '--version'], { env });
    return stdout + stderr;
  };
  const byNode = /for CommonJS \S+[\\/]run-/;
  expect(await started(...switches())).not.toMatch(byNode);
  const without = await started();
  expect(without).toMatch(byNode);
  expect(without).toMatch(/^\d+\.\d+\.\d+$/m);
});

const readIfThere = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);
