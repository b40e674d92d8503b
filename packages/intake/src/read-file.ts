// A file to what it brings, by content and not by name: events, or rows of a dossier list.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { DungHenError, EventError, parseEvent, quote, type DossierEvent } from '@dunghen/core';
import { parse as parseCsv } from 'csv-parse/sync';
import { IntakeError, type RowFault } from './intake-error.ts';
import { readList, type ListRow } from './read-list.ts';
import { decodeText } from './read-text.ts';
import { readWorkbook } from './read-workbook.ts';

/** One line of an event file: an event, or what is wrong with the line. */
export type EventLine = { readonly row: number; readonly event: DossierEvent } | { readonly row: number; readonly fault: RowFault };

/** A file read whole; nothing has been written anywhere yet. */
export interface FileContent {
  /** The file's own name, without its folder. */
  readonly file: string;
  readonly sha256: string;
  readonly content: { readonly events: readonly EventLine[] } | { readonly list: readonly ListRow[] };
}

/** Larger files are refused before they are read: a commune's list has some thousands of rows. */
const LARGEST_FILE = 1024 ** 3;

/**
 * Reads a file whole.
 * @throws {IntakeError} `file-absent`, `file-unreadable`, `file-empty`, `file-format`, `file-encoding`, `no-headings`.
 */
export async function readIntakeFile(path: string): Promise<FileContent> {
  const file = basename(path);
  const bytes = readBytes(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { file, sha256, content: { list: readSheets(await readWorkbook(bytes, file), file) } };
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw oldExcel(file);
  const text = decodeText(bytes, file);
  const start = text.trimStart();
  if (start === '') throw fault('file-empty', file, ['trống, không có dữ liệu', 'is empty']);
  if (start.startsWith('{')) return { file, sha256, content: { events: readEvents(text, file) } };
  if (start.startsWith('<') || start.startsWith('[') || text.includes('\u0000')) {
    throw fault('file-format', file, ['không phải danh sách CSV hay tệp sự kiện NDJSON', 'is neither a CSV list nor an NDJSON event file']);
  }
  return { file, sha256, content: { list: readList(readCsv(text, file), file) } };
}

function readBytes(path: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw fault('file-unreadable', path, ['không phải là một tệp', 'is not a file']);
    if (stat.size > LARGEST_FILE) throw fault('file-unreadable', path, ['lớn hơn 1 GB', 'is larger than 1 GB']);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') throw fault('file-absent', path, ['không có ở đường dẫn này', 'does not exist']);
    throw fault('file-unreadable', path, [`không mở được (${code})`, `cannot be opened (${code})`]);
  }
}

function readEvents(text: string, file: string): readonly EventLine[] {
  const lines: EventLine[] = [];
  let good = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const row = index + 1;
    if (line.trim() === '') continue;
    try {
      lines.push({ row, event: parseEvent(parseJson(line)) });
      good++;
    } catch (error) {
      if (!(error instanceof DungHenError)) throw error;
      lines.push({ row, fault: { row, column: null, code: error.code, error } });
    }
  }
  const first = lines[0];
  if (good === 0 && lines.every((line) => 'fault' in line && line.fault.code === 'bad-json') && first) {
    throw fault('file-format', file, ['không phải tệp sự kiện NDJSON: không dòng nào là JSON', 'is no NDJSON event file: no line is JSON']);
  }
  return lines;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new EventError('bad-json', {
      vi: `Dòng này không phải JSON: ${quote(line.slice(0, 20))}; mỗi dòng phải là một sự kiện {"dossier","type","at",…}.`,
      en: `This line is not JSON: ${quote(line.slice(0, 20))}; each line must be one event {"dossier","type","at",…}.`,
    });
  }
}

function readCsv(text: string, file: string): readonly (readonly string[])[] {
  try {
    return parseCsv(text, { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, bom: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fault('file-format', file, [`không phải CSV hợp lệ (${reason})`, `is not valid CSV (${reason})`]);
  }
}

/** The separator that occurs most in the first lines, outside quotes. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const count = (mark: string): number => head.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** The first sheet that holds a list; the fault of the first one when none does. */
function readSheets(sheets: readonly (readonly (readonly string[])[])[], file: string): readonly ListRow[] {
  let first: unknown = fault('file-empty', file, ['không có trang tính nào', 'has no sheet']);
  for (const [index, rows] of sheets.entries()) {
    try {
      return readList(rows, file);
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      if (index === 0) first = error;
    }
  }
  throw first;
}

function oldExcel(file: string): IntakeError {
  return new IntakeError(
    'file-format',
    {
      vi: `Tệp ${file} là Excel đời cũ (.xls) hoặc có mật khẩu, chưa đọc được trực tiếp; hãy mở bằng Excel và lưu lại thành .xlsx, không mật khẩu.`,
      en: `The file ${file} is an old Excel file (.xls) or has a password and cannot be read directly yet; open it in Excel and save it as .xlsx without a password.`,
    },
    file,
  );
}

function fault(code: string, file: string, [vi, en]: readonly [string, string]): IntakeError {
  return new IntakeError(
    code,
    { vi: `Tệp ${file} ${vi}; hãy kiểm tra lại rồi nhập lại.`, en: `The file ${file} ${en}; check it and import again.` },
    file,
  );
}
