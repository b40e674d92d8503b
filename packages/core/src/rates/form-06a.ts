// Form II.06a/VPCP/KSTT: the columns every commune files, read off a tally.
import { lateRate } from './late-rate.ts';
import type { Tally } from './tally.ts';

/**
 * Columns 3–13 of the form: received {3 total; 4 online; 5 at the counter or by post; 6 carried over}, resolved {7 total;
 * 8 early; 9 on time; 10 late}, in progress {11 total; 12 within term, paused included; 13 overdue}.
 */
export interface Form06a {
  readonly c3: number;
  readonly c4: number;
  readonly c5: number;
  readonly c6: number;
  readonly c7: number;
  readonly c8: number;
  readonly c9: number;
  readonly c10: number;
  readonly c11: number;
  readonly c12: number;
  readonly c13: number;
}

/** The form's columns; 3 = 4+5+6, 7 = 8+9+10, 11 = 12+13 and 3 = 7+11 hold for any tally of dossiers. */
export function form06a(tally: Tally): Form06a {
  return {
    c3: lateRate(tally, 'handled').total,
    c4: tally.receivedOnline,
    c5: tally.receivedOther,
    c6: tally.carriedOver,
    c7: lateRate(tally, 'resolved').total,
    c8: tally.resolvedEarly,
    c9: tally.resolvedOnTime,
    c10: tally.resolvedLate,
    c11: tally.openWithin + tally.openOverdue,
    c12: tally.openWithin,
    c13: tally.openOverdue,
  };
}
