// What chance decides in an office, whether it comes from a seed or from numbers that somebody drew before.

/** Choices one after another. */
export interface Draw {
  /** A whole number from 0 on, less than `n`. */
  readonly upTo: (n: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Whether something happens that does so that often. */
  readonly happens: (chance: number) => boolean;
}

/** By numbers in [0, 1). */
export function drawFrom(random: () => number): Draw {
  const upTo = (n: number): number => Math.floor(random() * n);
  return { upTo, pick: (list) => list[upTo(list.length)] as never, happens: (chance) => random() < chance };
}

/** The numbers of a list are less than that. */
export const DRAWN_UP_TO = 256;

/** By numbers that were drawn before; once they are used up the simplest happens, and that is the same as 0. */
export function drawFromList(numbers: readonly number[]): Draw {
  let used = 0;
  const next = (): number => (numbers[used++] ?? 0) / DRAWN_UP_TO;
  const upTo = (n: number): number => Math.floor(next() * n);
  return { upTo, pick: (list) => list[upTo(list.length)] as never, happens: (chance) => next() > 1 - chance };
}
