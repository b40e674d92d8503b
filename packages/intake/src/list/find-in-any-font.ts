// Headings in a font of before Unicode are found by what they say in it.
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from '../columns/find-columns.ts';
import { inUnicode } from './fonts-of-list.ts';
import { IntakeError } from '../intake-error.ts';

/** Finds the columns by the headings as they are, or failing that by what they say in a font of before Unicode. */
export function findInAnyFont(head: readonly Row[], find: (head: readonly Row[]) => Mapping): Mapping {
  try {
    return find(head);
  } catch (error) {
    const converted = error instanceof IntakeError && NOT_FOUND.has(error.code) ? inUnicode(head) : null;
    if (!converted) throw error;
    return find(converted);
  }
}

const NOT_FOUND = new Set(['no-headings', 'bad-mapping']);
