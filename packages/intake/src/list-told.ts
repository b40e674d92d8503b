// What an import tells of the lists it read: which sheets, which heading was taken for which column, and which for none.
import type { ImportResult } from './import-file.ts';
import { otherEnds } from './columns/other-ends.ts';
import { usedPlaces } from './columns/unused-places.ts';
import type { ListFile } from './list/lists-of-file.ts';

/** The first column of nearly every list, also under a title that reads as its group. */
const RUNNING_NUMBER = /(?:^|\s)(?:stt|tt|số thứ tự)$/i;

/** Told of every import, dry runs too. */
export function listsTold({ lists, skipped }: ListFile): Pick<ImportResult, 'sheet' | 'sheets' | 'skipped' | 'mapping' | 'unused'> {
  const [{ mapping }] = lists;
  const used = usedPlaces(mapping);
  const unused = mapping.headings.filter((heading, at) => heading !== '' && !used.has(at) && !RUNNING_NUMBER.test(heading));
  const newest = mapping.newestPromise;
  const newestPromise = newest === undefined ? {} : { newestPromise: mapping.headings[newest] as string };
  const ends = Object.fromEntries(otherEnds(mapping).map(({ type, at }) => [type, mapping.headings[at] as string]));
  const [sheet, ...others] = lists.flatMap((list) => list.sheet ?? []);
  return {
    ...(sheet !== undefined && (others.length > 0 ? { sheets: [sheet, ...others] } : { sheet })),
    ...(skipped.length > 0 && { skipped }),
    mapping: { ...Object.fromEntries(mapping.names), ...newestPromise, ...ends },
    ...(unused.length > 0 && { unused }),
  };
}
