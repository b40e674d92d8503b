// What an import came to, on a screen.
import type { ImportResult } from '@dunghen/intake';
import { columnTable } from '../learn-mapping.ts';
import type { Session } from '../session.ts';
import { changesInWords } from './planned-changes.ts';
import { showCount } from './text.ts';

/** Refused rows shown on a screen; all of them are in the JSON. */
const SHOWN_ERRORS = 20;

function first<T>(count: number, all: Iterable<T>): readonly T[] {
  const some: T[] = [];
  for (const one of all) if (some.push(one) === count) break;
  return some;
}

/** What an import, or the trial of one, came to. */
export function importInWords(results: readonly ImportResult[], { t, lang }: Session, dryRun: boolean): string {
  const n = (count: number): string => showCount(count, lang);
  const lines = results.flatMap((result) => {
    const { file, rows, created, updated, unchanged, rejected, errors } = result;
    const counts = t(
      `${n(created)} hồ sơ mới, ${n(updated)} hồ sơ cập nhật, ${n(unchanged)} không đổi, ${n(rejected)} bị từ chối`,
      `${n(created)} new dossiers, ${n(updated)} updated, ${n(unchanged)} unchanged, ${n(rejected)} refused`,
    );
    const shown = first(SHOWN_ERRORS, errors).map(({ sheet, row, column, sentence }) => {
      const on = sheet === undefined ? '' : t(`trang "${sheet}", `, `sheet "${sheet}", `);
      const where = on + t(`dòng ${row}`, `row ${row}`) + (column === null ? '' : t(`, cột "${column}"`, `, column "${column}"`));
      return `  - ${where}: ${sentence[lang]}`;
    });
    const more = errors.length - shown.length;
    if (more > 0) shown.push(t(`  … và ${n(more)} lỗi nữa (xem đủ bằng --json)`, `  … and ${n(more)} more (all with --json)`));
    for (const { text } of result.warnings ?? []) shown.push(`  ! ${text[lang]}`);
    if (result.skipped) {
      const list = result.skipped.map((sheet) => `"${sheet}"`).join(', ');
      shown.push(
        t(
          `  Trang không đọc (không có danh sách hồ sơ, hoặc tệp ghép cột chỉ trang khác): ${list}`,
          `  Sheets not read (without a dossier list, or the mapping file names another): ${list}`,
        ),
      );
    }
    if (dryRun && result.mapping) shown.push(columnTable(new Map(Object.entries(result.mapping)), t));
    if (dryRun && result.unused) {
      const list = result.unused.map((heading) => `"${heading}"`).join(', ');
      shown.push(t(`  Tiêu đề không dùng: ${list}`, `  Headings not used: ${list}`));
    }
    if (result.missing) {
      const gone = n(result.missing);
      shown.push(
        t(
          `  ! ${gone} hồ sơ từng có trong danh sách nay không còn, chưa soạn thư cho chúng; xem "dunghen report"`,
          `  ! ${gone} dossiers that lists showed before are gone, and no letter is drafted for them; see "dunghen report"`,
        ),
      );
    }
    if (result.changes) shown.push(...changesInWords(result.changes, lang));
    const sheets = result.sheets ?? (result.sheet === undefined ? [] : [result.sheet]);
    const where = sheets.length === 0 ? file : `${file} › ${sheets.join(', ')}`;
    return [`${where}: ${t(`đọc ${n(rows)} dòng`, `${n(rows)} rows read`)}; ${counts}`, ...shown];
  });
  if (dryRun && results.length > 1)
    lines.push(
      t(
        'Mỗi tệp được thử riêng với những gì đã nhập từ trước, chưa tính các tệp kia.',
        'Each file was tried by itself against what is known by now, without the others.',
      ),
    );
  if (dryRun) lines.push(t('Chạy thử: chưa ghi gì.', 'Dry run: nothing was written.'));
  return `${lines.join('\n')}\n`;
}
