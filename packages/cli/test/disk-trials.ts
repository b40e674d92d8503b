// A folder of an office on a disk of its own, as small or as locked as a trial wants it: a mount that one process alone sees.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { hashOf, received, TrialOffice } from './trial-office.ts';

const TODAY = ['--today', '2026-11-23'];
const LATE = 12;

/** Whether folders can be mounted here without being root. */
export const canMount = (): boolean =>
  spawnSync('unshare', [
    '-rm',
    'sh',
    '-c',
    'd=$(mktemp -d) && mount -t tmpfs none "$d"; r=$?; umount "$d" 2>/dev/null; rmdir "$d" 2>/dev/null; exit $r',
  ]).status === 0;

/** A script that runs a command with `folder` on a disk of its own (`tmpfs`), or as it is under another option (`bind`). */
export function mounted(folder: string, kind: 'tmpfs' | 'bind', option: string): string {
  const mount =
    kind === 'tmpfs'
      ? `mount -t tmpfs -o ${option} none ${folder}`
      : `mount --bind ${folder} ${folder} && mount -o remount,bind,${option} ${folder}`;
  return `exec unshare -rm sh -c '${mount} && cd . && exec "$@"' sh "$@"`;
}

/** Scans with a letters folder of so many kB, each in an office of its own; then one with room. What is wrong afterwards. */
export async function withFullFolder(sizes: readonly number[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const office = new TrialOffice();
  try {
    mkdirSync(office.path('letters'));
    office.write('a.ndjson', Array.from({ length: LATE }, (_, i) => received(`S-${i}`, '3 working-days')).join('\n'));
    await office.run(['import', 'a.ndjson', ...TODAY]);
    const look = 'find letters -type f -exec sha256sum {} + > seen; exit $code';
    for (const size of sizes) {
      // What stands in the folder when the scan has ended can only be seen from inside.
      const within = mounted('letters', 'tmpfs', `size=${size}k`).replace('exec "$@"\'', `"$@"; code=$?; ${look}'`);
      const { code } = await office.run(['scan', '--json', ...TODAY], { within });
      if (code !== 1) wrong.push(`${size} kB: ended with ${code}`);
      const seen = readFileSync(office.path('seen'), 'utf8').trim().split('\n').filter((line) => line !== ''); // prettier-ignore
      const whole = await office.withStore(
        async (store) => new Set((await Array.fromAsync(store.letterPages())).flat().map((l) => l.sha256)),
      );
      for (const line of seen) if (!whole.has(line.slice(0, 64))) wrong.push(`${size} kB: ${line} is no whole letter`);
    }
    const { code, told } = await office.run(['scan', ...TODAY]);
    if (code !== 0) wrong.push(told);
    const letters = await office.withStore(async (store) => (await Array.fromAsync(store.letterPages())).flat());
    for (const { fileName, sha256 } of letters) {
      if (hashOf(readFileSync(office.path('letters', fileName))) !== sha256) wrong.push(`${fileName} is not whole`);
    }
    if (letters.length !== LATE || office.names('letters').length !== LATE) wrong.push(`${letters.length} letters`);
    return wrong;
  } finally {
    office.end();
  }
}
