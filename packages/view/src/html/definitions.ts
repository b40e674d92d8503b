// How every figure is counted, with the formulas worked out on this very period, so that nobody has to ask.
import type { ShownRate } from '@dunghen/core/report';
import type { ReportPage } from '../report-page.ts';
import { BASIS_NAMES, FORMULAS, showCount, showPercent, type Words } from '../words/index.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** The closing section. */
export function definitions({ report }: ReportPage, words: Words): Markup {
  const { t, lang } = words;
  const goal = showPercent(report.target.percent, lang);
  return html`<section id="definitions" aria-labelledby="definitions-h">
    <h2 id="definitions-h">${t('Cách tính', 'How it is counted')}</h2>
    ${table<ShownRate>(
      {
        caption: t('Bốn cách tính tỷ lệ trễ', 'The four late rates'),
        columns: [
          {
            head: t('Cách tính', 'Basis'),
            cell: ({ basis }) => ({
              show: html`${t(...BASIS_NAMES[basis])}${basis === report.target.basis && html` <em>${t('(chỉ tiêu)', '(target)')}</em>`}`,
              sort: basis,
            }),
          },
          { head: t('Công thức', 'Formula'), cell: ({ basis }) => t(...FORMULAS[basis]) },
          { head: t('Trễ', 'Late'), number: true, cell: ({ late }) => ({ show: showCount(late, lang), sort: late }) },
          { head: t('Tổng', 'Total'), number: true, cell: ({ total }) => ({ show: showCount(total, lang), sort: total }) },
          {
            head: t('Tỷ lệ', 'Rate'),
            number: true,
            cell: ({ percent }) => ({ show: showPercent(percent, lang), sort: Number(percent ?? -1) }),
          },
        ],
        rows: report.rates,
        empty: '',
      },
      words,
    )}
    <ul>
      <li>
        ${t(`Mục tiêu là dưới ${goal}, so bằng số nguyên: đúng ${goal} là chưa đạt.`, `The target is under ${goal}, compared as integers: exactly ${goal} misses it.`)}
      </li>
      <li>
        ${t('Hồ sơ xong đúng ngày hẹn là đúng hạn; hồ sơ đến hạn hôm nay chưa phải quá hạn.', 'A dossier finished on its due date is on time; one due today is not overdue.')}
      </li>
      <li>
        ${t('Ngày đầu không tính; ngày nghỉ, nghỉ bù, làm bù theo lịch chính thức từng năm.', "The first day is not counted; days off and make-up days follow each year's official calendar.")}
      </li>
      <li>
        ${t('Hồ sơ tạm dừng không có hạn trong lúc chờ và nằm ở cột 12. Gia hạn đúng luật dời hạn; hẹn lại sau khi trễ thì không.', 'A paused dossier has no due date while it waits and stands in column 12. A lawful extension moves the due date; a new appointment after a delay does not.')}
      </li>
      <li>
        ${t('Hồ sơ không rõ thời hạn không nằm trong tỷ lệ nào; phản ánh, kiến nghị được tính riêng.', "Dossiers without a known term are in no rate; citizens' feedback is counted apart.")}
      </li>
    </ul>
  </section>`;
}
