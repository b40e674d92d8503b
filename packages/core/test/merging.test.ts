// Parts are merged however many there are in them: no call has room for 200,000 arguments.
import { expect, test } from 'vitest';
import { DEFAULT_CLOCK_POLICY, officialCalendar, parseDay, parseTarget } from '@dunghen/core';
import {
  addFault,
  beginForecast,
  beginReport,
  beginStages,
  mergeForecast,
  mergeReport,
  mergeStages,
  monthPeriod,
} from '@dunghen/core/report';

const MANY = 200_000;
const question = {
  period: monthPeriod('2026-11'),
  asOf: parseDay('2026-11-23'),
  basis: 'handled',
  target: parseTarget('1'),
  withdrawn: 'count',
  calendar: officialCalendar(),
  officeHours: DEFAULT_CLOCK_POLICY.officeHours,
} as const;

test('reports of many faults and findings', () => {
  const [whole, part] = [beginReport(question), beginReport(question)];
  for (let i = 0; i < MANY; i++) {
    addFault(part, 'no-term', 'A');
    part.findings.push({ code: 'vanished', dossier: 'A', evidence: {} });
  }
  mergeReport(whole, part);
  expect([whole.dataFaults.length, whole.findings.length]).toEqual([MANY, MANY]);
});

test('stages of many late dossiers', () => {
  const [whole, part] = [beginStages(question), beginStages(question)];
  for (let i = 0; i < MANY; i++) part.late.push({ procedure: '', overrun: 1, spent: new Map() });
  mergeStages(whole, part);
  expect(whole.late).toHaveLength(MANY);
});

test('forecasts of many open dossiers', () => {
  const [whole, part] = [beginForecast(question), beginForecast(question)];
  const candidate = { dossier: 'A', dueOn: question.asOf, provisional: false, stage: undefined, unit: undefined, situation: '' };
  for (let i = 0; i < MANY; i++) part.candidates.push(candidate);
  mergeForecast(whole, part);
  expect(whole.candidates).toHaveLength(MANY);
});
