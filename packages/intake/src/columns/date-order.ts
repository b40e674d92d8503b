// Whether a column of dates is written month first, or was turned around by a spreadsheet that thought so: a wrong due date is worse than a question.
import { dayOf, daysInMonth, weekdayOf } from '@dunghen/core';
import type { Row } from '../formats/csv-rows.ts';
import { datesDoubtful, MONTH_FIRST, TURNED, type Doubt } from './dates-doubtful.ts';
import type { Mapping } from './find-columns.ts';
import type { Column } from './columns.ts';
import { isNoDossier } from './no-dossier.ts';
import { weekdaySaid } from '../words/weekday-said.ts';
import {
  asWritten,
  dayInCode,
  DATES,
  isDayFirst,
  isMonthFirst,
  isReal,
  atWeekends,
  turnedBack,
  writtenDate,
  type Written,
} from './written-date.ts';

/** One odd date among others that are day first is a slip of one row; two in a column, and more than one in ten, are its habit. */
const ODD_DATES = 2;
const ONE_IN = 10;
/** So many of both kinds do not come by chance. */
const OF_EACH_KIND = 4;
/** Nor do two dates that lie apart from the texts of their column, if they lie among them when turned back. */
const APART = 2;
/** Receipts of one or two days of the month only, in so many times as many months. */
const FEW_DAYS = 2;
const MANY_MONTHS = 4;
const FORTNIGHT = 14;
const MONTH = 31;

/**
 * Refuses a list whose days and months are plainly not where Vietnam writes them.
 * @throws {IntakeError} `dates-doubtful` naming the column and a date of it.
 */
export function checkDateOrder(below: readonly Row[], mapping: Pick<Mapping, 'columns' | 'names' | 'splitAt'>, file: string): void {
  const { columns } = mapping;
  const rows = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  const dates = new Map<Column, readonly Written[]>();
  for (const column of DATES) {
    const at = columns.get(column);
    if (at !== undefined)
      dates.set(
        column,
        rows.flatMap((row) => writtenDate(row, row.cells[at] ?? '')),
      );
  }
  const doubt =
    againstCodes(dates.get('receivedAt') ?? [], columns.get('code')) ??
    againstWeekdays(dates) ??
    monthFirst(dates) ??
    ofOneDay(dates) ??
    turnedAround(dates) ??
    tooLongApart(dates);
  if (doubt) throw datesDoubtful(doubt, mapping, file);
}

/** A code bears the day of the receipt (…-261102-0001): most receipts that are of another day, but of that one when turned around. */
function againstCodes(receipts: readonly Written[], codeAt: number | undefined): Doubt | null {
  if (codeAt === undefined) return null;
  for (const typed of [true, false]) {
    const dated = receipts.flatMap((date) => {
      if (date.typed !== typed || date.a === date.b) return [];
      const days: readonly string[] = (date.row.cells[codeAt] ?? '').match(/(?<!\d)\d{6}(?!\d)/g) ?? [];
      const [asItStands, turned] = [
        days.includes(dayInCode(date.year, date.b, date.a)),
        days.includes(dayInCode(date.year, date.a, date.b)),
      ];
      return days.length > 0 ? [{ date, turned: turned && !asItStands }] : [];
    });
    const odd = dated.filter(({ turned }) => turned);
    if (odd[0] && odd.length * 2 > dated.length) {
      const [vi, en] = typed ? MONTH_FIRST : TURNED;
      const habit = [`${vi} (đảo lại thì đúng với ngày trong mã hồ sơ)`, `${en} (turned back it is the day in the dossier code)`] as const;
      return { column: 'receivedAt', date: odd[0].date, habit };
    }
  }
  return null;
}

/** "Thứ Ba, 11/03/2026" names a Wednesday, but a Tuesday when turned around. */
function againstWeekdays(dates: ReadonlyMap<Column, readonly Written[]>): Doubt | null {
  for (const [column, all] of dates) {
    const named = all.flatMap((date) => {
      const said = date.typed && date.a !== date.b ? weekdaySaid(date.text) : null;
      return said === null
        ? []
        : [{ date, isOther: isReal(date) && said !== weekdayOf(asWritten(date)) && said === weekdayOf(turnedBack(date)) }];
    });
    const odd = named.filter(({ isOther }) => isOther);
    if (odd[0] && odd.length * 2 > named.length) {
      const [vi, en] = MONTH_FIRST;
      const habit = [
        `${vi} (đảo lại thì đúng với thứ trong tuần đã ghi)`,
        `${en} (turned back it is the day of the week it says)`,
      ] as const;
      return { column, date: odd[0].date, habit };
    }
  }
  return null;
}

/** A habit of the column, or one date in a list that holds none with the day first. */
function monthFirst(dates: ReadonlyMap<Column, readonly Written[]>): Doubt | null {
  const anyDayFirst = [...dates.values()].some((column) => column.some(({ a }) => a > 12));
  for (const [column, all] of dates) {
    const odd = all.filter(isMonthFirst);
    const habitual = odd.length >= ODD_DATES && odd.length * ONE_IN > all.filter(isDayFirst).length;
    if (odd[0] && (habitual || !anyDayFirst)) return { column, date: odd[0], habit: MONTH_FIRST };
  }
  return null;
}

/**
 * The first twelve days of a month, written month first or turned around by Excel, read as one day of the month all through the year: no
 * date shows by itself that it is turned around, but no office receives only on the 11th; one that does so each month does it on working days.
 */
function ofOneDay(dates: ReadonlyMap<Column, readonly Written[]>): Doubt | null {
  for (const [column, all] of dates) {
    const [date] = all;
    if (!date || !all.every(({ typed }) => typed === date.typed)) continue;
    const distinct = (number: 'a' | 'b'): number => new Set(all.map((written) => written[number])).size;
    if (distinct('a') > FEW_DAYS || distinct('b') < distinct('a') * MANY_MONTHS) continue;
    if (all.every(isReal) && atWeekends(all.map(asWritten)) >= atWeekends(all.map(turnedBack)))
      return { column, date, habit: date.typed ? MONTH_FIRST : TURNED };
  }
  return null;
}

/** Excel set to English turns 05/11/2026 into 11 May and leaves 13/11/2026 a text, since there is no month 13. */
function turnedAround(dates: ReadonlyMap<Column, readonly Written[]>): Doubt | null {
  for (const [column, all] of dates) {
    const left = all.filter(({ typed }) => typed);
    const kept = all.filter(({ typed, a, b }) => !typed && a !== b);
    if (!left.every(isDayFirst) || !kept.every(({ a }) => a <= 12)) continue;
    const texts = left.filter(({ year, a, b }) => b > 0 && a <= daysInMonth(year, b)).map(({ year, a, b }) => dayOf(year, b, a));
    if (texts.length === 0) continue;
    const [from, to] = [Math.min(...texts), Math.max(...texts)];
    const away = (day: number): number => Math.max(0, from - day, day - to);
    const asKept = kept.map(({ year, a, b }) => away(dayOf(year, b, a)));
    const turned = kept.map(({ year, a, b }) => away(dayOf(year, a, b)));
    const apart = asKept.filter((days) => days > MONTH).length * 2 > kept.length && turned.every((days) => days <= FORTNIGHT);
    const plain = kept.length >= OF_EACH_KIND && left.length >= OF_EACH_KIND && sum(turned) <= sum(asKept);
    if (kept[0] && ((kept.length >= APART && apart) || plain)) return { column, date: kept[0], habit: TURNED };
  }
  return null;
}

/** So many texts show how long the law takes here. */
const ENOUGH_TEXTS = 3;
const WEEK = 7;

/**
 * The promise of 12/11 that Excel made 11/12: no month off, and yet each waits weeks longer than every text of its column, but as long as
 * they do when turned back.
 */
function tooLongApart(dates: ReadonlyMap<Column, readonly Written[]>): Doubt | null {
  const receipts = new Map((dates.get('receivedAt') ?? []).map((date) => [date.row, date]));
  for (const [column, all] of dates) {
    const kept = all.filter(({ typed, a, b, row }) => !typed && a !== b && receipts.has(row));
    const texts = all.filter(({ typed, row }) => typed && receipts.has(row));
    if (column === 'receivedAt' || kept.length < APART || texts.length < ENOUGH_TEXTS || !texts.every(isDayFirst)) continue;
    if (!kept.every(({ a }) => a <= 12)) continue;
    const waits = (of: readonly Written[], day: (date: Written) => number): readonly number[] =>
      of.map((date) => {
        const receipt = receipts.get(date.row) as Written;
        return day(date) - (receipt.typed || receipt.a > 12 ? asWritten : day)(receipt);
      });
    const usual = waits(texts, asWritten);
    const [from, to] = [Math.min(...usual), Math.max(...usual)];
    const isTurned = waits(kept, turnedBack).every((days) => days >= Math.max(0, from - WEEK) && days <= to + WEEK);
    if (kept[0] && isTurned && waits(kept, asWritten).every((days) => days > to + FORTNIGHT))
      return { column, date: kept[0], habit: TURNED };
  }
  return null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
