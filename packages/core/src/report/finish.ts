// The finished report in the shape the interface fixes: exact integers, their printed percentages, and sorted lists.
import { formatDay } from '../epoch-day.ts';
import type { Finding } from '../rates/findings.ts';
import { form06a, type Form06a } from '../rates/form-06a.ts';
import { lateBudget, lateRate, meetsTarget, percentText, RATE_BASES, type Budget, type RateBasis } from '../rates/late-rate.ts';
import { isPeriodProvisional } from '../rates/provisional-period.ts';
import type { Tally } from '../rates/tally.ts';
import type { DataFault, LetterCounts, ReportDraft } from './draft.ts';
import type { GroupBy } from './group-by.ts';
import { usualSpelling } from '../names.ts';

/** A rate as shown: the exact integers with their percentage. */
export interface ShownRate {
  readonly basis: RateBasis;
  readonly late: number;
  readonly total: number;
  readonly percent: string | null;
}

/** A share that should be whole: what was kept of a total, with its percentage. */
export interface Kept {
  readonly kept: number;
  readonly total: number;
  readonly percent: string | null;
}

/** The same measures for one part of the whole. */
export interface ReportGroup {
  readonly by: GroupBy;
  readonly key: string;
  readonly label: string;
  readonly rates: readonly ShownRate[];
  readonly form06a: Form06a;
}

/** Letters with the plan's number: the percentage of late dossiers that have one; null when none is late. */
export interface ShownLetters extends Readonly<LetterCounts> {
  readonly percent: string | null;
}

/** Citizens' feedback in a section of its own; `inTime` is the plan's 100%: handled without being late ÷ handled. */
export interface FeedbackReport {
  readonly inTime: Kept;
  readonly rates: readonly ShownRate[];
  readonly form06a: Form06a;
  readonly letters: ShownLetters;
}

/** The report in the shape the interface fixes. */
export interface Report {
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly calendarId: string;
  /** Whether the days of the period up to the as-of day lie in a year that is not wholly decided: due dates in it may still move. */
  readonly provisional: boolean;
  readonly target: {
    readonly percent: string;
    readonly basis: RateBasis;
    readonly late: number;
    readonly total: number;
    /** Null where there is nothing to judge: 0 of 0, or a period that has not begun. */
    readonly met: boolean | null;
  };
  readonly rates: readonly ShownRate[];
  readonly form06a: Form06a;
  /** `dueByEnd`: open, not yet late, and due by the end of the period. */
  readonly budget: Budget & { readonly dueByEnd: number };
  /** Results that reached the citizen's desk on or before the promised day, of all results of the period. */
  readonly promises: Kept;
  readonly letters: ShownLetters;
  readonly supplements: { readonly dossiers: number; readonly repeated: number };
  readonly feedback: FeedbackReport;
  readonly groups: readonly ReportGroup[];
  /** Dossiers judged by the promise a list showed, since it came too late to show their pauses. */
  readonly dueByPromise: number;
  readonly dataFaults: readonly DataFault[];
  readonly findings: readonly Finding[];
}

/** The finished report; lists are sorted so that any order of dossiers gives the same text. */
export function finishReport(draft: ReportDraft): Report {
  const { period, asOf, basis, target, by, calendar } = draft.question;
  const { tally, letters, feedback } = draft;
  const headline = lateRate(tally, basis);
  const columns = form06a(tally);
  return {
    period: { from: formatDay(period.from), to: formatDay(period.to) },
    asOf: formatDay(asOf),
    calendarId: calendar.id,
    provisional: isPeriodProvisional(calendar, period, asOf),
    target: { percent: target.percent, ...headline, met: asOf < period.from ? null : meetsTarget(headline, target) },
    rates: shownRates(tally),
    form06a: columns,
    budget: { ...lateBudget(headline, target), dueByEnd: draft.asides.dueByEnd },
    promises: keptOf(tally.promiseKept, columns.c7),
    letters: shownLetters(letters),
    supplements: { dossiers: tally.supplemented, repeated: tally.supplementedAgain },
    feedback: feedbackReport(feedback.tally, feedback.letters),
    groups: by
      ? [...draft.groups.values()]
          .map(({ keys, labels, tally: own }) => ({
            by,
            key: usualSpelling(keys),
            label: usualSpelling(labels),
            rates: shownRates(own),
            form06a: form06a(own),
          }))
          .sort((a, b) => byCodePoint(a.key, b.key))
      : [],
    dueByPromise: draft.asides.dueByPromise,
    dataFaults: draft.dataFaults.toSorted((a, b) => byCodePoint(a.dossier, b.dossier) || byCodePoint(a.code, b.code)),
    findings: draft.findings.toSorted((a, b) => byCodePoint(a.dossier, b.dossier) || byCodePoint(a.code, b.code)),
  };
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function shownRates(tally: Tally): readonly ShownRate[] {
  return RATE_BASES.map((basis) => {
    const rate = lateRate(tally, basis);
    return { ...rate, percent: percentText(rate) };
  });
}

function shownLetters(letters: LetterCounts): ShownLetters {
  return { ...letters, percent: percentText({ late: letters.owed - letters.missing, total: letters.owed }) };
}

function keptOf(kept: number, total: number): Kept {
  return { kept, total, percent: percentText({ late: kept, total }) };
}

function feedbackReport(tally: Tally, letters: LetterCounts): FeedbackReport {
  const { late, total } = lateRate(tally, 'handled');
  return { inTime: keptOf(total - late, total), rates: shownRates(tally), form06a: form06a(tally), letters: shownLetters(letters) };
}
