// Where the file system that a file lies on is mounted: a stick that was pulled out may leave its folder, empty.
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The topmost folder of the file system a path leads to, there or not; null where that cannot be told. The number of a device is another after a start, its place is not. */
export async function mountOf(path: string): Promise<string | null> {
  try {
    let top = await realpath(path).catch(() => realpath(dirname(path)));
    const { dev } = await stat(top);
    while (dirname(top) !== top && (await stat(dirname(top))).dev === dev) top = dirname(top);
    return top;
  } catch {
    return null;
  }
}
