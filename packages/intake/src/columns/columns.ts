// The columns a dossier list can have, and what each is usually called.

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

/** What is longer is no heading. */
export const LONGEST_HEADING = 120;

/** The columns in the order they are shown. */
export const COLUMNS: readonly Column[] = Object.keys(USUAL_HEADING) as Column[];
