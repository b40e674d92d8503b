// Makes the workbook of a morning with so many overdue dossiers; run apart, with less room for arguments than a program usually has.
import process from 'node:process';
import { digestWorkbook } from '../src/digest/digest-workbook.ts';
import type { MorningRow, MorningView } from '../src/digest/morning-view.ts';

const row: MorningRow = {
  dossier: 'A',
  procedure: '',
  unit: '',
  stage: '',
  officer: '',
  dueOn: '2026-11-26',
  apologyBy: '2026-11-25',
  newDueOn: '',
  provisional: false,
  newDueProvisional: false,
  workingDaysLeft: -1,
  rungOn: '2026-11-27',
  rings: false,
};
const overdue = Array.from({ length: Number(process.argv[2]) }, () => row);
const month = {
  target: { basis: 'handled', late: 0, total: 0, percent: '1' },
  budget: { remaining: 0, allowedLate: 0 },
  period: { to: '2026-11-30' },
  provisional: false,
} as unknown as MorningView['month'];
const view: MorningView = {
  on: '2026-11-27',
  rows: { dueToday: [], lastDayForApology: [], dueSoon: [], overdue, escalated: [] },
  toSign: [],
  alerts: [],
  month,
  refused: [],
};
process.stdout.write(String((await digestWorkbook(view, '')).length));
