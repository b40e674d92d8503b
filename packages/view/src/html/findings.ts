// What does not add up: dossiers that cannot be judged, and signs that a history was bent.
import type { Finding } from '@dunghen/core';
import type { ReportPage } from '../report-page.ts';
import { dataFault, evidenceText, FINDINGS, showCount, type Words } from '../words/index.ts';
import { codeCell } from './code-cell.ts';
import { codes } from './letters.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** The section of faults and findings. */
export function findings({ report }: ReportPage, words: Words): Markup {
  const { t, lang } = words;
  const { dataFaults, supplements, dueByPromise } = report;
  const n = (count: number): string => showCount(count, lang);
  const faults = [...Map.groupBy(dataFaults, ({ code }) => code)].map(
    ([code, some]) =>
      html`<li>
        <strong>${dataFault(code, words)}</strong> (${n(some.length)}):
        ${codes(
          some.map(({ dossier }) => dossier),
          words,
        )}
      </li>`,
  );
  const promised =
    dueByPromise > 0 &&
    html`<p>
      ${t(
        `${n(dueByPromise)} hồ sơ tính theo ngày hẹn trả trên danh sách, vì khi nhập lần đầu chúng đã qua những ngày không ai ghi lại.`,
        `${n(dueByPromise)} dossiers are judged by the promise on the list, since they had unrecorded days behind them when first imported.`,
      )}
    </p>`;
  return html`<section id="findings" aria-labelledby="findings-h">
    <h2 id="findings-h">${t('Cần kiểm tra', 'To look into')}</h2>
    <h3>${t('Dấu hiệu bất thường', 'Signs of a bent history')}</h3>
    ${signs(report.findings, words)}
    <h3>${t('Không tính được', 'Cannot be judged')}</h3>
    ${
      dataFaults.length === 0
        ? html`<p class="empty">${t('Mọi hồ sơ đều tính được.', 'Every dossier can be judged.')}</p>`
        : html`<p>${t(`${n(dataFaults.length)} hồ sơ, không nằm trong tỷ lệ nào:`, `${n(dataFaults.length)} dossiers, in no rate:`)}</p>
            <ul>
              ${faults}
            </ul>`
    }
    ${promised}
    <p>
      ${t(
        `Yêu cầu bổ sung: ${n(supplements.dossiers)} hồ sơ, trong đó ${n(supplements.repeated)} hồ sơ bị yêu cầu quá một lần.`,
        `Supplements: ${n(supplements.dossiers)} dossiers, ${n(supplements.repeated)} of them asked more than once.`,
      )}
    </p>
  </section>`;
}

function signs(found: readonly Finding[], words: Words): Markup {
  const { t } = words;
  return table<Finding>(
    {
      caption: t('Dấu hiệu bất thường và chứng cứ', 'Signs of a bent history and their evidence'),
      columns: [
        { head: t('Mã hồ sơ', 'Dossier'), cell: ({ dossier }) => codeCell(dossier) },
        { head: t('Dấu hiệu', 'Sign'), cell: ({ code }) => t(...FINDINGS[code]) },
        { head: t('Chứng cứ', 'Evidence'), cell: ({ evidence }) => evidenceText(evidence, words) },
      ],
      rows: found.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.dossier < b.dossier ? -1 : 1)),
      empty: t('Không có dấu hiệu nào.', 'No sign.'),
    },
    words,
  );
}
