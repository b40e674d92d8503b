/** For properties of which a case takes microseconds: fast-check's hundred would be done before it has begun. */
export const MANY_CASES = { numRuns: 100_000 };
