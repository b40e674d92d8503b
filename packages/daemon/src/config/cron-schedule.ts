// Whether a schedule can ring at all: node-cron takes "5-1 * * * *" and "*/61 * * * *", which never do what was meant.
import { DaemonError } from '../daemon-error.ts';

/** The fields of a schedule. node-cron takes seconds before them, which would scan each second. */
const FIELDS = [
  { vi: 'phút', en: 'minute', from: 0, to: 59 },
  { vi: 'giờ', en: 'hour', from: 0, to: 23 },
  { vi: 'ngày', en: 'day', from: 1, to: 31 },
  { vi: 'tháng', en: 'month', from: 1, to: 12 },
  { vi: 'thứ', en: 'weekday', from: 0, to: 7 },
] as const;

/** The days of the months, of February in a leap year. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** @throws {DaemonError} `bad-schedule` naming the field. */
export function checkSchedule(schedule: string): void {
  const parts = schedule.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    throw bad(schedule, `có ${parts.length} phần, phải có 5 (phút giờ ngày tháng thứ)`, `has ${parts.length} fields and must have 5`);
  }
  for (const [i, { vi, en, from, to }] of FIELDS.entries()) {
    const part = parts[i] as string;
    if (part.split(',').every((one) => isPart(one, from, to))) continue;
    throw bad(schedule, `${vi} "${part}" phải nằm trong ${from}–${to}`, `the ${en} "${part}" must lie in ${from}–${to}`);
  }
  const [, , days = '', months = ''] = parts;
  const longest = Math.max(...valuesOf(months, 1, 12).map((month) => LENGTHS[month - 1] as number));
  if (Math.min(...valuesOf(days, 1, 31)) > longest) {
    throw bad(schedule, `tháng "${months}" không có ngày "${days}"`, `no month "${months}" has a day "${days}"`);
  }
}

/** All that a field names, each of its parts being right. */
const valuesOf = (field: string, from: number, to: number): number[] =>
  field.split(',').flatMap((part) => {
    const [range = '', step] = part.split('/');
    const [first = from, last = step === undefined ? first : to] =
      range === '*' ? [from, to] : range.split('-').map((name) => Number(numberOf(name, to)));
    return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((value) => (value - first) % Number(step ?? 1) === 0);
  });

function isPart(part: string, from: number, to: number): boolean {
  const [range = '', step, ...rest] = part.split('/');
  if (rest.length > 0 || (step !== undefined && !isWithin(step, 1, to))) return false;
  if (range === '*') return true;
  const [first = '', last = first, ...more] = range.split('-').map((name) => numberOf(name, to));
  return more.length === 0 && isWithin(first, from, to) && isWithin(last, from, to) && Number(first) <= Number(last);
}

const isWithin = (text: string, from: number, to: number): boolean => /^\d{1,2}$/.test(text) && Number(text) >= from && Number(text) <= to;

/** Months and weekdays may be written as names. */
function numberOf(name: string, to: number): string {
  const at = (to === 12 ? MONTHS : to === 7 ? WEEKDAYS : []).indexOf(name.toLowerCase());
  return at < 0 ? name : String(to === 12 ? at + 1 : at);
}

const bad = (schedule: string, vi: string, en: string): DaemonError =>
  new DaemonError(
    'bad-schedule',
    {
      vi: `lịch "${schedule}" không dùng được: ${vi}; ghi ví dụ "*/10 * * * *" (mười phút một lần)`,
      en: `the schedule "${schedule}" cannot be used: ${en}; write for example "*/10 * * * *" (every ten minutes)`,
    },
    schedule,
  );
