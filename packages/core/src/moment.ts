// Instants as the office's own wall clock: Vietnam has been at +07:00 without daylight saving since 1975.
import { asDay, formatDay, readDay, type EpochDay } from './epoch-day.ts';
import { DateError, quote } from './fault.ts';
import { twoDigits } from './two-digits.ts';

/** The zone of every office: minutes east of Greenwich. */
export const OFFICE_OFFSET_MINUTES = 420;

const MS_PER_DAY = 86_400_000;

/** A day with, where it is known, the time of day on the office's wall clock. */
export interface Moment {
  readonly on: EpochDay;
  /** Milliseconds since midnight, or null when only the date is known. */
  readonly timeOfDay: number | null;
}

/** What may follow a date: a time, with its zone where it has one. */
const TIME = /^[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * Reads an ISO 8601 date, or a date-time whose offset is turned into +07:00; a date-time without offset is Vietnamese time.
 * @throws {DateError} `bad-date-time` when the text is neither or names no real day or hour.
 * @example parseMoment('2026-11-20T18:30:00Z') // { on: 20778, timeOfDay: 5_400_000 } — 01:30 on 21 November in Vietnam
 */
export function parseMoment(text: string): Moment {
  const day = typeof text === 'string' ? readDay(text) : null;
  if (day === null) throw unreadable(text);
  if (text.length === 10) return { on: day, timeOfDay: null };
  const match = TIME.exec(text.slice(10));
  if (!match) throw unreadable(text);
  const hour = Number(match[1]);
  const minute = Number(match[2]);
  const second = Number(match[3] ?? 0);
  const fraction = Math.floor(Number(`0.${match[4] ?? 0}`) * 1000);
  if (hour > 23 || minute > 59 || second > 59) throw unreadable(text);
  const zone = match[5];
  let shift = 0;
  if (zone !== undefined && zone !== '+07:00') {
    const zoneMinutes = zone === 'Z' ? 0 : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
    if (Math.abs(zoneMinutes) > 14 * 60) throw unreadable(text);
    shift = (OFFICE_OFFSET_MINUTES - zoneMinutes) * 60_000;
  }
  const ms = day * MS_PER_DAY + (hour * 3600 + minute * 60 + second) * 1000 + fraction + shift;
  const on = asDay(Math.floor(ms / MS_PER_DAY));
  return { on, timeOfDay: ms - on * MS_PER_DAY };
}

function unreadable(text: unknown): DateError {
  return new DateError(
    'bad-date-time',
    {
      vi: `Thời điểm ${quote(text)} không có thật hoặc không đúng dạng; hãy ghi 2026-11-20 hoặc 2026-11-20T08:30:00+07:00.`,
      en: `The time ${quote(text)} does not exist or is not ISO 8601; write 2026-11-20 or 2026-11-20T08:30:00+07:00.`,
    },
    text,
  );
}

/**
 * The one spelling of a moment, so that the same instant written in two zones is one event.
 * @example formatMoment(parseMoment('2026-11-20T01:30:00Z')) // '2026-11-20T08:30:00+07:00'
 */
export function formatMoment(moment: Moment): string {
  const { on, timeOfDay } = moment;
  if (timeOfDay === null) return formatDay(on);
  const s = Math.floor(timeOfDay / 1000);
  const ms = timeOfDay - s * 1000;
  const fraction = ms === 0 ? '' : `.${String(ms).padStart(3, '0')}`;
  return `${formatDay(on)}T${twoDigits(Math.floor(s / 3600))}:${twoDigits(Math.floor(s / 60) % 60)}:${twoDigits(s % 60)}${fraction}+07:00`;
}

/**
 * The office's day of an instant given in milliseconds since 1970-01-01T00:00Z: how the outer edge turns the machine's clock into "today".
 * @example formatDay(officeDayOf(Date.UTC(2026, 10, 20, 17, 0))) // '2026-11-21'
 */
export function officeDayOf(epochMs: number): EpochDay {
  return asDay(Math.floor((epochMs + OFFICE_OFFSET_MINUTES * 60_000) / MS_PER_DAY));
}
