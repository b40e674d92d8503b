// What the columns of a dossier list are called: Vietnamese headings whatever their case, accents, spaces and order.

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
  | 'receivedTime'
  | 'promisedOn'
  | 'completedAt'
  | 'returnedAt'
  | 'status'
  | 'channel'
  | 'stage'
  | 'officer'
  | 'term'
  | 'delayReason';

/** Headings of the interface, of public exports and of the paper register, without accents; the likelier reading first. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  code: ['ma ho so', 'so ho so', 'ma so ho so', 'ma hs', 'so bien nhan', 'ma bien nhan', 'so tiep nhan', 'ma tiep nhan', 'ma so bien nhan'],
  procedure: ['ma thu tuc', 'ma tthc', 'ma thu tuc hanh chinh', 'ma so tthc'],
  procedureName: [
    'ten thu tuc hanh chinh',
    'ten thu tuc',
    'ten tthc',
    'thu tuc hanh chinh',
    'thu tuc',
    'tthc',
    'dich vu cong',
    'ten dich vu cong',
    'loai ho so',
    'ten loai ho so',
  ],
  field: ['linh vuc', 'ten linh vuc', 'linh vuc giai quyet'],
  unit: [
    'don vi giai quyet',
    'co quan giai quyet',
    'don vi xu ly',
    'co quan xu ly',
    'don vi ca nhan giai quyet',
    'co quan chu tri giai quyet',
    'don vi thu ly',
    'phong ban xu ly',
    'phong ban',
    'don vi',
    'co quan don vi',
    'co quan',
    'don vi tiep nhan',
  ],
  applicant: [
    'chu ho so',
    'nguoi nop ho so',
    'nguoi nop',
    'ten nguoi nop',
    'ho va ten nguoi nop',
    'ho ten nguoi nop',
    'ten ca nhan to chuc',
    'ten to chuc ca nhan',
    'to chuc ca nhan',
    'ca nhan to chuc',
    'ho va ten',
    'ho ten',
    'ten cong dan',
    'nguoi yeu cau',
    'chu su dung',
  ],
  address: ['dia chi', 'dia chi lien he', 'dia chi nguoi nop', 'noi cu tru', 'dia chi thuong tru'],
  phone: ['so dien thoai', 'dien thoai', 'sdt', 'so dt', 'so dien thoai lien he', 'dien thoai lien he'],
  email: ['email', 'thu dien tu', 'dia chi email'],
  receivedAt: [
    'ngay tiep nhan',
    'ngay nhan',
    'ngay nhan ho so',
    'ngay tiep nhan ho so',
    'thoi gian tiep nhan',
    'thoi diem tiep nhan',
    'ngay gio tiep nhan',
    'ngay thang nam nhan ho so',
    'ngay thang nam tiep nhan',
    'ngay thang nam tiep nhan ho so',
    'thoi gian nhan',
  ],
  receivedTime: ['gio tiep nhan', 'gio nhan', 'gio nhan ho so', 'gio tiep nhan ho so'],
  promisedOn: [
    'ngay hen tra',
    'ngay hen tra ket qua',
    'ngay hen',
    'han xu ly',
    'han tra',
    'han tra ket qua',
    'han giai quyet',
    'han xu ly toan bo',
    'han xu ly ho so',
    'han giai quyet ho so',
    'thoi gian hen tra',
    'thoi gian hen tra ket qua',
    'ngay gio hen tra',
    'ngay tra theo hen',
    'ngay thang nam hen tra ket qua',
    'ngay thang nam hen tra',
  ],
  completedAt: [
    'ngay co ket qua',
    'ngay hoan thanh',
    'ngay ket thuc xu ly',
    'ngay ket thuc',
    'ngay xu ly xong',
    'ngay giai quyet xong',
    'ngay hoan tat',
    'thoi gian ket thuc',
    'thoi gian hoan thanh',
    'thoi gian co ket qua',
    'ngay thang nam nhan ket qua tu co quan giai quyet',
    'ngay thang nam co ket qua',
    'ngay nhan ket qua tu co quan giai quyet',
  ],
  returnedAt: [
    'ngay tra ket qua',
    'ngay tra',
    'ngay tra thuc te',
    'thoi gian tra',
    'thoi gian tra ket qua',
    'ngay thang nam tra ket qua',
    'tra ket qua ngay thang nam',
    'ngay cong dan nhan ket qua',
  ],
  status: ['trang thai', 'trang thai ho so', 'tinh trang', 'tinh trang ho so', 'trang thai xu ly', 'tinh trang xu ly'],
  channel: ['hinh thuc nop', 'hinh thuc tiep nhan', 'hinh thuc nop ho so', 'kenh thuc hien', 'kenh tiep nhan', 'hinh thuc'],
  stage: ['buoc xu ly', 'buoc hien tai', 'dang xu ly tai', 'buoc xu ly hien tai', 'cong doan', 'cong viec hien tai'],
  officer: [
    'can bo xu ly',
    'can bo thu ly',
    'nguoi xu ly',
    'nguoi thu ly',
    'can bo xu ly hien tai',
    'can bo dang xu ly',
    'nguoi dang xu ly',
    'chuyen vien thu ly',
    'can bo',
  ],
  term: ['thoi han giai quyet', 'thoi han', 'thoi gian giai quyet', 'thoi han xu ly', 'thoi gian quy dinh'],
  delayReason: ['ly do tre', 'ly do tre han', 'ly do cham', 'ly do tre hen', 'ly do qua han', 'nguyen nhan tre', 'nguyen nhan tre han'],
};

/** The columns in the order they are shown. */
export const COLUMNS: readonly Column[] = Object.keys(HEADINGS) as Column[];

/** The usual heading of a column, as an officer writes it. */
export const USUAL_HEADING: Readonly<Record<Column, string>> = {
  code: 'Mã hồ sơ',
  procedure: 'Mã thủ tục',
  procedureName: 'Tên thủ tục',
  field: 'Lĩnh vực',
  unit: 'Đơn vị xử lý',
  applicant: 'Chủ hồ sơ',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  email: 'Email',
  receivedAt: 'Ngày tiếp nhận',
  receivedTime: 'Giờ tiếp nhận',
  promisedOn: 'Ngày hẹn trả',
  completedAt: 'Ngày có kết quả',
  returnedAt: 'Ngày trả kết quả',
  status: 'Trạng thái',
  channel: 'Hình thức nộp',
  stage: 'Bước hiện tại',
  officer: 'Cán bộ xử lý',
  term: 'Thời hạn giải quyết',
  delayReason: 'Lý do trễ',
};

/** What a heading says: a column, and how likely that reading is among its synonyms (0 the likeliest). */
export interface Reading {
  readonly column: Column;
  readonly rank: number;
}

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

/** Without spaces too, so that "MaHoSo" is "Mã hồ sơ". */
const key = (text: string): string => plain(text).replaceAll(' ', '');

const READINGS: ReadonlyMap<string, Reading> = new Map(
  COLUMNS.flatMap((column) => HEADINGS[column].map((name, rank) => [key(name), { column, rank }] as const)),
);

/** What a heading says, brackets and their content aside; undefined for a heading nobody knows. */
export const readingOf = (heading: string): Reading | undefined =>
  READINGS.get(key(heading)) ?? READINGS.get(key(heading.replace(/\(.*?\)|\[.*?\]/g, ' ')));

/** How many different columns a row of headings names. */
export const knownHeadings = (cells: readonly string[]): number =>
  new Set(cells.flatMap((cell) => (cell.length > 120 ? [] : (readingOf(cell)?.column ?? [])))).size;
