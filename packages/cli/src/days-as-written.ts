// Days and months as people here write them on a command line, 30/11/2026 and 11/2026, taken as the interface's 2026-11-30 and 2026-11.
import { civilOf, dayOf, formatDay } from '@dunghen/core';
import type { Command } from 'commander';

const DAY = /^(\d{1,2})([/.-])(\d{1,2})\2([1-9]\d{3})$/;
/** A day with the hour before it or behind it: 15:30, 8:05:30, 15h30. */
const HOUR = '(\\d{1,2}[:h]\\d\\d(?::\\d\\d)?)';
const DAY_AND_HOUR = new RegExp(`^(?:${HOUR} +)?(\\S+?)(?: +${HOUR})?$`, 'i');

/** 30/11/2026, 30-11-2026 or 30.11.2026; what is no day stays as it was typed, and is complained of by whoever reads it. */
export const dayAsWritten = (text: string): string =>
  text.trim().replace(DAY, (typed: string, ...[day, , month, year]: readonly string[]) => {
    const on = dayOf(Number(year), Number(month), Number(day));
    return civilOf(on).day === Number(day) && civilOf(on).month === Number(month) ? formatDay(on) : typed;
  });

/** The same, and 30/11/2026 15:30 or 15h30 30/11/2026. */
export function momentAsWritten(text: string): string {
  const typed = text.trim();
  const [, before, day = typed, behind] = DAY_AND_HOUR.exec(typed) ?? [];
  const [on, hour] = [dayAsWritten(day), before ?? behind];
  if (hour === undefined) return on;
  // The hour of what is no day so written, or two hours, are not to be guessed at.
  return on === day || (before !== undefined && behind !== undefined) ? typed : `${on}T${hour.replace(/h/i, ':').replace(/^\d:/, '0$&')}`;
}

/** 11/2026 or 11-2026. */
export const monthAsWritten = (text: string): string =>
  text.trim().replace(/^(0?[1-9]|1[0-2])[/.-](\d{4})$/, (_, month: string, year: string) => `${year}-${month.padStart(2, '0')}`);

/** Has every option of a command, and of those under it, that takes a day or a month read them so. */
export function takeDaysAsWritten(command: Command): void {
  for (const option of command.options) {
    const read = /<date>/.test(option.flags) ? dayAsWritten : /<month>|<months\.\.\.>/.test(option.flags) ? monthAsWritten : null;
    if (read === null) continue;
    option.argParser<string | readonly string[]>(
      option.variadic ? (text, before) => [...((before as readonly string[] | undefined) ?? []), read(text)] : read,
    );
  }
  for (const inner of command.commands) takeDaysAsWritten(inner);
}
