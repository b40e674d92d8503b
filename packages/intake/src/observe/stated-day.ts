// The day a list says it was seen, and the hour if it does, in a row above its headings or below its dossiers or in the name of its file; what can be read in two ways says nothing.
import { civilOf, dayOf, daysInMonth, type EpochDay } from '@dunghen/core';
import type { Row } from '../formats/csv-rows.ts';
import { timeOfDayOf } from '../words/office-date.ts';
import { oneOf } from '../words/word-table.ts';

/** A day above the headings, and the row it stands in. */
export interface TitledDay {
  readonly on: EpochDay;
  /** Milliseconds since midnight; null where no hour is said. */
  readonly timeOfDay: number | null;
  readonly row: number;
}

const DATE = String.raw`(?:(?<d>\d{1,2}) ?[/.-] ?(?<m>\d{1,2}) ?[/.-] ?(?<y>\d{4})|(?<d>\d{1,2}) thang (?<m>\d{1,2}) nam (?<y>\d{4})|(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d))(?!\d)`;
/** "12 hồ sơ" is no hour. */
const HOUR = String.raw`(?<hour>\d{1,2}) ?(?::|[hg](?![a-z])|gio(?![a-z])) ?(?<minute>\d{1,2})?(?: ?[:m](?<second>\d{1,2}))?(?: ?(?<half>sa|ch|am|pm|sang|chieu)(?![a-z]))?`;
/** The same behind the date, where both may stand. */
const HOUR_BEHIND = HOUR.replaceAll('?<', '?<late');
/** Between the words and the date: more words, a time of day; "từ ngày" would begin a period. */
const BETWEEN = String.raw`(?:(?!\btu (?:ngay\b|\d))\D){0,40}(?:${HOUR}\D{1,20})?`;
const BEHIND = String.raw`(?:(?:[ ,;t-]|luc|vao){1,12}${HOUR_BEHIND})?`;
/** "Tính đến ngày …" is the day of what is shown, even where the list was taken out or printed on a later one; "danh sách hồ sơ ngày …" says least. */
const WORDS: readonly RegExp[] = [
  String.raw`\b(?:tinh|so lieu|du lieu|chot|cap nhat) (?:den|toi)\b`,
  String.raw`\b(?:(?:ngay|thoi (?:diem|gian)|gio|luc) (?:ket )?(?:xuat|in|lap)|(?:xuat|in)(?: (?:du lieu|so lieu|bao cao|danh sach|tep|file))? (?:ngay|luc|vao)|(?:chot|cap nhat)(?: (?:du lieu|so lieu))? (?:ngay|luc|vao)|ngay (?:bao cao|chot|cap nhat))\b`,
]
  .map((words) => words + BETWEEN + DATE + BEHIND)
  // Of what is received or due on a day it would be another one, and so would the first of a period.
  .concat(String.raw`\bdanh sach(?: ho so| tthc| thu tuc hanh chinh){0,3} ngay ${DATE}(?! ?(?:den|toi|[-–]) ?(?:ngay )?\d)${BEHIND}`)
  .map((words) => new RegExp(words, 'g'));

/** Below the dossiers a row may as well be a note on one of them, or the title of another list: what says the day of this one says nothing else. */
const OF_THE_FOOT = WORDS.slice(0, 2);
const ITS_WORDS = new RegExp(
  `^(?: |${oneOf(`
    ngày, tháng, năm, giờ, phút, giây, lúc, vào, thứ, hai, ba, tư, năm, sáu, bảy, chủ nhật, sáng, chiều, sa, ch, am, pm, h, g, m, t, thời điểm, thời gian
    xuất, in, lập, kết, chốt, cập nhật, tính, số liệu, dữ liệu, đến, tới, danh sách, báo cáo, hồ sơ, file, tệp, hệ thống, phần mềm, tổng, cộng, số, được, từ, của, này`)})*$`,
);
/** Behind the day, who did it. */
const BY = /[\s,;(–-]+(?:boi|(?:nguoi|can bo) (?:xuat|in|lap))(?![a-z]).*$/;

const saysItsDay = (text: string): boolean => ITS_WORDS.test(text.replace(BY, '').replace(/[^a-z]+/g, ' '));

/** The days that rows above the headings give as that of the list, and those below its dossiers, by the words that say most. */
export function daysInTitles(titles: readonly Row[], today: EpochDay, foot: readonly Row[] = []): readonly TitledDay[] {
  for (const words of WORDS) {
    const above = titles.flatMap((title) => daysOfRow(title, textOf(title.cells), words, today));
    if (above.length > 0) return above;
    const below = (OF_THE_FOOT.includes(words) ? foot : []).flatMap((row) => {
      const said = [textOf(row.cells), ...row.cells.map(bare)].find((text) => /\d/.test(text) && saysItsDay(text));
      return said === undefined ? [] : daysOfRow(row, said, words, today);
    });
    if (below.length > 0) return below;
  }
  return [];
}

const textOf = (cells: readonly string[]): string => bare(cells.filter((cell) => cell.trim() !== '').join(' '));

const daysOfRow = ({ row }: Row, text: string, words: RegExp, today: EpochDay): readonly TitledDay[] =>
  [...text.matchAll(words)].flatMap((match) => daysIn(match, today).map((on) => ({ on, timeOfDay: hourOf(match), row })));

const FULL =
  /(?<!\d)(?:(?<d>\d{1,2})[-._ ](?<m>\d{1,2})[-._ ](?<y>20\d\d)|(?<y>20\d\d)[-._ ](?<m>\d{1,2})[-._ ](?<d>\d{1,2})|(?<y>20\d\d)(?<m>\d\d)(?<d>\d\d)(?<time>\d{6})?|(?<d>\d\d)(?<m>\d\d)(?<y>20\d\d)(?<time>\d{6})?|(?<d>\d{1,2}) thang (?<m>\d{1,2}) nam (?<y>20\d\d))(?!\d)/g;
/** Not within a longer number; two more digits beside it may be a year, on either side. */
const WITHOUT_YEAR = /(?<!\d[-.]?)(?<!(?<!\d)\d\d[_ ])(?<d>\d\d)[-._](?<m>\d\d)(?![-.]?\d|[_ ]\d\d(?![\dh:]))/g;
/** A day without its year is one of the last half year. */
const HALF_A_YEAR = 182;

/** The day in the name of a file; null where there is none, or more than one, as in the name of a period. */
export function dayInName(file: string, today: EpochDay): EpochDay | null {
  const name = bare(file.replace(/\.[a-z]\w{0,4}$/i, ''));
  const full = [...name.matchAll(FULL)].flatMap((match) => daysIn(match));
  const short = [...name.replaceAll(FULL, ' ').matchAll(WITHOUT_YEAR)].flatMap((match) => {
    const { year } = civilOf(today);
    return [year, year - 1].flatMap((y) => daysIn(match, today, y)).slice(0, 1);
  });
  const [day, ...others] = new Set([...full, ...short]);
  if (day === undefined || others.length > 0 || day > today) return null;
  return full.length === 0 && today - day > HALF_A_YEAR ? null : day;
}

/**
 * Behind the day in a name: digits with a mark between them, or six behind a "T". Six alone may be a running number, and a wrong hour
 * makes a later list of the day look earlier, where none makes it the last; only one long number is a day and its hour.
 */
const HOUR_IN_NAME =
  /^[-_ .,]*(?:(?:t|luc) ?(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)|(?:t|luc)? ?(?:(?<hour>\d\d)[-_.:](?<minute>\d\d)[-_.:](?<second>\d\d)|(?<hour>\d{1,2})[hg](?<minute>\d\d)?|(?<hour>\d{1,2}):(?<minute>\d\d)|(?<hour>\d\d)\.(?<minute>\d\d)))(?![a-z\d])/;
/** The digits of one long number behind those of its day. */
const TIME = /^(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)$/;

/** The hour in the name of a file behind its day, in milliseconds since midnight; null where there is none. */
export function hourInName(file: string): number | null {
  const name = bare(file.replace(/\.[a-z]\w{0,4}$/i, ''));
  const hours = [...name.matchAll(FULL), ...name.matchAll(WITHOUT_YEAR)].flatMap((match) => {
    const time = match.groups?.['time'];
    const said = time === undefined ? HOUR_IN_NAME.exec(name.slice(match.index + match[0].length)) : TIME.exec(time);
    return (said && hourOf(said)) ?? [];
  });
  const [hour, ...others] = new Set(hours);
  return others.length > 0 ? null : (hour ?? null);
}

/** The hour a match gives; midnight is what programs write for none. */
function hourOf({ groups = {} }: RegExpExecArray): number | null {
  const of = (name: string): string | undefined => groups[name] ?? groups[`late${name}`];
  return timeOfDayOf(of('hour'), of('minute'), of('second'), of('half'));
}

/** The day a match gives, where there is such a day and it has come. */
function daysIn({ groups = {} }: RegExpExecArray, upTo = Number.POSITIVE_INFINITY, otherwise?: number): readonly EpochDay[] {
  const [y, m, d] = [Number(groups['y'] ?? otherwise), Number(groups['m']), Number(groups['d'])];
  if (!(y >= 2000 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m))) return [];
  const day = dayOf(y, m, d);
  return day <= upTo ? [day] : [];
}

/** Without accents and case, but with the marks that dates are written with. */
const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ');
