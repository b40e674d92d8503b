// The cell of the dossier code as the one code it means: spelled in the same way on every day, or the same dossier would be two.
import { quote } from '@dunghen/core';
import { isFailure } from '../formats/cell-text.ts';
import { failed, LONGEST_CELL, tooLong } from './clean-cell.ts';
import { IntakeError } from '../intake-error.ts';
import { isName, isOfSeveralCodes, LONGEST_OF_TWO, standardCodesIn, TWO_CODES } from './code-shape.ts';
import type { BesideCode, BesideSaid } from './beside-code.ts';
import { beforeName, codeParts } from './name-beside.ts';

/** What nearly every code consists of: nothing has to be set straight in it, unless more is joined to a code of the usual shape. */
const ORDINARY = /^[\w./-]{0,63}\w$/;
const WITH_MORE = /-\d{6}-\d{3,6}\D/;
/** Whether a cell is taken for a code as it stands. */
export const isReadAsWritten = (raw: string): boolean => ORDINARY.test(raw) && !WITH_MORE.test(raw);
/** What cannot be seen before and behind a code is no part of it. */
const UNSEEN = /[\s\u00AD\u200B-\u200F\u2060\uFEFF]/;

/**
 * The code as written; undefined for an empty cell. Dashes that a word processor bent are set straight, and beside a code of
 * the usual shape what is no part of it is left out: "Quá hạn 2 ngày" under the code would be "3 ngày" tomorrow. What cannot
 * be seen within it stays, as a fault, since two codes could look the same.
 * @throws {IntakeError} `cell-too-long`, `cell-error`, `bad-event` for more than one code or a name beside one, `code-as-number`.
 * @param said Whether words beside it are part of it, where the officer said so.
 * @example cleanCode('H37.125 - 261101 - 0001 (TT)', 'Mã hồ sơ') // 'H37.125-261101-0001'
 */
export function cleanCode(raw: string, heading: string, said?: BesideSaid): string | undefined {
  const text = isReadAsWritten(raw) ? raw : straightened(raw, heading, said);
  if (text === undefined || text === '') return undefined;
  // Excel turns long codes into numbers like 1.23E+11, and the digits are gone; TRUE was a formula's answer.
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(text) || text === 'TRUE' || text === 'FALSE') throw asNumber(text);
  if (/^\d{4}-\d\d-\d\d(?:T[\d:]+)?$/.test(text)) throw asDate(text);
  return text;
}

/** All that a cell says, as a code: what it was taken for before what stands beside a code was told apart from it. */
export const asWritten = (written: string): string =>
  written
    .trim()
    .replace(/^'/, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** Letter by letter: a pattern goes through a run of them that is not at the end from each of them. */
function withoutUnseenAround(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && UNSEEN.test(text[from] as string)) from++;
  while (to > from && UNSEEN.test(text[to - 1] as string)) to--;
  return text.slice(from, to);
}

function straightened(raw: string, heading: string, said?: BesideSaid): string | undefined {
  if (raw.length > LONGEST_CELL) throw tooLong(heading);
  if (isFailure(raw)) throw failed(heading, raw);
  if (raw.trimStart().startsWith('=')) throw isFormula(raw, heading);
  const written = withoutUnseenAround(raw).replace(/\s+/g, (blanks) => (blanks.includes('\n') ? '\n' : ' '));
  const [code, ...others] = standardCodesIn(written);
  if (others.length > 0 || isOfSeveralCodes(written)) throw notOneCode(written);
  if (code !== undefined) return code;
  if ((written.length <= LONGEST_OF_TWO && TWO_CODES.test(written)) || isName(written)) throw notOneCode(written);
  const text = asWritten(written);
  const bare = said === 'part' ? null : beforeName(text);
  if (bare !== null) throw withName(bare);
  return text;
}

const isFormula = (text: string, heading: string): IntakeError =>
  new IntakeError(
    'cell-error',
    {
      vi: `Ô ở cột "${heading}" là công thức ${quote(text)}, không phải mã hồ sơ; hãy ghi mã vào ô (hoặc mở bằng Excel, lưu lại thành .xlsx) rồi nhập lại.`,
      en: `The cell in column "${heading}" is a formula, ${quote(text)}, and no dossier code; write the code into it (or open it in Excel and save it as .xlsx) and import again.`,
    },
    text,
  );

/** What is told of a row stands in logs, too, and a name has no place there. */
export function notOneCode(written: string): IntakeError {
  const parts = codeParts(written);
  const [vi, en] = parts === '' ? ['điều khác', 'something else'] : [quote(parts), quote(parts)];
  return new IntakeError(
    'bad-event',
    {
      vi: `Ô mã hồ sơ ghi ${vi}, không phải một mã; hãy ghi mỗi hồ sơ một dòng với một mã rồi nhập lại.`,
      en: `The cell of the dossier code says ${en}, which is not one code; write one dossier with one code in each row and import again.`,
    },
    parts,
  );
}

/** The other words may be somebody's name, and are not repeated. */
function withName(code: string): IntakeError {
  const [vi, en] = code === '' ? ['số', 'a number'] : [quote(code), quote(code)];
  return new IntakeError(
    'bad-event',
    {
      vi: `Ô mã hồ sơ ghi ${vi} cùng chữ khác, có thể là tên người; hãy để trong ô chỉ mã hồ sơ (tên ghi ở cột "Người nộp") rồi nhập lại; cả cột như vậy thì ghi besideCode vào tệp ghép cột (--learn).`,
      en: `The cell of the dossier code says ${en} and other words, which may be a name; leave only the code in it (a name belongs into a column "Người nộp") and import again; where the whole column is so, say besideCode in the mapping file (--learn).`,
    },
    code,
  );
}

/** A telephone number or words, which the other cells of the column do not tell from the code. */
export function withOtherWords({ code, isCode, isPhone }: Pick<BesideCode, 'code' | 'isCode' | 'isPhone'>): IntakeError {
  if (isCode) return withAnother(code);
  if (!isPhone) return withName(code);
  return new IntakeError(
    'bad-event',
    {
      vi: `Ô mã hồ sơ ghi ${quote(code)} cùng số khác, có thể là số điện thoại; hãy để trong ô chỉ mã hồ sơ (số điện thoại ghi ở cột "Điện thoại") rồi nhập lại; cả cột như vậy thì ghi besideCode = "apart" vào tệp ghép cột (--learn).`,
      en: `The cell of the dossier code says ${quote(code)} and another number, which may be a telephone's; leave only the code in it (a telephone number belongs into a column "Điện thoại") and import again; where the whole column is so, say besideCode = "apart" in the mapping file (--learn).`,
    },
    code,
  );
}

function withAnother(code: string): IntakeError {
  return new IntakeError(
    'bad-event',
    {
      vi: `Ô mã hồ sơ ghi ${quote(code)} cùng số khác, có thể là mã của hồ sơ khác; hãy ghi mỗi hồ sơ một dòng với một mã rồi nhập lại; cả cột như vậy thì ghi besideCode vào tệp ghép cột (--learn).`,
      en: `The cell of the dossier code says ${quote(code)} and another number, which may be the code of another dossier; write one dossier with one code in each row and import again; where the whole column is so, say besideCode in the mapping file (--learn).`,
    },
    code,
  );
}

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
