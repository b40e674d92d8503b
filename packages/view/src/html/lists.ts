// The dossiers behind the figures: overdue, ended late, due soon, each with where it lies and how long it has.
import { isRunning, type ClosedLateRow, type DossierRow, type ReportPage } from '../report-page.ts';
import { showCount, type Words } from '../words/index.ts';
import { codeCell } from './code-cell.ts';
import { dayCell, dueCell, markNote } from './day-cell.ts';
import { html, type Insert, type Markup } from './markup.ts';
import { table, type Column } from './table.ts';

/** The sections of the lists. */
export function lists(page: ReportPage, words: Words): Markup {
  const { t, lang } = words;
  const { overdue, closedLate, dueSoon } = page;
  const n = (rows: readonly unknown[]): string => showCount(rows.length, lang);
  const late = isRunning(page.report)
    ? t('Hồ sơ đang quá hạn', 'Overdue dossiers')
    : t('Hồ sơ quá hạn khi hết kỳ', 'Dossiers overdue at the end of the period');
  const section = (id: string, title: string, rows: readonly DossierRow[], body: Insert): Markup =>
    html`<section id="${id}" aria-labelledby="${id}-h">
      <h2 id="${id}-h">${title}</h2>
      ${body}${markNote(rows, words)}
    </section>`;
  return html`${section(
    'overdue',
    `${late} (${n(overdue)})`,
    overdue,
    table(
      {
        caption: late,
        columns: openColumns(words, true),
        rows: overdue,
        empty: t('Không có hồ sơ nào quá hạn.', 'No dossier is overdue.'),
      },
      words,
    ),
  )}${section(
    'closed-late',
    t(`Hồ sơ đã giải quyết trễ (${n(closedLate)})`, `Dossiers resolved late (${n(closedLate)})`),
    closedLate,
    table(
      {
        caption: t('Hồ sơ đã giải quyết trễ trong kỳ', 'Dossiers resolved late in the period'),
        columns: closedColumns(words),
        rows: closedLate,
        empty: t('Không có hồ sơ nào giải quyết trễ.', 'No dossier was resolved late.'),
      },
      words,
    ),
  )}${
    dueSoon !== null &&
    section(
      'due-soon',
      t(`Hồ sơ sắp đến hạn (${n(dueSoon)})`, `Due soon (${n(dueSoon)})`),
      dueSoon,
      table(
        {
          caption: t('Hồ sơ sắp đến hạn', 'Dossiers due soon'),
          columns: openColumns(words, false),
          rows: dueSoon,
          empty: t('Không có hồ sơ nào sắp đến hạn.', 'No dossier is due soon.'),
        },
        words,
      ),
    )
  }`;
}

const procedureOf = ({ procedure, procedureName }: DossierRow): string => procedureName ?? procedure ?? '–';

function openColumns(words: Words, late: boolean): readonly Column<DossierRow>[] {
  const { t } = words;
  return [
    { head: t('Mã hồ sơ', 'Dossier'), cell: ({ dossier }) => codeCell(dossier) },
    { head: t('Thủ tục', 'Procedure'), cell: procedureOf },
    { head: t('Hạn trả', 'Due'), number: true, cell: (row) => dueCell(row, words) },
    {
      head: late ? t('Trễ (ngày LV)', 'Late (working days)') : t('Còn (ngày LV)', 'Left (working days)'),
      number: true,
      cell: ({ workingDaysLeft }) => (workingDaysLeft === null ? '–' : late ? -workingDaysLeft : workingDaysLeft),
    },
    { head: t('Bước', 'Stage'), aside: true, cell: ({ stage }) => stage ?? '–' },
    { head: t('Đang ở', 'At'), aside: true, cell: ({ unit }) => unit ?? '–' },
    ...(late
      ? []
      : [{ head: t('Xin lỗi trước', 'Apology by'), number: true, cell: ({ apologyBy }: DossierRow) => dayCell(apologyBy, words) }]),
  ];
}

function closedColumns(words: Words): readonly Column<ClosedLateRow>[] {
  const { t } = words;
  return [
    { head: t('Mã hồ sơ', 'Dossier'), cell: ({ dossier }) => codeCell(dossier) },
    { head: t('Thủ tục', 'Procedure'), cell: procedureOf },
    { head: t('Đơn vị cuối', 'Last at'), aside: true, cell: ({ unit }) => unit ?? '–' },
    { head: t('Hạn trả', 'Due'), number: true, cell: (row) => dueCell(row, words) },
    { head: t('Xong ngày', 'Ended'), number: true, cell: ({ endedOn }) => dayCell(endedOn, words) },
    { head: t('Trễ (ngày LV)', 'Late (working days)'), number: true, cell: ({ workingDaysLate }) => workingDaysLate },
  ];
}
