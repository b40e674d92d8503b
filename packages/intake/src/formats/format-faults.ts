// What is told alike of a file of several formats.
import { fileFault, SAVE_AGAIN, type IntakeError } from '../intake-error.ts';

/** Not cut off, which is told by its missing end. */
export const damaged = (file: string): IntakeError =>
  fileFault('file-format', file, 'bị hỏng, không đọc được', 'is damaged and cannot be read', SAVE_AGAIN);

/** Parts that a list has no use for and that could lead a reader astray. */
export const unsafe = (file: string): IntakeError =>
  fileFault('file-unsafe', file, 'có phần không an toàn bên trong', 'holds unsafe parts', SAVE_AGAIN);

/** A cell longer than any that Excel writes. */
export const endlessText = (file: string): IntakeError =>
  fileFault(
    'file-unsafe',
    file,
    'có ô dài quá 1 MB, Excel không ghi được ô như vậy',
    'has a cell of more than 1 MB, which Excel cannot write',
  );

/** A list with more columns than this is none. */
export const MOST_COLUMNS = 1_000;

/** A file with more sheets than this is no list. */
export const MOST_SHEETS = 2_000;

export const tooManySheets = (file: string): IntakeError =>
  fileFault('file-unsafe', file, `có hơn ${MOST_SHEETS} trang tính`, `has more than ${MOST_SHEETS} sheets`, SAVE_AGAIN);

/** A row of more columns than any list has. */
export const tooWide = (file: string, columns: number, row: number): IntakeError =>
  fileFault(
    'file-unsafe',
    file,
    `có ${columns} cột ở dòng ${row}, không thể là danh sách hồ sơ`,
    `has ${columns} columns in row ${row} and can be no dossier list`,
  );

/** A file nobody reads without its password. */
export const protectedFile = (file: string): IntakeError =>
  fileFault('file-encrypted', file, 'có mật khẩu', 'has a password', [
    'hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập lại',
    'open it in Excel, remove the password, save it and import again',
  ]);

/** A table that goes on with nothing in it. */
export const tooBlank = (file: string, most: number, row: number): IntakeError =>
  fileFault(
    'file-unsafe',
    file,
    `có hơn ${most} dòng trống liền nhau (đến dòng ${row})`,
    `has more than ${most} blank rows on end (up to row ${row})`,
    ['hãy xóa các dòng trống rồi nhập lại', 'delete the blank rows and import again'],
  );

/** Rows full of letters, more of them than are held at once. */
export const rowsOfPages = (file: string): IntakeError =>
  fileFault('file-unsafe', file, 'có quá nhiều ô dài hàng trang', 'has too many cells as long as pages', [
    'hãy bỏ cột có những ô ấy rồi nhập lại',
    'leave out the column with those cells and import again',
  ]);

/** The same of a workbook whose texts are read at once. */
export const ofPages = (file: string): IntakeError =>
  fileFault('file-unsafe', file, 'có quá nhiều ô dài hàng trang', 'has too many cells as long as pages', [
    'hãy bỏ cột có những ô ấy, hoặc lưu thành "CSV UTF-8", rồi nhập lại',
    'leave out the column with those cells, or save it as "CSV UTF-8", and import again',
  ]);
