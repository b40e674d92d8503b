// A report for the screen: the answer first, then what it rests on, readable without colours and within 80 columns.
import { styleText } from 'node:util';
import type { Form06a, RateBasis } from '@dunghen/core';
import type { Kept, Report, ReportGroup } from '@dunghen/core/report';
import { BASIS_NAMES, FINDINGS, FORMULAS, groupName, outcomeOf, PARTS, provisionalReport, rateOf, type Words } from '@dunghen/view/words';
import { prose, terminalWidth } from './prose.ts';
import { rateGauge } from './rate-gauge.ts';
import { table } from './table.ts';
import { showCount, showDay, showPercent } from './text.ts';
import { trendLine } from './trend-line.ts';

/** Columns that the figures of a group take beside its name. */
const FIGURES = 36;

/** Listed names of dossiers before "and N more". */
const LISTED = 8;

/** The whole report as text. */
export function reportInWords(report: Report, trend: readonly Report[], words: Words): string {
  const { t, lang } = words;
  const { period, asOf, supplements, groups } = report;
  const parts = [
    styleText(
      'bold',
      t(
        `Kỳ ${showDay(period.from, lang)} – ${showDay(period.to, lang)}, tính đến ngày ${showDay(asOf, lang)}`,
        `Period ${period.from} – ${period.to}, as of ${asOf}`,
      ),
    ),
    [prose(headline(report, words)), ...(outcomeOf(report) === 'not-begun' ? [] : rateGauge(report, words))].join('\n'),
    ...(report.provisional ? [prose(provisionalReport(words))] : []),
    ...trendLine(trend, words),
    rates(report, words),
    form(report.form06a, words),
    ...(groups.length > 0 ? [groupTable(groups, report.target.basis, words)] : []),
    prose(letters(report, words)),
    ...feedback(report, words).map((text) => prose(text)),
    prose(
      t(
        `Kết quả đúng hoặc trước ngày hẹn: ${kept(report.promises, lang)}.`,
        `Results on or before the promised day: ${kept(report.promises, lang)}.`,
      ),
    ),
    prose(
      t(
        `Yêu cầu bổ sung: ${supplements.dossiers} hồ sơ, trong đó ${supplements.repeated} hồ sơ bị yêu cầu quá một lần.`,
        `Supplements: ${supplements.dossiers} dossiers, ${supplements.repeated} of them asked more than once.`,
      ),
    ),
    ...faults(report, words).map((text) => prose(text)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function headline(report: Report, { t, lang }: Words): string {
  const { target, budget } = report;
  if (outcomeOf(report) === 'not-begun') {
    return t(
      `KỲ CHƯA BẮT ĐẦU: ${showCount(target.late, lang)} hồ sơ đang quá hạn hôm nay sẽ chuyển sang nếu không xong trước đó.`,
      `NOT BEGUN: ${showCount(target.late, lang)} dossiers overdue today will be carried into it unless they end before.`,
    );
  }
  const rate = `${showCount(target.late, lang)}/${showCount(target.total, lang)}`;
  const goal = showPercent(target.percent, lang);
  if (target.met === null) return t('CHƯA CÓ DỮ LIỆU: không có hồ sơ nào trong kỳ.', 'NO DATA: no dossier in the period.');
  const verdict = target.met ? styleText(['green', 'bold'], t('ĐẠT', 'MET')) : styleText(['red', 'bold'], t('CHƯA ĐẠT', 'MISSED'));
  const left =
    budget.remaining >= 0
      ? t(
          `${budget.remaining === 0 ? 'không được trễ thêm nữa' : `còn được trễ thêm ${budget.remaining} hồ sơ`} (tối đa ${budget.allowedLate})`,
          `${budget.remaining} more may be late (at most ${budget.allowedLate})`,
        )
      : t(`vượt ${-budget.remaining} hồ sơ (tối đa ${budget.allowedLate})`, `${-budget.remaining} over (at most ${budget.allowedLate})`);
  const stake =
    budget.dueByEnd === 0
      ? ''
      : t(
          `; ${showCount(budget.dueByEnd, lang)} hồ sơ đang mở còn đến hạn trong kỳ`,
          `; ${showCount(budget.dueByEnd, lang)} open ones are still due in it`,
        );
  return t(
    `${verdict}: trễ ${rate} hồ sơ, mục tiêu dưới ${goal}; ${left}${stake}.`,
    `${verdict}: ${rate} late, target under ${goal}; ${left}${stake}.`,
  );
}

function rates({ rates: all, target }: Report, { t, lang }: Words): string {
  const rows = all.map(({ basis, late, total, percent }) => [
    // The name that --basis takes stands beside the one that people say.
    t(`${BASIS_NAMES[basis][0]} (${basis})`, basis) + (basis === target.basis ? ' *' : ''),
    showCount(late, lang),
    showCount(total, lang),
    showPercent(percent, lang),
  ]);
  const legend = all.map(({ basis }) => prose(`  ${basis}: ${t(...FORMULAS[basis])}`));
  return [table([t('Cách tính', 'Basis'), t('Trễ', 'Late'), t('Tổng', 'Total'), t('Tỷ lệ', 'Rate')], rows, [1, 2, 3]), ...legend].join(
    '\n',
  );
}

function form(columns: Form06a, { t, lang }: Words): string {
  const n = (value: number): string => showCount(value, lang);
  const { c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13 } = columns;
  return [
    t('Biểu II.06a (số cột trong ngoặc)', 'Form II.06a (column numbers in brackets)'),
    t(
      `  Tiếp nhận (3) ${n(c3)}: trực tuyến (4) ${n(c4)}, trực tiếp và bưu chính (5) ${n(c5)}, kỳ trước (6) ${n(c6)}`,
      `  Received (3) ${n(c3)}: online (4) ${n(c4)}, counter and post (5) ${n(c5)}, carried over (6) ${n(c6)}`,
    ),
    t(
      `  Đã giải quyết (7) ${n(c7)}: trước hạn (8) ${n(c8)}, đúng hạn (9) ${n(c9)}, quá hạn (10) ${n(c10)}`,
      `  Resolved (7) ${n(c7)}: early (8) ${n(c8)}, on time (9) ${n(c9)}, late (10) ${n(c10)}`,
    ),
    t(
      `  Đang giải quyết (11) ${n(c11)}: trong hạn (12) ${n(c12)}, quá hạn (13) ${n(c13)}`,
      `  In progress (11) ${n(c11)}: within term (12) ${n(c12)}, overdue (13) ${n(c13)}`,
    ),
  ]
    .map((line) => prose(line))
    .join('\n');
}

function groupTable(groups: readonly ReportGroup[], basis: RateBasis, { t, lang }: Words): string {
  // The worst first, as on the page and in the workbook.
  const rated = groups.map((group) => ({ group, ...rateOf(group.rates, basis) })).toSorted((a, b) => b.late - a.late || b.total - a.total);
  const rows = rated.map(({ group, late, total, percent }) => {
    return [
      prose(groupName(group, { t, lang }), terminalWidth() - FIGURES),
      showCount(late, lang),
      showCount(total, lang),
      showPercent(percent, lang),
    ];
  });
  const part = groups[0] === undefined ? t('Nhóm', 'Group') : t(...PARTS[groups[0].by]);
  return table([part, t('Trễ', 'Late'), t('Tổng', 'Total'), t('Tỷ lệ', 'Rate')], rows, [1, 2, 3]);
}

const kept = ({ kept: count, total, percent }: Kept, lang: Words['lang']): string =>
  `${showCount(count, lang)}/${showCount(total, lang)} (${showPercent(percent, lang)})`;

function feedback({ feedback: { inTime, letters: counts } }: Report, { t, lang }: Words): readonly string[] {
  if (inTime.total === 0) return [];
  return [
    t(
      `Phản ánh, kiến nghị (tính riêng): ${kept(inTime, lang)} không trễ hạn; ${counts.owed} trễ, còn thiếu ${counts.missing} thư.`,
      `Citizens' feedback (apart): ${kept(inTime, lang)} not late; ${counts.owed} late, ${counts.missing} letters missing.`,
    ),
  ];
}

function letters({ letters: counts }: Report, { t, lang }: Words): string {
  const { owed, drafted, issued, sent, missing, late, percent } = counts;
  if (owed === 0) return t('Thư xin lỗi: không có hồ sơ trễ nào phải có thư.', 'Letters: no late dossier is owed one.');
  return t(
    `Thư xin lỗi: ${owed} hồ sơ trễ phải có thư, ${showPercent(percent, lang)} đã có; đã soạn ${drafted}, đã ban hành ${issued}, đã gửi ${sent} (${late} gửi sau hạn xin lỗi), còn thiếu ${missing}.`,
    `Letters: ${owed} late dossiers are owed one, ${showPercent(percent, lang)} have it; ${drafted} drafted, ${issued} issued, ${sent} sent (${late} after the legal day), ${missing} missing.`,
  );
}

function faults({ dataFaults, findings, dueByPromise }: Report, { t, lang }: Words): string[] {
  const list = (codes: readonly string[]): string => {
    const more = codes.length - LISTED;
    return codes.slice(0, LISTED).join(', ') + (more > 0 ? t(` và ${more} hồ sơ nữa`, ` and ${more} more`) : '');
  };
  const parts: string[] = [];
  if (dataFaults.length > 0) {
    parts.push(
      t(
        `Không tính được (${dataFaults.length} hồ sơ, không nằm trong tỷ lệ nào): ${list(dataFaults.map((f) => f.dossier))}`,
        `Cannot be judged (${dataFaults.length} dossiers, in no rate): ${list(dataFaults.map((f) => f.dossier))}`,
      ),
    );
  }
  if (dueByPromise > 0) {
    parts.push(
      t(
        `${showCount(dueByPromise, lang)} hồ sơ tính theo ngày hẹn trả trên danh sách: khi nhập lần đầu chúng đã qua những ngày không ai ghi lại, nên không biết có tạm dừng hay không.`,
        `${showCount(dueByPromise, lang)} dossiers are judged by the promise on the list: when first imported they had days behind them that nobody recorded, so a pause cannot be ruled out.`,
      ),
    );
  }
  const byCode = Map.groupBy(findings, ({ code }) => code);
  if (byCode.size > 0) {
    const lines = [...byCode].map(([code, found]) => `  - ${t(...FINDINGS[code])}: ${list(found.map((f) => f.dossier))}`);
    parts.push([t('Dấu hiệu cần kiểm tra:', 'Signs to look into:'), ...lines].join('\n'));
  }
  return parts;
}
