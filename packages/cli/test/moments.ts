// Tells when something is just being written or moved, which is the moment to be killed at.
import { mkdirSync, watch } from 'node:fs';

/** Resolves at one of the first `changes` changes in some folders, now an early and now a late one. */
export function momentOfChange(
  folders: readonly string[],
  changes: number,
  patienceMs = 20,
): { readonly seen: Promise<boolean>; readonly stop: () => void } {
  let tell: (seen: boolean) => void = () => {};
  const seen = new Promise<boolean>((done) => (tell = done));
  let left = Math.floor(Math.random() * changes);
  const onChange = (): void => {
    if (left-- === 0) tell(true);
    // Whatever changes last, some moment comes.
    else setTimeout(() => tell(true), patienceMs);
  };
  const watchers = folders.map((folder) => {
    mkdirSync(folder, { recursive: true });
    return watch(folder, onChange);
  });
  return { seen, stop: () => watchers.forEach((watcher) => watcher.close()) };
}
