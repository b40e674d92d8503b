// Tells files from pipes and devices, since only what is a file can be, and must be, on disk before a command says that it wrote it.
import { statSync } from 'node:fs';

/** Whether a path is a file, or will be one. Without the sync, ext4 leaves an empty file when the power fails within half a minute. */
export const canSync = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
