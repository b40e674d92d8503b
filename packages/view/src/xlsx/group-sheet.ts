// Procedures, or any other part the report was split by, with the columns of the form and their rate.
import type { Report, ReportGroup, ShownRate } from '@dunghen/core/report';
import { FORM_06A, groupName, PARTS, rateOf, type Words } from '../words/index.ts';
import type { BookSheet } from './grid.ts';
import { listSheet } from './list-sheet.ts';
import { COUNT, PERCENT } from './styles.ts';

/** The sheet of the groups. */
export function groupSheet(
  name: string,
  title: string,
  by: ReportGroup['by'],
  groups: readonly ReportGroup[],
  { target }: Report,
  words: Words,
): BookSheet {
  const { t } = words;
  const rate = ({ rates }: ReportGroup): ShownRate => rateOf(rates, target.basis);
  return listSheet<ReportGroup>(
    name,
    title,
    [
      { head: t(...PARTS[by]), value: (group) => groupName(group, words) },
      { head: t('Mã', 'Code'), value: ({ key }) => key },
      { head: t('Trễ', 'Late'), format: COUNT, value: (group) => rate(group).late },
      { head: t('Tổng', 'Total'), format: COUNT, value: (group) => rate(group).total },
      {
        head: t('Tỷ lệ trễ', 'Late rate'),
        format: PERCENT,
        value: (group) => (rate(group).total === 0 ? null : rate(group).late / rate(group).total),
      },
      ...FORM_06A.flatMap(({ columns }) => columns).map(({ key, head }, i) => ({
        head: `(${i + 3}) ${t(...head)}`,
        format: COUNT,
        width: 12,
        value: ({ form06a }: ReportGroup) => form06a[key],
      })),
    ],
    groups.toSorted((a, b) => rate(b).late - rate(a).late || rate(b).total - rate(a).total),
  );
}
