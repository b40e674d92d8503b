// The columns of a list that nothing was taken from, and how one of them is taken after all.
import { LONGEST_HEADING, type Column } from './columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { otherEnds } from './other-ends.ts';
import { looksLikeDate, saysNoDate } from '../words/office-date.ts';

export const taking = (mapping: Mapping, column: Column, at: number): Mapping => ({
  ...mapping,
  columns: new Map(mapping.columns).set(column, at),
  names: new Map(mapping.names).set(column, mapping.headings[at] as string),
});

/** The places that a column was taken from. */
export const usedPlaces = (mapping: Pick<Mapping, 'columns' | 'headings' | 'newestPromise'>): ReadonlySet<number> =>
  new Set([
    ...mapping.columns.values(),
    ...(mapping.newestPromise === undefined ? [] : [mapping.newestPromise]),
    ...otherEnds(mapping).map(({ at }) => at),
  ]);

/** The places of headings that no column was taken from. */
export const unusedPlaces = (mapping: Mapping): readonly number[] => {
  const used = usedPlaces(mapping);
  return mapping.headings.flatMap((heading, at) => (heading === '' || heading.length > LONGEST_HEADING || used.has(at) ? [] : at));
};

/** Whether all that is written in a column are days, and whether any are. */
export function holdsDays(rows: readonly Row[], at: number): boolean {
  const values = valuesIn(rows, at);
  return values.length > 0 && values.every(looksLikeDate);
}

/** Whether any of what is written in a column is a day. */
export const holdsAnyDay = (rows: readonly Row[], at: number): boolean => valuesIn(rows, at).some(looksLikeDate);

const valuesIn = (rows: readonly Row[], at: number): readonly string[] =>
  rows.map(({ cells }) => cells[at]?.trim() ?? '').filter((text) => text !== '' && !saysNoDate(text));
