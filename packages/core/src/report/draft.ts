// One period's report built a dossier at a time: memory holds tallies, never dossiers, and any order or partition gives the same result.
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DossierClock } from '../clock/dossier-clock.ts';
import type { EpochDay } from '../epoch-day.ts';
import { findingsOf, type Finding } from '../rates/findings.ts';
import type { RateBasis, Target } from '../rates/late-rate.ts';
import type { Period } from '../rates/period.ts';
import type { Sighting } from '../rates/sighting.ts';
import { addTally, emptyTally, isHandled, isLateIn, tallyDossier, type Tally, type WithdrawnRule } from '../rates/tally.ts';
import { groupOf, type GroupBy } from './group-by.ts';
import { addSpelling, mergeSpellings, nameKey, type Spellings } from '../names.ts';

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
  /** ISO days, where it is said to have been sent before the ledger had it, though it knew the dossier by then. */
  readonly backdated?: { readonly draftedOn: string; readonly sentOn: string };
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

/** A dossier that cannot be judged, shown beside the rates and never dropped silently. */
export interface DataFault {
  readonly code: string;
  readonly dossier: string;
}

/** What is counted beside the rates, each a number of dossiers handled in the period, feedback apart. */
export interface Asides {
  /** Open, not yet late, and due by the end of the period: what can still be lost in it. */
  dueByEnd: number;
  /** Due by a promise though a term is known, since lists showed them too late to see their pauses. */
  dueByPromise: number;
}

/** What is counted alike for procedures and, apart from them, for citizens' feedback. */
export interface Section {
  readonly tally: Tally;
  readonly letters: LetterCounts;
}

/** What belongs together, with how its key and its label were spelled. */
export interface GroupDraft {
  readonly keys: Spellings;
  readonly labels: Spellings;
  readonly tally: Tally;
}

/** A report under construction. */
export interface ReportDraft extends Section {
  readonly question: ReportQuestion;
  /** Citizens' feedback (PAKN, NĐ 20/2008 art. 9): the same clock, never mixed with procedures. */
  readonly feedback: Section;
  readonly asides: Asides;
  /** By the {@link nameKey} of their key: a unit is one, however lists spell it. */
  readonly groups: Map<string, GroupDraft>;
  readonly dataFaults: DataFault[];
  readonly findings: Finding[];
}

const noLetters = (): LetterCounts => ({ owed: 0, drafted: 0, issued: 0, sent: 0, missing: 0, late: 0 });
const emptySection = (): Section => ({ tally: emptyTally(), letters: noLetters() });

/** A report of nothing yet: the identity of {@link mergeReport}. */
export function beginReport(question: ReportQuestion): ReportDraft {
  return {
    question,
    ...emptySection(),
    feedback: emptySection(),
    asides: { dueByEnd: 0, dueByPromise: 0 },
    groups: new Map(),
    dataFaults: [],
    findings: [],
  };
}

/** What is known of a dossier beside its events. */
export interface Besides {
  readonly letters?: LetterProgress | undefined;
  readonly sighting?: Sighting | undefined;
}

/** Adds one dossier, folded as known on `knownDay(period, asOf)`. */
export function addToReport(draft: ReportDraft, clock: DossierClock, besides: Besides = {}): void {
  const { period, asOf, withdrawn, by, calendar } = draft.question;
  const { dueOn, end } = clock;
  const handled = isHandled(clock, period);
  if (!handled && !(dueOn !== null && dueOn >= period.from)) return;
  if (handled) {
    draft.findings.push(...findingsOf(clock, calendar, besides.sighting));
    const { backdated } = besides.letters ?? {};
    if (backdated) draft.findings.push({ code: 'sent-before-drafted', dossier: clock.dossier, evidence: { ...backdated } });
  }
  // Having no due date, it came here because it is handled.
  if (clock.basis === 'none') {
    draft.dataFaults.push({ code: 'no-term', dossier: clock.dossier });
    return;
  }
  const feedback = clock.kind === 'feedback';
  const section = feedback ? draft.feedback : draft;
  tallyDossier(section.tally, clock, period, asOf, withdrawn);
  if (by && !feedback) {
    const { key, label } = groupOf(clock, by);
    const group = groupNamed(draft, nameKey(key));
    addSpelling(group.keys, key);
    addSpelling(group.labels, label);
    tallyDossier(group.tally, clock, period, asOf, withdrawn);
  }
  if (withdrawn === 'exclude' && end?.type === 'withdrawn') return;
  if (!feedback && handled && clock.receipt.dueBy) draft.asides.dueByPromise++;
  if (isLateIn(clock, period, asOf)) countLetters(section.letters, besides.letters);
  else if (!feedback && handled && !end && dueOn !== null && dueOn <= period.to) draft.asides.dueByEnd++;
}

function groupNamed({ groups }: ReportDraft, name: string): GroupDraft {
  let group = groups.get(name);
  if (!group) groups.set(name, (group = { keys: new Map(), labels: new Map(), tally: emptyTally() }));
  return group;
}

function countLetters(letters: LetterCounts, progress: LetterProgress | undefined): void {
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

/** Adds the report of other dossiers to the same question into `draft`; the order of additions never matters. */
export function mergeReport(draft: ReportDraft, other: ReportDraft): void {
  for (const [into, from] of [
    [draft, other],
    [draft.feedback, other.feedback],
  ] as const) {
    addTally(into.tally, from.tally);
    for (const key of Object.keys(into.letters) as (keyof LetterCounts)[]) into.letters[key] += from.letters[key];
  }
  for (const key of Object.keys(draft.asides) as (keyof Asides)[]) draft.asides[key] += other.asides[key];
  for (const [name, { keys, labels, tally }] of other.groups) {
    const group = groupNamed(draft, name);
    mergeSpellings(group.keys, keys);
    mergeSpellings(group.labels, labels);
    addTally(group.tally, tally);
  }
  for (const fault of other.dataFaults) draft.dataFaults.push(fault);
  for (const finding of other.findings) draft.findings.push(finding);
}
