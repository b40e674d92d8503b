// Rarer ways of writing a date, as the usual one, and the faults of what is none.
import { DateError, quote } from '@dunghen/core';

/** A month by its name, as spreadsheets write it in Vietnamese and in English. */
const NAMED_VI = /^(\d{1,2})(?:[-/., ]+(?:thg|tháng)[-. ]?|thg)(\d{1,2})[-/., ]+(?=\d{4}(?!\d))/i;
const NAMED_EN =
  /^(\d{1,2})[-/., ]*(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-/., ]+(?=\d{4}(?!\d))/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const COMPACT = /^(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** With a month that is named, or a day of eight digits, in the usual notation. @example inNumbers('02-Nov-2026') // '02/11/2026' */
export const inNumbers = (text: string): string =>
  text
    .replace(COMPACT, '$3/$2/$1')
    .replace(NAMED_VI, '$1/$2/')
    .replace(NAMED_EN, (_, day: string, month: string) => `${day}/${MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1}/`);

/** In a year of two digits 02/11/26 could be of 2011, too. */
const SHORT_YEAR = /^\d{1,2}[/.-](?:\d{1,2}|[a-z]{3,9}|thg ?\d{1,2})[/.-]\d{2}(?!\d)/i;

/** Whether a text begins like a date whose year has two digits. */
export const hasShortYear = (text: string): boolean => SHORT_YEAR.test(text);

/** The fault of a text that is no date. */
export function noDate(text: string): DateError {
  if (hasShortYear(text)) {
    return new DateError(
      'bad-date',
      {
        vi: `Ngày ${quote(text)} ghi năm bằng hai chữ số; hãy ghi đủ bốn chữ số của năm, ví dụ 20/11/2026, rồi nhập lại.`,
        en: `The date ${quote(text)} gives its year in two digits; write all four of them, for example 20/11/2026, and import again.`,
      },
      text,
    );
  }
  return new DateError(
    'bad-date',
    {
      vi: `Ngày ${quote(text)} không có thật hoặc không đúng dạng; hãy ghi ngày/tháng/năm, ví dụ 20/11/2026 hoặc 20/11/2026 08:30.`,
      en: `The date ${quote(text)} does not exist or is not written day/month/year; write for example 20/11/2026 or 20/11/2026 08:30.`,
    },
    text,
  );
}

/** The fault of a text that is no time of day. */
export function noTime(text: string): DateError {
  return new DateError(
    'bad-date',
    {
      vi: `Giờ ${quote(text)} không đọc được; hãy ghi giờ:phút, ví dụ 08:30 hoặc 15:30.`,
      en: `The time ${quote(text)} cannot be read; write hours:minutes, for example 08:30 or 15:30.`,
    },
    text,
  );
}
