// Telephone numbers as officers write them into a cell: what they are called, how they are divided, which digits they have.

/** What stands before one, and before the number of a citizen's card. */
export const PHONE_NAMES = ['số điện thoại', 'điện thoại', 'sđt', 'sdt', 'đt', 'dt', 'tel', 'mobile', 'phone', 'zalo'] as const;
export const CARD_NAMES = ['cccd', 'cmnd', 'cmtnd', 'cmt', 'căn cước', 'hộ chiếu'] as const;

/**
 * A number behind its year is a code: "05.2026.00123", "02.11.2026.012". Behind one of two digits, too, where it begins with a zero and nothing divides it,
 * "05.26.000123": a telephone in pairs goes on in pairs, and "09.12.345.678" has no such number.
 */
export const NUMBER_OF_YEAR: string = String.raw`\d{1,2}[.-](?:\d{1,2}[.-])?(?:20[1-3]\d[.-]|[23]\d[.-](?=0\d{3,6}(?![ .-]?\d)))`;
const NO_YEAR = `(?!${NUMBER_OF_YEAR})`;
const BEGINS = String.raw`(?<!\d)(?:\+?84|0)[ .-]?`;
/** Parts of patterns, of a number at whose end no other digit stands. */
export const PHONE = {
  called: String.raw`(?:${PHONE_NAMES.join('|')})[\s.:]*`,
  /** Where it is called so: nine digits behind the 0 or the country's, ten of a landline and of a mobile of before 2018. */
  any: String.raw`${BEGINS}\d(?:[ .-]?\d){8,9}(?!\d)`,
  /** Where nothing else has so many digits: beside a code. */
  likely: String.raw`${BEGINS}[235789](?:[ .-]?\d){8,9}(?!\d)`,
  /** Where a company's tax code may stand, which has ten digits, too: "0101234567", "0312345678". */
  sure: String.raw`${NO_YEAR}${BEGINS}(?:(?:3[ .-]?[2-9]|[5789][ .-]?\d)(?:[ .-]?\d){7}|2(?:[ .-]?\d){9})(?!\d)`,
  /** Among codes, first as no code is divided, then without dashes, which stand in codes, too: "0345-260115". */
  divided: String.raw`(?<!\d)(?:\+?84|0)[ .-]?\d{2,3}[ .-]\d{3}[ .-]\d{3,4}(?!\d)`,
  withoutDashes: String.raw`(?<!\d)${NO_YEAR}(?:\+?84|0)[ .]?[235789](?:[ .]?\d){8,9}(?!\d)`,
} as const;

/** Excel drops the 0 a telephone number begins with; no number in Vietnam begins with another digit. @example wholePhone('912345678') // '0912345678' */
export const wholePhone = (text: string): string => (/^(?:[35789]\d{8}|2\d{9})$/.test(text) ? `0${text}` : text);
