// Rarer ways of writing a date, as the usual one, and the faults of what is none.
import { DateError, quote } from '@dunghen/core';

/** A month by its name, as spreadsheets write it in Vietnamese and in English. */
const NAMED_VI = /^(\d{1,2})(?:[-/., ]+(?:thg|tháng)[-. ]?|thg)(\d{1,2})(?:[-/., ]+| năm )(?=\d{4}(?!\d))/i;
const NAMED_EN =
  /^(\d{1,2})[-/., ]*(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-/., ]+(?=\d{4}(?!\d))/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const COMPACT = /^(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
/** With the time behind it; of twelve digits it could be the number of a person. */
const COMPACT_TIME = /^(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/;

/** With a month that is named, or of eight or fourteen digits, in the usual notation. @example inNumbers('02-Nov-2026') // '02/11/2026' */
export const inNumbers = (text: string): string =>
  text
    .replace(COMPACT, '$3/$2/$1')
    .replace(COMPACT_TIME, '$3/$2/$1 $4:$5:$6')
    .replace(NAMED_VI, '$1/$2/')
    .replace(NAMED_EN, (_, day: string, month: string) => `${day}/${MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1}/`);

/** What is longer tells a story. */
export const LONGEST_DATE = 200;
/** A day of the week. */
export const WEEKDAY = '(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]|chủ nhật|cn)';
/**
 * What stands before a date without changing it: the apostrophe of a text cell, the day of the week, the half of the day, and the end of it,
 * which is when a term ends anyway. "Trước ngày" may be the day before.
 */
const BEFORE = new RegExp(
  `^(?:'|ngày (?=\\d{1,2} ?[/.-])|${WEEKDAY}(?:,| ngày| -)? |(?:đến )?(?:hết|cuối) (?:ngày|giờ)(?: làm việc)?,?(?: ngày)? |(?:buổi )?(?:sáng|chiều),?(?: ngày)? |trước (?=\\d{1,2} ?(?:[:hg]|giờ)[ \\dpúthm:]{0,8},? ngày \\d))+`,
  'i',
);
/** What systems put behind it: how late that was, or how long it is still. */
const AFTER =
  / ?[(–,;-]? ?(?:trước|sớm|đúng|trễ|quá|chậm|còn)(?: lại)?(?: hạn| hẹn)?:?(?: ?\d{1,4}(?:[.,]\d+)? (?:ngày|giờ|phút)(?: làm việc)?)*\)?$/i;
/** The half of the day in brackets, or how it was handed over. */
const ASIDE_BEHIND =
  /(?<=\d) ?\((?:(?:buổi )?(?:sáng|trưa|chiều)|(?:(?:đã )?(?:trả|gửi|nhận|nộp)(?: kết quả| kq| hồ sơ)?(?: qua| tại| bằng)? ?)?(?:(?:qua |bằng )?(?:đường )?bưu (?:điện|chính)(?: công ích)?|trực tiếp|trực tuyến|(?:bộ phận )?một cửa))\)$/i;
const WEEKDAY_BEHIND = new RegExp(`(?<=\\d),? ?[(–-]? ?${WEEKDAY}\\)?$`, 'i');

/** A date without the words around it that change nothing. @example bareDate('Thứ Hai, 02/11/2026 (trễ 2 ngày)') // '02/11/2026' */
export const bareDate = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(BEFORE, '')
    .replace(AFTER, '')
    .replace(ASIDE_BEHIND, '')
    .replace(WEEKDAY_BEHIND, '')
    .replace(/[.,;]+$/, '');

/** In a year of two digits 02/11/26 could be of 2011, too. */
const SHORT_YEAR =
  /^(?:\d{1,2}[:hg](?:\d{2})?(?::\d{2})?[ ,-]+(?:ngày )?)?\d{1,2}[/.-](?:\d{1,2}|[a-z]{3,9}|thg ?\d{1,2})[/.-]\d{2}(?!\d)/i;

/** Whether a text begins like a date whose year has two digits. */
export const hasShortYear = (text: string): boolean => text.length <= LONGEST_DATE && SHORT_YEAR.test(bareDate(text));

/** Behind what is no date in a list that is said to write the month first. */
export const OF_MONTH_FIRST = ' (tháng/ngày/năm)';

/** The fault of a text that is no date. */
export function noDate(text: string): DateError {
  if (text.endsWith(OF_MONTH_FIRST)) {
    const written = text.slice(0, -OF_MONTH_FIRST.length);
    return new DateError(
      'bad-date',
      {
        vi: `Ngày ${quote(written)} không đọc được theo tháng/ngày/năm, như tệp ghép cột ghi (dateOrder = "mdy"); hãy ghi tháng bằng tên, ví dụ 20-Nov-2026 hoặc 20-Nov-2026 08:30, rồi nhập lại.`,
        en: `The date ${quote(written)} cannot be read as month/day/year, which the mapping file says (dateOrder = "mdy"); write the month by its name, for example 20-Nov-2026 or 20-Nov-2026 08:30, and import again.`,
      },
      written,
    );
  }
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
