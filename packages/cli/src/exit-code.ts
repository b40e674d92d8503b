// What each way of ending is called by a shell, in one table.
import { DungHenError } from '@dunghen/core';

export const EXIT = { done: 0, failed: 1, usage: 2, missed: 3, interrupted: 130 } as const;

/** Faults of what the caller typed or configured; every other fault is a failure. */
const USAGE: ReadonlySet<string> = new Set([
  'bad-date',
  'bad-date-time',
  'bad-period',
  'bad-target',
  'bad-term',
  'term-too-long',
  'pause-order',
  'bad-option',
  'bad-database-url',
  'no-database',
  'bad-calendar',
  'statutory-missing',
  'bad-mapping',
  'bad-month',
  'bad-procedures',
  'new-due-missing',
  'config-absent',
  'config-several',
  'config-syntax',
  'config-unreadable',
  'config-invalid',
  'page-password',
]);

/** The exit code of an error. */
export const exitCodeOf = (error: unknown): number => (error instanceof DungHenError && USAGE.has(error.code) ? EXIT.usage : EXIT.failed);
