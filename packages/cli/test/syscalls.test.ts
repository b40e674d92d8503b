import { expect, test } from 'vitest';
import { BLOWS, canTrace, SyscallSweep } from './syscall-sweep.ts';

// Every call is struck in `npm run soak`; here one in twenty, with each kind of blow in turn.
const ONE_IN = 20;

test.skipIf(!canTrace())(
  'a scan killed or refused at a call to the system leaves nothing that the next one does not bring right (needs strace)',
  { timeout: 120_000 },
  async () => {
    const sweep = new SyscallSweep();
    try {
      await sweep.prepare();
      const points = await sweep.points();
      expect(points.length).toBeGreaterThan(150);
      expect(new Set(points.map(({ call }) => call))).toEqual(
        new Set(['pwrite64', 'write', 'fsync', 'ftruncate', 'link', 'unlink', 'mkdir']),
      );
      let struck = 0;
      for (const [i, point] of points.filter((_, n) => n % ONE_IN === 7).entries()) {
        const blow = BLOWS[i % BLOWS.length] ?? 'signal=KILL';
        const result = await sweep.strike(point, blow);
        expect(result.wrong, `${blow} at ${point.call} ${point.nth}`).toEqual([]);
        if (result.struck) struck++;
      }
      expect(struck).toBeGreaterThan(5);
    } finally {
      sweep.end();
    }
  },
);
