// Units and procedures with their own rate, the worst first: where to look.
import type { ReportGroup } from '@dunghen/core/report';
import type { ReportPage } from '../report-page.ts';
import { groupName, PARTS, rateOf, showCount, showPercent, type Words } from '../words/index.ts';
import { bar } from './bar.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** The section of units and procedures, and of whatever else the report was split by. */
export function groups({ report, units, procedures }: ReportPage, words: Words): Markup {
  const { t } = words;
  const other = report.groups.filter(({ by }) => by !== 'unit' && by !== 'procedure');
  const part = (rows: readonly ReportGroup[], by: ReportGroup['by']): Markup => {
    const [vi, en] = PARTS[by];
    const caption = t(`Tỷ lệ trễ theo ${vi.toLowerCase()}`, `Late rate by ${en.toLowerCase()}`);
    return html`<h3>${caption}</h3>
      ${groupTable(rows, report, caption, t(vi, en), words)}`;
  };
  return html`<section id="groups" aria-labelledby="groups-h">
    <h2 id="groups-h">${t('Đơn vị và thủ tục', 'Units and procedures')}</h2>
    ${part(units, 'unit')}
    ${part(procedures, 'procedure')}
    ${other[0] !== undefined && part(other, other[0].by)}
  </section>`;
}

function groupTable(
  rows: readonly ReportGroup[],
  { target }: ReportPage['report'],
  caption: string,
  head: string,
  { t, lang }: Words,
): Markup {
  const rated = rows.map((group) => {
    const { rates, form06a } = group;
    const { late, total, percent } = rateOf(rates, target.basis);
    return {
      label: groupName(group, { t, lang }),
      late,
      total,
      percent,
      overdue: form06a.c13,
      open: form06a.c11,
    };
  });
  const most = Math.max(1, ...rated.map(({ late }) => late));
  const count = (n: number): { show: string; sort: number } => ({ show: showCount(n, lang), sort: n });
  return table<(typeof rated)[number]>(
    {
      caption,
      columns: [
        { head, cell: ({ label }) => label },
        {
          head: t('Trễ', 'Late'),
          number: true,
          cell: ({ late }) => ({ show: html`${late > 0 && bar(late / most)}${showCount(late, lang)}`, sort: late }),
        },
        { head: t('Tổng', 'Total'), number: true, cell: ({ total }) => count(total) },
        {
          head: t('Tỷ lệ trễ', 'Late rate'),
          number: true,
          cell: ({ percent }) => ({ show: showPercent(percent, lang), sort: Number(percent ?? -1) }),
        },
        { head: t('Chưa xong', 'Not finished'), number: true, cell: ({ open }) => count(open) },
        { head: t('Quá hạn chưa xong', 'Overdue'), number: true, cell: ({ overdue }) => count(overdue) },
      ],
      rows: rated.toSorted((a, b) => b.late - a.late || b.total - a.total),
      empty: t('Không có hồ sơ nào trong kỳ.', 'No dossier in the period.'),
    },
    { t, lang },
  );
}
