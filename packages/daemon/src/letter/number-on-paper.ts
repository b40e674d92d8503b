// The number of a document as the document bears it; what an officer types is kept as typed.

/**
 * A number below ten carries a zero (NĐ 30/2020/NĐ-CP, annex I, part II, item 3).
 * @example numberOnPaper('9/UBND') // '09/UBND'
 */
export const numberOnPaper = (number: string): string => number.replace(/^[1-9](?=\s*(?:[/-]|$))/, '0$&');
