// Puts the letter template that ships with the product where the configuration says it is, for the office to edit in Word.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, writeNew } from '@dunghen/store';
import { fromConfig, type LoadedConfig } from '../config/load-config.ts';
import { DEFAULT_TEMPLATE } from '../scan-context.ts';

/** Writes it where none is; returns its path, or null where the office has its own, or needs none. @throws a file system's error. */
export function restoreTemplate(loaded: LoadedConfig): string | null {
  const { template } = loaded.config.letters;
  if (template === undefined) return null;
  const path = fromConfig(loaded, template);
  makeFolder(dirname(path));
  try {
    // Whole and synced: half of it left by a full disk, or an empty one by a power cut, would be taken for the office's own.
    writeNew(path, readFileSync(DEFAULT_TEMPLATE));
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
    throw error;
  }
}
