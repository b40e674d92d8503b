// Faults of files and of rows: a file that cannot be read stops everything, a bad row stops only itself.
import { DungHenError, formatDay, type EpochDay } from '@dunghen/core';

/**
 * Codes: `file-absent`, `file-unreadable`, `file-empty`, `file-too-large`, `file-format`, `file-encoding`, `file-encrypted`,
 * `file-macros`, `file-unsafe`, `file-changed`, `no-headings`, `mapping-doubtful`, `state-in-title`, `dates-doubtful`, `day-doubtful`, `several-lists`, `bad-mapping`, `code-changed`, `other-dossiers`, `names-changed`, `other-office`,
 * `rejects-unwritable`; and of a row
 * `cell-too-long`, `cell-error`, `old-font`, `ragged-row`, `code-as-number`, `duplicate-code`, `receipt-changed`, `term-changed`, `end-changed`,
 * `end-without-date`, `term-doubtful`, `as-above`, `lists-differ`, `paused-otherwise`.
 */
export class IntakeError extends DungHenError {}

/** One thing wrong in one row, in the interface's shape; the message never repeats personal columns. */
export interface RowFault {
  readonly row: number;
  /** The sheet, where several were read. */
  readonly sheet?: string;
  /** The heading or the event's field; null when the whole row is at fault. */
  readonly column: string | null;
  readonly code: string;
  readonly error: DungHenError;
}

/** The fault of a file, as one sentence "Tệp X …; hãy …". */
export function fileFault(
  code: string,
  file: string,
  vi: string,
  en: string,
  cure: readonly [vi: string, en: string] = CHECK,
): IntakeError {
  return new IntakeError(code, { vi: `Tệp ${file} ${vi}; ${cure[0]}.`, en: `The file ${file} ${en}; ${cure[1]}.` }, file);
}

const CHECK = ['hãy kiểm tra lại rồi nhập lại', 'check it and import again'] as const;

/** The cure for whatever a spreadsheet program can put right by saving once more. */
export const SAVE_AGAIN = [
  'hãy mở bằng Excel, lưu lại thành .xlsx hoặc "CSV UTF-8" rồi nhập lại',
  'open it in Excel, save it as .xlsx or "CSV UTF-8" and import again',
] as const;

/** The cure for two tables on one sheet. */
export const ONE_TABLE = [
  'hãy để mỗi bảng trên một trang tính hay một tệp riêng rồi nhập lại',
  'put each table on a sheet or in a file of its own and import again',
] as const;

/** The cure for a file of several lists. The inbox has no option but the mapping file. */
export const ONE_SHEET = [
  'chọn một trang bằng --sheet TÊN (hộp thư đến: ghi sheet = "TÊN" vào tệp ghép cột)',
  'choose one sheet with --sheet NAME (for the inbox: sheet = "NAME" in the mapping file)',
] as const;

/** The cure for codes that are those of other dossiers, in the list of a day. */
export const newCodesOf = (on: EpochDay): readonly [vi: string, en: string] => [
  `nhập kèm --new-codes (hộp thư đến: ghi newCodes = "${formatDay(on)}" vào tệp ghép cột rồi thả lại tệp)`,
  `import with --new-codes (for the inbox: newCodes = "${formatDay(on)}" in the mapping file, then drop the file again)`,
];

/** The cure for dossiers that are the known ones although who applied, or for what, differs, in the list of a day. */
export const sameDossiersOf = (on: EpochDay): readonly [vi: string, en: string] => [
  `nhập kèm --same-dossiers (hộp thư đến: ghi sameDossiers = "${formatDay(on)}" vào tệp ghép cột rồi thả lại tệp)`,
  `import with --same-dossiers (for the inbox: sameDossiers = "${formatDay(on)}" in the mapping file, then drop the file again)`,
];

/** The cure for events that are not written one a line. */
export const ONE_A_LINE = [
  'hãy ghi mỗi sự kiện trọn trên một dòng, không có dấu [ ] bao quanh (NDJSON, xem docs/events.md), rồi nhập lại',
  'write each event whole on one line, without brackets around them all (NDJSON, see docs/events.md), and import again',
] as const;

/** The fault of a file that ends before it is complete. */
export const cutOff = (file: string): IntakeError =>
  fileFault('file-format', file, 'bị hỏng hoặc bị cắt giữa chừng, thiếu phần cuối', 'is damaged or cut off: its end is missing', [
    'hãy xuất lại từ hệ thống nguồn rồi nhập lại',
    'export it again from the source system and import that',
  ]);

/** The fault of a place that takes no file of refused rows. */
export function cannotWriteRejects(path: string, error: unknown): IntakeError {
  const { code: reason } = error as { readonly code: string };
  return fileFault('rejects-unwritable', path, `không ghi được (${reason})`, `cannot be written (${reason})`, [
    'hãy chọn chỗ khác bằng --rejects',
    'name another place with --rejects',
  ]);
}

/** The fault of a mapping file, or of what it says of a list. */
export function badMapping(file: string, vi: string, en: string): IntakeError {
  return new IntakeError(
    'bad-mapping',
    { vi: `Tệp ${file} ${vi}; hãy sửa tệp ghép cột rồi nhập lại.`, en: `The file ${file} ${en}; mend the mapping file and import again.` },
    file,
  );
}
