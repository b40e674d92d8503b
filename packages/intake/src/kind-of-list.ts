// Which lists are one kind, so that a later one can be held against those before it.
import { createHash } from 'node:crypto';
import { plain } from './headings.ts';
import { exportedHeadings } from './rejected-headings.ts';

/** Lists with the same headings are one kind: the same export of the same system; so is what was refused of it and comes back mended. */
export function kindOfList(headings: readonly string[]): string {
  return createHash('sha256').update(exportedHeadings(headings).map(plain).join('|')).digest('hex').slice(0, 16);
}
