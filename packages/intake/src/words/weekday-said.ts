// The day of the week that a date names beside itself: it shows which of two numbers is the month, and which date is a slip of the pen.
import { DateError, quote, weekdayOf, type Moment } from '@dunghen/core';

const SAID = /(?<![\p{L}\d])(?:thứ (hai|ba|tư|năm|sáu|bảy|[2-7](?!\d))|(chủ nhật)|t([2-7])(?!\d)|(cn))(?![\p{L}])/iu;
const NAMES = ['hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'];
const ALL = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const ALL_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Longer texts are no dates; shorter ones, or dates alone, have no room for it. */
const LONGEST = 60;
const ALONE = /^(?:[\d/.: -]|T(?=\d\d:))*$/;

/** Monday is 1; null where none is named. @example weekdaySaid('Thứ Ba, 03/11/2026') // 2 */
export function weekdaySaid(text: string): number | null {
  if (text.length <= 10 || text.length > LONGEST || ALONE.test(text)) return null;
  const [said, name, sunday, digit] = SAID.exec(text.normalize('NFC')) ?? [];
  if (said === undefined) return null;
  if (digit !== undefined) return Number(digit) - 1;
  if (name === undefined) return sunday === undefined && !/^cn$/i.test(said) ? null : 7;
  return /\d/.test(name) ? Number(name) - 1 : NAMES.indexOf(name.toLowerCase()) + 1;
}

/** The moment a text was read as. @throws {DateError} `bad-date` where the text names another day of the week. */
export function onSaidWeekday(moment: Moment, text: string): Moment {
  const said = weekdaySaid(text);
  const is = weekdayOf(moment.on);
  if (said === null || said === is) return moment;
  throw new DateError(
    'bad-date',
    {
      vi: `Ngày ${quote(text)} là ${ALL[is - 1]}, không phải ${ALL[said - 1]} như đang ghi; hãy xem lại ngày, tháng (hay thứ) rồi nhập lại.`,
      en: `The date ${quote(text)} is a ${ALL_EN[is - 1]}, not a ${ALL_EN[said - 1]} as it says; look at its day, month or day of the week again and import again.`,
    },
    text,
  );
}
