// What a text looks like that stands in the place of a dossier's code: a code, a running number, somebody's name.

const DIGIT = /\d/;

/** Whether a cell numbers its row. @example isRunningNumber('12.') // true */
export const isRunningNumber = (text: string): boolean => text.length < 10 && /^\s*\d+\s*[.)]?\s*$/.test(text);

/** Words without a digit are somebody's name or title, as under a printed list: "Nguyễn Văn A" beside the day of signing. */
export const isName = (code: string): boolean => !DIGIT.test(code) && /\S\s+\S/.test(code);

/** The usual code, "<agency>-YYMMDD-NNNN", wherever it stands: how many of them a text holds. */
const ANYWHERE = /(?<![\p{L}\d.])[\p{L}\d]+(?:\.[\p{L}\d]+)*-\d{6}-\d{3,6}(?!\d)/gu;
/** And apart from what stands beside it: a remark, a field or a name, be it behind a dash. What is joined to it may be another code. */
const STANDARD_CODE =
  /(?:(?<![^\s'([:;,#|])|(?<=\s[\p{L}\p{M}]{1,20}[-/|]))[\p{L}\d]+(?:\.[\p{L}\d]+)*-\d{6}-\d{3,6}(?=$|[\s)\]*]|[.,:;](?:\s|$)|[-/\\|_,;:]+(?:$|[\s(]|\d{9}|[\p{L}\p{M}]+(?:[\s,]|\.(?!\d))|\p{Lu}[\p{Ll}\p{M}]+$))/gu;
/** "…-0001, 0009": the second of the same day, by its number alone. */
const AND_ANOTHER = /-\d{6}-\d{3,6}\s?(?:[,;&+|]|và|đến)\s?\d{3,6}(?:$|[\s,;&+|)])/u;
const WIDE = /[！-～]/g;
/** No cell of a code with a remark is longer, and the patterns would take seconds, or all of the stack. */
const LONGEST_WITH_REMARK = 1_000;

/**
 * The codes of the usual shape in a text, each once: without the blanks and line ends within them, in plain digits and dashes.
 * @example standardCodesIn('H37.125- 261101-0001 Quá hạn') // ['H37.125-261101-0001']
 */
export function standardCodesIn(text: string): readonly string[] {
  if (text.length > LONGEST_WITH_REMARK) return [];
  const straight = text
    .replace(WIDE, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    // Blanks first: a run of them would be gone through from each of them.
    .replace(/\s+/g, ' ')
    .replace(/ ?[‐‑‒–—−-] ?/g, '-');
  const all = new Set(straight.match(ANYWHERE));
  return all.size > 1 ? [...all] : [...new Set(straight.match(STANDARD_CODE))];
}

/** What stands between two codes of a cell, or two numbers of one. */
const BETWEEN = /\s?[,;+&|\n]\s?|\s(?:và|đến)\s/u;
const DASH_BETWEEN = /\s[‐‑‒–—−-]\s/u;
/** A number behind or before its year or its day, "1000 - 2026", "261102 - 000124", is one code; two that could each be a day are two. */
const YEAR = /^20[1-9]\d$/;
const DAY = /^[1-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** Longer texts are no codes, and would take the patterns seconds. */
export const LONGEST_OF_TWO = 200;
/** A code with a zero for each digit. @example shapeOf('bn-012') // 'BN-000' */
export const shapeOf = (code: string): string => code.toUpperCase().replace(/\d/g, '0');

/** Two texts with digits, one on either side of what officers put between two codes. */
export const TWO_CODES = /\d\S*\s*(?:[;\n]|,\s)\s*\S*\d/;

/** Whether a text holds several codes of one shape: "BN-001,BN-002", "000123 + 000124", "H37.125-261102-0001, 0009". */
export function isOfSeveralCodes(text: string): boolean {
  if (text.length > LONGEST_OF_TWO) return false;
  if (AND_ANOTHER.test(text)) return true;
  const areAlike = ([first = '', second = '']: readonly string[]): boolean =>
    first !== second && /\d{3}/.test(first) && shapeOf(first) === shapeOf(second);
  const dashed = text.trim().split(DASH_BETWEEN);
  return areAlike(text.trim().split(BETWEEN)) || (areAlike(dashed) && !isDated(dashed));
}

const NUMBERS = /^\d{3,}(?: \d{3,})+$/;
const THOUSANDS = /^[1-9]\d{0,2}(?: \d{3})+$/;
const isDated = (numbers: readonly string[]): boolean =>
  numbers.some((number) => YEAR.test(number)) || numbers.filter((number) => DAY.test(number)).length === 1;

/** Whether a text is numbers side by side that each may be a code, "000125 000126": none of them a year or a day, nor the thousands of one number. */
export function areNumbersOfOneLength(text: string): boolean {
  if (!NUMBERS.test(text) || THOUSANDS.test(text)) return false;
  const numbers = text.split(' ');
  return !isDated(numbers) && new Set(numbers).size > 1 && numbers.every(({ length }) => length === numbers[0]?.length);
}

/** Whether a text that begins with a number is that one, its year, its day or its thousands behind it, or begins with none. */
export const isOneNumber = (text: string): boolean => !/^\d+ \d+$/.test(text) || THOUSANDS.test(text) || isDated(text.split(' '));

/** A star or a full stop that an officer or a spreadsheet put behind a code. */
const MARKED = /^\s*'?([\w./-]{0,62}\w)\s?[*.,;']{1,3}\s*$/;

/** The code of a cell before a mark behind it, null where there is none. @example withoutMark('BN-012*') // 'BN-012' */
export const withoutMark = (cell: string): string | null =>
  cell.length > LONGEST_OF_TWO || !DIGIT.test(cell) ? null : (MARKED.exec(cell)?.[1] ?? null);

const JOINED = /^(\S*\d)[-/._ ]?(?:[A-Za-zÀ-ỹ]{1,10}\d{0,2}|[-/._]20\d\d)$/u;

/** What a code may have been before a suffix was joined to it, null where there is none. @example beforeSuffix('BN-012/HT') // 'BN-012' */
export const beforeSuffix = (code: string): string | null => JOINED.exec(code)?.[1] ?? null;

const RANGE = /^(0\d{2,7})[-–](0\d{2,7})$/;
/** A row that stands for several dossiers names no more of them. */
const LONGEST_RANGE = 50;

/** Of "0012-0015" how many digits a number of it has, where such a cell may name all from one to the other; null for every other text. */
export function digitsOfRange(text: string): number | null {
  const [first = '', last = ''] = (RANGE.exec(text.trim()) ?? []).slice(1);
  const times = Number(last) - Number(first);
  return first !== '' && first.length === last.length && times > 0 && times <= LONGEST_RANGE ? first.length : null;
}

const TWO_YEARS = /^(20[1-9]\d) - (20[1-9]\d)$/;

/** Whether a text of two numbers that could each be a year, "2011 - 2012", may be two codes: unless one is the year of the receipt, and not the next number to the other. */
export function mayBeTwoCodes(text: string, yearOfReceipt: () => number | null): boolean {
  const [first, second] = (TWO_YEARS.exec(text) ?? []).slice(1).map(Number);
  if (first === undefined || second === undefined || first === second) return false;
  return ![first, second].includes(yearOfReceipt() ?? 0) || Math.abs(first - second) === 1;
}

/** "26.12.0001" is a number behind its year and its office. */
const A_DATE = /^\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d)|^\d{4}-\d\d-\d\d/;

/** Whether a text can be a dossier code: it has digits, few words, and is no date. @example looksLikeCode('H56.14-240823-0001') // true */
export function looksLikeCode(text: string): boolean {
  return (
    /\d/.test(text) && text.length <= 64 && (text.trim().split(/\s+/).length <= 3 || standardCodesIn(text).length > 0) && !A_DATE.test(text)
  );
}
