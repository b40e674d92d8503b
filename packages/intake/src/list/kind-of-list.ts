// Which lists are one kind, so that a later one can be held against those before it, and which of them were read alike.
import { createHash } from 'node:crypto';
import type { Mapping } from '../columns/find-columns.ts';
import { plain } from '../words/plain.ts';
import { otherEnds } from '../columns/other-ends.ts';
import { exportedHeadings } from '../columns/rejected-headings.ts';

/** Lists with the same headings are one kind: the same export of the same system; so is what was refused of it and comes back mended. */
export function kindOfList(headings: readonly string[]): string {
  return hashed(exportedHeadings(headings).map(plain).join('|'));
}

/** How a list was read: its kind, which place was taken for which column, and what its statuses, its dates and the words beside its codes were said to mean. The same bytes read in another way tell other things. */
export function readingOfList({
  headings,
  columns,
  newestPromise,
  splitAt,
  statuses,
  dateOrder,
  besideCode,
}: Pick<Mapping, 'headings' | 'columns' | 'newestPromise' | 'splitAt' | 'statuses' | 'dateOrder' | 'besideCode'>): string {
  const places = [...columns].map(([column, at]) => `${column}=${at}`).toSorted();
  // Where there is none, what older programs noted holds still.
  if (newestPromise !== undefined) places.push(`newest=${newestPromise}`);
  for (const { type, at } of otherEnds({ headings, columns })) places.push(`${type}=${at}`);
  const taught = [...(statuses ?? [])].map((said) => JSON.stringify(said)).toSorted();
  // The day first is what is taken where nobody said so.
  if (dateOrder === 'mdy') taught.push(dateOrder);
  if (besideCode !== undefined) taught.push(`beside=${besideCode}`);
  return `${kindOfList(headings)}:${hashed([...places, `split=${splitAt ?? ''}`, ...taught].join('|'))}`;
}

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
