// One month of a trend in the few figures that people and programs ask of it.
import { percentText } from '@dunghen/core';
import type { Report } from '@dunghen/core/report';

/** A month's headline rate; `running` when the month was not over on the day of the report. */
export interface TrendMonth {
  readonly period: { readonly from: string; readonly to: string };
  readonly late: number;
  readonly total: number;
  readonly percent: string | null;
  readonly met: boolean | null;
  readonly running: boolean;
}

/** The months from the first that had a dossier on: an office that began in June has no May. */
export function monthsWithDossiers(months: readonly TrendMonth[]): readonly TrendMonth[] {
  const first = months.findIndex(({ total }) => total > 0);
  return first < 0 ? [] : months.slice(first);
}

/** The months of a trend. */
export const trendMonths = (reports: readonly Report[]): readonly TrendMonth[] =>
  reports.map(({ period, asOf, target }) => ({
    period,
    late: target.late,
    total: target.total,
    percent: percentText(target),
    met: target.met,
    running: asOf <= period.to,
  }));
