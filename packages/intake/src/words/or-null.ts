// What a reader of ours refuses is no value here; a fault of the program stays one.
import { DungHenError } from '@dunghen/core';

/** What `read` gives, or null where it refuses with one of our errors. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof DungHenError) return null;
    throw error;
  }
}
