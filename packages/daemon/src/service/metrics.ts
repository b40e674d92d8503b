// What the daemon counted, as Prometheus reads it: every gauge has a sentence that says what it means.
import type { DaemonState } from './health-server.ts';
import type { ScanResult } from '../scan.ts';

/** What each gauge means; there are no others. */
const HELP = {
  open: 'Dossiers not ended',
  due_soon: 'Open dossiers due within the first step of the alert ladder',
  overdue: 'Open dossiers past their due date',
  letters_owed: 'Missed appointments, each owed a letter',
  letters_drafted: 'Missed appointments that have their letter, whatever became of it',
  letters_missing: 'Missed appointments without a letter',
  letters_total: 'Letters in the ledger, those asked for in advance included',
  mail_waiting: 'Digests that a mail server did not take yet',
  month_late: 'Late dossiers of this month, by the headline formula',
  month_total: 'Dossiers of this month, by the headline formula',
  month_late_ratio: 'Late dossiers of this month divided by all of them; 0 where there is none',
  config_refused: '1 while the configuration as it stands is refused and the last good one is followed, else 0',
  last_scan_timestamp_seconds: 'When a round last ended well, in seconds since 1970; 0 before the first time',
  ready: '1 when the last round wrote every letter that is owed, else 0',
} as const;
export type Gauge = keyof typeof HELP;
export type Gauges = Map<Gauge, number>;

/** Takes over what a scan and the month's rate counted. */
export function noteCounts(gauges: Gauges, result: ScanResult, month: { readonly late: number; readonly total: number }): void {
  const counted: Partial<Record<Gauge, number>> = {
    open: result.open,
    due_soon: result.dueSoon,
    overdue: result.overdue,
    letters_owed: result.lettersOwed,
    letters_drafted: result.lettersOwed - result.lettersMissing,
    letters_missing: result.lettersMissing,
    letters_total: result.lettersTotal,
    month_late: month.late,
    month_total: month.total,
    month_late_ratio: month.total === 0 ? 0 : month.late / month.total,
  };
  for (const [name, value] of Object.entries(counted)) gauges.set(name as Gauge, value);
}

/** The text of `/metrics`. */
export function metricsText({ roundAt, fault, gauges }: DaemonState): string {
  const all: Gauges = new Map([
    ...gauges,
    ['last_scan_timestamp_seconds', Math.floor(roundAt / 1000)],
    ['ready', roundAt > 0 && fault === null ? 1 : 0],
  ]);
  return [...all]
    .map(([name, value]) => `# HELP dunghen_${name} ${HELP[name]}\n# TYPE dunghen_${name} gauge\ndunghen_${name} ${value}\n`)
    .join('');
}
