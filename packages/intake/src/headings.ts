// What a heading says: Vietnamese headings whatever their case, accents, spaces, abbreviations and order.
import { COLUMNS, type Column } from './columns.ts';
import { HEADINGS } from './heading-synonyms.ts';

/** What a heading says: a column, and how likely that reading is among its synonyms (0 the likeliest). */
export interface Reading {
  readonly column: Column;
  readonly rank: number;
}

/** A text for comparing: no accents, no case, no punctuation, single spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['hs', 'hoso'],
  ['kq', 'ketqua'],
]);

/** Spelled out, without the number some lists put first ("2. Ngày nhận HS"), and without spaces, so that "MaHoSo" is "Mã hồ sơ". */
const key = (text: string): string =>
  plain(text)
    .replace(/^\d{1,2} /, '')
    .split(' ')
    .map((word) => SHORT.get(word) ?? word)
    .join('');

const READINGS: ReadonlyMap<string, Reading> = new Map(
  COLUMNS.flatMap((column) => HEADINGS[column].map((name, rank) => [key(name), { column, rank }] as const)),
);

/** What a heading says, brackets and their content aside; undefined for a heading nobody knows. */
export const readingOf = (heading: string): Reading | undefined =>
  READINGS.get(key(heading)) ?? READINGS.get(key(heading.replace(/\(.*?\)|\[.*?\]/g, ' ')));

/** How many different columns a row of headings names. */
export const knownHeadings = (cells: readonly string[]): number =>
  new Set(cells.flatMap((cell) => (cell.length > 120 ? [] : (readingOf(cell)?.column ?? [])))).size;
