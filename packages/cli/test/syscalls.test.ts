import { afterAll, beforeAll, expect, test } from 'vitest';
import { LateOffice } from './late-office.ts';
import { canAttach, RefusedCalls, refusalsOf } from './refused-calls.ts';
import { BLOWS, canTrace, killEverywhere, pointsOf, strike, type Point } from './syscall-sweep.ts';

/** What a process could not remove is left to it as long as it lives: that is refused to processes of their own. */
const isOfStanding = ({ call }: Point): boolean => call !== 'unlink';
// A process of its own is struck at each call, with each kind of blow, in `npm run soak`; here at one in forty and at all of those, by turns.
const ONE_IN = 40;

const office = new LateOffice();
const refused = new RefusedCalls(office);
beforeAll(async () => {
  if (canTrace()) await office.prepare();
});
afterAll(async () => {
  await refused.end();
  office.end();
});

test.skipIf(!canTrace())(
  'a scan killed before any of its changes of the disk leaves nothing that the next one does not bring right (needs strace)',
  { timeout: 240_000 },
  async () => {
    const { calls, wrong } = await killEverywhere(office);
    expect(wrong).toEqual([]);
    expect(calls.length).toBeGreaterThan(150);
    expect(new Set(calls)).toEqual(new Set(['openat', 'pwrite64', 'write', 'ftruncate', 'link', 'unlink', 'mkdir']));
  },
);

// Each with one refusal, by turns.
test.skipIf(!canTrace() || !canAttach())(
  'a scan refused any single call by which it changes the disk leaves nothing that the next one does not bring right (needs strace, and leave to attach it)',
  { timeout: 240_000 },
  async () => {
    const points = await refused.points();
    // They are those of a process of its own.
    const names = (of: readonly Point[]): readonly string[] => of.map(({ call }) => call).toSorted();
    expect(names(points)).toEqual(names(await pointsOf(office)));
    const standing = points.filter(isOfStanding);
    let struck = 0;
    for (const [i, point] of standing.entries()) {
      const refusals = refusalsOf(point.call);
      const error = refusals[i % refusals.length] ?? '';
      const result = await refused.refuse(point, error);
      expect(result.wrong, `${error} at ${point.call} ${point.nth}`).toEqual([]);
      if (result.struck) struck++;
    }
    // A thread that had less other work than usual never comes to its last number.
    expect(struck).toBeGreaterThan(standing.length - 10);
  },
);

test.skipIf(!canTrace())(
  'a process that scans, killed or refused at a call to the system, leaves nothing that the next one does not bring right (needs strace)',
  { timeout: 120_000 },
  async () => {
    const points = await pointsOf(office);
    expect(points.length).toBeGreaterThan(150);
    expect(new Set(points.map(({ call }) => call))).toEqual(
      new Set(['openat', 'pwrite64', 'write', 'fsync', 'ftruncate', 'link', 'unlink', 'mkdir']),
    );
    let struck = 0;
    for (const [i, point] of points.filter((at, n) => !isOfStanding(at) || n % ONE_IN === 2).entries()) {
      const blow = BLOWS[i % BLOWS.length] ?? 'signal=KILL';
      const result = await strike(office, point, blow);
      expect(result.wrong, `${blow} at ${point.call} ${point.nth}`).toEqual([]);
      if (result.struck) struck++;
    }
    expect(struck).toBeGreaterThan(5);
  },
);
