// Form II.06a as the ministry lays it out: one row a unit and the total, columns numbered 1 to 13.
import type { Form06a } from '@dunghen/core';
import type { ReportPage } from '../report-page.ts';
import { FORM_06A, showCount, type Words } from '../words/index.ts';
import { html, type Markup } from './markup.ts';

const COLUMNS = FORM_06A.flatMap(({ columns }) => columns);
/** Columns whose dossiers are late: a number there is marked. */
const LATE: readonly (keyof Form06a)[] = ['c10', 'c13'];

/** The section of the form. */
export function form06aSection({ report, units }: ReportPage, { t, lang }: Words): Markup {
  const cells = (form: Form06a): readonly Markup[] =>
    COLUMNS.map(({ key }) => html`<td class="n${LATE.includes(key) && form[key] > 0 && ' bad'}">${showCount(form[key], lang)}</td>`);
  const groups = FORM_06A.map(({ head, columns }) => html`<th scope="colgroup" colspan="${columns.length}">${t(...head)}</th>`);
  const middle = COLUMNS.map(({ head, under }, i) => {
    if (!under) return html`<th scope="col" rowspan="2">${t(...head)}</th>`;
    const first = COLUMNS[i - 1]?.under !== under;
    return first && html`<th scope="colgroup" colspan="${COLUMNS.filter((column) => column.under === under).length}">${t(...under)}</th>`;
  });
  const numbers = Array.from({ length: COLUMNS.length + 2 }, (_, i) => html`<td>(${i + 1})</td>`);
  const rows = units.map(
    ({ label, form06a }, i) =>
      html`<tr>
        <td class="n">${i + 1}</td>
        <th scope="row">${label === '' ? t('(không ghi đơn vị)', '(unit not stated)') : label}</th>
        ${cells(form06a)}
      </tr>`,
  );
  const caption = t('Biểu II.06a/VPCP/KSTT theo đơn vị', 'Form II.06a/VPCP/KSTT by unit');
  return html`<section id="form" aria-labelledby="form-h">
    <h2 id="form-h">${t('Biểu II.06a', 'Form II.06a')}</h2>
    <p>
      ${t('Tình hình, kết quả giải quyết thủ tục hành chính. Đơn vị tính: hồ sơ.', 'Results of administrative procedures. Unit: dossiers.')}
    </p>
    <div class="region" role="region" tabindex="0" aria-label="${caption}">
      <table class="form">
        <caption class="heard">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col" rowspan="3">${t('STT', 'No.')}</th>
            <th scope="col" rowspan="3">${t('Đơn vị', 'Unit')}</th>
            ${groups}
          </tr>
          <tr>
            ${middle}
          </tr>
          <tr>
            ${COLUMNS.filter(({ under }) => under).map(({ head }) => html`<th scope="col">${t(...head)}</th>`)}
          </tr>
          <tr class="numbers">
            ${numbers}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
        <tfoot>
          <tr>
            <td></td>
            <th scope="row">${t('Tổng số', 'Total')}</th>
            ${cells(report.form06a)}
          </tr>
        </tfoot>
      </table>
    </div>
  </section>`;
}
