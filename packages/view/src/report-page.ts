// What a report page, on screen, on paper or in a workbook, is made of: finished figures and rows, and never a citizen's name.
import type { Forecast, Report, ReportGroup, StagesReport } from '@dunghen/core/report';

/** A dossier as the lists show it; days are ISO. */
export interface DossierRow {
  readonly dossier: string;
  readonly procedure: string | null;
  readonly procedureName: string | null;
  /** Citizens' feedback has no procedure. */
  readonly kind?: 'procedure' | 'feedback';
  /** The unit whose desk it is on. */
  readonly unit: string | null;
  readonly stage: string | null;
  readonly receivedOn: string;
  readonly dueOn: string | null;
  /** Whether the due date rests on a year whose days off are not all decided. */
  readonly provisional: boolean;
  readonly apologyBy: string | null;
  /** Working days left until the due date; negative once it has passed. */
  readonly workingDaysLeft: number | null;
}

/** A dossier that ended late; `workingDaysLate` from its due date to its end. */
export interface ClosedLateRow extends DossierRow {
  readonly endedOn: string;
  readonly workingDaysLate: number;
}

/** A letter of the register; what is not known yet is absent. */
export interface LetterRow {
  readonly dossier: string;
  readonly appointment: number;
  readonly kind: string;
  readonly dueOn: string;
  /** Whether the missed day rests on a year whose days off are not all decided. */
  readonly provisional?: boolean;
  readonly state: string;
  readonly draftedOn: string;
  readonly fileName: string;
  readonly number?: string | null;
  readonly signedBy?: string | null;
  readonly signedOn?: string | null;
  readonly sentOn?: string | null;
  readonly channel?: string | null;
}

/** Everything one page shows. */
export interface ReportPage {
  readonly agency: { readonly parent?: string | undefined; readonly name?: string | undefined };
  readonly report: Report;
  readonly units: readonly ReportGroup[];
  readonly procedures: readonly ReportGroup[];
  readonly stages: StagesReport;
  /** Null once the period is over. */
  readonly forecast: Forecast | null;
  /** One report a month, oldest first; the last is of the month the period ends in. */
  readonly trend: readonly Report[];
  /** Open and past their due date at the end of the period, or today while it runs. */
  readonly overdue: readonly DossierRow[];
  readonly closedLate: readonly ClosedLateRow[];
  /** Null once the period is over. */
  readonly dueSoon: readonly DossierRow[] | null;
  /** The letters of the dossiers that are late in the period. */
  readonly letters: readonly LetterRow[];
}

/** Whether the period is still running on the day the page was made. */
export const isRunning = ({ period, asOf }: Report): boolean => asOf <= period.to;

/** Whether what the page shows of its period, the forecast of its end too, rests on days off that are not all decided. */
export const isProvisionalPage = ({ report, forecast }: ReportPage): boolean => report.provisional || forecast?.provisional === true;
