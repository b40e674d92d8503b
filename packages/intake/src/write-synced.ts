// Writes a file so that it is on disk before a command says that it wrote it; a pipe or a device only gets the bytes.
import { statSync, writeFileSync } from 'node:fs';

/**
 * Writes to `path` and waits for the disk where that is a file, or will be one. Without the sync, ext4 leaves an empty file when the
 * power fails within half a minute. @throws a file system's error.
 */
export function writeSynced(path: string, contents: string | Uint8Array, mode?: number): void {
  writeFileSync(path, contents, {
    flush: statSync(path, { throwIfNoEntry: false })?.isFile() ?? true,
    ...(mode !== undefined && { mode }),
  });
}
