// Puts the letter template that ships with the product where the configuration says it is, for the office to edit in Word.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '@dunghen/store';
import { fromConfig, type LoadedConfig } from '../config/load-config.ts';
import { DEFAULT_TEMPLATE } from '../scan-context.ts';

/** Writes it where none is; returns its path, or null where the office has its own, or needs none. @throws a file system's error. */
export function restoreTemplate(loaded: LoadedConfig): string | null {
  const { template } = loaded.config.letters;
  if (template === undefined) return null;
  const path = fromConfig(loaded, template);
  makeFolder(dirname(path));
  try {
    // Synced: an empty one left by a power cut would be taken for the office's own.
    writeFileSync(path, readFileSync(DEFAULT_TEMPLATE), { flag: 'wx', flush: true });
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
    throw error;
  }
}
