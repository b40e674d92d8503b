// Makes a folder and those above it. Node's own `recursive` never comes back where a folder is there and says that it is not: `/proc`,
// or a network folder that is mounted when it is asked for and whose server is away.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes `path` and what is missing above it; returns the first folder it made, if any. @throws a file system's error. */
export function makeFolder(path: string, mode = 0o777): string | undefined {
  if (isFolder(path)) return undefined;
  const above = dirname(path) === path ? undefined : makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, mode);
    return above ?? path;
  } catch (error) {
    // Another program was quicker.
    if (isFolder(path)) return above;
    throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
