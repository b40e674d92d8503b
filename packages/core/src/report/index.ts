// One period's report built a dossier at a time: memory holds the tallies, never the dossiers, and any order gives the same result.
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DossierClock } from '../clock/dossier-clock.ts';
import { formatDay, type EpochDay } from '../epoch-day.ts';
import { findingsOf, type Finding } from '../rates/findings.ts';
import { form06a, type Form06a } from '../rates/form-06a.ts';
import {
  lateBudget,
  lateRate,
  meetsTarget,
  percentText,
  RATE_BASES,
  type Budget,
  type RateBasis,
  type Target,
} from '../rates/late-rate.ts';
import type { Period } from '../rates/period.ts';
import { emptyTally, isHandled, isLateIn, tallyDossier, type Tally, type WithdrawnRule } from '../rates/tally.ts';

/** What a report may be split by. */
export type GroupBy = 'unit' | 'field' | 'procedure' | 'channel' | 'officer' | 'stage';

/** What a report is asked for. */
export interface ReportQuestion {
  readonly period: Period;
  readonly asOf: EpochDay;
  readonly basis: RateBasis;
  readonly target: Target;
  readonly withdrawn: WithdrawnRule;
  readonly by?: GroupBy;
  readonly calendar: WorkingCalendar;
}

/** How far the letters of one late dossier have come. */
export interface LetterProgress {
  readonly drafted: boolean;
  readonly issued: boolean;
  readonly sent: boolean;
  readonly sentLate: boolean;
}

/** The letters of the dossiers late in the `handled` sense; `missing` is owed without any letter, `late` sent after the legal day. */
export interface LetterCounts {
  owed: number;
  drafted: number;
  issued: number;
  sent: number;
  missing: number;
  late: number;
}

/** A rate as shown: the exact integers with their percentage. */
export interface ShownRate {
  readonly basis: RateBasis;
  readonly late: number;
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

/** A dossier that cannot be judged, shown beside the rates and never dropped silently. */
export interface DataFault {
  readonly code: string;
  readonly dossier: string;
}

/** The report in the shape the interface fixes. */
export interface Report {
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly calendarId: string;
  readonly target: {
    readonly percent: string;
    readonly basis: RateBasis;
    readonly late: number;
    readonly total: number;
    readonly met: boolean | null;
  };
  readonly rates: readonly ShownRate[];
  readonly form06a: Form06a;
  readonly budget: Budget;
  readonly letters: LetterCounts;
  readonly supplements: { readonly dossiers: number; readonly repeated: number };
  readonly groups: readonly ReportGroup[];
  readonly dataFaults: readonly DataFault[];
  readonly findings: readonly Finding[];
}

/** A report under construction. */
export interface ReportDraft {
  readonly question: ReportQuestion;
  readonly tally: Tally;
  readonly groups: Map<string, { readonly label: string; readonly tally: Tally }>;
  readonly letters: LetterCounts;
  readonly dataFaults: DataFault[];
  readonly findings: Finding[];
}

/** A report of nothing yet. */
export function beginReport(question: ReportQuestion): ReportDraft {
  const letters: LetterCounts = { owed: 0, drafted: 0, issued: 0, sent: 0, missing: 0, late: 0 };
  return { question, tally: emptyTally(), groups: new Map(), letters, dataFaults: [], findings: [] };
}

/** Adds one dossier, folded as known on `knownDay(period, asOf)`, with the progress of its letters if it has any. */
export function addToReport(draft: ReportDraft, clock: DossierClock, progress: LetterProgress | undefined): void {
  const { period, asOf, withdrawn, by, calendar } = draft.question;
  if (!isHandled(clock, period) && !(clock.dueOn !== null && clock.dueOn >= period.from)) return;
  if (clock.basis === 'none') {
    if (isHandled(clock, period)) draft.dataFaults.push({ code: 'no-term', dossier: clock.dossier });
    return;
  }
  tallyDossier(draft.tally, clock, period, asOf, withdrawn);
  if (by) {
    const { key, label } = groupOf(clock, by);
    let group = draft.groups.get(key);
    if (!group) draft.groups.set(key, (group = { label, tally: emptyTally() }));
    tallyDossier(group.tally, clock, period, asOf, withdrawn);
  }
  if (isHandled(clock, period)) draft.findings.push(...findingsOf(clock, calendar));
  if (withdrawn === 'exclude' && clock.end?.type === 'withdrawn') return;
  if (!isLateIn(clock, period, asOf)) return;
  const { letters } = draft;
  letters.owed++;
  if (progress?.drafted) letters.drafted++;
  else letters.missing++;
  if (progress?.issued) letters.issued++;
  if (progress?.sent) letters.sent++;
  if (progress?.sentLate) letters.late++;
}

/** Lists a dossier whose history cannot be judged at all. */
export function addFault(draft: ReportDraft, code: string, dossier: string): void {
  draft.dataFaults.push({ code, dossier });
}

/** The finished report; lists are sorted so that any order of dossiers gives the same text. */
export function finishReport(draft: ReportDraft): Report {
  const { period, asOf, basis, target, by, calendar } = draft.question;
  const headline = lateRate(draft.tally, basis);
  const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return {
    period: { from: formatDay(period.from), to: formatDay(period.to) },
    asOf: formatDay(asOf),
    calendarId: calendar.id,
    target: { percent: target.percent, ...headline, met: meetsTarget(headline, target) },
    rates: shownRates(draft.tally),
    form06a: form06a(draft.tally),
    budget: lateBudget(headline, target),
    letters: draft.letters,
    supplements: { dossiers: draft.tally.supplemented, repeated: draft.tally.supplementedAgain },
    groups: by
      ? [...draft.groups]
          .sort(([a], [b]) => byCodePoint(a, b))
          .map(([key, { label, tally }]) => ({ by, key, label, rates: shownRates(tally), form06a: form06a(tally) }))
      : [],
    dataFaults: draft.dataFaults.sort((a, b) => byCodePoint(a.dossier, b.dossier)),
    findings: draft.findings.sort((a, b) => byCodePoint(a.dossier, b.dossier) || byCodePoint(a.code, b.code)),
  };
}

function shownRates(tally: Tally): readonly ShownRate[] {
  return RATE_BASES.map((basis) => {
    const rate = lateRate(tally, basis);
    return { ...rate, percent: percentText(rate) };
  });
}

function groupOf(clock: DossierClock, by: GroupBy): { key: string; label: string } {
  const plain = (key: string | undefined): { key: string; label: string } => ({ key: key ?? '', label: key ?? '' });
  switch (by) {
    case 'unit':
      return plain(clock.unit);
    case 'field':
      return plain(clock.field);
    case 'channel':
      return plain(clock.channel);
    case 'procedure':
      return { key: clock.receipt.procedure ?? '', label: clock.procedureName ?? clock.receipt.procedure ?? '' };
    case 'officer':
      return plain(clock.stages.findLast((visit) => visit.officer !== undefined)?.officer);
    case 'stage':
      return plain(clock.stages.at(-1)?.stage);
  }
}
