// Dates as officers and their systems write them, always day before month.
import { dayOf, daysInMonth, formatMoment, parseMoment, type EpochDay, type Moment } from '@dunghen/core';
import { bareDate, hasShortYear, inNumbers, LONGEST_DATE, noDate, noTime, WEEKDAY } from './date-notations.ts';

export { saysNoDate } from './no-date.ts';

const TIME = String.raw`(\d{1,2})(?:(?:[:hg]| giờ )(\d{2})(?:[:m](\d{2})| phút)?(?:\.\d+)?|[hg]| giờ)(?: ?(sa|ch|am|pm|sáng|chiều))?`;
const DAY = String.raw`(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})`;
const DAY_FIRST = new RegExp(`^${DAY}(?:(?:[ ,-]+(?:lúc )?|T(?=\\d\\d:))${TIME})?$`, 'i');
const TIME_FIRST = new RegExp(`^${TIME}[ ,-]+(?:${WEEKDAY}(?:,| ngày)? )?(?:ngày )?${DAY}$`, 'i');
const IN_WORDS = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/i;
/** A database shows its zone as "+07". */
const SHORT_ZONE = /(?<=:\d\d(?:\.\d+)?)([+-]\d\d)(\d\d)?$/;
const EXCEL_SERIAL = /^\d{5}(?:[.,]\d+)?$/;
/** Excel's day 0 is 1899-12-30 for every date after its February 1900. */
const EXCEL_EPOCH = dayOf(1899, 12, 30);
export const MS_PER_DAY = 86_400_000;

/**
 * Reads `dd/mm/yyyy`, `dd/mm/yyyy hh:mm[:ss] [SA|CH]`, `hh:mm dd/mm/yyyy`, "ngày … tháng … năm …", ISO 8601, or an Excel day number.
 * @throws {DateError} `bad-date` for anything else, for a day that does not exist, and for years outside 2000–2100.
 * @example readOfficeDate('08:30 20/11/2026') // { on: 2026-11-20, timeOfDay: 30_600_000 }
 */
export function readOfficeDate(text: string): Moment {
  const usual = readUsual(text);
  if (usual) return inRange(usual, text);
  if (text.length > LONGEST_DATE) throw noDate(text);
  const clean = bareDate(text);
  if (/^\d{4}[-/]/.test(clean)) {
    const iso = clean
      .replace(/^(\d{4})\/(\d\d)\/(\d\d)(?!\d)/, '$1-$2-$3')
      .replace(/ (?=\d:)/, ' 0')
      .replace(' ', 'T')
      .replace(SHORT_ZONE, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
    const { on, timeOfDay } = parseMoment(iso);
    return inRange({ on, timeOfDay: timeOfDay === null ? null : timeOrNone(timeOfDay) }, text);
  }
  if (EXCEL_SERIAL.test(clean)) {
    const serial = Number(clean.replace(',', '.'));
    const on = (EXCEL_EPOCH + Math.floor(serial)) as EpochDay;
    const seconds = Math.round((serial % 1) * 86_400);
    return inRange({ on, timeOfDay: serial % 1 === 0 ? null : Math.min(seconds * 1000, MS_PER_DAY - 1000) }, text);
  }
  const dated = inNumbers(clean);
  const dayFirst = DAY_FIRST.exec(dated);
  const timeFirst = dayFirst ? null : TIME_FIRST.exec(dated);
  const [d, m, y] = dayFirst ? dayFirst.slice(1, 4) : (timeFirst?.slice(5, 8) ?? IN_WORDS.exec(clean)?.slice(1, 4) ?? []);
  const [hh, mm, ss, half] = dayFirst ? dayFirst.slice(4, 8) : (timeFirst?.slice(1, 5) ?? []);
  const [day, month, year] = [Number(d), Number(m), Number(y)];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) throw noDate(text);
  const on = dayOf(year, month, day);
  if (hh === undefined) return inRange({ on, timeOfDay: null }, text);
  const [hour, minute, second] = [hourOf(Number(hh), half), Number(mm ?? 0), Number(ss ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) throw noDate(text);
  return inRange({ on, timeOfDay: timeOrNone((hour * 3600 + minute * 60 + second) * 1000) }, text);
}

/** `dd/mm/yyyy`, also followed by `hh:mm` or `hh:mm:ss`, which nearly every date of a list is: read without the patterns, in a tenth of their time. */
function readUsual(text: string): Moment | null {
  const length = text.length;
  if ((length !== 10 && length !== 16 && length !== 19) || text.charCodeAt(2) !== SLASH || text.charCodeAt(5) !== SLASH) return null;
  const day = twoDigits(text, 0);
  const month = twoDigits(text, 3);
  const year = twoDigits(text, 6) * 100 + twoDigits(text, 8);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null;
  const on = dayOf(year, month, day);
  if (length === 10) return { on, timeOfDay: null };
  if (text.charCodeAt(10) !== SPACE || text.charCodeAt(13) !== COLON || (length === 19 && text.charCodeAt(16) !== COLON)) return null;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = length === 19 ? twoDigits(text, 17) : 0;
  // What is no time of day is for the patterns to refuse.
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return null;
  return { on, timeOfDay: timeOrNone((hour * 3600 + minute * 60 + second) * 1000) };
}

/** NaN where there are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const SLASH = 47;
const SPACE = 32;
const COLON = 58;
const ZERO = 48;

/** A moment as officers write it. @example writtenMoment(readOfficeDate('2026-11-20T08:30')) // '20/11/2026 08:30' */
export function writtenMoment(moment: Pick<Moment, 'on'> & Partial<Moment>): string {
  const [day = '', time] = formatMoment({ on: moment.on, timeOfDay: moment.timeOfDay ?? null }).split('T');
  return day.split('-').toReversed().join('/') + (time === undefined ? '' : ` ${time.slice(0, 5)}`);
}

/** The same with its month in words, which nobody turns around. @example momentInWords(readOfficeDate('2026-11-02')) // '2 tháng 11 năm 2026' */
export function momentInWords(moment: Pick<Moment, 'on'> & Partial<Moment>): string {
  const [date = '', ...time] = writtenMoment(moment).split(' ');
  const [day, month, year] = date.split('/').map(Number);
  return [`${day} tháng ${month} năm ${year}`, ...time].join(' ');
}

const TIME_ALONE = new RegExp(`^${TIME}$`, 'i');
/** A cell formatted as a time, as a date of Excel's year zero; and a bare fraction of a day. */
const EXCEL_TIME = /^(?:1899|1900)-\d\d-\d\dT(\d\d):(\d\d):(\d\d)/;
/** As an .ods file keeps it. */
const DURATION = /^PT(\d{1,2})H(\d{1,2})M(?:(\d{1,2})(?:[.,]\d+)?S)?$/;
const FRACTION = /^0?\.\d+(?:e-\d+)?$/i;

/**
 * Reads a time of day in a column of its own, in milliseconds: `8:30`, `8h30`, `15h`, `2:05 CH`, or Excel's fraction of a day.
 * @throws {DateError} `bad-date`.
 */
export function readOfficeTime(text: string): number | null {
  const clean = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (FRACTION.test(clean)) return Math.round(Number(clean) * 86_400) * 1000;
  const [, hh, mm, ss, half] = EXCEL_TIME.exec(clean) ?? TIME_ALONE.exec(clean) ?? DURATION.exec(clean) ?? [];
  const [hour, minute, second] = [hourOf(Number(hh), half), Number(mm ?? 0), Number(ss ?? 0)];
  if (!(hour <= 23 && minute <= 59 && second <= 59)) throw noTime(text);
  return timeOrNone((hour * 3600 + minute * 60 + second) * 1000);
}

/** Systems write 00:00 where they know only the day; no office works at midnight. */
const timeOrNone = (timeOfDay: number): number | null => (timeOfDay === 0 ? null : timeOfDay);

/** A time of day from its parts, in milliseconds; null where there is none, or no such time. */
export function timeOfDayOf(hh: string | undefined, mm = '0', ss = '0', half?: string): number | null {
  const [hour, minute, second] = [hourOf(Number(hh), half), Number(mm), Number(ss)];
  return hour <= 23 && minute <= 59 && second <= 59 ? timeOrNone((hour * 3600 + minute * 60 + second) * 1000) : null;
}

/** "SA" and "CH" (sáng, chiều) are what Vietnamese Windows writes for AM and PM, officers write the words. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12 || hour === 0) return hour;
  return /^[cp]/i.test(half) ? (hour % 12) + 12 : hour % 12;
}

/** Whether a text is written like a date, whether or not the day exists. @example looksLikeDate('31/02/2026') // true */
export function looksLikeDate(text: string): boolean {
  const written = text.trim();
  if (inNumbers(written) !== written || hasShortYear(written)) return true;
  return /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\d)|(?:^|[\s,'])\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}(?:$|[\s,])|^\d{5}(?:[.,]\d+)?$|\d tháng \d/i.test(
    written,
  );
}

const FIRST = dayOf(2000, 1, 1);
const LAST = dayOf(2100, 12, 31);

function inRange(moment: Moment, text: string): Moment {
  if (moment.on < FIRST || moment.on > LAST) throw noDate(text);
  return moment;
}
