// `dunghen report`: the late rate of a period, judged against the target.
import { writeFileSync } from 'node:fs';
import { formatDay, monthPeriod, parseDay, parseTarget, quarterPeriod, yearPeriod, type Period, type RateBasis } from '@dunghen/core';
import type { GroupBy } from '@dunghen/core/report';
import { buildReport } from '../build-report.ts';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { reportInWords } from '../show/report-table.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly month?: string;
  readonly quarter?: string;
  readonly year?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by?: GroupBy;
  readonly basis?: RateBasis;
  readonly target?: string;
  readonly format?: 'table' | 'json';
  readonly out?: string;
}

export const reportCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const { kpi } = session.loaded.config;
  const law = await session.lawAhead();
  const question = {
    period: periodOf(options, session),
    asOf: session.today,
    basis: options.basis ?? kpi.basis,
    target: parseTarget(options.target ?? kpi.target),
    withdrawn: kpi.withdrawn,
    calendar: law.calendar,
    ...(options.by && { by: options.by }),
  };
  const store = session.openStore();
  try {
    const report = await buildReport(store, law, question);
    const asJson = session.json || options.format === 'json';
    const text = asJson ? `${JSON.stringify(report)}\n` : reportInWords(report, session);
    if (options.out === undefined || options.out === '-') process.stdout.write(text);
    else writeFileSync(options.out, text);
    return report.target.met === false ? EXIT.missed : EXIT.done;
  } finally {
    await store.close();
  }
};

function periodOf({ month, quarter, year, from, to }: Options, session: Session): Period {
  const named = [month, quarter, year, from ?? to].filter((value) => value !== undefined);
  if (named.length > 1) {
    throw new UsageError(
      'Chỉ chọn một kỳ báo cáo: --month, --quarter, --year, hoặc --from cùng --to.',
      'Choose one period only: --month, --quarter, --year, or --from with --to.',
    );
  }
  if (month !== undefined) return monthPeriod(month);
  if (quarter !== undefined) return quarterPeriod(quarter);
  if (year !== undefined) return yearPeriod(year);
  if (from === undefined && to === undefined) return monthPeriod(formatDay(session.today).slice(0, 7));
  if (from === undefined || to === undefined) {
    throw new UsageError('Cần cả --from và --to.', 'Both --from and --to are needed.');
  }
  const period = { from: parseDay(from), to: parseDay(to) };
  if (period.to < period.from) {
    throw new UsageError(
      `Kỳ báo cáo kết thúc (${to}) trước khi bắt đầu (${from}); hãy đổi lại --from và --to.`,
      `The period ends (${to}) before it begins (${from}); swap --from and --to.`,
    );
  }
  return period;
}
