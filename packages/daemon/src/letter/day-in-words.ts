// A day as an official document writes it; a number that could be altered with one stroke of a pen carries a zero.

/**
 * A day in words: days under 10 and the months 1 and 2 carry a zero (NĐ 30/2020/NĐ-CP, annex I).
 * @example dayInWords('2026-03-05') // 'ngày 05 tháng 3 năm 2026'
 */
export function dayInWords(iso: string): string {
  const [year, month, day] = iso.split('-') as [string, string, string];
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
}

/** A day to be written by hand. */
export const BLANK_DAY = 'ngày …… tháng …… năm 20……';
