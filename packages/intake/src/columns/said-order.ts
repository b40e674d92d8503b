// Whether the dates of a list can be what its officer said of them: nobody is asked what was said, but a system may write otherwise since.
import type { Row } from '../formats/csv-rows.ts';
import { sheetLetter, type Mapping } from './find-columns.ts';
import { isNoDossier } from './no-dossier.ts';
import { IntakeError } from '../intake-error.ts';
import { DATES, isDayFirst, isMonthFirst, writtenDate, type Written } from './written-date.ts';

/** A single one is a slip of its row. */
const FEWEST = 2;

/**
 * Refuses a list more of whose dates can only be of the other order than of the one that was said: of the others nobody knows.
 * @throws {IntakeError} `dates-doubtful` naming one of them.
 */
export function checkSaidOrder(below: readonly Row[], mapping: Mapping, file: string): void {
  const { columns, names, dateOrder } = mapping;
  const [isSaid, isOther] = dateOrder === 'mdy' ? [isMonthFirst, isDayFirst] : [isDayFirst, isMonthFirst];
  const rows = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  const dates = DATES.flatMap((column) => {
    const at = columns.get(column);
    return at === undefined ? [] : rows.flatMap((row) => writtenDate(row, row.cells[at] ?? '').map((date) => ({ ...date, column, at })));
  }).filter(({ typed }) => typed);
  const of = (is: (date: Written) => boolean): typeof dates => dates.filter(is);
  const others = of(isOther);
  const [first] = others;
  if (!first || others.length < FEWEST || others.length <= of(isSaid).length) return;
  const letter = sheetLetter(first.at, mapping);
  const [where, cell] = [`"${names.get(first.column) as string}" (${letter})`, `${letter}${first.row.row}`];
  throw new IntakeError(
    'dates-doubtful',
    {
      vi: `Tệp ${file}: tệp ghép cột ghi dateOrder = "${dateOrder}", mà ${others.length} ngày không đọc được như vậy, ví dụ "${first.text}" ở ô ${cell}, cột ${where}; hãy sửa dateOrder trong tệp ghép cột, hoặc xuất lại danh sách, rồi nhập lại.`,
      en: `The file ${file}: the mapping file says dateOrder = "${dateOrder}", and ${others.length} dates cannot be read so, for example "${first.text}" in ${cell}, column ${where}; correct dateOrder in the mapping file, or export the list again, and import it.`,
    },
    first.text,
  );
}
