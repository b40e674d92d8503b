// Holds the headings against what stands below them: headings lie, and a wrong guess is worse than a question.
import { isFailure } from '../formats/cell-text.ts';
import type { Row } from '../formats/csv-rows.ts';
import { sheetLetter, type Mapping } from './find-columns.ts';
import type { Column } from './columns.ts';
import { IntakeError } from '../intake-error.ts';
import { isNoDossier } from './no-dossier.ts';
import { isAsAbove } from '../words/as-above.ts';
import { looksLikeCode } from '../words/code-shape.ts';
import { looksLikeDate, saysNoDate } from '../words/office-date.ts';
import { isBareNumber, isInAnotherUnit, saysAtOnce, unitInHeading } from './term-in-heading.ts';

/** Fewer values than this prove nothing: each is judged by itself, row by row. */
const ENOUGH = 3;

/** What the cells of a column must look like, most of them; a wrong value here and there is that row's fault. */
const SHAPES: Partial<Record<Column, readonly [looks: (text: string) => boolean, vi: string, en: string]>> = {
  code: [looksLikeCode, 'mã hồ sơ', 'dossier codes'],
  receivedAt: [looksLikeDate, 'ngày', 'dates'],
  promisedOn: [(text) => looksLikeDate(text) || saysAtOnce(text), 'ngày', 'dates'],
  completedAt: [looksLikeDate, 'ngày', 'dates'],
  returnedAt: [looksLikeDate, 'ngày', 'dates'],
  term: [(text) => !looksLikeDate(text), 'thời hạn', 'terms'],
  status: [(text) => !looksLikeDate(text), 'trạng thái', 'statuses'],
  applicant: [(text) => !looksLikeDate(text), 'tên', 'names'],
  procedureName: [(text) => !looksLikeDate(text), 'tên thủ tục', 'procedures'],
};

/**
 * Refuses a mapping whose columns plainly hold something else.
 * @throws {IntakeError} `mapping-doubtful` naming the column, a value, and what was expected.
 */
export function checkColumns(below: readonly Row[], mapping: Mapping, file: string): void {
  const { columns, names } = mapping;
  const dossiers = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  // Where nothing at all looks like a dossier the headings may be shifted, so the fuller rows are judged instead.
  const rows =
    dossiers.length > 0 ? dossiers : below.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length * 2 > columns.size);
  for (const [column, at] of columns) {
    const shape = SHAPES[column];
    const said = ({ cells }: Row): string => cells[at]?.trim() ?? '';
    // What a formula failed to say, or the row above is to say, is the fault of each row, and tells nothing of the heading.
    const written = rows.filter((row) => said(row) !== '' && !isFailure(said(row)) && !isAsAbove(said(row)));
    const values = written.map(said);
    if (!shape || values.length < ENOUGH) continue;
    const letter = sheetLetter(at, mapping);
    if (column === 'term') checkTermUnit(values, names.get('term') as string, letter, file);
    const [looks, vi, en] = shape;
    const odd = values.filter((text) => !looks(text) && !saysNoDate(text));
    if (odd.length * 2 <= values.length) continue;
    const heading = names.get(column) as string;
    const example = exampleOf(odd, `${letter}${written[values.indexOf(odd[0] as string)]?.row}`);
    const [unknown, unknownEn] =
      looks === looksLikeDate
        ? [
            ' hoặc cách ghi ngày này chưa đọc được (hãy ghi ngày/tháng/năm)',
            ' or dates be written in a way that is not understood (write day/month/year)',
          ]
        : column === 'code' && odd.filter(saysCodeAndWords).length * 2 > odd.length
          ? [
              ', hoặc ô ghi mã cùng chữ khác (khi ấy chạy --learn rồi ghi besideCode vào tệp ghép cột)',
              ', or the cells say a code and other words (then run --learn and say besideCode in the mapping file)',
            ]
          : ['', ''];
    throw new IntakeError(
      'mapping-doubtful',
      {
        vi: `Tệp ${file}: cột "${heading}" (cột ${letter}) có ${odd.length} trên ${values.length} ô không giống ${vi}, như ${example[0]}; tiêu đề có thể lệch cột${unknown}, hãy sửa tệp hoặc chỉ rõ cột bằng --mapping.`,
        en: `The file ${file}: column "${heading}" (${letter}) has ${odd.length} of ${values.length} cells that are no ${en}, like ${example[1]}; the headings may be shifted${unknownEn}, mend the file or say which column with --mapping.`,
      },
      heading,
    );
  }
}

const saysCodeAndWords = (text: string): boolean => /\d/.test(text) && /\p{L}/u.test(text);

/** What begins with a digit and has more of them than letters is a date in some notation; so many of them are a number of a person. */
function isOfNobody(text: string): boolean {
  const [digits, letters] = [/\d/g, /\p{L}/gu].map((kind) => text.match(kind)?.length ?? 0) as [number, number];
  return text.length <= 30 && /^\d/.test(text) && letters <= digits && (digits < 9 || digits > 12);
}

/** An odd cell and where it stands; `place` is that of the first. */
function exampleOf([first = '']: readonly string[], place: string): readonly [vi: string, en: string] {
  return isOfNobody(first) ? [`"${first}" ở ô ${place}`, `"${first}" in ${place}`] : [`ở ô ${place}`, `that in ${place}`];
}

/** One question for the whole column, where each row would else be refused for itself. */
function checkTermUnit(values: readonly string[], heading: string, letter: string, file: string): void {
  const odd = values.filter((text) => isInAnotherUnit(text, heading));
  if (odd.length * 2 > values.length) {
    throw new IntakeError(
      'mapping-doubtful',
      {
        vi: `Tệp ${file}: cột "${heading}" (cột ${letter}) ghi "${odd[0]}", không rõ là ngày hay ${unitInHeading(heading)} như tiêu đề; hãy đổi tiêu đề thành "Thời hạn giải quyết" nếu ô ghi đúng, hoặc ghi đủ "3 ngày làm việc" trong ô, rồi nhập lại.`,
        en: `The file ${file}: column "${heading}" (${letter}) says "${odd[0]}" under a heading of another unit; name it "Thời hạn giải quyết" if the cells are right, or write "3 ngày làm việc" into them, and import again.`,
      },
      heading,
    );
  }
  if (unitInHeading(heading) !== undefined || values.filter(isBareNumber).length * 2 <= values.length) return;
  throw new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file}: cột "${heading}" (cột ${letter}) chỉ ghi số, không rõ là ngày hay ngày làm việc; hãy đổi tiêu đề thành "Thời hạn giải quyết (ngày làm việc)" nếu đúng vậy, hoặc ghi đủ "3 ngày làm việc" trong ô, rồi nhập lại.`,
      en: `The file ${file}: column "${heading}" (${letter}) holds bare numbers, which could be days or working days; name it "Thời hạn giải quyết (ngày làm việc)" if that is so, or write "3 ngày làm việc" into the cells, and import again.`,
    },
    heading,
  );
}
