// The columns a file of refused rows has beside those of its list; without them it is of the same kind as that list.
import { groupColumnOf } from './group-titles.ts';

/** Of which day the list was: mended and brought a week later, its rows say what was the case on that day. */
export const LIST_DAY = 'Ngày của danh sách';
/** The heading of the last column of such a file. */
export const REASON = 'Lý do từ chối';

/** Whether a list is what an import refused of another, mended or not. */
export const isOfRefused = (headings: readonly string[]): boolean => headings.at(-1) === REASON;

/** The headings of the list itself. */
export function ownHeadings(headings: readonly string[]): readonly string[] {
  const end = headings.findLastIndex((heading) => heading !== REASON && heading !== LIST_DAY) + 1;
  return isOfRefused(headings) ? headings.slice(0, end) : headings;
}

/** The headings as the system exported them: without what titles between the rows gave the list. */
export const exportedHeadings = (headings: readonly string[]): readonly string[] =>
  ownHeadings(headings).filter((heading) => groupColumnOf(heading) === undefined);

/** The headings under which the rows of all lists of a file can stand: titles between the rows may give a column to some of them alone. */
export const widestHeadings = (lists: readonly { readonly mapping: { readonly headings: readonly string[] } }[]): readonly string[] =>
  lists.map(({ mapping }) => mapping.headings).reduce((widest, headings) => (headings.length > widest.length ? headings : widest));
