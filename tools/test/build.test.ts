// The tests run from source and go on over a failed build; this is where that failure is counted.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

test('every package compiles', async () => {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const messages = await promisify(execFile)(process.execPath, [tsc, '-b'], { cwd: root }).then(
    () => '',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
  expect(messages).toBe('');
});
