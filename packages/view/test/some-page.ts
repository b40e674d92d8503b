// A real page for the tests: dossiers through the core's own fold and reports, as many late as asked for, under any names.
import {
  DEFAULT_CLOCK_POLICY,
  foldDossier,
  formatDay,
  isLateIn,
  officialCalendar,
  parseDay,
  parseEvent,
  parseTarget,
  shift,
  workingDaysBetween,
} from '@dunghen/core';
import {
  addToForecast,
  addToReport,
  addToStages,
  beginForecast,
  beginReport,
  beginStages,
  finishForecast,
  finishReport,
  finishStages,
  monthPeriod,
  type GroupBy,
} from '@dunghen/core/report';
import type { ClosedLateRow, DossierRow, LetterRow, ReportPage } from '@dunghen/view';

const calendar = officialCalendar();
const { officeHours } = DEFAULT_CLOCK_POLICY;

/** What the page should hold. */
export interface Wanted {
  readonly onTime?: number;
  readonly overdue?: number;
  readonly closedLate?: number;
  /** Stands for every unit, procedure, stage, officer and file name. */
  readonly name?: string;
  readonly asOf?: string;
  /** What the report itself is split by. */
  readonly by?: GroupBy;
  /** The target in percent. */
  readonly target?: string;
}

/** The page of September 2026 over the wanted dossiers. */
export function somePage({ onTime = 0, overdue = 0, closedLate = 0, name, asOf = '2026-10-05', by, target = '1' }: Wanted): ReportPage {
  const period = monthPeriod('2026-09');
  const today = parseDay(asOf);
  const question = { period, asOf: today, basis: 'handled', target: parseTarget(target), withdrawn: 'count', calendar } as const;
  const [report, units, procedures] = [
    beginReport({ ...question, ...(by && { by }) }),
    beginReport({ ...question, by: 'unit' }),
    beginReport({ ...question, by: 'procedure' }),
  ] as const;
  const stages = beginStages({ period, asOf: today, withdrawn: 'count', calendar, officeHours });
  const running = today <= period.to;
  const forecast = running ? beginForecast({ ...question }) : null;
  const rows: { overdue: DossierRow[]; closedLate: ClosedLateRow[]; dueSoon: DossierRow[]; letters: LetterRow[] } = {
    overdue: [],
    closedLate: [],
    dueSoon: [],
    letters: [],
  };
  const judged = parseDay(running ? asOf : '2026-10-01');
  for (let i = 0; i < onTime + overdue + closedLate; i++) {
    const late = i >= onTime;
    const open = late && i < onTime + overdue;
    const dossier = `H37.125-260903-${String(i + 1).padStart(4, '0')}`;
    const unit = name ?? `Phòng số ${i % 4}`;
    const procedureName = name ?? `Thủ tục số ${i % 7}`;
    const events = [
      {
        dossier,
        type: 'received',
        at: '2026-09-03T08:00:00+07:00',
        procedure: `1.00000${i % 7}`,
        procedureName,
        unit,
        channel: i % 2 ? 'online' : 'counter',
        term: '3 working-days',
      },
      { dossier, type: 'stage', at: '2026-09-04T08:00:00+07:00', stage: name ?? 'Thẩm định', unit },
      ...(open ? [] : [{ dossier, type: 'completed', at: late ? '2026-09-15T09:00:00+07:00' : '2026-09-07T09:00:00+07:00' }]),
    ];
    const clock = foldDossier(
      events.map((event) => parseEvent(event)),
      { calendar, knownOn: parseDay(running ? asOf : '2026-09-30') },
    );
    if (!clock?.dueOn) throw new Error('the fixture has no due date');
    for (const draft of [report, units, procedures])
      addToReport(draft, clock, { letters: late ? { drafted: true, issued: false, sent: false, sentLate: false } : undefined });
    addToStages(stages, clock);
    if (forecast) addToForecast(forecast, clock);
    const row: DossierRow = {
      dossier,
      procedure: clock.receipt.procedure ?? null,
      procedureName,
      unit,
      stage: clock.stages.at(-1)?.stage ?? null,
      receivedOn: '2026-09-03',
      dueOn: formatDay(clock.dueOn),
      provisional: false,
      apologyBy: formatDay(shift(calendar, clock.dueOn, -1)),
      workingDaysLeft: workingDaysBetween(calendar, judged, clock.dueOn),
    };
    if (!isLateIn(clock, period, today)) continue;
    if (open) rows.overdue.push(row);
    else
      rows.closedLate.push({
        ...row,
        endedOn: '2026-09-15',
        workingDaysLate: workingDaysBetween(calendar, clock.dueOn, parseDay('2026-09-15')),
      });
    rows.letters.push({
      dossier,
      appointment: 1,
      kind: 'missed',
      dueOn: row.dueOn as string,
      state: 'drafted',
      draftedOn: '2026-09-09',
      fileName: `${name ?? dossier}.docx`,
    });
  }
  return {
    agency: { parent: name ?? 'UBND tỉnh Mẫu', name: name ?? 'UBND xã Mẫu' },
    report: finishReport(report),
    units: finishReport(units).groups,
    procedures: finishReport(procedures).groups,
    stages: finishStages(stages),
    forecast: forecast && finishForecast(forecast),
    trend: [finishReport(report)],
    ...rows,
    dueSoon: running ? rows.dueSoon : null,
  };
}
