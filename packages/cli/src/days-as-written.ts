// Days and months as people here write them on a command line, 30/11/2026 and 11/2026, taken as the interface's 2026-11-30 and 2026-11.
import { DateError, parseDay, quote } from '@dunghen/core';
import { dayAsWritten } from '@dunghen/core/written-day';
import type { Command } from 'commander';

/** 11/2026 or 11-2026. */
export const monthAsWritten = (text: string): string =>
  text.trim().replace(/^(0?[1-9]|1[0-2])[/.-](\d{4})$/, (_, month: string, year: string) => `${year}-${month.padStart(2, '0')}`);

/** A day of an option. @throws {DateError} `bad-date`, which names both ways to write one. */
function dayOf(typed: string): string {
  const day = dayAsWritten(typed);
  try {
    parseDay(day);
  } catch {
    throw new DateError(
      'bad-date',
      {
        vi: `Ngày ${quote(typed)} không có thật hoặc không đúng dạng; hãy ghi như 20/11/2026 hay 2026-11-20.`,
        en: `The date ${quote(typed)} does not exist or is not written as one; write it like 2026-11-20 or 20/11/2026.`,
      },
      typed,
    );
  }
  return day;
}

/** Has every option of a command, and of those under it, that takes a day or a month read them so. */
export function takeDaysAsWritten(command: Command): void {
  for (const option of command.options) {
    // The day of a receipt may have an hour, and is read by whoever takes it.
    const read =
      option.long === '--received'
        ? dayAsWritten
        : /<date>/.test(option.flags)
          ? dayOf
          : /<month>|<months\.\.\.>/.test(option.flags)
            ? monthAsWritten
            : null;
    if (read === null) continue;
    option.argParser<string | readonly string[]>(
      option.variadic ? (text, before) => [...((before as readonly string[] | undefined) ?? []), read(text)] : read,
    );
  }
  for (const inner of command.commands) takeDaysAsWritten(inner);
}
