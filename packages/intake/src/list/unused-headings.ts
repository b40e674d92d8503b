// Headings that no column was taken from although the list lacks just such a column.
import { USUAL_HEADING, type Column } from '../columns/columns.ts';
import { plain } from '../words/plain.ts';
import type { Warning } from '../warning.ts';
import type { DossierList } from './read-list.ts';
import { lineOf } from '../columns/mapping-text.ts';
import { usedPlaces } from '../columns/unused-places.ts';
import { OF_A_STEP, unusedDayWarnings } from '../columns/unused-days.ts';

/** Columns without which a dossier is judged by less, and what a heading says that may well be one of them. */
const TELLING: readonly (readonly [Column, RegExp])[] = [
  ['promisedOn', /\b(?:hen|han|du kien)\b|\bngay tra\b/],
  ['completedAt', /\b(?:ngay|thoi)\b.*\b(?:ket qua|kq|hoan thanh|ket thuc|xong)\b|^ngay (?:giai quyet|xu ly|ky|ban hanh|phe duyet)\b/],
  ['status', /\b(?:trang thai|tinh trang)\b|^tt (?:ho so|hs)$/],
];

function inTheNotes(found: DossierList['statusElsewhere']): readonly Warning[] {
  if (!found) return [];
  const { heading, row } = found;
  const usual = USUAL_HEADING.status;
  return [
    {
      code: 'unused-heading',
      text: {
        vi: `Cột "${heading}" có ô ghi như trạng thái (như ở dòng ${row}) nhưng không được dùng, mọi hồ sơ chưa có ngày kết quả được coi là đang xử lý; nếu đó là trạng thái, hãy đổi tiêu đề thành "${usual}" hoặc ghép bằng "dunghen import TỆP --learn" rồi nhập lại.`,
        en: `The column "${heading}" says in a cell what a status says (as in row ${row}) and was not used: every dossier without a day of its result is taken as at work; if it is the status, name it "${usual}" or say so with "dunghen import FILE --learn" and import again.`,
      },
    },
  ];
}

function besideTheList(headings: readonly string[]): readonly Warning[] {
  if (headings.length === 0) return [];
  const shown = headings.map((heading) => `"${heading}"`).join(', ');
  return [
    {
      code: 'unused-heading',
      text: {
        vi: `Bảng số liệu ở bên phải danh sách, sau cột trống (cột ${shown}), không được dùng; nếu các cột đó thuộc danh sách, hãy xóa cột trống hoặc ghép bằng "dunghen import TỆP --learn" rồi nhập lại.`,
        en: `The table of counts to the right of the list, behind an empty column (columns ${shown}), was not used; if these columns are of the list, delete the empty one or say so with "dunghen import FILE --learn", and import again.`,
      },
    },
  ];
}

/** But for columns of days, of which the other warning tells. */
function inOtherColumns(found: DossierList['endsElsewhere'], days: DossierList['unusedDays']): readonly Warning[] {
  const headings = found?.headings.filter((one) => !days.some(({ heading }) => heading === one)) ?? [];
  if (!found || headings.length === 0) return [];
  const shown = headings.map((heading) => `"${heading}"`).join(', ');
  if (!found.isWithoutState) return [markedAlone(shown, found.row)];
  return [
    {
      code: 'unused-heading',
      text: {
        vi: `Danh sách không có cột "${USUAL_HEADING.status}" hay "${USUAL_HEADING.completedAt}" nên mọi hồ sơ được coi là đang xử lý, mà cột ${shown} có ô được ghi (như ở dòng ${found.row}): có thể hồ sơ đó đã xong; hãy xuất danh sách có một trong hai cột ấy, hoặc ghép bằng "dunghen import TỆP --learn" nếu cột đã có, rồi nhập lại trước khi lập thư.`,
        en: `The list has neither a status nor a day of the result, so every dossier is taken as at work, and the column ${shown} is filled in (as in row ${found.row}): that dossier may have ended; export the list with one of them, or say which column it is with "dunghen import FILE --learn", and import again before letters are made.`,
      },
    },
  ];
}

const markedAlone = (shown: string, row: number): Warning => ({
  code: 'unused-heading',
  text: {
    vi: `Cột ${shown} được đánh dấu ở hồ sơ không ghi trạng thái, cũng không ghi ngày có kết quả (như ở dòng ${row}) và không được dùng: hồ sơ ấy được coi là đang xử lý; nếu đã xong, hãy ghi ngày vào cột "${USUAL_HEADING.completedAt}" rồi nhập lại trước khi lập thư.`,
    en: `The column ${shown} is marked where a dossier has neither a status nor a day of its result (as in row ${row}) and was not used: that dossier is taken as at work; if it has ended, write the day into "${USUAL_HEADING.completedAt}" and import again before letters are made.`,
  },
});

/** Who works on a dossier is told by its steps alone: without them nobody is. */
function officerWithoutStage({ columns, names }: DossierList['mapping']): readonly Warning[] {
  const heading = columns.has('stage') ? undefined : names.get('officer');
  if (heading === undefined) return [];
  const usual = USUAL_HEADING.stage;
  return [
    {
      code: 'unused-heading',
      text: {
        vi: `Cột "${heading}" không ghi được vì danh sách không có cột "${usual}": chưa báo cáo được theo cán bộ; hãy xuất danh sách có cột bước, hoặc ghép cột đó bằng "dunghen import TỆP --learn" nếu nó có tên khác.`,
        en: `The column "${heading}" could not be kept, since the list has no column "${usual}": there is no report by officer; export the list with the step, or say which column it is with "dunghen import FILE --learn".`,
      },
    },
  ];
}

/** A heading that nobody took although the list lacks just such a column: passed over in silence it would cost the due dates. */
export function unusedHeadings({
  mapping,
  confirmed,
  statusElsewhere,
  endsElsewhere,
  unusedDays,
  tableBeside,
}: Pick<DossierList, 'mapping' | 'confirmed' | 'tableBeside' | 'statusElsewhere' | 'endsElsewhere' | 'unusedDays'>): readonly Warning[] {
  const { columns, headings } = mapping;
  const used = usedPlaces(mapping);
  const told = new Set<string>();
  const lacking = TELLING.flatMap(([column, says]) => {
    const heading = columns.has(column)
      ? undefined
      : headings.find(
          (text, at) => !used.has(at) && !told.has(text) && text.length < 120 && says.test(plain(text)) && !OF_A_STEP.test(plain(text)),
        );
    if (heading === undefined) return [];
    told.add(heading);
    const usual = USUAL_HEADING[column];
    // A mapping that is there keeps its columns, however often it is learned.
    const line = lineOf(column, heading);
    const [vi, en] = confirmed
      ? [`ghi thêm dòng ${line} vào mục [columns] của tệp ghép cột`, `add the line ${line} to [columns] in the mapping file`]
      : ['ghép bằng "dunghen import TỆP --learn"', 'say so with "dunghen import FILE --learn"'];
    return [
      {
        code: 'unused-heading' as const,
        text: {
          vi: `Cột "${heading}" không được dùng mà danh sách không có cột "${usual}"; nếu chính là cột đó, hãy ${vi} rồi nhập lại.`,
          en: `The column "${heading}" was not used, and the list has no column "${usual}"; if that is it, ${en} and import again.`,
        },
      },
    ];
  });
  return [
    ...lacking,
    ...besideTheList(tableBeside),
    ...unusedDayWarnings(unusedDays, mapping, told),
    ...(statusElsewhere ? inTheNotes(statusElsewhere) : inOtherColumns(endsElsewhere, unusedDays)),
    ...officerWithoutStage(mapping),
  ];
}
