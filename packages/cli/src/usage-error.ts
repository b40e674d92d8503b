// A command typed wrongly.
import { DungHenError } from '@dunghen/core';

/** Codes: `bad-option`. */
export class UsageError extends DungHenError {
  constructor(vi: string, en: string, value?: unknown) {
    super('bad-option', { vi, en }, value);
  }
}
