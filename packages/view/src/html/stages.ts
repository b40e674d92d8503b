// The steps where the late dossiers lost their days, the one to fix first in front.
import type { RankedStage } from '@dunghen/core/report';
import type { ReportPage } from '../report-page.ts';
import { showCount, showNumber, type Words } from '../words/index.ts';
import { bar } from './bar.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** The section of the steps. */
export function stagesSection({ stages: report }: ReportPage, words: Words): Markup {
  const { t, lang } = words;
  const [first] = report.stages;
  const most = Math.max(0.001, ...report.stages.map(({ overrunDays }) => overrunDays));
  const days = (value: number | null): { show: string; sort: number } => ({
    show: value === null ? '–' : showNumber(value, lang, 1),
    sort: value ?? -1,
  });
  return html`<section id="stages" aria-labelledby="stages-h">
    <h2 id="stages-h">${t('Bước nào làm trễ', 'Which steps cost most')}</h2>
    <p>
      ${
        report.lateDossiers === 0
          ? t('Không có hồ sơ trễ.', 'No dossier is late.')
          : t(
              `${showCount(report.lateDossiers, lang)} hồ sơ trễ tổng cộng ${showNumber(report.overrunDays, lang, 1)} ngày làm việc.`,
              `${showCount(report.lateDossiers, lang)} late dossiers are late by ${showNumber(report.overrunDays, lang, 1)} working days together.`,
            )
      }
      ${
        first !== undefined &&
        first.overrunDays > 0 &&
        html`<strong>${t(`Nên sửa trước: ${stepName(first, words)}.`, `Fix first: ${stepName(first, words)}.`)}</strong> ${t(
          `Nếu bước này chỉ mất thời gian như thường lệ thì ${showCount(first.saved, lang)} hồ sơ trễ đã kịp hạn.`,
          `Had it taken no more than usual, ${showCount(first.saved, lang)} late dossiers would have been in time.`,
        )}`
      }
    </p>
    ${table<RankedStage>(
      {
        caption: t('Thời gian qua từng bước (ngày làm việc, không tính lúc tạm dừng)', 'Time at each step (working days, pauses left out)'),
        columns: [
          { head: t('Bước – đơn vị', 'Step – unit'), cell: (stage) => stepName(stage, words) },
          {
            head: t('Ngày trễ', 'Days lost'),
            number: true,
            cell: ({ overrunDays }) => ({
              show: html`${overrunDays > most / 100 && bar(overrunDays / most)}${showNumber(overrunDays, lang, 1)}`,
              sort: overrunDays,
            }),
          },
          {
            head: t('Lẽ ra kịp hạn', 'Would be in time'),
            number: true,
            cell: ({ saved }) => ({ show: showCount(saved, lang), sort: saved }),
          },
          { head: t('Lượt', 'Visits'), number: true, cell: ({ visits }) => ({ show: showCount(visits, lang), sort: visits }) },
          { head: t('Đang ở đây', 'Here now'), number: true, cell: ({ running }) => ({ show: showCount(running, lang), sort: running }) },
          { head: t('Trung vị', 'Median'), number: true, cell: ({ medianDays }) => days(medianDays) },
          { head: t('90% không quá', '90% within'), number: true, cell: ({ p90Days }) => days(p90Days) },
          { head: t('Lâu nhất', 'Longest'), number: true, cell: ({ longestDays }) => days(longestDays) },
        ],
        rows: report.stages,
        showCaption: true,
        empty: t('Không có hồ sơ nào trong kỳ.', 'No dossier in the period.'),
      },
      words,
    )}
  </section>`;
}

/** "Thẩm định – Phòng Kinh tế". */
export const stepName = ({ stage, unit }: Pick<RankedStage, 'stage' | 'unit'>, { t }: Words): string => {
  const step = stage === '' ? t('(chưa ghi bước)', '(no step recorded)') : stage;
  return unit === '' ? step : `${step} – ${unit}`;
};
