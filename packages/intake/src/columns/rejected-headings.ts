// The columns a file of refused rows has beside those of its list; without them it is of the same kind as that list.
import { groupColumnOf } from './group-titles.ts';
import type { TwoDates } from './two-dates.ts';

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

interface ListOfFile {
  readonly mapping: { readonly headings: readonly string[] };
  readonly twoDates: TwoDates | null;
}

/** The headings under which the rows of all lists of a file can stand: titles between the rows may give a column to some of them alone. */
export const widestHeadings = (lists: readonly ListOfFile[]): readonly string[] =>
  lists
    .map((list) => asInSheet(list, lists)(list.mapping.headings))
    .reduce((widest, headings) => (headings.length > widest.length ? headings : widest));

/** Cells of a list as its sheet has them, where all lists of the file have one column for two days; else as they were read. */
export const asInSheet = ({ twoDates }: ListOfFile, lists: readonly ListOfFile[]): ((cells: readonly string[]) => readonly string[]) =>
  twoDates && lists.every((other) => other.twoDates) ? (cells) => twoDates.joined(cells) : (cells) => cells;
