// A clock that leapt far ahead would make every open dossier late and every old one ripe for erasure: then the daemon waits for a person.
import type { LastScan } from '@dunghen/store';

/** Days without a scan that a machine switched off explains: longer than any Tết, shorter than the wrong month typed into a clock. */
export const LONGEST_ABSENCE_DAYS = 21;

const DAY_MS = 86_400_000;

/**
 * Days between the latest scan and the machine's clock where they are more than an absence explains; else null. A scan that a
 * person runs says that the clock is right, and a clock set right again is heard at the next round, also after one that stood
 * years back for a while: an empty battery does that at every start, until the network tells the time.
 */
export function clockLeap(last: Pick<LastScan, 'latestAt'> | null, nowMs: number): number | null {
  const days = last === null ? 0 : Math.floor((nowMs - Date.parse(last.latestAt)) / DAY_MS);
  return days > LONGEST_ABSENCE_DAYS ? days : null;
}
