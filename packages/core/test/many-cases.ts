import { expect } from 'vitest';

/** For properties of which a case takes microseconds: fast-check's hundred would be done before it has begun. */
export const MANY_CASES = { numRuns: 100_000 };

/** As `expect(actual).toBe(expected)`, asked only where it fails: of a case that takes microseconds it was most. */
export function expectSame<T>(actual: T, expected: T): void {
  if (!Object.is(actual, expected)) expect(actual).toBe(expected);
}
