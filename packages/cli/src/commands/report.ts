// `dunghen report`: the late rate of a period, judged against the target.
import { writeFileSync } from 'node:fs';
import { parseTarget, type RateBasis } from '@dunghen/core';
import type { GroupBy } from '@dunghen/core/report';
import { buildReport } from '../build-report.ts';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { periodOf, type PeriodOptions } from '../period-option.ts';
import { openSession } from '../session.ts';
import { reportInWords } from '../show/report-table.ts';
import { compareMonths } from './report-compare.ts';

interface Options extends PeriodOptions {
  readonly by?: GroupBy;
  readonly basis?: RateBasis;
  readonly target?: string;
  readonly format?: 'table' | 'json';
  readonly out?: string;
  readonly compare?: readonly string[];
}

export const reportCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  if (options.compare) return compareMonths(session, options.compare, options.basis);
  const { kpi } = session.loaded.config;
  const law = await session.lawAhead();
  const question = {
    period: periodOf(options, session.today),
    asOf: session.today,
    basis: options.basis ?? kpi.basis,
    target: parseTarget(options.target ?? kpi.target),
    withdrawn: kpi.withdrawn,
    calendar: law.calendar,
    ...(options.by && { by: options.by }),
  };
  const store = await session.openStore();
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
