// What is wrong with a row by itself, or beside another of its dossier, and how to mend it.
import { EventError, quote } from '@dunghen/core';
import type { Mapping } from '../columns/find-columns.ts';
import type { RowFault } from '../intake-error.ts';
import { codeParts } from '../words/name-beside.ts';

/** A row with a receipt and no code. */
export const noCode = (heading: string): EventError =>
  new EventError('bad-event', {
    vi: `Dòng này có ngày tiếp nhận nhưng cột "${heading}" trống; hãy điền mã hồ sơ rồi nhập lại.`,
    en: `This row has a day of receipt but column "${heading}" is empty; fill in the dossier code and import again.`,
  });

/** A row that tells of a dossier and says neither which nor since when. */
export const noCodeNorReceipt = (heading: string): EventError =>
  new EventError('bad-event', {
    vi: `Dòng này ghi về một hồ sơ nhưng cột "${heading}" và ngày tiếp nhận đều trống; hãy điền mã hồ sơ và ngày tiếp nhận rồi nhập lại.`,
    en: `This row tells of a dossier but column "${heading}" and the day of receipt are both empty; fill them in and import again.`,
  });

/** A code that is none. */
export function badCode(code: string): EventError {
  // A text with blanks may hold a name, be they such as cannot be seen.
  const shown = /[\s\p{C}]/u.test(code) ? codeParts(code) || '…' : code;
  return new EventError(
    'bad-event',
    {
      vi: `Mã hồ sơ ${quote(shown)} dài quá 64 ký tự hoặc có ký tự không nhìn thấy; hãy ghi lại mã, ví dụ H37.125-261120-0001, rồi nhập lại.`,
      en: `The dossier code ${quote(shown)} is longer than 64 characters or has characters that cannot be seen; write it anew, like H37.125-261120-0001, and import again.`,
    },
    shown,
  );
}

/** A dossier without its day of receipt. */
export const noReceipt = (code: string): EventError =>
  new EventError('missing', {
    vi: `Hồ sơ ${code} thiếu ngày tiếp nhận; hãy điền rồi nhập lại.`,
    en: `Dossier ${code} has no day of receipt; fill it in and import again.`,
  });

/** A further row of a dossier of which another was taken, or too many wait. */
export function twice(code: string, row: number, first: number, { names }: Mapping): RowFault {
  const error = new EventError(
    'duplicate-code',
    {
      vi: `Hồ sơ ${code} có nhiều dòng khác nhau (như dòng ${first} và ${row}); dòng ${row} không được nhập, hãy bỏ dòng sai.`,
      en: `Dossier ${code} has several different rows (like ${first} and ${row}); row ${row} was not taken, remove the wrong ones.`,
    },
    code,
  );
  return { row, column: names.get('code') as string, code: error.code, error };
}
