// The report as a workbook: the sheets an office expects, in the order it reads them.
import type { ReportGroup } from '@dunghen/core/report';
import { stepName } from '../html/stages.ts';
import { isRunning, type ClosedLateRow, type DossierRow, type LetterRow, type ReportPage } from '../report-page.ts';
import { dataFault, evidenceText, FINDINGS, LETTER_KINDS, letterState, PARTS, periodWithin, type Words } from '../words/index.ts';
import { formSheet } from './form-sheet.ts';
import { bookOf, excelDay, type BookSheet } from './grid.ts';
import { groupSheet } from './group-sheet.ts';
import { listSheet, type ListColumn } from './list-sheet.ts';
import { COUNT, DAY, DAYS, ORDINAL } from './styles.ts';
import { summarySheet } from './summary-sheet.ts';

// What other workbooks of the product are made with.
export { bookOf, excelDay, filterOver, lyingDown, sheetOf, type BookSheet, type GridRow } from './grid.ts';
export { BOLD, CELL, DAY, HEAD, numeric } from './styles.ts';
export { EDGES, widthOfText } from './text-lines.ts';

/** The bytes of the workbook. */
export function reportWorkbook(page: ReportPage, words: Words): Promise<Uint8Array> {
  const { t } = words;
  const { report, overdue, closedLate, dueSoon } = page;
  // The same report makes the same bytes, whenever it is made.
  const asOf = excelDay(report.asOf) as Date;
  const period = periodWithin(report.period, words);
  const titled = (vi: string, en: string): string => `${t(vi, en)}, ${period}`;
  // A sheet of headings alone could be one that was cut off.
  const list = <Row>(name: string, title: string, columns: readonly Column<Row>[], rows: readonly Row[]): BookSheet =>
    listSheet(name, rows.length === 0 ? `${title}: ${t('không có', 'none')}` : title, columns, rows);
  const chosenSheet = (by: ReportGroup['by'], groups: readonly ReportGroup[]): BookSheet => {
    const [vi, en] = PARTS[by];
    const [byVi, byEn] = [`Theo ${vi.toLowerCase()}`, `By ${en.toLowerCase()}`];
    return groupSheet(t(byVi, byEn), titled(byVi, byEn), by, groups, report, words);
  };
  const open = isRunning(report)
    ? titled('Hồ sơ đang quá hạn', 'Overdue dossiers')
    : titled('Hồ sơ quá hạn khi hết kỳ', 'Dossiers overdue at the end');
  // Units have their columns in the form, procedures a sheet of their own.
  const other = report.groups.filter(({ by }) => by !== 'unit' && by !== 'procedure');
  const sheets: readonly BookSheet[] = [
    summarySheet(page, words),
    formSheet(page, words),
    list(t('Quá hạn', 'Overdue'), open, [...openColumns(words, true), ...markColumn(words, overdue)], overdue),
    list(
      t('Giải quyết trễ', 'Resolved late'),
      titled('Hồ sơ đã giải quyết trễ', 'Dossiers resolved late'),
      [...closedColumns(words), ...markColumn(words, closedLate)],
      closedLate,
    ),
    ...(dueSoon === null
      ? []
      : [
          list(
            t('Sắp đến hạn', 'Due soon'),
            titled('Hồ sơ sắp đến hạn', 'Dossiers due soon'),
            [...openColumns(words, false), ...markColumn(words, dueSoon)],
            dueSoon,
          ),
        ]),
    list(
      t('Sổ thư xin lỗi', 'Letters'),
      titled('Sổ thư xin lỗi', 'Register of letters'),
      [...letterColumns(words), ...markColumn(words, page.letters)],
      page.letters,
    ),
    list(
      t('Các bước', 'Steps'),
      titled('Thời gian qua từng bước (ngày làm việc)', 'Time at each step (working days)'),
      stageColumns(words),
      page.stages.stages,
    ),
    groupSheet(t('Thủ tục', 'Procedures'), titled('Theo thủ tục', 'By procedure'), 'procedure', page.procedures, report, words),
    ...(other[0] === undefined ? [] : [chosenSheet(other[0].by, other)]),
    list(t('Cần kiểm tra', 'To look into'), titled('Dấu hiệu và chứng cứ', 'Signs and evidence'), checkColumns(words), [
      ...report.findings.map(({ code, dossier, evidence }) => ({
        dossier,
        sign: t(...FINDINGS[code]),
        evidence: evidenceText(evidence, words),
      })),
      ...report.dataFaults.map(({ code, dossier }) => ({ dossier, sign: dataFault(code, words), evidence: '' })),
    ]),
  ];
  return bookOf(sheets, {
    defaultFont: { name: 'Times New Roman', size: 12 },
    properties: { title: titled('Báo cáo', 'Report'), creator: 'Đúng Hẹn', created: asOf, modified: asOf },
  });
}

type Column<Row> = ListColumn<Row>;

const checkColumns = ({ t }: Words): readonly Column<{ readonly dossier: string; readonly sign: string; readonly evidence: string }>[] => [
  { head: t('Mã hồ sơ', 'Dossier'), value: ({ dossier }) => dossier },
  { head: t('Dấu hiệu', 'Sign'), value: ({ sign }) => sign },
  { head: t('Chứng cứ', 'Evidence'), value: ({ evidence }) => evidence },
];

/** `at`: what the unit's desk is called. */
function dossierColumns({ t }: Words, at: string): readonly Column<DossierRow>[] {
  return [
    { head: t('Mã hồ sơ', 'Dossier'), value: ({ dossier }) => dossier },
    { head: t('Mã thủ tục', 'Procedure code'), value: ({ procedure }) => procedure },
    { head: t('Thủ tục', 'Procedure'), value: ({ procedureName }) => procedureName },
    { head: at, value: ({ unit }) => unit },
    { head: t('Bước', 'Stage'), value: ({ stage }) => stage },
    { head: t('Tiếp nhận', 'Received'), format: DAY, value: ({ receivedOn }) => excelDay(receivedOn) },
    { head: t('Hạn trả', 'Due'), format: DAY, value: ({ dueOn }) => excelDay(dueOn) },
  ];
}

/** A row whose due date may still move. */
type Marked = Pick<LetterRow, 'provisional'>;

/** A day is a typed cell and bears no mark, so that a list with a due date that may still move has a column for it. */
const markColumn = ({ t }: Words, rows: readonly Marked[]): readonly Column<Marked>[] =>
  rows.some(({ provisional }) => provisional)
    ? [
        {
          head: t('Hạn trả tạm tính', 'Due date provisional'),
          value: ({ provisional }) => (provisional ? t('tạm tính', 'provisional') : null),
        },
      ]
    : [];

const openColumns = (words: Words, late: boolean): readonly Column<DossierRow>[] => [
  ...dossierColumns(words, words.t('Đang ở', 'At')),
  {
    head: late ? words.t('Trễ (ngày làm việc)', 'Late (working days)') : words.t('Còn (ngày làm việc)', 'Left (working days)'),
    format: COUNT,
    value: ({ workingDaysLeft: left }) => (left === null ? null : late ? -left : left),
  },
  { head: words.t('Xin lỗi trước ngày', 'Apology by'), format: DAY, value: ({ apologyBy }) => excelDay(apologyBy) },
];

const closedColumns = (words: Words): readonly Column<ClosedLateRow>[] => [
  ...dossierColumns(words, words.t('Đơn vị cuối', 'Last at')),
  { head: words.t('Xong ngày', 'Ended'), format: DAY, value: ({ endedOn }) => excelDay(endedOn) },
  { head: words.t('Trễ (ngày làm việc)', 'Late (working days)'), format: COUNT, value: ({ workingDaysLate }) => workingDaysLate },
];

const letterColumns = (words: Words): readonly Column<LetterRow>[] => {
  const { t } = words;
  return [
    { head: t('Mã hồ sơ', 'Dossier'), value: ({ dossier }) => dossier },
    { head: t('Lần hẹn', 'Appointment'), format: ORDINAL, value: ({ appointment }) => appointment },
    { head: t('Loại thư', 'Kind'), value: ({ kind }) => t(...(LETTER_KINDS[kind] ?? [kind, kind])) },
    { head: t('Lỡ hẹn ngày', 'Missed'), format: DAY, value: ({ dueOn }) => excelDay(dueOn) },
    { head: t('Soạn ngày', 'Drafted'), format: DAY, value: ({ draftedOn }) => excelDay(draftedOn) },
    { head: t('Tình trạng', 'State'), value: ({ state }) => letterState(state, words) },
    { head: t('Số', 'Number'), value: ({ number }) => number ?? null },
    { head: t('Người ký', 'Signed by'), width: 24, value: ({ signedBy }) => signedBy ?? null },
    { head: t('Ký ngày', 'Signed on'), format: DAY, value: ({ signedOn }) => excelDay(signedOn) },
    { head: t('Gửi ngày', 'Sent on'), format: DAY, value: ({ sentOn }) => excelDay(sentOn) },
    { head: t('Gửi qua', 'Sent by'), value: ({ channel }) => channel ?? null },
    { head: t('Tệp', 'File'), value: ({ fileName }) => fileName },
  ];
};

const stageColumns = (words: Words): readonly Column<ReportPage['stages']['stages'][number]>[] => {
  const { t } = words;
  return [
    { head: t('Bước – đơn vị', 'Step – unit'), value: (stage) => stepName(stage, words) },
    { head: t('Ngày trễ tại bước', 'Days lost here'), format: DAYS, value: ({ overrunDays }) => overrunDays },
    { head: t('Lẽ ra kịp hạn', 'Would be in time'), format: COUNT, value: ({ saved }) => saved },
    { head: t('Lượt', 'Visits'), format: COUNT, value: ({ visits }) => visits },
    { head: t('Đang ở đây', 'Here now'), format: COUNT, value: ({ running }) => running },
    { head: t('Trung vị', 'Median'), format: DAYS, value: ({ medianDays }) => medianDays },
    { head: t('90% không quá', '90% within'), format: DAYS, value: ({ p90Days }) => p90Days },
    { head: t('Lâu nhất', 'Longest'), format: DAYS, value: ({ longestDays }) => longestDays },
  ];
};
