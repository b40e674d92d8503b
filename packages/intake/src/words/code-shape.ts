// What a text looks like that stands in the place of a dossier's code: a code, a running number, somebody's name.

const DIGIT = /\d/;

/** Whether a cell numbers its row. @example isRunningNumber('12.') // true */
export const isRunningNumber = (text: string): boolean => text.length < 10 && /^\s*\d+\s*[.)]?\s*$/.test(text);

/** Words without a digit are somebody's name or title, as under a printed list: "Nguyễn Văn A" beside the day of signing. */
export const isName = (code: string): boolean => !DIGIT.test(code) && /\S\s+\S/.test(code);

/** The usual code, "<agency>-YYMMDD-NNNN", apart from what stands beside it. */
const STANDARD_CODE = /(?<![^\s'([:;,])[\p{L}\d]+(?:\.[\p{L}\d]+)*-\d{6}-\d{3,6}(?=$|[\s)\]*]|[.,:;](?:\s|$))/gu;
const WIDE = /[！-～]/g;

/**
 * The codes of the usual shape in a text, each once: without the blanks and line ends within them, in plain digits and dashes.
 * @example standardCodesIn('H37.125- 261101-0001 Quá hạn') // ['H37.125-261101-0001']
 */
export function standardCodesIn(text: string): readonly string[] {
  const straight = text
    .replace(WIDE, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    // Blanks first: a run of them would be gone through from each of them.
    .replace(/\s+/g, ' ')
    .replace(/ ?[‐‑‒–—−-] ?/g, '-');
  return [...new Set(straight.match(STANDARD_CODE) ?? [])];
}

/** Whether a text can be a dossier code: it has digits, few words, and is no date. @example looksLikeCode('H56.14-240823-0001') // true */
export function looksLikeCode(text: string): boolean {
  return (
    /\d/.test(text) &&
    text.length <= 64 &&
    (text.trim().split(/\s+/).length <= 3 || standardCodesIn(text).length > 0) &&
    !/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|^\d{4}-\d\d-\d\d/.test(text)
  );
}
