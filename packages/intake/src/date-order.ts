// Whether a column of dates is written month first, or was turned around by a spreadsheet that thought so: a wrong due date is worse than a question.
import type { Row } from './csv-rows.ts';
import { columnLetter, type Mapping } from './find-columns.ts';
import type { Column } from './columns.ts';
import { IntakeError } from './intake-error.ts';

const DATES: readonly Column[] = ['receivedAt', 'promisedOn', 'completedAt', 'returnedAt'];
/** One odd date is a slip of one row; two in a column, and more than one in ten, are its habit. */
const ODD_DATES = 2;
const ONE_IN = 10;
/** So many of both kinds do not come by chance. */
const OF_EACH_KIND = 4;

/**
 * Refuses a list whose days and months are plainly not where Vietnam writes them.
 * @throws {IntakeError} `dates-doubtful` naming the column and a date of it.
 */
export function checkDateOrder(below: readonly Row[], { columns, names }: Pick<Mapping, 'columns' | 'names'>, file: string): void {
  for (const column of DATES) {
    const at = columns.get(column);
    if (at === undefined) continue;
    const dates = below.flatMap(({ cells }) => writtenDate(cells[at] ?? ''));
    const monthFirst = dates.filter(({ a, b, typed }) => typed && a <= 12 && b > 12 && b <= 31);
    const dayFirst = dates.filter(({ a, b, typed }) => typed && a > 12 && b <= 12);
    const where = `"${names.get(column) ?? ''}" (${columnLetter(at)})`;
    if (monthFirst.length >= ODD_DATES && monthFirst.length * ONE_IN > dayFirst.length) {
      throw doubtful(file, where, monthFirst[0]?.text ?? '', 'tháng trước ngày', 'the month before the day');
    }
    // Excel set to English turns 05/11/2026 into 11 May and leaves 13/11/2026 a text, since there is no month 13.
    const turned = dates.filter(({ typed }) => !typed);
    const left = dates.filter(({ typed }) => typed);
    const plain = turned.length < OF_EACH_KIND || left.length < OF_EACH_KIND;
    if (!plain && left.length === dayFirst.length && turned.every(({ a }) => a <= 12)) {
      throw doubtful(
        file,
        where,
        turned[0]?.text ?? '',
        'ngày và tháng bị Excel đảo ở những ô có ngày ≤ 12',
        'day and month turned around by Excel up to day 12',
      );
    }
  }
}

/** The first two numbers of a date as written; `typed` is false for one the workbook keeps as a date, where they are day and month. */
function writtenDate(cell: string): readonly { readonly text: string; readonly a: number; readonly b: number; readonly typed: boolean }[] {
  const text = cell.trim();
  const typed = /(?:^|\s)(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?:$|\s)/.exec(text);
  if (typed) return [{ text, a: Number(typed[1]), b: Number(typed[2]), typed: true }];
  const kept = /^\d{4}-(\d\d)-(\d\d)/.exec(text);
  return kept ? [{ text, a: Number(kept[2]), b: Number(kept[1]), typed: false }] : [];
}

const doubtful = (file: string, where: string, text: string, vi: string, en: string): IntakeError =>
  new IntakeError(
    'dates-doubtful',
    {
      vi: `Tệp ${file}: cột ${where} có vẻ ghi ${vi}, ví dụ "${text}"; hãy xuất lại với ngày ở dạng ngày/tháng/năm rồi nhập lại.`,
      en: `The file ${file}: column ${where} seems to have ${en}, for example "${text}"; export it again with dates as day/month/year and import it.`,
    },
    text,
  );
