// What an office must see in the morning, gathered in one pass over the dossiers: whose desk, how long, which letter.
import {
  breachesOf,
  DungHenError,
  foldDossier,
  formatDay,
  isProvisional,
  parseTarget,
  timeliness,
  type DossierClock,
  type EpochDay,
  type Period,
  type WorkingCalendar,
} from '@dunghen/core';
import { addToReport, beginReport, dueWithin, finishReport, monthsEnding, workingDaysLeft, type Report } from '@dunghen/core/report';
import { hasLetter, type Alert, type Store, type StoredDossier } from '@dunghen/store';
import { FEEDBACK } from '@dunghen/view/words';
import type { LawContext } from '../config/context.ts';
import type { Config } from '../config/schema.ts';
import type { LetterSettings } from '../scan-context.ts';
import type { ListWithRefusals } from '../inbox/rows-refused.ts';
import { ladderStep } from './ladder.ts';
import { draftsOf, waiting, type LetterToSign } from './letters-to-sign.ts';

/** A dossier somebody must look at; no citizen is named. */
export interface MorningRow {
  readonly dossier: string;
  readonly procedure: string;
  /** The unit whose desk it is on; '' when nobody knows. */
  readonly unit: string;
  readonly stage: string;
  readonly officer: string;
  readonly dueOn: string;
  readonly apologyBy: string;
  /** The later day the citizen was given; '' without one. */
  readonly newDueOn: string;
  /** Whether the due date, and the later day, rest on a year whose days off are not all decided. */
  readonly provisional: boolean;
  readonly newDueProvisional: boolean;
  /** Until the last day the citizen was given, or the working day before it where it is a day off; negative once it has passed. */
  readonly workingDaysLeft: number;
  /** The morning on which it was told of at its step of the ladder, ISO; '' above the ladder. */
  readonly rungOn: string;
  /** Told of for the first time, at its step of the ladder: today, or on a morning that did not come to the reader. */
  readonly rings: boolean;
}

/** The parts of a morning, in the order they are read. */
export const SECTIONS = ['dueToday', 'lastDayForApology', 'dueSoon', 'overdue', 'escalated'] as const;
export type Section = (typeof SECTIONS)[number];

/** A morning of the whole office. */
export interface MorningView {
  readonly on: string;
  readonly rows: Readonly<Record<Section, readonly MorningRow[]>>;
  readonly toSign: readonly LetterToSign[];
  readonly alerts: readonly Alert[];
  /** The month so far. */
  readonly month: Report;
  /** Lists of the last days of which some rows were refused; the whole office's to mend. */
  readonly refused: readonly ListWithRefusals[];
}

/** Gathers the morning of `today`; a history that cannot be judged is the reports' to tell of. */
export async function gatherMorning(
  store: Store,
  law: LawContext,
  config: Config,
  today: EpochDay,
  letterSettings: Pick<LetterSettings, 'template'>,
  refused: readonly ListWithRefusals[] = [],
): Promise<MorningView> {
  const on = formatDay(today);
  const [period] = monthsEnding({ from: today, to: today }, 1) as [Period];
  const { basis, target, withdrawn } = config.kpi;
  const month = beginReport({ period, asOf: today, basis, target: parseTarget(target), withdrawn, calendar: law.calendar });
  const todayUntil = dueWithin(law.calendar, today, 0);
  const soonUntil = dueWithin(law.calendar, today, Math.max(0, ...config.alerts.workingDaysBefore));
  const rows: Record<Section, MorningRow[]> = { dueToday: [], lastDayForApology: [], dueSoon: [], overdue: [], escalated: [] };
  const alerts: Alert[] = [];
  const drafts = await draftsOf(store);
  const toSign: LetterToSign[] = [];

  for await (const page of store.dossierPages({ size: 1_000, withApplicants: false })) {
    const [first, last] = [page[0], page.at(-1)] as [StoredDossier, StoredDossier];
    const rung = await store.alerts(first.id, last.id);
    const progress = await store.letterProgress(first.id, last.id, on);
    // A draft for a day that the law has moved is no apology for this one.
    const letters = await store.letterKeys(first.id, last.id);
    for (const { id, code, events } of page) {
      let clock: DossierClock | null;
      try {
        clock = foldDossier(events, { ...law, knownOn: today });
      } catch (error) {
        if (!(error instanceof DungHenError)) throw error;
        continue;
      }
      if (!clock) continue;
      addToReport(month, clock, { letters: progress.get(id) });
      for (const letter of drafts.get(code) ?? [])
        toSign.push(...(await waiting(store, letter, clock, { today, calendar: law.calendar, letters: letterSettings })));
      const standing = timeliness(clock, today);
      if (clock.dueOn === null || (standing !== 'within-term' && standing !== 'overdue')) continue;
      // A later day given to the citizen has a ladder of its own: missing it, too, must be foreseen.
      const given = clock.reappointments.reduce(
        (day, { dueOn }) => (dueOn > day && dueOn <= law.calendar.lastDay ? dueOn : day),
        clock.dueOn,
      );
      const left = workingDaysLeft(law.calendar, today, given);
      const step = ladderStep(left, config.alerts);
      const before = step === null ? '' : rung.get(`${id}/${formatDay(given)}/${step}`);
      const [rings, rungOn] = [before === undefined, before ?? on];
      if (step !== null && rings) alerts.push({ dossierId: id, dueOn: formatDay(given), step });
      const row = rowOf(clock, { dueOn: clock.dueOn, given, workingDaysLeft: left, rings, rungOn }, law.calendar);
      if (standing === 'overdue') rows.overdue.push(row);
      else if (clock.dueOn <= todayUntil) rows.dueToday.push(row);
      else if (clock.dueOn <= soonUntil) rows.dueSoon.push(row);
      if (standing === 'within-term' && clock.apologyBy === today && !hasLetter(letters, id, 1, formatDay(clock.dueOn)))
        rows.lastDayForApology.push(row);
      if (breachesOf(clock, today).some(({ appointment }) => appointment > 1)) rows.escalated.push(row);
    }
  }
  for (const list of Object.values(rows)) list.sort(byDueDay);
  toSign.sort(byDueDay);
  return { on, rows, toSign, alerts, month: finishReport(month), refused };
}

const byDueDay = (a: { dueOn: string; dossier: string }, b: { dueOn: string; dossier: string }): number =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.dossier < b.dossier ? -1 : 1;

/** What was worked out of a dossier's day: its due date, the last day the citizen was given, and how far that is. */
interface Standing extends Pick<MorningRow, 'workingDaysLeft' | 'rings' | 'rungOn'> {
  readonly dueOn: EpochDay;
  readonly given: EpochDay;
}

function rowOf(clock: DossierClock, { dueOn, given, ...told }: Standing, calendar: WorkingCalendar): MorningRow {
  const stage = clock.stages.at(-1);
  return {
    dossier: clock.dossier,
    procedure: clock.procedureName ?? clock.receipt.procedure ?? (clock.kind === 'feedback' ? FEEDBACK[0] : ''),
    unit: clock.holder ?? '',
    stage: stage?.stage ?? '',
    officer: clock.stages.findLast((visit) => visit.officer !== undefined)?.officer ?? '',
    dueOn: formatDay(dueOn),
    newDueOn: given > dueOn ? formatDay(given) : '',
    provisional: isProvisional(calendar, clock.receivedOn, dueOn),
    newDueProvisional: given > dueOn && isProvisional(calendar, dueOn, given),
    // Whoever has a due date has this one.
    apologyBy: formatDay(clock.apologyBy as EpochDay),
    ...told,
  };
}
