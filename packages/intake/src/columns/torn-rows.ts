// Rows of a delimited text with more or fewer cells than its headings: a separator or a line end in a cell without quotes around it.
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { IntakeError, type RowFault } from '../intake-error.ts';
import { looksLikeCode } from '../words/code-shape.ts';
import { looksLikeDate } from '../words/office-date.ts';
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

/** The fault of a row with a text that was split. */
export function splitRow({ row, cells }: Row, width: number): RowFault {
  const error = new IntakeError(
    'ragged-row',
    {
      vi: `Dòng này có ${cells.length} ô, nhiều hơn ${width} cột của tiêu đề: một ô có dấu phân cách mà không nằm trong dấu nháy kép; hãy sửa hoặc lưu thành .xlsx rồi nhập lại.`,
      en: `This row has ${cells.length} cells, more than the ${width} columns of the headings: a cell has the separator in it but no quotes around it; mend it or save the list as .xlsx and import again.`,
    },
    cells.length,
  );
  return { row, column: null, code: error.code, error };
}

/** The fault of either half of a row that was torn. */
export function tornRow({ row, cells }: Row): RowFault {
  const error = new IntakeError(
    'ragged-row',
    {
      vi: `Dòng này chỉ có ${cells.length} ô: một ô có dấu xuống dòng mà không nằm trong dấu nháy kép làm một hồ sơ bị ngắt thành hai dòng; hãy nối lại hoặc lưu thành .xlsx rồi nhập lại.`,
      en: `This row has but ${cells.length} cells: a line end in a cell without quotes around it tore a dossier into two rows; join them or save the list as .xlsx and import again.`,
    },
    cells.length,
  );
  return { row, column: null, code: error.code, error };
}
