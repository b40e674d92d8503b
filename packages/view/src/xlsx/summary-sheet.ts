// The first sheet: the answer, the rates with their formulas, the letters, and the months with a chart.
import { percentText } from '@dunghen/core';
import type { SheetChart, WriteSheet } from 'hucre/xlsx';
import { isProvisionalPage, isRunning, type ReportPage } from '../report-page.ts';
import { monthsWithDossiers, trendMonths } from '../trend.ts';
import {
  BASIS_NAMES,
  forecastOf,
  FORMULAS,
  outcomeOf,
  periodName,
  provisionalReport,
  showCount,
  showDay,
  showPercent,
  showRange,
  type Outcome,
  type Said,
  type Words,
} from '../words/index.ts';
import { emptyGrid, sheetOf, type Grid, type GridCell } from './grid.ts';
import { BOLD, CELL, COUNT, HEAD, ITALIC, numeric, PERCENT, TEXT, TITLE } from './styles.ts';

const VERDICTS: Readonly<Record<Outcome, Said>> = {
  met: ['ĐẠT', 'MET'],
  missed: ['CHƯA ĐẠT', 'MISSED'],
  'no-dossier': ['CHƯA CÓ DỮ LIỆU', 'NO DATA'],
  'not-begun': ['KỲ CHƯA BẮT ĐẦU', 'NOT BEGUN'],
};

/** The sheet of the summary. */
export function summarySheet(page: ReportPage, words: Words): WriteSheet {
  const { t } = words;
  const name = t('Tổng hợp', 'Summary');
  const grid = emptyGrid();
  answer(grid, page, words);
  rates(grid, page, words);
  const charts = months(grid, page, name, words);
  return sheetOf(name, grid, {
    widths: [30, 62, 12, 12, 12],
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 1 },
    view: { showGridLines: false },
    ...(charts && { charts: [charts] }),
  });
}

function answer({ rows }: Grid, page: ReportPage, words: Words): void {
  const { agency, report, forecast } = page;
  const { t, lang } = words;
  const { target, budget, letters, promises, form06a, feedback } = report;
  const n = (count: number): string => showCount(count, lang);
  const outcome = outcomeOf(report);
  const verdict = t(...VERDICTS[outcome]);
  const line = (label: string, text: string): number =>
    rows.push([
      { value: label, style: BOLD },
      { value: text, style: TEXT },
    ]);
  rows.push([{ value: [agency.name, agency.parent].filter((part) => part !== undefined).join(' – '), style: BOLD }]);
  rows.push([{ value: t('Tình hình giải quyết thủ tục hành chính', 'Handling of administrative procedures'), style: TITLE }]);
  rows.push([
    {
      value: `${periodName(report.period, words)} (${showDay(report.period.from, lang)} – ${showDay(report.period.to, lang)}), ${t('tính đến ngày', 'as of')} ${showDay(report.asOf, lang)}${isRunning(report) && outcome !== 'not-begun' ? t(', tạm tính', ', so far') : ''}`,
      style: ITALIC,
    },
    null,
  ]);
  rows.push([]);
  line(
    t('Kết quả', 'The answer'),
    outcome === 'not-begun'
      ? verdict
      : `${verdict}: ${showPercent(percentText(target), lang)}, ${n(target.late)}/${n(target.total)}; ${t('mục tiêu dưới', 'target under')} ${showPercent(target.percent, lang)}`,
  );
  if (isProvisionalPage(page)) line(t('Lưu ý', 'Note'), provisionalReport(words));
  line(
    budget.remaining >= 0 ? t('Còn được trễ thêm', 'More may be late') : t('Vượt mức cho phép', 'Over the limit by'),
    t(
      `${n(Math.abs(budget.remaining))} hồ sơ (tối đa ${n(budget.allowedLate)})`,
      `${n(Math.abs(budget.remaining))} dossiers (at most ${n(budget.allowedLate)})`,
    ),
  );
  line(t('Quá hạn, chưa xong', 'Overdue'), t(`${n(form06a.c13)} hồ sơ`, `${n(form06a.c13)} dossiers`));
  line(
    t('Đúng hoặc trước ngày hẹn', 'On or before the promise'),
    `${showPercent(promises.percent, lang)} (${n(promises.kept)}/${n(promises.total)})`,
  );
  line(
    t('Thư xin lỗi', 'Letters'),
    t(
      `${n(letters.owed)} hồ sơ phải có thư; đã soạn ${n(letters.drafted)}, ban hành ${n(letters.issued)}, gửi ${n(letters.sent)}, thiếu ${n(letters.missing)}`,
      `${n(letters.owed)} owed; ${n(letters.drafted)} drafted, ${n(letters.issued)} issued, ${n(letters.sent)} sent, ${n(letters.missing)} missing`,
    ),
  );
  if (forecast && forecast.chanceToMeet !== null) {
    const of = forecastOf(target.basis, words);
    const often = showRange(forecast.interval.from, forecast.interval.to, words);
    line(
      t('Khả năng đạt cuối kỳ', 'Chance to meet the target'),
      t(
        `${Math.round(forecast.chanceToMeet * 100)}%; số hồ sơ trễ thường ${often}`,
        `${Math.round(forecast.chanceToMeet * 100)}%; mostly ${often} late`,
      ) + (of && `; ${of}`),
    );
  }
  if (feedback.inTime.total > 0) {
    line(
      t('Phản ánh, kiến nghị', "Citizens' feedback"),
      `${showPercent(feedback.inTime.percent, lang)} ${t('không trễ hạn', 'not late')} (${n(feedback.inTime.kept)}/${n(feedback.inTime.total)})`,
    );
  }
  rows.push([]);
}

const head = (...texts: readonly string[]): readonly GridCell[] => texts.map((value) => ({ value, style: HEAD }));
const share = (late: number, total: number): GridCell => ({ value: total === 0 ? null : late / total, style: numeric(PERCENT) });
const count = (value: number): GridCell => ({ value, style: numeric(COUNT) });

function rates({ rows }: Grid, { report }: ReportPage, { t }: Words): void {
  rows.push(head(t('Cách tính', 'Basis'), t('Công thức', 'Formula'), t('Trễ', 'Late'), t('Tổng', 'Total'), t('Tỷ lệ', 'Rate')));
  for (const { basis, late, total } of report.rates) {
    const name = t(...BASIS_NAMES[basis]) + (basis === report.target.basis ? ' *' : '');
    rows.push([{ value: name, style: CELL }, { value: t(...FORMULAS[basis]), style: CELL }, count(late), count(total), share(late, total)]);
  }
  rows.push([{ value: t('* cách tính chỉ tiêu', '* the basis of the target'), style: ITALIC }], []);
}

/** The table of the months and the chart drawn from it; no chart of no month. */
function months({ rows }: Grid, { trend, report }: ReportPage, sheet: string, words: Words): SheetChart | null {
  const { t } = words;
  const some = monthsWithDossiers(trendMonths(trend));
  if (some.length === 0) return null;
  rows.push(
    head(
      t('Tháng', 'Month'),
      t('Kết quả', 'Result'),
      t('Trễ', 'Late'),
      t('Tổng', 'Total'),
      t('Tỷ lệ trễ', 'Late rate'),
      t('Mục tiêu', 'Target'),
    ),
  );
  const first = rows.length + 1;
  const goal = Number(report.target.percent) / 100;
  for (const { period, late, total, met, running } of some) {
    const result =
      (met === null ? '–' : met ? t('✓ đạt', '✓ met') : t('✗ chưa đạt', '✗ missed')) +
      (running ? t(' (chưa kết thúc)', ' (not over)') : '');
    rows.push([
      { value: periodName(period, words), style: CELL },
      { value: result, style: CELL },
      count(late),
      count(total),
      share(late, total),
      { value: goal, style: numeric(PERCENT) },
    ]);
  }
  const last = rows.length;
  const range = (column: string): string => `'${sheet}'!$${column}$${first}:$${column}$${last}`;
  return {
    type: 'line',
    title: t('Tỷ lệ trễ theo tháng', 'Late rate by month'),
    series: [
      {
        name: t('Tỷ lệ trễ', 'Late rate'),
        values: range('E'),
        categories: range('A'),
        color: '1F4E79',
        marker: { symbol: 'circle', size: 7 },
      },
      {
        name: t('Mục tiêu', 'Target'),
        values: range('F'),
        categories: range('A'),
        color: 'A51C1C',
        marker: { symbol: 'none' },
        stroke: { dash: 'dash' },
      },
    ],
    anchor: { from: { row: last + 1, col: 0 }, to: { row: last + 18, col: 5 } },
    legend: 'bottom',
  };
}
