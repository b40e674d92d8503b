// Writes a file so that it is on disk before a command says that it wrote it; a pipe or a device only gets the bytes.
import { closeSync, fstatSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

/**
 * Writes to `path`, whole or piece by piece, and waits for the disk where that is a file. Without the sync, ext4 leaves an empty file when
 * the power fails within half a minute. @throws a file system's error.
 */
export function writeSynced(path: string, contents: string | Uint8Array | Generator<string>, mode?: number): void {
  const file = openSync(path, 'w', mode);
  try {
    const pieces = typeof contents === 'string' || contents instanceof Uint8Array ? [contents] : contents;
    for (const piece of pieces) writeFileSync(file, piece);
    if (fstatSync(file).isFile()) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
