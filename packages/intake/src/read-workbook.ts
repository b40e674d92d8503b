// An Excel workbook to rows of texts, as if each cell had been typed; dates become ISO, so that no reader can swap day and month.
import type { CellValue } from 'hucre';
import { IntakeError } from './intake-error.ts';
import { zipSize } from './zip-size.ts';

/** A commune's largest list unpacks to some tens of MB; more is a fault or an attack. */
const LARGEST_UNPACKED = 300 * 1024 * 1024;
const MOST_ENTRIES = 5_000;

/**
 * The sheets of an .xlsx file, each as rows of texts; row n of a sheet is at index n − 1.
 * @throws {IntakeError} `file-format` for a workbook that is damaged, protected, or unpacks to too much.
 */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<readonly (readonly (readonly string[])[])[]> {
  const size = zipSize(bytes);
  if (!size) throw unusable(file, 'bị hỏng, không mở được', 'is damaged and cannot be opened');
  if (size.unpacked > LARGEST_UNPACKED || size.entries > MOST_ENTRIES) {
    throw unusable(file, 'nở ra quá lớn khi giải nén', 'unpacks to too much');
  }
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ rows }) => rows.map((row) => row.map(textOf)));
  } catch {
    throw unusable(
      file,
      'không phải sổ Excel (.xlsx) đọc được, hoặc có mật khẩu',
      'is no readable Excel workbook (.xlsx), or has a password',
    );
  }
}

/** Dates come as wall-clock time written as UTC: the hours are the office's own. */
function textOf(cell: CellValue): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell).normalize('NFC');
  if (Number.isNaN(cell.getTime())) return '';
  const iso = cell.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

function unusable(file: string, vi: string, en: string): IntakeError {
  return new IntakeError(
    'file-format',
    {
      vi: `Tệp ${file} ${vi}; hãy mở bằng Excel, lưu lại thành .xlsx hoặc "CSV UTF-8" rồi nhập lại.`,
      en: `The file ${file} ${en}; open it in Excel, save it as .xlsx or "CSV UTF-8" and import again.`,
    },
    file,
  );
}
