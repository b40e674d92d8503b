// The names under which files of the inbox are filed begin with the office's day, by which an old one is passed by without a look at it.
import { officeDayOf, parseDay, type EpochDay } from '@dunghen/core';

/** The day a file was filed, by its name; null of a name that says none. */
export function dayFiled(name: string): EpochDay | null {
  const [day] = /^\d{4}-\d\d-\d\d(?=-\d{6}-)/.exec(name) ?? [];
  try {
    return day === undefined ? null : parseDay(day);
  } catch {
    return null;
  }
}

/** Whether a file was, by its name, filed long before an instant: on a day before the eve of it, so that the hours of a day do not matter. */
export function isFiledBefore(name: string, ms: number): boolean {
  const day = dayFiled(name);
  return day !== null && day < officeDayOf(ms) - 1;
}
