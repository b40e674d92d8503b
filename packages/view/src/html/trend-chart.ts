// The last months side by side against the target, as a chart to look at and a table to read.
import type { ReportPage } from '../report-page.ts';
import { monthsWithDossiers, trendMonths, type TrendMonth } from '../trend.ts';
import { periodName, showCount, showPercent, type Words } from '../words/index.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';
import { verdict } from './verdict.ts';

const HEIGHT = 100;
/** More months than this stand too close for their rates side by side. */
const ROOMY = 6;

/** The section of the trend. */
export function trend({ trend: reports, report }: ReportPage, words: Words): Markup {
  const { t, lang } = words;
  const months = monthsWithDossiers(trendMonths(reports));
  if (months.length === 0) return html``;
  const known = months.filter(({ met }) => met !== null);
  const missed = known.filter(({ met }) => met === false).length;
  const summary = t(
    `${months.length} tháng: ${known.length - missed} tháng đạt, ${missed} tháng chưa đạt mục tiêu dưới ${showPercent(report.target.percent, lang)}.`,
    `${months.length} months: ${known.length - missed} met and ${missed} missed the target of under ${showPercent(report.target.percent, lang)}.`,
  );
  return html`<section id="trend" aria-labelledby="trend-h">
    <h2 id="trend-h">${t('Diễn biến theo tháng', 'Month by month')}</h2>
    <p>${summary}</p>
    <div class="months">${chart(months, report.target.percent, summary, words)}
    <details open>
      <summary>${t('Số liệu từng tháng', 'The figures of each month')}</summary>
      ${figures(months, words)}
    </details></div>
  </section>`;
}

function chart(months: readonly TrendMonth[], target: string, summary: string, { t, lang }: Words): Markup {
  const rate = ({ late, total }: TrendMonth): number => (total === 0 ? 0 : (100 * late) / total);
  const mark = Number(target);
  const top = Math.max(2 * mark, ...months.map((month) => rate(month) * 1.05)) || 1;
  const y = (percent: number): number => Math.round((HEIGHT - (HEIGHT * percent) / top) * 10) / 10;
  const bars = months.map((month, i) => {
    const height = HEIGHT - y(rate(month));
    return (
      height > 0 &&
      html`<rect class="${month.met === false ? 'bad' : 'fill'}" x="${i * 10 + 2}" width="6" y="${y(rate(month))}" height="${height}" />`
    );
  });
  const label = (percent: string | null): string => (percent === null ? '–' : lang === 'vi' ? percent.replace('.', ',') : percent);
  const sign = (met: boolean | null): string => (met === null ? '–' : met ? '✓' : '✗');
  const columns = months.map((month) => html`<span class="value${month.met === false && ' bad'}">${label(month.percent)}</span>`);
  const names = months.map(({ period, met, running }, i) => {
    const month = Number(period.from.slice(5, 7));
    const year = (i === 0 || month === 1) && period.from.slice(0, 4);
    return html`<span class="month"
      >${t('T', 'M')}${month}${running && '*'}<br /><b class="${met === false && 'bad'}">${sign(met)}</b><br /><i>${year}</i></span
    >`;
  });
  const running = months.some((month) => month.running);
  return html`<figure class="trend${months.length > ROOMY && ' close'}" style="--months:${months.length}">
    <div role="img" aria-label="${t('Biểu đồ tỷ lệ trễ từng tháng. ', 'Chart of the monthly late rate. ')}${summary}">
      <div class="row" aria-hidden="true">${columns}</div>
      <div class="plot" aria-hidden="true">
        <svg viewBox="0 0 ${months.length * 10} ${HEIGHT}" preserveAspectRatio="none" focusable="false">
          ${bars}
          <line class="axis" x1="0" x2="${months.length * 10}" y1="${HEIGHT}" y2="${HEIGHT}" />
          <line class="mark" x1="0" x2="${months.length * 10}" y1="${y(mark)}" y2="${y(mark)}" /></svg
        ><span class="goal" style="top:${y(mark)}%">${showPercent(target, lang)}</span>
      </div>
      <div class="row" aria-hidden="true">${names}</div>
    </div>
    <figcaption>
      ${t('Tỷ lệ trễ (%) theo tháng; đường gạch là mục tiêu, ✓ đạt, ✗ chưa đạt.', 'Late rate (%) by month; the dashed line is the target, ✓ met, ✗ missed.')}${running && t(' * tháng chưa kết thúc.', ' * the month is not over.')}
    </figcaption>
  </figure>`;
}

function figures(months: readonly TrendMonth[], words: Words): Markup {
  const { t, lang } = words;
  return table<TrendMonth>(
    {
      caption: t('Tỷ lệ trễ từng tháng', 'Late rate by month'),
      columns: [
        {
          head: t('Tháng', 'Month'),
          cell: ({ period, running }) => ({ show: periodName(period, words) + (running ? '*' : ''), sort: period.from }),
        },
        { head: t('Trễ', 'Late'), number: true, cell: ({ late }) => ({ show: showCount(late, lang), sort: late }) },
        { head: t('Tổng', 'Total'), number: true, cell: ({ total }) => ({ show: showCount(total, lang), sort: total }) },
        {
          head: t('Tỷ lệ', 'Rate'),
          number: true,
          cell: ({ percent }) => ({ show: showPercent(percent, lang), sort: Number(percent ?? -1) }),
        },
        {
          head: t('Kết quả', 'Result'),
          cell: ({ met }) => ({
            show: verdict(met === null ? 'no-dossier' : met ? 'met' : 'missed', words),
            sort: met === null ? 2 : met ? 1 : 0,
          }),
        },
      ],
      rows: months,
      empty: t('Chưa có tháng nào.', 'No month yet.'),
    },
    words,
  );
}
