// One cell of a dossier's row as the text it means, or the fault that refuses its row: what cannot be seen is dropped, what a formula left behind is no value.
import { quote } from '@dunghen/core';
import { isFailure, NO_VALUE } from './cell-text.ts';
import { IntakeError } from './intake-error.ts';
import { isName } from './no-dossier.ts';

/** The longest text a cell of a spreadsheet can hold. */
export const LONGEST_CELL = 32_767;

/** Marks that are not seen but turn the text around or hide in a name: they have no place in Vietnamese. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;
/** Everything the cleaning below is for, in one look: nearly every cell has none of it. */
const UNTIDY = /^\s|\s$|\s\s|[\t\r\n\v\f\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/;

/**
 * The text of a cell; undefined for an empty one.
 * @throws {IntakeError} `cell-too-long`, `cell-error`.
 */
export function cleanCell(raw: string, heading: string): string | undefined {
  if (raw.length > LONGEST_CELL) throw tooLong(heading, raw.length);
  if (isFailure(raw)) throw failed(heading, raw);
  const text = UNTIDY.test(raw) ? raw.replace(UNSEEN, '').trim().replace(/\s+/g, ' ') : raw;
  return text === '' ? undefined : text;
}

/** Two texts with digits, one on either side of what officers put between two codes. */
const TWO_CODES = /\d\S*\s*(?:[;\n]|,\s)\s*\S*\d/;

/** The code as written: here what cannot be seen is a fault, since two codes could look the same. Dashes that a word processor bent are set straight. */
export function cleanCode(raw: string, heading: string): string | undefined {
  if (raw.length > LONGEST_CELL) throw tooLong(heading, raw.length);
  if (isFailure(raw)) throw failed(heading, raw);
  // Nearly no code has one of these marks, and the pattern is dear.
  if ((raw.includes(';') || raw.includes(',') || raw.includes('\n')) && TWO_CODES.test(raw)) throw notOneCode(raw);
  if (isName(raw.trim())) throw notOneCode(raw);
  const text = raw
    .trim()
    .replace(/^'/, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return undefined;
  // Excel turns long codes into numbers like 1.23E+11, and the digits are gone; TRUE was a formula's answer.
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(text) || text === 'TRUE' || text === 'FALSE') throw asNumber(text);
  if (/^\d{4}-\d\d-\d\d(?:T[\d:]+)?$/.test(text)) throw asDate(text);
  return text;
}

/** Excel drops the 0 a telephone number begins with; no number in Vietnam begins with another digit. @example wholePhone('912345678') // '0912345678' */
export const wholePhone = (text: string): string => (/^(?:[35789]\d{8}|2\d{9})$/.test(text) ? `0${text}` : text);

const notOneCode = (text: string): IntakeError =>
  new IntakeError(
    'bad-event',
    {
      vi: `Ô mã hồ sơ ghi ${quote(text)}, không phải một mã; hãy ghi mỗi hồ sơ một dòng với một mã rồi nhập lại.`,
      en: `The cell of the dossier code says ${quote(text)}, which is not one code; write one dossier with one code in each row and import again.`,
    },
    text,
  );

const asNumber = (text: string): IntakeError =>
  new IntakeError(
    'code-as-number',
    {
      vi: `Mã hồ sơ ${quote(text)} đã bị Excel đổi thành số và mất chữ số; hãy định dạng cột mã là Văn bản (Text) rồi xuất lại.`,
      en: `The dossier code ${quote(text)} was turned into a number and has lost digits; format the column as Text and export again.`,
    },
    text,
  );

const asDate = (text: string): IntakeError =>
  new IntakeError(
    'code-as-number',
    {
      vi: `Mã hồ sơ ${quote(text)} là một ngày: Excel đã đổi mã thành ngày; hãy định dạng cột mã là Văn bản (Text) rồi xuất lại.`,
      en: `The dossier code ${quote(text)} is a date: Excel turned the code into one; format the column as Text and export again.`,
    },
    text,
  );

function failed(heading: string, text: string): IntakeError {
  return text === NO_VALUE
    ? new IntakeError('cell-error', {
        vi: `Ô ở cột "${heading}" là công thức mà tệp không lưu kết quả; hãy mở bằng Excel, lưu lại rồi nhập lại.`,
        en: `The cell in column "${heading}" is a formula whose result is not in the file; open it in Excel, save it and import again.`,
      })
    : new IntakeError(
        'cell-error',
        {
          vi: `Ô ở cột "${heading}" là lỗi công thức ${quote(text)}; hãy sửa hoặc xóa ô này rồi nhập lại.`,
          en: `The cell in column "${heading}" is a failed formula, ${quote(text)}; mend or clear it and import again.`,
        },
        text,
      );
}

const tooLong = (heading: string, length: number): IntakeError =>
  new IntakeError('cell-too-long', {
    vi: `Ô ở cột "${heading}" dài ${length} ký tự, quá giới hạn ${LONGEST_CELL}; hãy rút ngắn rồi nhập lại.`,
    en: `The cell in column "${heading}" has ${length} characters, more than ${LONGEST_CELL}; shorten it and import again.`,
  });
