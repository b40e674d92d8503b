// The morning waits for lists that are not complete yet: its digests are made once, and would tell of yesterday.
import type { EpochDay } from '@dunghen/core';
import type { DaemonLog } from '../log.ts';

/** A file that never becomes complete must not keep the morning for ever. */
export const LONGEST_HOLD_MS = 30 * 60_000;

/** Says of a day, whose digests are due and not made, whether they wait for so many files; tells the log when they begin to, and when they no longer do. */
export function morningHold({ warn }: Pick<DaemonLog, 'warn'>): (day: EpochDay, nowMs: number, waiting: number) => boolean {
  let held: { readonly day: EpochDay; readonly since: number } | null = null;
  return (day, nowMs, waiting) => {
    if (waiting === 0) return false;
    // A clock that was set back begins anew.
    if (held?.day !== day || nowMs < held.since) {
      held = { day, since: nowMs };
      warn('morning-waits', { waiting });
    }
    if (nowMs - held.since < LONGEST_HOLD_MS) return true;
    warn('morning-waits', { waiting, code: 'told-without' });
    return false;
  };
}
