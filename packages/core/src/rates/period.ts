// A reporting period: always two dates, judged on a day and knowing only what was known then.
import type { EpochDay } from '../epoch-day.ts';

/** A closed interval of days. */
export interface Period {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** The day a period is judged at, seen from `asOf`: min(asOf, to + 1), so that what was due on its last night counts. */
export const judgementDay = (period: Period, asOf: EpochDay): EpochDay => Math.min(asOf, period.to + 1) as EpochDay;

/** The last day whose events are known for a period seen from `asOf`: min(asOf, to). */
export const knownDay = (period: Period, asOf: EpochDay): EpochDay => Math.min(asOf, period.to) as EpochDay;
