// The fault of a table without the columns that no list can do without.
import { USUAL_HEADING, type Column } from './columns.ts';
import { fileFault, IntakeError } from '../intake-error.ts';
import { plain } from '../words/plain.ts';

/** Headings nobody knows that may be the missing column; of a table without headings its first row may be of a citizen, and nothing of it is repeated. */
const MAY_BE =
  /^(?:(?:ngay|gio|thoi gian|thoi diem|tg)\b|(?:ma|so) (?:so|ho so|hs|phieu|bien|giay|dinh danh|don|tiep nhan|van ban|tra cuu)\b)/;
/** What a program that knows no Vietnamese letters leaves of them: "Ngày ti?p nh?n". */
const LOST = /\p{L}\?\p{L}|\p{L}\? \p{L}+\?/u;
const LONGEST = 60;
const MOST = 8;

/** @returns the fault that names what is missing, what was found, and what stands beside it; `found` are headings whose meaning is known. */
export function noHeadings(file: string, missing: readonly Column[], found: readonly string[], headings: readonly string[]): IntakeError {
  if (headings.filter((text) => text.length <= LONGEST && LOST.test(text)).length > 1) return lettersLost(file);
  const list = quoted(missing.map((column) => USUAL_HEADING[column]));
  const known = new Set(found);
  const unknown = headings.filter((text) => !known.has(text) && text.length <= LONGEST && !/\d/.test(text) && MAY_BE.test(plain(text)));
  const [beside, besideEn] =
    found.length === 0
      ? ['', '']
      : unknown.length === 0
        ? [` (chỉ thấy: ${quoted(found)})`, ` (found only: ${quoted(found)})`]
        : [
            ` (chỉ thấy: ${quoted(found)}; chưa hiểu: ${quoted(unknown.slice(0, MOST))})`,
            ` (found only: ${quoted(found)}; not understood: ${quoted(unknown.slice(0, MOST))})`,
          ];
  return new IntakeError(
    'no-headings',
    {
      vi: `Tệp ${file} thiếu cột ${list}${beside}; hãy thêm dòng tiêu đề có các cột này, hoặc chỉ rõ cột trong tệp ghép cột ("dunghen import TỆP --learn" ghi bản nháp để điền), rồi nhập lại.`,
      en: `The file ${file} lacks the column ${list}${besideEn}; add a heading row with it, or say which column it is in a mapping ("dunghen import FILE --learn" writes a draft of it), and import again.`,
    },
    list,
  );
}

/** Nothing of it is repeated: the row may be of a citizen. */
const lettersLost = (file: string): IntakeError =>
  fileFault(
    'no-headings',
    file,
    'bị mất chữ: chữ có dấu đã thành dấu ? khi xuất',
    'has lost its letters: those with marks became ? when it was exported',
    ['hãy xuất lại ở dạng .xlsx hoặc "CSV UTF-8" rồi nhập lại', 'export it again as .xlsx or "CSV UTF-8" and import that'],
  );

const quoted = (texts: readonly string[]): string => texts.map((text) => `"${text}"`).join(', ');
