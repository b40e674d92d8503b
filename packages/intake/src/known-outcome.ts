// A file that comes again word for word, read as before and of the same day, while nothing else came in: told from what its import came to.
import { createHash } from 'node:crypto';
import type { EpochDay } from '@dunghen/core';
import { readingOfList } from './list/kind-of-list.ts';
import type { FileContent } from './read-file.ts';
import type { ImportOptions } from './work.ts';

/** Of which day and hour the lists of a file are, and whether somebody said so. */
interface Seen {
  readonly on: EpochDay;
  readonly timeOfDay: number | null;
  readonly dated: boolean;
}

/** All that an import hangs on beside the bytes and the database; null where nobody can tell whether law and program are still the same. */
export function basisOf({ content }: FileContent, day: Seen | null, options: ImportOptions): string | null {
  const { fold, program, certain = false, newCodes = false, sameDossiers = false } = options;
  if (fold.id === undefined || program === null || program === undefined) return null;
  const lists =
    'lists' in content
      ? content.lists.map(({ mapping, sheet }) => [
          readingOfList(mapping),
          sheet,
          mapping.headingRow,
          mapping.newCodes,
          mapping.sameDossiers,
        ])
      : [];
  // By somebody's word for its day a list counts that another of the day has overtaken.
  const seen = day && [day.on, day.timeOfDay, day.dated, certain];
  return createHash('sha256')
    .update(JSON.stringify([program, fold.id, seen, newCodes, sameDossiers, lists]))
    .digest('hex')
    .slice(0, 16);
}
