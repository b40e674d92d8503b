import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('./full-folder.ts', import.meta.url));
const canMount = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0;

test.skipIf(!canMount)(
  'a letters folder that is full at each of the forty pages of a letter keeps no part of it (needs user namespaces)',
  () => {
    const { stdout, stderr } = spawnSync('unshare', ['-rm', process.execPath, '--conditions=source', PROGRAM], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ full: 40, wrong: [], pages: 40 });
  },
);
