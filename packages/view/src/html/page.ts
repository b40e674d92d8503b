// The report as one file that opens offline, reads without its script and prints on A4.
import type { ReportPage } from '../report-page.ts';
import { periodName, showDay, type Words } from '../words/index.ts';
import { answer } from './answer.ts';
import { definitions } from './definitions.ts';
import { document, pageScriptWords } from './document.ts';
import { findings } from './findings.ts';
import { form06aSection } from './form-06a.ts';
import { groups } from './groups.ts';
import { lettersSection } from './letters.ts';
import { lists } from './lists.ts';
import { html, type Markup } from './markup.ts';
import { stagesSection } from './stages.ts';
import { trend } from './trend-chart.ts';

/** The whole page as HTML text. */
export function reportHtml(page: ReportPage, words: Words): string {
  const { t, lang } = words;
  const { agency, report } = page;
  const name = periodName(report.period, words);
  const title = t('Tình hình giải quyết thủ tục hành chính', 'Handling of administrative procedures');
  return document(
    lang,
    [title, name, ...(agency.name === undefined ? [] : [agency.name])].join(' – '),
    t('Đến thẳng kết quả', 'Skip to the answer'),
    html`<header>
        <p class="agency">
          ${agency.parent !== undefined && html`<span>${agency.parent}</span>`}${agency.name !== undefined && html`<strong>${agency.name}</strong>`}
        </p>
        <h1>${title}</h1>
        <p class="period">
          <strong>${name}</strong>
          <span
            >${t('từ', 'from')} ${showDay(report.period.from, lang)} ${t('đến', 'to')} ${showDay(report.period.to, lang)};
            ${t('tính đến ngày', 'as of')} ${showDay(report.asOf, lang)}</span
          >
        </p>
      </header>
      <nav aria-label="${t('Mục lục', 'Contents')}">
        <ul>
          ${contents(page, words)}
        </ul>
      </nav>
      <main>
        ${answer(page, words)}${trend(page, words)}${form06aSection(page, words)}${groups(page, words)}${stagesSection(page, words)}${lists(page, words)}${lettersSection(page, words)}${findings(page, words)}${definitions(page, words)}
      </main>
      <footer>
        <p>
          ${t('Báo cáo không chứa họ tên, địa chỉ hay số điện thoại của công dân.', 'This report holds no name, address or telephone number of a citizen.')}
          ${t('Lịch làm việc', 'Calendar')}: <span class="code">${report.calendarId}</span>. Đúng Hẹn.
        </p>
      </footer>`,
    pageScriptWords(words),
  );
}

function contents({ dueSoon, trend: months }: ReportPage, { t }: Words): readonly Markup[] {
  const links: readonly (readonly [string, string])[] = [
    ...(months.some(({ target }) => target.total > 0) ? [['trend', t('Diễn biến', 'Trend')] as const] : []),
    ['form', t('Biểu II.06a', 'Form II.06a')],
    ['groups', t('Đơn vị, thủ tục', 'Units, procedures')],
    ['stages', t('Các bước', 'Steps')],
    ['overdue', t('Quá hạn', 'Overdue')],
    ['closed-late', t('Giải quyết trễ', 'Resolved late')],
    ...(dueSoon === null ? [] : [['due-soon', t('Sắp đến hạn', 'Due soon')] as const]),
    ['letters', t('Thư xin lỗi', 'Letters')],
    ['findings', t('Cần kiểm tra', 'To look into')],
    ['definitions', t('Cách tính', 'How it is counted')],
  ];
  return links.map(([id, text]) => html`<li><a href="#${id}">${text}</a></li>`);
}
