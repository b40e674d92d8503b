// One cell of a dossier's row as the text it means, or the fault that refuses its row: what cannot be seen is dropped, what a formula left behind is no value.
import { quote } from '@dunghen/core';
import { isFailure, NO_VALUE } from '../formats/cell-text.ts';
import { IntakeError } from '../intake-error.ts';

/** The longest text a cell of a spreadsheet can hold. */
export const LONGEST_CELL = 32_767;

/** Marks that are not seen but turn the text around or hide in a name: they have no place in Vietnamese. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;
/** Everything the cleaning below is for, in one look: nearly every cell has none of it. */
const UNTIDY = /^\s|\s$|\s\s|[\t\r\n\v\f\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/;

/** Not the texts themselves: of a page V8 would make a rope of its words, 700 kB where the page has 60, for as long as it is kept. */
const [nothing, blank] = [() => '', () => ' '];

/**
 * The text of a cell; undefined for an empty one.
 * @throws {IntakeError} `cell-too-long`, `cell-error`.
 */
export function cleanCell(raw: string, heading: string): string | undefined {
  if (raw.length > LONGEST_CELL) throw tooLong(heading);
  if (isFailure(raw)) throw failed(heading, raw);
  const text = UNTIDY.test(raw) ? raw.replace(UNSEEN, nothing).trim().replace(/\s+/g, blank) : raw;
  return text === '' ? undefined : text;
}

/** What a formula left behind is no value. */
export function failed(heading: string, text: string): IntakeError {
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

export const tooLong = (heading: string): IntakeError =>
  new IntakeError('cell-too-long', {
    vi: `Ô ở cột "${heading}" dài quá ${LONGEST_CELL} ký tự; hãy rút ngắn rồi nhập lại.`,
    en: `The cell in column "${heading}" has more than ${LONGEST_CELL} characters; shorten it and import again.`,
  });
