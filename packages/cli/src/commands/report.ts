// `dunghen report`: the late rate of a period, judged against the target.
import { parseTarget, type RateBasis } from '@dunghen/core';
import type { GroupBy, Report, ReportQuestion } from '@dunghen/core/report';
import { dueWithin, type LawContext } from '@dunghen/daemon/config';
import type { Store } from '@dunghen/store';
import { buildReportWithTrend } from '../build-report.ts';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { periodOf, type PeriodOptions } from '../period-option.ts';
import { openSession, type Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { writeOut } from '../write-out.ts';
import { compareMonths } from './report-compare.ts';

/** What a report can be made as. */
export type ReportFormat = 'table' | 'json' | 'csv' | 'xlsx' | 'html';

interface Options extends PeriodOptions {
  readonly by?: GroupBy;
  readonly basis?: RateBasis;
  readonly target?: string;
  readonly format?: ReportFormat;
  readonly out?: string;
  readonly compare?: readonly string[];
  readonly trend?: number;
}

/** Months of the trend that people are shown unless they ask for another number. */
const MONTHS = 12;

export const reportCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  refuseContradiction(options);
  if (options.compare) return compareMonths(session, options.compare, options.basis);
  const { kpi } = session.loaded.config;
  const law = await session.lawOfDossiers();
  const question = {
    period: periodOf(options, session.today),
    asOf: session.today,
    basis: options.basis ?? kpi.basis,
    target: parseTarget(options.target ?? kpi.target),
    withdrawn: kpi.withdrawn,
    calendar: law.calendar,
    ...(options.by && { by: options.by }),
  };
  const format = session.json ? 'json' : (options.format ?? 'table');
  const store = await session.openToRead();
  try {
    const { report, made } = await make(format, store, law, question, options, session);
    await writeOut(made, options.out);
    return report.target.met === false ? EXIT.missed : EXIT.done;
  } finally {
    await store.close();
  }
};

/** What a comparison of two months is not made for or by. */
const NOT_COMPARED = ['month', 'quarter', 'year', 'reporting', 'from', 'to', 'by', 'target', 'trend', 'format', 'out'] as const;

/** @throws {UsageError} for two options of which one would be passed over without a word. */
function refuseContradiction(options: Options & { readonly json?: boolean }): void {
  const { compare, json, format } = options;
  const unused = compare && NOT_COMPARED.find((name) => options[name] !== undefined);
  const [first, second] = unused
    ? ['--compare', `--${unused}`]
    : json && format !== undefined && format !== 'json'
      ? ['--json', `--format ${format}`]
      : [];
  if (first === undefined) return;
  throw new UsageError(
    `${first} và ${second} không đi cùng nhau; hãy bỏ một trong hai.`,
    `${first} and ${second} do not go together; leave out one of them.`,
  );
}

interface Made {
  readonly report: Report;
  readonly made: string | Uint8Array;
}

async function make(
  format: ReportFormat,
  store: Store,
  law: LawContext,
  question: ReportQuestion,
  { trend: months, out }: Options,
  session: Session,
): Promise<Made> {
  switch (format) {
    case 'json': {
      const { report, trend } = await buildReportWithTrend(store, law, question, months ?? 0);
      const shown = months === undefined ? report : { ...report, trend: (await import('@dunghen/view')).trendMonths(trend) };
      return { report, made: `${JSON.stringify(shown)}\n` };
    }
    case 'csv': {
      const { report } = await buildReportWithTrend(store, law, question, 0);
      const { reportCsv } = await import('../show/report-csv.ts');
      return { report, made: reportCsv(report) };
    }
    case 'table': {
      const { report, trend } = await buildReportWithTrend(store, law, question, months ?? MONTHS);
      const { reportInWords } = await import('../show/report-table.ts');
      return { report, made: reportInWords(report, trend, session) };
    }
    case 'html':
    case 'xlsx': {
      const { config } = session.loaded;
      const { buildPage } = await import('../build-page.ts');
      const soonUntil = dueWithin(law.calendar, session.today, Math.max(0, ...config.alerts.workingDaysBefore));
      const page = await buildPage(store, law, { ...question, agency: config.agency, months: months ?? MONTHS, soonUntil });
      if (format === 'html') return { report: page.report, made: (await import('@dunghen/view')).reportHtml(page, session) };
      if (out === undefined && process.stdout.isTTY) {
        throw new UsageError(
          'Tệp Excel không in ra màn hình được; hãy thêm --out báo-cáo.xlsx, hoặc --out - để nối vào lệnh khác.',
          'A workbook cannot be shown on a terminal; add --out report.xlsx, or --out - to pipe it on.',
        );
      }
      return { report: page.report, made: await (await import('@dunghen/view/xlsx')).reportWorkbook(page, session) };
    }
  }
}
