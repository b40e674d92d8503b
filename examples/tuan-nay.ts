// A whole commune in twenty lines: which dossiers of another system are late, which are due this week, and is the month under 1 %?
// Run: npm run example
import { readFileSync } from 'node:fs';
import { breachesOf, foldDossier, formatDay, officialCalendar, parseDay, parseEvent, parseTarget, shift } from '@dunghen/core';
import { addToReport, beginReport, finishReport, monthPeriod } from '@dunghen/core/report';

const today = parseDay('2026-11-30');
const calendar = officialCalendar();
const lines = readFileSync(new URL('../fixtures/sample/events.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const dossiers = Map.groupBy(
  lines.map((line) => parseEvent(JSON.parse(line))),
  (event) => event.dossier,
);

const report = beginReport({
  period: monthPeriod('2026-11'),
  asOf: today,
  basis: 'handled',
  target: parseTarget('1'),
  withdrawn: 'count',
  calendar,
});
for (const events of dossiers.values()) {
  const clock = foldDossier(events, { calendar, knownOn: today });
  if (!clock) continue;
  addToReport(report, clock);
  if (clock.end || clock.dueOn === null) continue;
  if (breachesOf(clock, today).length > 0) console.log(`trễ hẹn      ${clock.dossier}  hạn ${formatDay(clock.dueOn)}`);
  else if (clock.dueOn <= shift(calendar, today, 2)) console.log(`sắp đến hạn  ${clock.dossier}  hạn ${formatDay(clock.dueOn)}`);
}
const { late, total, met } = finishReport(report).target;
console.log(`Tháng 11/2026: trễ ${late}/${total} hồ sơ, ${met ? 'đạt' : 'chưa đạt'} mục tiêu dưới 1%`);
