// The office's hours as an officer writes them, "07:30-11:30, 13:30-17:00", and as the clock walks through them.
import type { OfficeHours } from '@dunghen/core';
import { DaemonError } from '../daemon-error.ts';

/** Sessions of a day, in minutes since midnight. */
type Sessions = OfficeHours[number];

/** The hours of the days from Monday to Friday, and of single days that have others; a day of the weekend without any is closed. */
export type WrittenHours = Readonly<{ weekdays: string } & { [day in (typeof DAYS)[number]]?: string | undefined }>;

/** In the order of their ISO numbers. */
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const WORKDAYS = 5;

const SESSION = /^([01]?\d|2[0-3])[:h]([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3])[:h]([0-5]\d)$/;

/**
 * Reads the hours of a day.
 * @throws {DaemonError} `bad-office-hours` for what is no session, ends before it begins, or begins before the one above has ended.
 * @example sessionsIn('07:30-11:30, 13:30-17:00') // [[450, 690], [810, 1020]]
 */
export function sessionsIn(text: string): Sessions {
  let last = 0;
  return text.split(',').map((part) => {
    const [, fromHour, fromMinute, toHour, toMinute] = SESSION.exec(part.trim()) ?? [];
    const [from, to] = [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)];
    if (!(from >= last && to > from)) throw badHours(text, part.trim());
    last = to;
    return [from, to] as const;
  });
}

/** The hours of a week. @throws {DaemonError} as {@link sessionsIn}. */
export function officeHours(written: WrittenHours): OfficeHours {
  const days = DAYS.map((day, at) => [at + 1, written[day] ?? (at < WORKDAYS ? written.weekdays : undefined)] as const);
  return Object.fromEntries(days.flatMap(([number, text]) => (text === undefined ? [] : [[number, sessionsIn(text)]])));
}

const badHours = (text: string, part: string): DaemonError =>
  new DaemonError(
    'bad-office-hours',
    {
      vi: `giờ làm việc "${text}" không đọc được ở "${part}"; ghi từng buổi theo thứ tự, ví dụ "07:30-11:30, 13:30-17:00"`,
      en: `the office hours "${text}" cannot be read at "${part}"; write session after session, for example "07:30-11:30, 13:30-17:00"`,
    },
    text,
  );
