// Which column holds what: Vietnamese headings whatever their case, accents and order.
import { IntakeError } from './intake-error.ts';

/** What a column of a dossier list can hold. */
export type Column =
  | 'code'
  | 'procedure'
  | 'procedureName'
  | 'field'
  | 'unit'
  | 'applicant'
  | 'address'
  | 'phone'
  | 'email'
  | 'receivedAt'
  | 'promisedOn'
  | 'completedAt'
  | 'returnedAt'
  | 'status'
  | 'channel'
  | 'stage'
  | 'officer'
  | 'term'
  | 'delayReason';

/** Headings seen in public exports and in the interface, without accents. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  code: ['ma ho so', 'so ho so', 'so bien nhan', 'ma so ho so', 'mahoso'],
  procedure: ['ma thu tuc', 'ma tthc', 'ma thu tuc hanh chinh', 'matthc'],
  procedureName: ['thu tuc', 'ten thu tuc', 'thu tuc hanh chinh', 'ten thu tuc hanh chinh', 'ten tthc', 'tentthc', 'loai ho so'],
  field: ['linh vuc', 'ten linh vuc', 'tenlinhvuc'],
  unit: ['don vi', 'phong ban', 'co quan xu ly', 'don vi xu ly', 'don vi giai quyet', 'co quan giai quyet', 'donvixuly', 'co quan don vi'],
  applicant: ['nguoi nop', 'chu ho so', 'ho ten', 'ho va ten', 'nguoi nop ho so', 'chuhoso'],
  address: ['dia chi'],
  phone: ['dien thoai', 'sdt', 'so dien thoai', 'sodienthoai'],
  email: ['email', 'thu dien tu'],
  receivedAt: ['ngay tiep nhan', 'ngay nhan', 'ngay nhan ho so', 'ngaytiepnhan'],
  promisedOn: ['ngay hen tra', 'han xu ly', 'han tra', 'ngay hen', 'ngay hen tra ket qua', 'ngayhentra'],
  completedAt: ['ngay co ket qua', 'ngay hoan thanh', 'ngay ket thuc', 'ngay ket thuc xu ly', 'ngayketthucxuly'],
  returnedAt: ['ngay tra', 'ngay tra ket qua', 'ngaytra'],
  status: ['trang thai', 'tinh trang', 'trang thai ho so', 'trangthaihoso'],
  channel: ['hinh thuc nop', 'hinh thuc tiep nhan', 'hinh thuc', 'kenh thuc hien', 'kenhthuchien'],
  stage: ['buoc xu ly', 'buoc hien tai', 'dang xu ly tai'],
  officer: ['can bo', 'nguoi xu ly', 'can bo xu ly', 'can bo thu ly', 'nguoi thu ly', 'can bo xu ly hien tai'],
  term: ['thoi han giai quyet', 'thoi han'],
  delayReason: ['ly do tre', 'ly do tre han', 'ly do cham'],
};

const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  (Object.entries(HEADINGS) as [Column, readonly string[]][]).flatMap(([column, names]) => names.map((name) => [name, column] as const)),
);

/** A text for comparing: no accents, no case, no punctuation, single spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Where the headings are and which column is which; `names` are the headings as written. */
export interface Mapping {
  /** Index of the heading row. */
  readonly headingRow: number;
  readonly columns: ReadonlyMap<Column, number>;
  readonly names: ReadonlyMap<Column, string>;
}

/** Rows looked at for the headings: titles and letterheads stand above them. */
const SEARCH_ROWS = 30;

/**
 * Finds the heading row: the one with most known headings, among them the dossier code and the day of receipt.
 * @throws {IntakeError} `no-headings` naming what was found and what is missing.
 */
export function findHeadings(rows: readonly (readonly string[])[], file: string): Mapping {
  let best: Mapping = { headingRow: -1, columns: new Map(), names: new Map() };
  for (const [index, row] of rows.slice(0, SEARCH_ROWS).entries()) {
    const columns = new Map<Column, number>();
    const names = new Map<Column, string>();
    for (const [at, cell] of row.entries()) {
      const column = COLUMN_OF.get(plain(cell)) ?? COLUMN_OF.get(plain(cell.replace(/\(.*?\)/g, ' ')));
      if (!column || columns.has(column)) continue;
      columns.set(column, at);
      names.set(column, cell.trim().replace(/\s+/g, ' '));
    }
    if (columns.size > best.columns.size) best = { headingRow: index, columns, names };
  }
  const missing = (['code', 'receivedAt'] as const).filter((column) => !best.columns.has(column));
  if (missing.length > 0) {
    const wanted = { code: 'Mã hồ sơ', receivedAt: 'Ngày tiếp nhận' };
    const list = missing.map((column) => `"${wanted[column]}"`).join(', ');
    const found = [...best.names.values()].map((name) => `"${name}"`).join(', ');
    throw new IntakeError(
      'no-headings',
      {
        vi: `Tệp ${file} thiếu cột ${list}${found ? ` (chỉ thấy: ${found})` : ''}; hãy thêm dòng tiêu đề có các cột này rồi nhập lại.`,
        en: `The file ${file} lacks the column ${list}${found ? ` (found only: ${found})` : ''}; add a heading row with it and import again.`,
      },
      list,
    );
  }
  return best;
}
