// Which rows of the lists imported lately were refused: their reports lie in the inbox, where nobody looks unless told to.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What was refused this long ago was seen. */
const RECENT_MS = 7 * 86_400_000;

/** A list that came with rows which were not taken. */
export interface ListWithRefusals {
  /** The name it was dropped under. */
  readonly name: string;
  readonly rejected: number;
}

/**
 * The lists of the last seven days of which some rows were refused, the newest first; their reports lie in `done/` of the inbox.
 * @throws a file system's error.
 */
export function rowsRefused(inbox: string, nowMs: number): readonly ListWithRefusals[] {
  const done = join(inbox, 'done');
  const names = existsSync(done) ? readdirSync(done) : [];
  return names
    .filter((name) => name.endsWith('.json') && isRecent(join(done, name), nowMs))
    .toSorted()
    .toReversed()
    .flatMap((name) => {
      try {
        const { file, rejected } = JSON.parse(readFileSync(join(done, name), 'utf8')) as {
          readonly file?: unknown;
          readonly rejected?: unknown;
        };
        return typeof rejected === 'number' && rejected > 0 ? [{ name: typeof file === 'string' ? file : name, rejected }] : [];
      } catch {
        // A file of somebody else's.
        return [];
      }
    });
}

function isRecent(path: string, nowMs: number): boolean {
  const info = statSync(path, { throwIfNoEntry: false });
  return info !== undefined && nowMs - info.mtimeMs < RECENT_MS;
}
