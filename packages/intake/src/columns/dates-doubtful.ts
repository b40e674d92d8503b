// The question about dates whose month may stand before their day, and what the officer can answer.
import { sheetLetter, type Mapping } from './find-columns.ts';
import type { Column } from './columns.ts';
import { IntakeError } from '../intake-error.ts';
import { isMonthFirst, type Written } from './written-date.ts';

/** What is doubtful, and where it shows. */
export interface Doubt {
  readonly column: Column;
  readonly date: Written;
  readonly habit: readonly [vi: string, en: string];
}

export const MONTH_FIRST = ['tháng trước ngày', 'the month before the day'] as const;
export const TURNED = ['ngày và tháng bị Excel đảo ở những ô có ngày ≤ 12', 'day and month turned around by Excel up to day 12'] as const;

/** The fault of a list: `dates-doubtful` naming the column and a date of it. */
export function datesDoubtful(doubt: Doubt, mapping: Pick<Mapping, 'columns' | 'names' | 'splitAt'>, file: string): IntakeError {
  const { columns, names } = mapping;
  const { column, date, habit } = doubt;
  const at = sheetLetter(columns.get(column) as number, mapping);
  const [where, cell, [vi, en]] = [`"${names.get(column) as string}" (${at})`, `${at}${date.row.row}`, habit];
  // Nobody can say that the 13th month is right.
  const [ownVi, ownEn] = isMonthFirst(date)
    ? (['hệ thống ghi tháng trước ngày thật, hãy ghi dateOrder = "mdy"', 'the month comes first indeed, say dateOrder = "mdy"'] as const)
    : date.typed
      ? ([
          'ngày đúng như đang ghi, hãy ghi dateOrder = "dmy" (tháng trước ngày thì "mdy")',
          'the dates are right as they stand, say dateOrder = "dmy" ("mdy" for the month before the day)',
        ] as const)
      : (['ngày đúng như đang ghi, hãy ghi dateOrder = "dmy"', 'the dates are right as they stand, say dateOrder = "dmy"'] as const);
  // Exported anew and opened as before, it would be turned around again.
  const [unopened, unopenedEn] = date.typed ? ['', ''] : [', không mở rồi lưu lại bằng Excel', ', not opened and saved in Excel'];
  return new IntakeError(
    'dates-doubtful',
    {
      vi: `Tệp ${file}: cột ${where} có vẻ ghi ${vi}, ví dụ "${date.text}" ở ô ${cell}; hãy xuất lại với ngày ở dạng ngày/tháng/năm${unopened} (hoặc sửa ô này, nếu chỉ nó ghi nhầm) rồi nhập lại; nếu ${ownVi} vào tệp ghép cột ("dunghen import TỆP --learn").`,
      en: `The file ${file}: column ${where} seems to have ${en}, for example "${date.text}" in ${cell}; export it again with dates as day/month/year${unopenedEn} (or correct that cell, if it is the only slip) and import it; if ${ownEn} in the mapping file ("dunghen import FILE --learn").`,
    },
    date.text,
  );
}
