import { afterAll, beforeAll, expect, test } from 'vitest';
import { BLOWS, canTrace, SyscallSweep } from './syscall-sweep.ts';

// Every call is refused in `npm run soak`, and a real process killed at each; here one in five, with each kind of blow in turn.
const ONE_IN = 5;

const sweep = new SyscallSweep();
beforeAll(async () => {
  if (canTrace()) await sweep.prepare();
});
afterAll(() => sweep.end());

test.skipIf(!canTrace())(
  'a scan killed before any of its changes of the disk leaves nothing that the next one does not bring right (needs strace)',
  { timeout: 240_000 },
  async () => {
    const { calls, wrong } = await sweep.killEverywhere();
    expect(wrong).toEqual([]);
    expect(calls.length).toBeGreaterThan(150);
    expect(new Set(calls)).toEqual(new Set(['openat', 'pwrite64', 'write', 'ftruncate', 'link', 'unlink', 'mkdir']));
  },
);

test.skipIf(!canTrace())(
  'a scan killed or refused at a call to the system leaves nothing that the next one does not bring right (needs strace)',
  { timeout: 120_000 },
  async () => {
    const points = await sweep.points();
    expect(points.length).toBeGreaterThan(120);
    expect(new Set(points.map(({ call }) => call))).toEqual(
      new Set(['pwrite64', 'write', 'fsync', 'ftruncate', 'link', 'unlink', 'mkdir']),
    );
    let struck = 0;
    const left = points.filter((_, n) => n % ONE_IN === 2).entries();
    // Two at once: a traced program waits for whoever traces it, and for the disk.
    const series = async (): Promise<void> => {
      for (const [i, point] of left) {
        const blow = BLOWS[i % BLOWS.length] ?? 'signal=KILL';
        const result = await sweep.strike(point, blow);
        expect(result.wrong, `${blow} at ${point.call} ${point.nth}`).toEqual([]);
        if (result.struck) struck++;
      }
    };
    await Promise.all([series(), series()]);
    expect(struck).toBeGreaterThan(15);
  },
);
