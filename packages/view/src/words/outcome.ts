// What there is to say of a report's target.
import type { RateBasis } from '@dunghen/core';
import type { Report, ShownRate } from '@dunghen/core/report';

/** What there is to say of the target: a period that has not begun cannot meet or miss it yet, whatever is overdue today. */
export type Outcome = 'met' | 'missed' | 'no-dossier' | 'not-begun';

/** The outcome of a report. */
export const outcomeOf = ({ target, period, asOf }: Report): Outcome =>
  asOf < period.from ? 'not-begun' : target.met === null ? 'no-dossier' : target.met ? 'met' : 'missed';

/** The rate of one basis; a report, and each part of it, has all of them. */
export const rateOf = (rates: readonly ShownRate[], basis: RateBasis): ShownRate => rates.find((rate) => rate.basis === basis) as ShownRate;
