// What is said of a configuration, for the tests that try many.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DungHenError } from '@dunghen/core';
import { lawContext, loadConfig } from '@dunghen/daemon';

/** The fault of a configuration written into a folder; null when it is taken. */
export function faultOfConfig(folder: string, toml: string): DungHenError | null {
  writeFileSync(join(folder, 'dunghen.config.toml'), toml);
  try {
    lawContext(loadConfig(undefined, folder));
    return null;
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    return error;
  }
}
