// Files that come together: whom the list of open dossiers leaves out, the list of results of the same day shows ended.
import type { Store } from '@dunghen/store';
import type { Warning } from './warning.ts';

/** What remains to be told of each of several files once all of them are in. */
export async function remainingWarnings(
  store: Pick<Store, 'leftOut'>,
  files: readonly (readonly Warning[])[],
): Promise<readonly (readonly Warning[])[]> {
  if (!files.flat().some(({ remaining }) => remaining)) return files;
  const leftOut = new Set((await store.leftOut()).map(({ code }) => code));
  return files.map((warnings) =>
    warnings.flatMap((warning) => (warning.remaining ? (warning.remaining((code) => leftOut.has(code)) ?? []) : warning)),
  );
}
