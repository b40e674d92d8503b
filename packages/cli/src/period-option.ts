// Which period a command is asked about: one name, or two dates, or this month.
import { formatDay, parseDay, type EpochDay, type Period } from '@dunghen/core';
import { monthPeriod, quarterPeriod, reportingPeriod, yearPeriod } from '@dunghen/core/report';
import { showDay } from './show/text.ts';
import { UsageError } from './usage-error.ts';

/** The options that name a period. */
export interface PeriodOptions {
  readonly month?: string;
  readonly quarter?: string;
  readonly year?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reporting?: boolean;
}

/**
 * The period asked for; the month of `today` when none is named.
 * @throws {UsageError} for two periods at once, half a period, or one that ends before it begins.
 */
export function periodOf({ month, quarter, year, from, to, reporting = false }: PeriodOptions, today: EpochDay): Period {
  const named = [month, quarter, year, from ?? to].filter((value) => value !== undefined);
  if (named.length > 1) {
    throw new UsageError(
      'Chỉ chọn một kỳ báo cáo: --month, --quarter, --year, hoặc --from cùng --to.',
      'Choose one period only: --month, --quarter, --year, or --from with --to.',
    );
  }
  if (from !== undefined || to !== undefined) {
    if (reporting) {
      throw new UsageError(
        '--reporting (chốt ngày 14) đi cùng --month, --quarter hoặc --year, không đi cùng --from và --to.',
        '--reporting (closed on the 14th) goes with --month, --quarter or --year, not with --from and --to.',
      );
    }
    return between(from, to);
  }
  const period =
    quarter !== undefined
      ? quarterPeriod(quarter)
      : year !== undefined
        ? yearPeriod(year)
        : monthPeriod(month ?? formatDay(today).slice(0, 7));
  return reporting ? reportingPeriod(period) : period;
}

function between(from: string | undefined, to: string | undefined): Period {
  if (from === undefined || to === undefined) throw new UsageError('Cần cả --from và --to.', 'Both --from and --to are needed.');
  const period = { from: parseDay(from), to: parseDay(to) };
  if (period.to < period.from) {
    throw new UsageError(
      `Kỳ báo cáo kết thúc (${showDay(to, 'vi')}) trước khi bắt đầu (${showDay(from, 'vi')}); hãy đổi lại --from và --to.`,
      `The period ends (${to}) before it begins (${from}); swap --from and --to.`,
    );
  }
  return period;
}
