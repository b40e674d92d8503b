// Everything a report page shows, filled in one reading of the store.
import { formatDay, isLateIn, judgementDay, knownDay, type DossierClock, type EpochDay } from '@dunghen/core';
import {
  addFault,
  addToForecast,
  addToReport,
  addToStages,
  beginForecast,
  beginReport,
  beginStages,
  finishForecast,
  finishReport,
  finishStages,
  type LetterProgress,
  type ReportQuestion,
  type Sighting,
} from '@dunghen/core/report';
import { workingDaysLeft, type LawContext } from '@dunghen/daemon/config';
import type { Store } from '@dunghen/store';
import type { ClosedLateRow, DossierRow, ReportPage } from '@dunghen/view';
import { foldAll } from './fold-all.ts';
import { letterRegister } from './letter-register.ts';
import { byDueDate, listedOf } from './listed.ts';
import { beginTrend } from './trend.ts';

/** What a page is asked for besides the report's own question. */
export interface PageQuestion extends ReportQuestion {
  readonly agency: ReportPage['agency'];
  /** Months of the trend. */
  readonly months: number;
  /** The latest due date that is soon. */
  readonly soonUntil: EpochDay;
}

/** The page of a period. */
export async function buildPage(
  store: Store,
  law: LawContext,
  { agency, months, soonUntil, ...question }: PageQuestion,
): Promise<ReportPage> {
  const { period, asOf, withdrawn, calendar, target } = question;
  const reports = [beginReport(question), beginReport({ ...question, by: 'unit' }), beginReport({ ...question, by: 'procedure' })] as const;
  const stages = beginStages({ period, asOf, withdrawn, calendar, officeHours: law.policy.officeHours });
  const running = asOf >= period.from && asOf <= period.to;
  const forecast = running ? beginForecast({ period, asOf, target, withdrawn, calendar }) : null;
  const trend = beginTrend(question, law, months);
  const lists = beginLists(question, soonUntil);
  let letters: ReadonlyMap<number, LetterProgress> = new Map();
  let sightings: ReadonlyMap<number, Sighting> = new Map();
  await foldAll(store, law, knownDay(period, asOf), {
    beforePage: async (from, to) => {
      letters = await store.letterProgress(from, to, formatDay(asOf));
      sightings = await store.sightings(from, to);
    },
    add: (clock, id) => {
      const besides = { letters: letters.get(id), sighting: sightings.get(id) };
      for (const report of reports) addToReport(report, clock, besides);
      addToStages(stages, clock);
      if (forecast) addToForecast(forecast, clock);
      trend.add(clock);
      lists.add(clock);
    },
    fault: (error, code) => addFault(reports[0], error.code, code),
  });
  const [report, units, procedures] = [finishReport(reports[0]), finishReport(reports[1]), finishReport(reports[2])];
  return {
    agency,
    report,
    units: units.groups,
    procedures: procedures.groups,
    stages: finishStages(stages),
    forecast: forecast && finishForecast(forecast),
    trend: trend.finish(),
    overdue: lists.overdue.sort(byDueDate),
    closedLate: lists.closedLate.sort(byDueDate),
    dueSoon: running ? lists.dueSoon.sort(byDueDate) : null,
    letters: await letterRegister(store, lists.late, formatDay(asOf), law.calendar),
  };
}

/** The dossiers behind the report's figures: procedures only, as in the form. */
function beginLists({ period, asOf, calendar, withdrawn }: ReportQuestion, soonUntil: EpochDay) {
  const judged = judgementDay(period, asOf);
  const overdue: DossierRow[] = [];
  const closedLate: ClosedLateRow[] = [];
  const dueSoon: DossierRow[] = [];
  const late = new Set<string>();
  const add = (clock: DossierClock): void => {
    const { dueOn, end, kind, basis } = clock;
    if (dueOn === null || kind === 'feedback' || basis === 'none') return;
    if (withdrawn === 'exclude' && end?.type === 'withdrawn') return;
    if (isLateIn(clock, period, asOf)) {
      late.add(clock.dossier);
      const row = listedOf(clock, judged, { calendar });
      if (end) closedLate.push({ ...row, endedOn: formatDay(end.on), workingDaysLate: -workingDaysLeft(calendar, end.on, dueOn) });
      else overdue.push(row);
    } else if (!end && dueOn >= judged && dueOn <= soonUntil) {
      dueSoon.push(listedOf(clock, judged, { calendar }));
    }
  };
  return { overdue, closedLate, dueSoon, late, add };
}
