// `dunghen report --compare A B`: what changed between two months, and which units, procedures and stages moved the rate.
import { foldDossier, formatDay, parseTarget, type RateBasis } from '@dunghen/core';
import { addToTrend, beginReport, compareReports, monthPeriod, type Comparison, type GroupBy } from '@dunghen/core/report';
import { EXIT } from '../exit-code.ts';
import { foldAll } from '../fold-all.ts';
import type { Session } from '../session.ts';
import { comparisonInWords } from '../show/compare-table.ts';
import { tellOfDossier } from '../unjudged.ts';
import { UsageError } from '../usage-error.ts';
import { reply } from '../show/say.ts';

const PARTS: readonly GroupBy[] = ['unit', 'procedure', 'stage'];

/** Compares two months by every part that can move the rate. */
export async function compareMonths(session: Session, months: readonly string[], basis: RateBasis | undefined): Promise<number> {
  const [first, second, ...more] = months;
  if (first === undefined || second === undefined || more.length > 0) {
    throw new UsageError(
      '--compare cần đúng hai tháng, ví dụ --compare 2026-09 2026-10.',
      '--compare takes exactly two months, for example --compare 2026-09 2026-10.',
    );
  }
  const { kpi } = session.loaded.config;
  const law = await session.lawOfDossiers();
  const [before, after] = [monthPeriod(first), monthPeriod(second)];
  const question = {
    asOf: session.today,
    basis: basis ?? kpi.basis,
    target: parseTarget(kpi.target),
    withdrawn: kpi.withdrawn,
    calendar: law.calendar,
  };
  const pairs = PARTS.map(
    (by) => [beginReport({ ...question, by, period: before }), beginReport({ ...question, by, period: after })] as const,
  );
  const store = await session.openToRead();
  try {
    await foldAll(store, law, session.today, {
      add: (clock) => addToTrend(pairs.flat(), clock, (knownOn) => foldDossier(clock.events, { ...law, knownOn })),
      fault: tellOfDossier(session),
    });
  } finally {
    await store.close();
  }
  const comparisons = pairs.map(([one, other]) => compareReports(one, other));
  const [{ before: was, after: is, points }] = comparisons as [Comparison];
  const period = ({ from, to }: typeof before) => ({ from: formatDay(from), to: formatDay(to) });
  const compared = {
    basis: question.basis,
    asOf: formatDay(session.today),
    calendarId: law.calendar.id,
    before: { period: period(before), ...was },
    after: { period: period(after), ...is },
    points,
    movers: comparisons.flatMap(({ movers }) => movers),
  };
  reply(session, compared, () => comparisonInWords(compared, session));
  return EXIT.done;
}
