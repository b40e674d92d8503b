// Whether a table counts dossiers instead of listing them: "Số hồ sơ" of a day or a unit is 12, and three dossiers 12, 9 and 7 would be made up.
import type { Row } from '../formats/csv-rows.ts';
import { sheetLetter, type Mapping } from './find-columns.ts';
import type { Column } from './columns.ts';
import { IntakeError } from '../intake-error.ts';
import { isNoDossier } from './no-dossier.ts';
import { readOfficeDate } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';
import { plain } from '../words/plain.ts';
import { unusedPlaces } from './unused-places.ts';

/** A heading that may be a number of dossiers; a "Mã" is none. */
const MAY_COUNT = /^so (?:luong )?(?:ho so|hs|bien nhan)\b/;
/** What else such a table counts. Days are counted of one dossier. */
const COUNTED =
  /^(?:so (?:luong )?(?:ho so|hs) )?(?:tre|dung|truoc|som|qua|trong|chua den|da|dang|chua|chuyen|con|ton|tong|nhan moi|moi nhan|ky truoc)\b/;
const OF_DAYS = /\bngay\b/;
/** What belongs to one dossier: where a list has any of it, it lists them. */
const OF_ONE: readonly Column[] = [
  'applicant',
  'address',
  'phone',
  'email',
  'promisedOn',
  'completedAt',
  'returnedAt',
  'term',
  'status',
  'stage',
];
/** Numbers that stand in a table of several groups: each of them may count its own dossiers. */
const GROUPS: readonly Column[] = ['unit', 'field', 'procedure', 'procedureName', 'officer', 'channel'];
const COUNT = /^\d{1,3}(?:[.,]\d{3})*$|^\d{1,6}$/;
/** Numbers of so many days that do not grow from day to day are none of a register. */
const ENOUGH_DAYS = 3;

/** @throws {IntakeError} `mapping-doubtful` for a table of counts. */
export function checkCounts(below: readonly Row[], mapping: Mapping, file: string): void {
  const { columns, names, headings } = mapping;
  const at = columns.get('code') as number;
  const heading = names.get('code') as string;
  if (!MAY_COUNT.test(plain(heading)) || OF_ONE.some((column) => columns.has(column))) return;
  const rows = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  const isCount = (place: number): boolean => rows.every(({ cells }) => COUNT.test((cells[place] ?? '').trim()));
  if (rows.length === 0 || !isCount(at) || rows.some(({ cells }) => /^0\d/.test((cells[at] ?? '').trim()))) return;
  const another = unusedPlaces(mapping).find((place) => {
    const said = plain(headings[place] as string);
    return COUNTED.test(said) && !OF_DAYS.test(said) && isCount(place);
  });
  if (another === undefined && (GROUPS.some((column) => columns.has(column)) || !isOfDays(rows, mapping))) return;
  const values = rows
    .slice(0, ENOUGH_DAYS)
    .map(({ cells }) => (cells[at] ?? '').trim())
    .join(', ');
  const where = `"${heading}" (${sheetLetter(at, mapping)})`;
  const [beside, besideEn] = another === undefined ? ['', ''] : [`, cạnh cột "${headings[another]}"`, ` beside "${headings[another]}"`];
  throw new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file}: cột ${where} ghi ${values}${beside}: có vẻ là số lượng hồ sơ, không phải mã từng hồ sơ; hãy xuất danh sách mỗi hồ sơ một dòng; nếu đúng là mã, hãy đổi tiêu đề thành "Mã hồ sơ" rồi nhập lại.`,
      en: `The file ${file}: column ${where} says ${values}${besideEn}: these seem to be numbers of dossiers, not their codes; export a list with one row for each dossier; if they are codes, name the column "Mã hồ sơ" and import again.`,
    },
    heading,
  );
}

/** One row for each of several days, and numbers that do not grow with them as those of a register do. */
function isOfDays(rows: readonly Row[], { columns }: Mapping): boolean {
  const dated = rows
    .flatMap(({ cells }) => {
      const received = orNull(() => readOfficeDate(cells[columns.get('receivedAt') as number] ?? ''));
      return received ? [{ on: received.on, count: Number((cells[columns.get('code') as number] ?? '').trim().replace(/[.,]/g, '')) }] : [];
    })
    .toSorted((a, b) => a.on - b.on);
  if (dated.length < ENOUGH_DAYS || new Set(dated.map(({ on }) => on)).size < dated.length) return false;
  return dated.some(({ count }, i) => i > 0 && count <= (dated[i - 1]?.count ?? 0));
}
