// Rows of a delimited text with more or fewer cells than its headings: a separator or a line end in a cell without quotes around it.
import type { Row } from './csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { looksLikeCode } from './no-dossier.ts';
import { looksLikeDate } from './office-date.ts';
import { isOfRefused } from './rejected-headings.ts';

/** The headings say how many columns there are, unless most rows have more: then some columns have no heading. */
export function widthOf(below: readonly Row[], { headings }: Pick<Mapping, 'headings'>): number | null {
  const wider = below.filter((row) => isSplit(row, headings.length)).length;
  // In a file of refused rows all may be split, and every one is there to be mended.
  return wider * 2 > below.length && !isOfRefused(headings) ? null : headings.length;
}

/** Whether a row has text beyond so many cells. */
export const isSplit = ({ cells }: Row, width: number): boolean =>
  cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');

const DATES = ['receivedAt', 'promisedOn', 'completedAt', 'returnedAt'] as const;

/** Whether two short rows are one: together they have the cells of a whole one, and what the second adds are its days, in their columns. */
export function isRestOf({ row, cells }: Row, before: Row, width: number, { columns }: Mapping): boolean {
  const torn = before.cells.length - 1;
  if (row !== before.row + 1 || torn + cells.length !== width) return false;
  const code = columns.get('code') ?? -1;
  if (!looksLikeCode(before.cells[code] ?? '') || looksLikeCode(cells[code] ?? '')) return false;
  const days = DATES.map((column) => cells[(columns.get(column) ?? -1) - torn]?.trim() ?? '').filter((text) => text !== '');
  return days.length > 0 && days.every((text) => /^\d/.test(text) && looksLikeDate(text));
}
