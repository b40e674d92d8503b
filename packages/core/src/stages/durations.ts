// Many durations in little memory: counts in fixed bins, so that they add in any order and the quantiles are the same.
import { PER_DAY } from './working-time.ts';

/** Counts of durations by bin: hundredths of a day up to 20 days, tenths up to 200, whole days beyond. */
export interface Durations {
  count: number;
  /** Thousandths of a working day, exact. */
  longest: number;
  readonly bins: Map<number, number>;
}

/** No durations yet: the identity of {@link mergeDurations}. */
export const noDurations = (): Durations => ({ count: 0, longest: 0, bins: new Map() });

/** The bin of a duration, as the duration it stands for. */
function binOf(length: number): number {
  const width = length < 20 * PER_DAY ? PER_DAY / 100 : length < 200 * PER_DAY ? PER_DAY / 10 : PER_DAY;
  return Math.round(length / width) * width;
}

/** Adds one duration, in thousandths of a working day. */
export function addDuration(durations: Durations, length: number): void {
  const bin = binOf(length);
  durations.count++;
  durations.longest = Math.max(durations.longest, length);
  durations.bins.set(bin, (durations.bins.get(bin) ?? 0) + 1);
}

/** Adds `other` into `durations`. */
export function mergeDurations(durations: Durations, other: Durations): void {
  durations.count += other.count;
  durations.longest = Math.max(durations.longest, other.longest);
  for (const [bin, count] of other.bins) durations.bins.set(bin, (durations.bins.get(bin) ?? 0) + count);
}

/**
 * The nearest-rank quantile: the shortest duration that at least the share `q` of all do not exceed; null of none.
 * Exact to a hundredth of a day up to 20 days.
 */
export function quantile({ count, bins }: Durations, q: number): number | null {
  let left = Math.max(1, Math.ceil(q * count));
  for (const bin of [...bins.keys()].sort((a, b) => a - b)) {
    left -= bins.get(bin) as number;
    if (left <= 0) return bin;
  }
  return null;
}
